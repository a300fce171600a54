package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Cluster.Classification;
import java.util.function.Function;

/** Compares clusters, except for the types that they declare. */
final class ClusterDiffer extends ElementDiffer<Cluster> {
    private static final Classification UNCLASSIFIED = new Classification("", "", "", "", "");

    private final Context context;

    ClusterDiffer(Context context, Changes changes) {
        super(Kind.CLUSTER, changes);
        this.context = context;
    }

    @Override
    long id(Cluster cluster) {
        return cluster.id();
    }

    @Override
    String name(Cluster cluster) {
        return cluster.name();
    }

    @Override
    String text(Cluster cluster) {
        return "revision " + cluster.revision() + (cluster.provisional() ? ", provisional" : "");
    }

    @Override
    Verdict added(Cluster cluster) {
        return Verdict.additive("Endpoints may have the cluster; those who do not know it leave it alone.");
    }

    @Override
    Verdict removed(Cluster cluster) {
        return Verdict.wire(
                "Peers of the newer definitions know nothing of the cluster, of which those of the older make use.");
    }

    @Override
    void compare(Subject subject, Cluster older, Cluster newer) {
        Histories.compare(
                subject,
                older,
                newer,
                new Histories.Told(older.revision(), older.history()),
                new Histories.Told(newer.revision(), newer.history()),
                changes);
        changes.changed(
                subject,
                "provisional",
                older.provisional(),
                newer.provisional(),
                older.provisional() == newer.provisional() ? null : provisional(newer),
                older,
                newer);
        classification(subject, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }

    private static Verdict provisional(Cluster newer) {
        return Verdict.behaviour(
                newer.provisional()
                        ? "It is on trial now: devices cannot be certified with it, and it may still change."
                        : "It is no longer on trial: devices have to get it right from now on.");
    }

    /** What is not said is no other than what is. */
    private void classification(Subject subject, Cluster older, Cluster newer) {
        Verdict place = Verdict.behaviour("The cluster plays another part among the clusters of a device.");
        Verdict words = Verdict.editorial("It says nothing of what the cluster has or does.");
        classified(subject, older, newer, "hierarchy", Classification::hierarchy, words);
        classified(subject, older, newer, "base cluster", Classification::base, words);
        classified(subject, older, newer, "role", Classification::role, place);
        classified(subject, older, newer, "scope", Classification::scope, place);
        classified(subject, older, newer, "PICS code", Classification::picsCode, words);
    }

    private void classified(
            Subject subject,
            Cluster older,
            Cluster newer,
            String aspect,
            Function<Classification, String> part,
            Verdict verdict) {
        String before = part.apply(older.classification().orElse(UNCLASSIFIED));
        String after = part.apply(newer.classification().orElse(UNCLASSIFIED));
        if (!before.equals(after)) {
            Verdict known = before.isEmpty() || after.isEmpty()
                    ? Verdict.editorial("One of the definitions does not say.")
                    : verdict;
            changes.changed(subject, aspect, before, after, known, older, newer);
        }
    }

    /** Reports on features, which conformance refers to, and so come before everything else. */
    void features(Subject subject, Cluster older, Cluster newer) {
        new FeatureDiffer(Existence.since(older), changes).compare(subject, older.features(), newer.features());
    }

    /** Reports on attributes, commands and events. */
    void elements(Subject subject, Cluster older, Cluster newer) {
        FieldDiffer.attributes(subject, older, newer, context, changes);
        new CommandDiffer(older, newer, context, changes).compare(subject, older.commands(), newer.commands());
        new EventDiffer(older, newer, context, changes).compare(subject, older.events(), newer.events());
    }
}
