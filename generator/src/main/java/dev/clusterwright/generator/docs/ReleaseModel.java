package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A release and where its pages are.
 *
 * @param folder the folder of its pages in the site
 * @param clusters those that have a page, by id
 * @param deviceTypes those that have a page, by id
 */
record ReleaseModel(
        String name, String folder, Model model, Map<Long, Cluster> clusters, Map<Long, DeviceType> deviceTypes) {
    /** What a release without a name is kept in. */
    private static final String UNNAMED = "definitions";

    static ReleaseModel of(Model model) {
        return new ReleaseModel(
                model.release().orElse(""),
                model.release().orElse(UNNAMED),
                model,
                model.clusters().stream().collect(Collectors.toMap(Cluster::id, Function.identity(), (a, b) -> a)),
                model.deviceTypes().stream()
                        .collect(Collectors.toMap(DeviceType::id, Function.identity(), (a, b) -> a)));
    }

    /** What it is called on pages. */
    String title() {
        return name.isEmpty() ? "unversioned" : name;
    }
}
