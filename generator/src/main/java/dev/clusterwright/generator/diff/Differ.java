package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Cluster.Revision;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Two models to what changed between them:
 *
 * <ol>
 *   <li>pair the clusters, and the types that they or nobody declares;
 *   <li>find out who sends which struct;
 *   <li>compare clusters, device types, namespaces and the types of all, each with what it was;
 *   <li>leave out what has not changed.
 * </ol>
 *
 * <p>Everything is classed but for what it means to Java. Both models have to be of the same selection: what only one of
 * them was asked for would be taken for new, or gone.
 */
public final class Differ {
    private final Context context;
    private final List<Section> sections = new ArrayList<>();

    private Differ(Context context) {
        this.context = context;
    }

    /**
     * Compares.
     *
     * @param olderName what the older one is called: its release, or its root
     * @param newerName what the newer one is called
     */
    public static Diff between(Model older, Model newer, String olderName, String newerName) {
        List<Pair<Home>> clusters = Home.pairs(older, newer);
        Pair<Home> global = new Pair<>(Home.global(older), Home.global(newer));
        List<Pair<Home>> homes = new ArrayList<>(clusters);
        homes.add(global);
        Context context = new Context(new TypePairs(homes), new Flows(older, newer));

        Differ differ = new Differ(context);
        clusters.forEach(pair -> differ.cluster(pair, older.clusters(), newer.clusters()));
        differ.deviceTypes(older.deviceTypes(), newer.deviceTypes());
        differ.namespaces(older.namespaces(), newer.namespaces());
        differ.globals(global);
        return new Diff(olderName, newerName, differ.sections);
    }

    private void cluster(Pair<Home> pair, List<Cluster> olders, List<Cluster> newers) {
        Changes changes = new Changes();
        ClusterDiffer differ = new ClusterDiffer(context, changes);
        Cluster older = Home.whole(pair.older());
        Cluster newer = Home.whole(pair.newer());
        Cluster either = Objects.requireNonNull(pair.either().cluster());
        Subject subject = Subject.of(Kind.CLUSTER, either.id(), either.name());
        if (older != null || newer != null) {
            differ.report(null, new Pair<>(older, newer), olders, newers);
        }
        if (older != null && newer != null) {
            differ.features(subject, older, newer);
        }
        types(subject, pair, changes);
        if (older != null && newer != null) {
            differ.elements(subject, older, newer);
        }
        int before = Home.revisionOf(pair.older());
        int after = Home.revisionOf(pair.newer());
        add(subject, before, after, pair.newer() == null ? List.of() : either.history(), changes);
    }

    /** Of a cluster that came or went, only types that were or are elsewhere. */
    private void types(Subject subject, Pair<Home> home, Changes changes) {
        TypeDiffer differ = new TypeDiffer(context, changes);
        List<Field> before = Home.attributesOf(home.older());
        List<Field> after = Home.attributesOf(home.newer());
        boolean whole = home.older() != null && home.newer() != null;
        context.types().of(home).stream()
                .filter(type -> whole || (type.older() != null && type.newer() != null))
                .forEach(type -> differ.compare(subject, type, before, after));
    }

    private void deviceTypes(List<DeviceType> older, List<DeviceType> newer) {
        for (Pair<DeviceType> pair : new DeviceTypeDiffer(new Changes()).sorted(older, newer)) {
            Changes changes = new Changes();
            DeviceTypeDiffer differ = new DeviceTypeDiffer(changes);
            differ.report(null, pair, older, newer);
            add(
                    differ.subject(null, pair.either()),
                    pair.older() == null ? 0 : pair.older().revision(),
                    pair.newer() == null ? 0 : pair.newer().revision(),
                    pair.newer() == null ? List.of() : pair.newer().history(),
                    changes);
        }
    }

    private void namespaces(List<Namespace> older, List<Namespace> newer) {
        for (Pair<Namespace> pair : new NamespaceDiffer(new Changes()).sorted(older, newer)) {
            Changes changes = new Changes();
            NamespaceDiffer differ = new NamespaceDiffer(changes);
            differ.report(null, pair, older, newer);
            add(differ.subject(null, pair.either()), 0, 0, List.of(), changes);
        }
    }

    private void globals(Pair<Home> global) {
        context.types().of(global).stream()
                .sorted(Comparator.comparing(type -> type.either().name()))
                .forEach(type -> {
                    Changes changes = new Changes();
                    new TypeDiffer(context, changes).compare(null, type, List.of(), List.of());
                    add(TypeDiffer.subject(null, type.either()), 0, 0, List.of(), changes);
                });
    }

    private void add(Subject subject, int before, int after, List<Revision> history, Changes changes) {
        List<Change> found = changes.found();
        if (!found.isEmpty()) {
            sections.add(new Section(subject, before, after, Histories.between(before, after, history), found));
        }
    }
}
