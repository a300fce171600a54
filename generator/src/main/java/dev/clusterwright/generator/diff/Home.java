package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where types are declared: a cluster, or all clusters together.
 *
 * @param cluster null for the types of all
 * @param borrowed whether the cluster is there for some of its types only
 */
record Home(@Nullable Cluster cluster, boolean borrowed, List<Declared> types) {
    /** The clusters of two models, and those that others need types of, by id. */
    static List<Pair<Home>> pairs(Model older, Model newer) {
        return new Pairs<>(clusters(older), clusters(newer))
                        .inOrder(home -> List.of(home.id(), home.letters()))
                        .unique(Home::letters, (one, other) -> true)
                        .unique(Home::id, (one, other) -> true)
                        .all()
                        .stream()
                        .sorted(Comparator.comparing(pair -> pair.either().id()))
                        .toList();
    }

    private static List<Home> clusters(Model model) {
        List<Home> homes = new ArrayList<>();
        model.clusters().forEach(cluster -> homes.add(new Home(cluster, false, cluster.types())));
        model.borrowed().forEach(lender -> homes.add(new Home(lender.cluster(), true, lender.types())));
        return homes;
    }

    private long id() {
        return Objects.requireNonNull(cluster).id();
    }

    private String letters() {
        return Names.letters(Objects.requireNonNull(cluster).name());
    }

    /** The cluster of a place that is there as a whole; null for any other. */
    static @Nullable Cluster whole(@Nullable Home home) {
        return home == null || home.borrowed() ? null : home.cluster();
    }

    /** The revision of the cluster; 0 where there is none. */
    static int revisionOf(@Nullable Home home) {
        return home == null || home.cluster() == null ? 0 : home.cluster().revision();
    }

    /** The place of the types that belong to no cluster. */
    static Home global(Model model) {
        return new Home(null, false, model.globals());
    }

    static List<Declared> typesOf(@Nullable Home home) {
        return home == null ? List.of() : home.types();
    }

    /** The attributes that constraints of its types can refer to. */
    static List<Field> attributesOf(@Nullable Home home) {
        return home == null || home.cluster() == null
                ? List.of()
                : home.cluster().attributes();
    }
}
