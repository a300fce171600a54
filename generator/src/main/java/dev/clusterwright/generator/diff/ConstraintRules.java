package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand.Literal;
import org.jspecify.annotations.Nullable;

/** What it means that other values are allowed. */
final class ConstraintRules {
    private ConstraintRules() {}

    /**
     * Compares two constraints of a field.
     *
     * @param olderBounds what the older one comes to in numbers; null where that is unknown
     * @param newerBounds what the newer one comes to
     * @return null if nothing is different
     */
    static @Nullable Verdict of(
            Constraint older, Constraint newer, @Nullable Bounds olderBounds, @Nullable Bounds newerBounds, Flow flow) {
        String before = older.toString();
        String after = newer.toString();
        if (Texts.plain(before).equals(Texts.plain(after))) {
            return null;
        }
        if (Formulas.respelt(before, after)) {
            return Verdict.editorial("The same limits, with a name spelt otherwise.");
        }
        boolean prose = older instanceof Constraint.Described || newer instanceof Constraint.Described;
        if (prose || olderBounds == null || newerBounds == null || olderBounds.isEmpty() || newerBounds.isEmpty()) {
            return changed(older, newer);
        }
        boolean exact = isExact(older) && isExact(newer);
        if (olderBounds.equals(newerBounds)) {
            return exact
                    ? Verdict.editorial("The same limits in other words: " + newerBounds + ".")
                    : changed(older, newer);
        }
        if (olderBounds.and(newerBounds).equals(newerBounds)) {
            return tightened(olderBounds, newerBounds, flow);
        }
        if (olderBounds.and(newerBounds).equals(olderBounds)) {
            return loosened(olderBounds, newerBounds, flow);
        }
        return Verdict.behaviour("Other values are allowed: " + newerBounds + " instead of " + olderBounds + ".");
    }

    private static Verdict tightened(Bounds older, Bounds newer, Flow flow) {
        String limits = "Tighter: " + newer + " instead of " + older + "; ";
        return Verdict.behaviour(limits
                + (flow.clientSends()
                        ? "servers of the newer definitions refuse what clients of the older ones may still send."
                        : "servers of the older definitions may still send what is out of bounds now."));
    }

    private static Verdict loosened(Bounds older, Bounds newer, Flow flow) {
        String limits = "Looser: " + newer + " instead of " + older + "; ";
        return flow == Flow.CLIENT
                ? Verdict.additive(limits + "what clients of the older definitions send is still allowed.")
                : Verdict.behaviour(limits + "clients of the older definitions may be sent what they do not expect.");
    }

    private static Verdict changed(Constraint older, Constraint newer) {
        if (newer instanceof Constraint.Described) {
            return Verdict.behaviour("The limits are in prose only now.");
        }
        return Verdict.behaviour(
                older instanceof Constraint.Described
                        ? "The limits were in prose only, and are numbers or names now."
                        : "Other values may be allowed than before.");
    }

    /** Whether its bounds say all that it says. */
    private static boolean isExact(Constraint constraint) {
        if (constraint instanceof Constraint.Range range) {
            return isExact(range.min()) && isExact(range.max());
        }
        return constraint instanceof Constraint.Unconstrained
                || (constraint instanceof Constraint.Allowed allowed && isExact(allowed.value()));
    }

    private static boolean isExact(Constraint.@Nullable Operand operand) {
        return operand == null || operand instanceof Literal || operand instanceof Constraint.Operand.Constant;
    }
}
