package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.SourceFile;

/** Reads a definition file of either dialect; which one it is, its root element tells. */
public final class DefinitionReader {
    private final Errata errata;
    private final Problems problems;

    /** A reader that corrects what it reads and reports to {@code problems}. */
    public DefinitionReader(Errata errata, Problems problems) {
        this.errata = errata;
        this.problems = problems;
    }

    /** What a file declares; nothing, and a problem, if it cannot be read. */
    public DefinitionFile read(SourceFile file) {
        return XmlParser.parse(file, problems)
                .map(root -> file(errata.correct(file.name(), root)))
                .orElse(DefinitionFile.empty());
    }

    private DefinitionFile file(XmlNode root) {
        DataModelReader dataModel = new DataModelReader(problems);
        return switch (root.name()) {
            case "cluster" -> DefinitionFile.of(dataModel.cluster(root));
            case "enums", "bitmaps", "structs", "typeDefs" -> DefinitionFile.ofTypes(dataModel.globalTypes(root));
            case "commands" -> DefinitionFile.ofCommands(dataModel.globalCommands(root));
            case "configurator" -> new SdkReader(problems).file(root);
            case "deviceType" -> DefinitionFile.of(new DeviceTypeReader(problems).deviceType(root));
            case "namespace" -> DefinitionFile.of(new NamespaceReader(problems).namespace(root));
            default -> {
                problems.error(
                        "unknown-dialect",
                        root.location(),
                        "<" + root.name() + "> is not the root of a definition",
                        "The root element is <cluster> in the data-model dialect, <configurator> in the SDK dialect");
                yield DefinitionFile.empty();
            }
        };
    }
}
