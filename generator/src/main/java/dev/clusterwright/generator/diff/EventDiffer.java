package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Event;

/** Compares the events of a cluster. */
final class EventDiffer extends ElementDiffer<Event> {
    private final Cluster olderCluster;
    private final Cluster newerCluster;
    private final Context context;
    private final Existence existence;

    EventDiffer(Cluster olderCluster, Cluster newerCluster, Context context, Changes changes) {
        super(Kind.EVENT, changes);
        this.olderCluster = olderCluster;
        this.newerCluster = newerCluster;
        this.context = context;
        this.existence = Existence.since(olderCluster);
    }

    @Override
    long id(Event event) {
        return event.id();
    }

    @Override
    String name(Event event) {
        return event.name();
    }

    @Override
    String text(Event event) {
        return Texts.small(event.priority()) + ", " + Texts.message(event.access(), event.conformance());
    }

    @Override
    boolean canBe(Event older, Event newer) {
        return Names.alike(older.name(), newer.name()) || CommandDiffer.alike(older.fields(), newer.fields());
    }

    @Override
    Verdict added(Event event) {
        return existence.added("event", event.conformance());
    }

    @Override
    Verdict removed(Event event) {
        return Existence.removed("event", event.conformance());
    }

    @Override
    void compare(Subject subject, Event older, Event newer) {
        fact(
                subject,
                older,
                newer,
                "priority",
                event -> Texts.small(event.priority()),
                Verdict.behaviour(
                        "Servers keep it for a longer or a shorter time than before, and may report it sooner or"
                                + " later."));
        new AccessRules(subject, older, newer, changes).compare(older.access(), newer.access());
        Verdict conformance = ConformanceRules.element(older.conformance(), newer.conformance());
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
        FieldDiffer.fields(
                subject,
                Flow.SERVER,
                new FieldDiffer.Scope(olderCluster.attributes(), older.fields()),
                new FieldDiffer.Scope(newerCluster.attributes(), newer.fields()),
                context,
                changes);
    }
}
