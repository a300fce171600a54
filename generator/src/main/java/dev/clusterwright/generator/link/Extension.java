package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.EventElement;
import dev.clusterwright.generator.xml.FeatureElement;
import dev.clusterwright.generator.xml.FieldElement;
import dev.clusterwright.generator.xml.TypeElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Adds what a vendor extends a cluster by. An extension only adds: what is there already stays as it is. */
final class Extension {
    private final Problems problems;

    Extension(Problems problems) {
        this.problems = problems;
    }

    /** The cluster with the members of the extension. */
    ClusterElement of(ClusterElement cluster, ClusterElement extension) {
        return new ClusterElement(
                cluster.location(),
                cluster.id(),
                cluster.name(),
                cluster.summary(),
                cluster.revision(),
                cluster.history(),
                cluster.ids(),
                cluster.classification(),
                features(cluster, extension),
                add(cluster.types(), extension.types(), type -> "type " + type.name(), TypeElement::location),
                add(cluster.attributes(), extension.attributes(), a -> "attribute " + a.id(), FieldElement::location),
                add(
                        cluster.commands(),
                        extension.commands(),
                        command -> "command " + command.name(),
                        CommandElement::location),
                add(cluster.events(), extension.events(), event -> "event " + event.id(), EventElement::location));
    }

    /**
     * The SDK's definitions once kept the features of clusters that are alike in a file of its own, and kept them there for
     * a while after the clusters had them too: where an extension is nothing but features, those may be known already.
     */
    private List<FeatureElement> features(ClusterElement cluster, ClusterElement extension) {
        boolean onlyFeatures = extension.types().isEmpty()
                && extension.attributes().isEmpty()
                && extension.commands().isEmpty()
                && extension.events().isEmpty();
        List<FeatureElement> added = extension.features().stream()
                .filter(feature -> !onlyFeatures
                        || cluster.features().stream().noneMatch(own -> Objects.equals(own.bit(), feature.bit())))
                .toList();
        return add(cluster.features(), added, feature -> "feature " + feature.bit(), FeatureElement::location);
    }

    private <T> List<T> add(List<T> own, List<T> added, Function<T, String> key, Function<T, SourceLocation> location) {
        Map<String, T> known = new HashMap<>();
        own.forEach(element -> known.put(key.apply(element), element));
        List<T> all = new ArrayList<>(own);
        for (T element : added) {
            T first = known.putIfAbsent(key.apply(element), element);
            if (first == null) {
                all.add(element);
            } else {
                problems.error(
                        "extension-changes",
                        location.apply(element),
                        "the extension adds " + key.apply(element) + ", which the cluster has already",
                        "It is at " + location.apply(first) + "; give the addition a number with your vendor prefix");
            }
        }
        return all;
    }
}
