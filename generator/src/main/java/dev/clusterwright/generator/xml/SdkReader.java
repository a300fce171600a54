package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the dialect of the SDK, in which vendors write clusters of their own: the root element is {@code <configurator>}.
 * A file may hold any number of clusters, none included, beside types that name the clusters that they are for.
 *
 * <p>What this dialect says in other words is translated into those of the data-model dialect, at the place where it
 * stands, so that the linker knows one vocabulary only. Names of types stay as they are. Its form changed over the years;
 * old and new are read alike.
 */
final class SdkReader {
    /** Device types have a reader of their own; the others say nothing that code could be made of. */
    private static final Set<String> CONFIGURATOR = Set.of(
            "accessControl",
            "atomic",
            "bitmap",
            "cluster",
            "clusterExtension",
            "defaultAccess",
            "deviceType",
            "domain",
            "enum",
            "global",
            "noNamespaceSchemaLocation",
            "schemaLocation",
            "struct",
            "tag",
            "typedef");

    private final Problems problems;

    SdkReader(Problems problems) {
        this.problems = problems;
    }

    DefinitionFile file(XmlNode root) {
        new UnknownElements(problems).warn(root, CONFIGURATOR);
        List<XmlNode> clusters = root.children("cluster");
        SdkMembers members = new SdkMembers(problems);
        SdkTypes types = new SdkTypes(members, problems);
        SdkFeatureMaps featureMaps = new SdkFeatureMaps(clusters);
        List<SharedTypeElement> shared = shared(root, types, featureMaps);
        SdkClusters reader = new SdkClusters(members, types, featureMaps, problems);

        List<ClusterElement> extensions = new ArrayList<>();
        root.children("clusterExtension").forEach(node -> extensions.add(reader.extension(node)));
        featureMaps.ofOthers().forEach((code, featureMap) -> extensions.add(reader.extension(code, featureMap)));
        return new DefinitionFile(
                clusters.stream().map(reader::cluster).toList(),
                extensions,
                shared,
                List.of(),
                new SdkDeviceTypeReader(problems).deviceTypes(root),
                List.of());
    }

    private static List<SharedTypeElement> shared(XmlNode root, SdkTypes types, SdkFeatureMaps featureMaps) {
        List<SharedTypeElement> shared = new ArrayList<>();
        for (XmlNode node : root.children()) {
            switch (node.name()) {
                case "enum" -> shared.add(new SharedTypeElement(types.enumType(node), types.clusters(node)));
                case "struct" -> shared.add(new SharedTypeElement(types.struct(node), types.clusters(node)));
                case "typedef" -> shared.add(new SharedTypeElement(types.typedef(node), types.clusters(node)));
                case "bitmap" -> {
                    List<ClusterCode> codes = types.clusters(node);
                    featureMaps
                            .takeFrom(node, codes)
                            .ifPresent(others -> shared.add(new SharedTypeElement(types.bitmap(node), others)));
                }
                default -> {} // no type
            }
        }
        return shared;
    }
}
