package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.model.DeviceType.Condition;

/** Compares the conditions of a device type, which have a name only. */
final class ConditionDiffer extends ElementDiffer<Condition> {
    ConditionDiffer(Changes changes) {
        super(Kind.CONDITION, changes);
    }

    @Override
    long id(Condition condition) {
        return Part.NO_ID;
    }

    @Override
    String name(Condition condition) {
        return condition.name();
    }

    @Override
    String text(Condition condition) {
        return condition.summary();
    }

    @Override
    Verdict added(Condition condition) {
        return Verdict.additive("What depends on it says so itself.");
    }

    @Override
    Verdict removed(Condition condition) {
        return Verdict.editorial("What depended on it says so itself.");
    }

    @Override
    void compare(Subject subject, Condition older, Condition newer) {
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }
}
