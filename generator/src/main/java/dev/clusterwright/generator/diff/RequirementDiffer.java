package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.DeviceType.Component;
import dev.clusterwright.generator.model.DeviceType.ConditionRequirement;
import dev.clusterwright.generator.model.DeviceType.ElementKind;
import dev.clusterwright.generator.model.DeviceType.ElementRequirement;
import dev.clusterwright.generator.model.DeviceType.FeatureRequirement;
import dev.clusterwright.generator.model.DeviceType.Side;
import dev.clusterwright.notation.Conformance;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a device type says of clusters and other device types. It refers to them by their numbers: what they are
 * called is their own affair.
 */
final class RequirementDiffer {
    private final Changes changes;

    RequirementDiffer(Changes changes) {
        this.changes = changes;
    }

    /** Compares clusters that an endpoint has. */
    void clusters(Subject deviceType, List<ClusterRequirement> older, List<ClusterRequirement> newer) {
        compare(
                older,
                newer,
                new Statement<>(
                        cluster -> List.of(cluster.clusterId(), cluster.side()),
                        cluster -> deviceType.part(
                                Kind.REQUIREMENT,
                                cluster.clusterId(),
                                cluster.clusterName() + (cluster.side() == Side.SERVER ? " (server)" : " (client)")),
                        ClusterRequirement::conformance),
                this::cluster);
    }

    /** Compares device types of endpoints below. */
    void components(Subject deviceType, List<Component> older, List<Component> newer) {
        compare(
                older,
                newer,
                new Statement<>(
                        component -> component.deviceType().id(),
                        component -> deviceType.part(
                                Kind.DEVICE_TYPE,
                                component.deviceType().id(),
                                component.deviceType().name()),
                        Component::conformance),
                (subject, before, after) -> {
                    if (!before.count().equals(after.count())) {
                        Verdict verdict = Verdict.behaviour("Devices have it on more or fewer endpoints than before.");
                        changes.changed(subject, "count", before.count(), after.count(), verdict, before, after);
                    }
                    clusters(subject, before.requirements(), after.requirements());
                });
    }

    /** Compares conditions that have to be so. */
    void conditions(Subject deviceType, List<ConditionRequirement> older, List<ConditionRequirement> newer) {
        compare(
                older,
                newer,
                new Statement<>(
                        condition -> List.of(condition.deviceType().id(), Names.letters(condition.condition())),
                        condition -> deviceType.part(Kind.CONDITION, Part.NO_ID, condition.condition()),
                        ConditionRequirement::conformance),
                (subject, before, after) -> {});
    }

    private void cluster(Subject subject, ClusterRequirement older, ClusterRequirement newer) {
        if (older.singleton() != newer.singleton()) {
            Verdict verdict = Verdict.behaviour(
                    newer.singleton()
                            ? "Only one endpoint of a node may have it now."
                            : "More than one endpoint of a node may have it now.");
            changes.changed(subject, "singleton", older.singleton(), newer.singleton(), verdict, older, newer);
        }
        compare(
                older.features(),
                newer.features(),
                new Statement<>(
                        FeatureRequirement::code,
                        feature -> subject.part(Kind.FEATURE, Part.NO_ID, feature.code()),
                        FeatureRequirement::conformance),
                (part, before, after) -> {});
        compare(
                older.elements(),
                newer.elements(),
                new Statement<>(
                        element -> element.kind() == ElementKind.FIELD
                                ? List.of(element.kind(), element.id(), Names.letters(element.name()))
                                : List.of(element.kind(), element.id()),
                        element -> subject.part(kind(element), element.id(), element.name()),
                        ElementRequirement::conformance),
                (part, before, after) -> changes.changed(
                        part,
                        "constraint",
                        before.constraint(),
                        after.constraint(),
                        ConstraintRules.of(before.constraint(), after.constraint(), null, null, Flow.BOTH),
                        before,
                        after));
    }

    private static Kind kind(ElementRequirement element) {
        return switch (element.kind()) {
            case ATTRIBUTE -> Kind.ATTRIBUTE;
            case COMMAND -> Kind.COMMAND;
            case FIELD -> Kind.FIELD;
            case EVENT -> Kind.EVENT;
        };
    }

    private <T> void compare(List<T> older, List<T> newer, Statement<T> statement, Rest<T> rest) {
        for (Pair<T> pair : new Pairs<>(older, newer).inOrder(statement.key()).all()) {
            T before = pair.older();
            T after = pair.newer();
            if (before == null) {
                T came = Objects.requireNonNull(after);
                changes.added(statement.subject(came), statement.text(came), added(statement.of(came)), came);
            } else if (after == null) {
                changes.removed(
                        statement.subject(before),
                        statement.text(before),
                        Verdict.behaviour("The device type says nothing of it any more."),
                        before);
            } else {
                Subject subject = statement.subject(after);
                Verdict verdict = changed(statement.of(before), statement.of(after));
                changes.changed(
                        subject, "conformance", statement.text(before), statement.text(after), verdict, before, after);
                rest.compare(subject, before, after);
            }
        }
    }

    private static Verdict added(@Nullable Conformance conformance) {
        if (conformance == null) {
            return Verdict.behaviour("The device type demands something of it now.");
        }
        return ConformanceRules.demanded(conformance, any -> true) || conformance.isDisallowed()
                ? Verdict.behaviour("Devices of the type have to be so now; those of the older definitions may not be.")
                : Verdict.additive("Devices of the type may be so.");
    }

    private static @Nullable Verdict changed(@Nullable Conformance older, @Nullable Conformance newer) {
        if (older == null || newer == null) {
            return older == newer ? null : Verdict.behaviour("One of the definitions leaves it to the cluster.");
        }
        return ConformanceRules.element(older, newer);
    }

    /**
     * What all statements have in common.
     *
     * @param key what is the same for two statements about the same thing
     * @param conformances null where that is left to what it is about
     */
    private record Statement<T>(
            Function<T, Object> key, Function<T, Subject> subjects, Function<T, @Nullable Conformance> conformances) {
        Subject subject(T statement) {
            return subjects.apply(statement);
        }

        @Nullable Conformance of(T statement) {
            return conformances.apply(statement);
        }

        String text(T statement) {
            Conformance conformance = of(statement);
            return conformance == null ? "" : conformance.toString();
        }
    }

    /** Reports everything but conformance. */
    private interface Rest<T> {
        void compare(Subject subject, T older, T newer);
    }
}
