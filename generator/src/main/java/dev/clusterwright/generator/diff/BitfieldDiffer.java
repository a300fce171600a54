package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.DataType.Bitfield;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the bits of a bitmap. */
final class BitfieldDiffer extends ElementDiffer<Bitfield> {
    BitfieldDiffer(Changes changes) {
        super(Kind.BITFIELD, changes);
    }

    @Override
    long id(Bitfield bits) {
        return bits.low();
    }

    @Override
    String name(Bitfield bits) {
        return bits.name();
    }

    @Override
    String text(Bitfield bits) {
        return range(bits) + ", " + bits.conformance();
    }

    @Override
    @Nullable Bitfield holder(List<Bitfield> others, Bitfield bits) {
        return others.stream()
                .filter(other -> other.low() <= bits.high() && bits.low() <= other.high())
                .findFirst()
                .orElse(null);
    }

    @Override
    Verdict added(Bitfield bits) {
        return Verdict.additive("Peers of the older definitions neither set nor look at it.");
    }

    @Override
    Verdict removed(Bitfield bits) {
        return Verdict.behaviour(
                "Peers of the older definitions may still set it, and those of the newer do not look at it.");
    }

    @Override
    void compare(Subject subject, Bitfield older, Bitfield newer) {
        if (older.high() - older.low() != newer.high() - newer.low()) {
            changes.changed(
                    subject,
                    "width",
                    range(older),
                    range(newer),
                    Verdict.wire("One reads another number from the same bits than the other wrote."),
                    older,
                    newer);
        }
        fact(
                subject,
                older,
                newer,
                "code",
                Bitfield::code,
                Verdict.editorial("Only definitions use the code; what is sent is the bit."));
        Verdict conformance = ConformanceRules.element(older.conformance(), newer.conformance());
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }

    private static String range(Bitfield bits) {
        return bits.isSingleBit() ? "bit " + bits.low() : "bits " + bits.low() + " to " + bits.high();
    }
}
