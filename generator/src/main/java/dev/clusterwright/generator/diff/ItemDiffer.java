package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.DataType.Item;

/** Compares the values of an enum. */
final class ItemDiffer extends ElementDiffer<Item> {
    ItemDiffer(Changes changes) {
        super(Kind.ITEM, changes);
    }

    @Override
    long id(Item item) {
        return item.value();
    }

    @Override
    String name(Item item) {
        return item.name();
    }

    @Override
    String text(Item item) {
        return item.value() + ", " + item.conformance();
    }

    @Override
    Verdict added(Item item) {
        return Verdict.additive("Peers of the older definitions do not know what " + item.value() + " means.");
    }

    @Override
    Verdict removed(Item item) {
        return Verdict.behaviour("Peers of the older definitions may still send " + item.value()
                + ", which those of the newer do not know, and may refuse.");
    }

    @Override
    void compare(Subject subject, Item older, Item newer) {
        Verdict conformance = ConformanceRules.element(older.conformance(), newer.conformance());
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }
}
