package dev.clusterwright.generator.link;

import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.EventElement;
import dev.clusterwright.generator.xml.FieldElement;
import dev.clusterwright.generator.xml.XmlNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds clusters and their parts by name, in whatever case and punctuation: device types refer to {@code On/Off}, to its
 * feature {@code OffOnly} and, in the SDK dialect, to its attribute {@code START_UP_ON_OFF}. Looks into every cluster of
 * every root, wanted or not; reports nothing, that is for who links clusters.
 */
final class ClusterIndex {
    /** A base of a base of a cluster: none is deeper, and definitions may be circular. */
    private static final int MAX_BASES = 4;

    private final Declarations declarations;

    ClusterIndex(Declarations declarations) {
        this.declarations = declarations;
    }

    /** The id of a cluster. */
    Optional<Long> id(String name) {
        String key = Declarations.key(name);
        return declarations.clusters().values().stream()
                .filter(cluster -> Declarations.key(cluster.name()).equals(key))
                .map(Declaration::id)
                .findFirst();
    }

    /** The name of a cluster as the specification writes it. */
    Optional<String> name(long id) {
        return Optional.ofNullable(declarations.clusters().get(id)).map(Declaration::name);
    }

    /** The names of all clusters that have an id. */
    Collection<String> names() {
        return declarations.clusters().values().stream().map(Declaration::name).toList();
    }

    /**
     * A feature of a cluster.
     *
     * @param codeOrName its code, its name, or both: {@code RID (RFID Credential)}
     */
    Optional<Named<String>> feature(long clusterId, String codeOrName) {
        String key = Chooser.key(codeOrName);
        String firstWord = codeOrName.strip().split("[^\\p{L}\\p{N}]", 2)[0];
        return parts(clusterId, ClusterElement::features)
                .filter(feature -> feature.code() != null)
                .filter(feature -> codeOrName.equals(feature.code())
                        || key.equals(Chooser.key(text(feature.name())))
                        || firstWord.equals(feature.code()))
                .map(feature -> new Named<>(text(feature.code()), text(feature.name())))
                .findFirst();
    }

    /**
     * Another part of a cluster.
     *
     * @param kind attribute, command, event or field
     * @param name its name; of a field: its command's, a dot and its own
     */
    Optional<Named<Long>> part(long clusterId, String kind, String name) {
        return switch (kind) {
            case "attribute" -> attribute(clusterId, name);
            case "command" ->
                named(parts(clusterId, ClusterElement::commands), CommandElement::id, CommandElement::name, name);
            case "event" -> named(parts(clusterId, ClusterElement::events), EventElement::id, EventElement::name, name);
            case "field" -> field(clusterId, name);
            default -> Optional.empty();
        };
    }

    /** {@code COLOR_CONTROL_CURRENT_X} is CurrentX: what the SDK dialect puts before a name goes word by word. */
    private Optional<Named<Long>> attribute(long clusterId, String name) {
        Optional<Named<Long>> found =
                named(parts(clusterId, ClusterElement::attributes), FieldElement::id, FieldElement::name, name);
        int word = name.indexOf('_') + 1;
        return found.isPresent() || word == 0 ? found : attribute(clusterId, name.substring(word));
    }

    private Optional<Named<Long>> field(long clusterId, String name) {
        int dot = name.indexOf('.');
        String command = Chooser.key(name.substring(0, Math.max(0, dot)));
        return named(
                        parts(clusterId, ClusterElement::commands)
                                .filter(element -> command.equals(Chooser.key(text(element.name()))))
                                .flatMap(element -> element.fields().stream()),
                        FieldElement::id,
                        FieldElement::name,
                        name.substring(dot + 1))
                .map(field -> new Named<>(field.id(), name));
    }

    private static <E> Optional<Named<Long>> named(
            Stream<E> elements, Function<E, @Nullable String> id, Function<E, @Nullable String> name, String wanted) {
        String key = Chooser.key(wanted);
        return elements.filter(element -> key.equals(Chooser.key(text(name.apply(element)))))
                .flatMap(element ->
                        number(id.apply(element))
                                .map(number -> new Named<>(number, text(name.apply(element))))
                                .stream())
                .findFirst();
    }

    /** The elements of a cluster, and of what it is derived from; inheriting is for who links the cluster. */
    private <E> Stream<E> parts(long clusterId, Function<ClusterElement, List<E>> elements) {
        List<ClusterElement> sources = new ArrayList<>();
        Optional<ClusterElement> source =
                Optional.ofNullable(declarations.clusters().get(clusterId)).map(Declaration::element);
        while (source.isPresent() && sources.size() < MAX_BASES) {
            sources.add(source.get());
            source = source.flatMap(this::base);
        }
        return sources.stream().flatMap(cluster -> elements.apply(cluster).stream());
    }

    private Optional<ClusterElement> base(ClusterElement cluster) {
        return cluster.classification()
                .flatMap(classification -> classification.child("baseCluster"))
                .map(XmlNode::text)
                .flatMap(declarations::named);
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(Numbers::parse)
                .filter(number -> number.bitLength() <= Integer.SIZE && number.signum() >= 0)
                .map(BigInteger::longValue);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Something with an id, and its name as the cluster writes it. */
    record Named<I>(I id, String name) {}
}
