package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Feature;

/** Compares the features of a cluster. */
final class FeatureDiffer extends ElementDiffer<Feature> {
    private final Existence existence;

    FeatureDiffer(Existence existence, Changes changes) {
        super(Kind.FEATURE, changes);
        this.existence = existence;
    }

    @Override
    long id(Feature feature) {
        return feature.bit();
    }

    @Override
    String name(Feature feature) {
        return feature.name();
    }

    @Override
    String code(Feature feature) {
        return feature.code();
    }

    /** A bit that is used again for another purpose. */
    @Override
    boolean canBe(Feature older, Feature newer) {
        return Names.alike(older.name(), newer.name());
    }

    @Override
    String text(Feature feature) {
        return feature.code() + ", " + feature.conformance();
    }

    @Override
    Verdict added(Feature feature) {
        return existence.added("feature", feature.conformance());
    }

    @Override
    Verdict removed(Feature feature) {
        return Verdict.behaviour("Servers of the newer definitions never have the feature, and what depends on it.");
    }

    @Override
    void compare(Subject subject, Feature older, Feature newer) {
        fact(
                subject,
                older,
                newer,
                "code",
                Feature::code,
                Verdict.editorial("Only definitions use the code; what is sent is the bit."));
        Verdict conformance = ConformanceRules.element(older.conformance(), newer.conformance());
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }
}
