package dev.clusterwright.generator.xml;

import static dev.clusterwright.generator.xml.SdkText.element;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.ClusterElement.ClusterIdElement;
import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads clusters of the SDK dialect, and extensions of clusters, which have the same content. */
final class SdkClusters {
    private static final long FEATURE_MAP = 0xFFFC;
    private static final long CLUSTER_REVISION = 0xFFFD;

    private static final Set<String> CLUSTER = Set.of(
            "apiMaturity",
            "attribute",
            "client",
            "code",
            "command",
            "define",
            "description",
            "domain",
            "event",
            "features",
            "generateCmdHandlers",
            "globalAttribute",
            "introducedIn",
            "name",
            "server",
            "singleton",
            "tag");
    private static final Set<String> FEATURE =
            Conformances.and("bit", "code", "name", "default", "summary", "description", "apiMaturity");
    private static final Set<String> COMMAND = Conformances.and(
            "access",
            "apiMaturity",
            "arg",
            "cli",
            "cliFunctionName",
            "code",
            "description",
            "disableDefaultResponse",
            "functionName",
            "group",
            "introducedIn",
            "isFabricScoped",
            "manufacturerCode",
            "mustUseTimedInvoke",
            "name",
            "noDefaultImplementation",
            "optional",
            "quality",
            "response",
            "source");
    private static final Set<String> EVENT = Conformances.and(
            "access",
            "apiMaturity",
            "code",
            "description",
            "field",
            "introducedIn",
            "isFabricSensitive",
            "manufacturerCode",
            "name",
            "optional",
            "priority",
            "quality",
            "side");
    private static final Set<String> SOURCES = Set.of("client", "server");

    private final SdkMembers members;
    private final SdkTypes types;
    private final SdkFeatureMaps featureMaps;
    private final SdkAccess accesses;
    private final Problems problems;
    private final UnknownElements unknown;

    SdkClusters(SdkMembers members, SdkTypes types, SdkFeatureMaps featureMaps, Problems problems) {
        this.members = members;
        this.types = types;
        this.featureMaps = featureMaps;
        this.problems = problems;
        this.unknown = new UnknownElements(problems);
        this.accesses = new SdkAccess(problems);
    }

    ClusterElement cluster(XmlNode node) {
        String id = node.value("code");
        String name = SdkText.name(node);
        boolean provisional = "provisional".equals(node.value("apiMaturity"));
        return cluster(
                node,
                id,
                name,
                revision(node),
                provisional
                        ? List.of(new ClusterIdElement(
                                node.location(),
                                id,
                                name,
                                Optional.of(element(node.location(), "provisionalConform", List.of()))))
                        : List.of());
    }

    /** What is added to a cluster that stands elsewhere; it has no name, and of its revision it says nothing. */
    ClusterElement extension(XmlNode node) {
        return cluster(node, node.value("code"), null, null, List.of());
    }

