package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Namespace;

/** Compares semantic namespaces. */
final class NamespaceDiffer extends ElementDiffer<Namespace> {
    NamespaceDiffer(Changes changes) {
        super(Kind.NAMESPACE, changes);
    }

    @Override
    long id(Namespace namespace) {
        return namespace.id();
    }

    @Override
    String name(Namespace namespace) {
        return namespace.name();
    }

    @Override
    String text(Namespace namespace) {
        return namespace.tags().size() + " tags";
    }

    @Override
    Verdict added(Namespace namespace) {
        return Verdict.additive("Endpoints may have tags of it; those who do not know them leave them alone.");
    }

    @Override
    Verdict removed(Namespace namespace) {
        return Verdict.behaviour("Peers of the newer definitions do not know what its tags mean.");
    }

    @Override
    void compare(Subject subject, Namespace older, Namespace newer) {
        new TagDiffer(changes).compare(subject, older.tags(), newer.tags());
    }
}
