package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.Reference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares device types. */
final class DeviceTypeDiffer extends ElementDiffer<DeviceType> {
    DeviceTypeDiffer(Changes changes) {
        super(Kind.DEVICE_TYPE, changes);
    }

    @Override
    long id(DeviceType type) {
        return type.isBase() ? Part.NO_ID : type.id();
    }

    @Override
    String name(DeviceType type) {
        return type.name();
    }

    @Override
    String text(DeviceType type) {
        return "revision " + type.revision();
    }

    @Override
    Verdict added(DeviceType type) {
        return Verdict.additive("Devices may be of the type; those who do not know it look at their clusters.");
    }

    @Override
    Verdict removed(DeviceType type) {
        return Verdict.behaviour("Devices of the type are strangers to peers of the newer definitions.");
    }

    @Override
    void compare(Subject subject, DeviceType older, DeviceType newer) {
        Histories.compare(
                subject,
                older,
                newer,
                new Histories.Told(older.revision(), older.history()),
                new Histories.Told(newer.revision(), newer.history()),
                changes);
        classified(subject, older, newer, "class", type -> constant(type.category()));
        classified(subject, older, newer, "scope", type -> constant(type.scope()));
        fact(
                subject,
                older,
                newer,
                "superset of",
                type -> reference(type.superset()),
                Verdict.behaviour("Devices of the type can do all of another type than before."));
        new ConditionDiffer(changes).compare(subject, older.conditions(), newer.conditions());
        RequirementDiffer requirements = new RequirementDiffer(changes);
        requirements.clusters(subject, older.requirements(), newer.requirements());
        requirements.components(subject, older.components(), newer.components());
        requirements.conditions(subject, older.conditionRequirements(), newer.conditionRequirements());
    }

    /** What is not said is no other than what is. */
    private void classified(
            Subject subject, DeviceType older, DeviceType newer, String aspect, Function<DeviceType, String> part) {
        String before = part.apply(older);
        String after = part.apply(newer);
        if (!before.equals(after)) {
            Verdict verdict = before.isEmpty() || after.isEmpty()
                    ? Verdict.editorial("One of the definitions does not say.")
                    : Verdict.behaviour("Devices of the type play another part.");
            changes.changed(subject, aspect, before, after, verdict, older, newer);
        }
    }

    private static String constant(@Nullable Enum<?> constant) {
        return constant == null ? "" : Texts.small(constant);
    }

    /** By its number: what another device type is called is that one's affair. */
    private static String reference(@Nullable Reference other) {
        return other == null ? "" : Texts.id(Kind.DEVICE_TYPE, other.id());
    }
}