    /** The features of a cluster that stands elsewhere. */
    ClusterElement extension(ClusterCode cluster, XmlNode featureMap) {
        return new ClusterElement(
                cluster.location(),
                cluster.code(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Optional.empty(),
                features(featureMap, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private ClusterElement cluster(
            XmlNode node,
            @Nullable String id,
            @Nullable String name,
            @Nullable String revision,
            List<ClusterIdElement> ids) {
        unknown.warn(node, CLUSTER);
        Set<String> responses = node.children("command").stream()
                .map(command -> SdkText.line(command.value("response")))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new ClusterElement(
                node.location(),
                id,
                name,
                SdkText.line(node.value("description")),
                revision,
                List.of(),
                ids,
                Optional.empty(),
                features(node),
                List.of(),
                ofServer(node, "attribute").map(members::attribute).toList(),
                node.children("command").stream()
                        .map(command -> command(command, responses))
                        .toList(),
                ofServer(node, "event").map(this::event).toList());
    }

    /** Attributes and events of the client's side are a matter between it and its own software. */
    private static Stream<XmlNode> ofServer(XmlNode cluster, String name) {
        return cluster.children(name).stream().filter(node -> !"client".equals(node.value("side")));
    }

    private static String revision(XmlNode cluster) {
        return globalAttribute(cluster, CLUSTER_REVISION)
                .flatMap(attribute -> attribute.child("value").stream())
                .map(XmlNode::text)
                .findFirst()
                .orElse("1");
    }

    private static Stream<XmlNode> globalAttribute(XmlNode cluster, long code) {
        return cluster.children("globalAttribute").stream()
                .filter(attribute -> SdkText.isNumber(attribute.value("code"), code));
    }

    private List<FeatureElement> features(XmlNode cluster) {
        List<XmlNode> groups = cluster.children("features");
        if (!groups.isEmpty()) {
            groups.forEach(group -> unknown.warn(group, Set.of("feature")));
            return groups.stream()
                    .flatMap(group -> group.children("feature").stream())
                    .map(this::feature)
                    .toList();
        }
        List<XmlNode> tags = globalAttribute(cluster, FEATURE_MAP)
                .flatMap(attribute -> attribute.children("featureBit").stream())
                .toList();
        return featureMaps
                .of(cluster)
                .map(featureMap -> features(featureMap, tags))
                .orElseGet(() -> tags.stream().map(SdkClusters::featureBit).toList());
    }

    private FeatureElement feature(XmlNode node) {
        unknown.warn(node, FEATURE);
        return new FeatureElement(
                node.location(),
                node.value("bit"),
                node.value("code"),
                SdkText.name(node),
                node.value("summary"),
                Conformances.of(node).or(() -> optional(node.location())));
    }

    /** A feature of which only the code is known. */
    private static FeatureElement featureBit(XmlNode node) {
        String tag = node.value("tag");
        return new FeatureElement(node.location(), node.value("bit"), tag, tag, null, optional(node.location()));
    }

    /** The features that a bitmap names; their codes are the tags of the same bits, if there are such. */
    private List<FeatureElement> features(XmlNode featureMap, List<XmlNode> tags) {
        return types.bitmap(featureMap).fields().stream()
                .map(bit -> feature(bit, tags))
                .toList();
    }

    private FeatureElement feature(BitfieldElement bit, List<XmlNode> tags) {
        if (bit.from() != null) {
            problems.error(
                    "bad-mask",
                    bit.location(),
                    "the feature '" + bit.name() + "' has more than one bit",
                    "Write it as in 0x04");
        }
        String code = tags.stream()
                .filter(tag -> SdkText.number(tag.value("bit"))
                        .map(BigInteger::toString)
                        .filter(number -> number.equals(bit.bit()))
                        .isPresent())
                .flatMap(tag -> tag.child("tag").stream())
                .map(XmlNode::text)
                .findFirst()
                .orElse(bit.name());
        return new FeatureElement(bit.location(), bit.bit(), code, bit.name(), null, optional(bit.location()));
    }

    private static Optional<XmlNode> optional(SourceLocation location) {
        return Optional.of(element(location, "optionalConform", List.of()));
    }

    private CommandElement command(XmlNode node, Set<String> responses) {
        unknown.warn(node, COMMAND);
        String name = SdkText.name(node);
        return new CommandElement(
                node.location(),
                SdkMembers.id(node),
                name,
                SdkText.line(node.value("description")),
                direction(node, name != null && responses.contains(name)),
                SdkText.line(node.value("response")),
                accesses.command(node),
                SdkMembers.conformance(node),
                members.fields(node, "arg"));
    }

    /** Who sends a command; what a server sends answers a request, if there is one that names it. */
    private @Nullable String direction(XmlNode command, boolean isResponse) {
        String source = command.value("source");
        if (source == null || !SOURCES.contains(source)) {
            problems.error(
                    "unknown-source",
                    command.location(),
                    "command '" + SdkText.name(command) + "' "
                            + (source == null
                                    ? "does not say who sends it"
                                    : "has the unknown source '" + source + "'"),
                    source == null
                            ? "Write source=\"client\" or source=\"server\""
                            : Hints.didYouMeanOrOneOf(source, SOURCES));
            return null;
        }
        if (source.equals("client")) {
            return "commandToServer";
        }
        return isResponse ? "responseFromServer" : "commandToClient";
    }

    private EventElement event(XmlNode node) {
        unknown.warn(node, EVENT);
        return new EventElement(
                node.location(),
                SdkMembers.id(node),
                SdkText.name(node),
                SdkText.line(node.value("description")),
                node.value("priority"),
                accesses.event(node),
                SdkMembers.conformance(node),
                members.fields(node, "field"));
    }
}
