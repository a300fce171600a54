package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Namespace.Tag;

/** Compares the tags of a semantic namespace. */
final class TagDiffer extends ElementDiffer<Tag> {
    TagDiffer(Changes changes) {
        super(Kind.TAG, changes);
    }

    @Override
    long id(Tag tag) {
        return tag.id();
    }

    @Override
    String name(Tag tag) {
        return tag.name();
    }

    @Override
    String text(Tag tag) {
        return tag.description();
    }

    @Override
    Verdict added(Tag tag) {
        return Verdict.additive("Peers of the older definitions do not know what it means.");
    }

    @Override
    Verdict removed(Tag tag) {
        return Verdict.behaviour(
                "Endpoints may still have it, and peers of the newer definitions do not know what it means.");
    }

    @Override
    void compare(Subject subject, Tag older, Tag newer) {
        changes.told(subject, "summary", older.description(), newer.description(), older, newer);
    }
}
