package dev.clusterwright.generator.diff;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Expression;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What it means that something has to be there under other circumstances. */
final class ConformanceRules {
    private ConformanceRules() {}

    /** Of an element that a server has or has not; null if nothing is different. */
    static @Nullable Verdict element(Conformance older, Conformance newer) {
        return circumstances(older, newer, "Other devices than before have it, or may.");
    }

    private static @Nullable Verdict circumstances(Conformance older, Conformance newer, String otherwise) {
        String before = older.toString();
        String after = newer.toString();
        if (Texts.plain(before).equals(Texts.plain(after))) {
            return null;
        }
        return Formulas.respelt(before, after)
                ? Verdict.editorial("The same circumstances, with a name spelt otherwise.")
                : Verdict.behaviour(sentence(older, newer, otherwise));
    }

    /** Of a field; null if nothing is different. */
    static @Nullable Verdict field(Conformance older, Conformance newer, Flow flow) {
        if (always(older) == always(newer)) {
            return circumstances(older, newer, "It has to be there, or may, under other circumstances than before.");
        }
        if (ofFeatures(older) || ofFeatures(newer)) {
            return Verdict.behaviour(
                    "It is always there where a server has certain features, by both definitions; without"
                            + " them by one only, and peers of that one refuse it otherwise.");
        }
        if (always(newer)) {
            return Verdict.wire(
                    flow.clientSends()
                            ? "Clients of the older definitions may leave it out, and servers of the newer refuse that."
                            : "Servers of the older definitions may leave it out, and clients of the newer refuse that.");
        }
        return Verdict.wire(
                flow.serverSends()
                        ? "Servers of the newer definitions may leave it out, and clients of the older refuse that."
                        : "Clients of the newer definitions may leave it out, and servers of the older refuse that.");
    }

    private static String sentence(Conformance older, Conformance newer, String otherwise) {
        if (newer instanceof Conformance.Obsolete) {
            return "It is deprecated: new devices should do without, and clients cannot count on it.";
        }
        if (newer instanceof Conformance.Disallowed) {
            return "It is not allowed any more.";
        }
        if (onTrial(older) && !onTrial(newer)) {
            return "It is no longer on trial: devices have to get it right from now on.";
        }
        if (onTrial(newer) && !onTrial(older)) {
            return "It is on trial now: devices cannot be certified with it, and it may still change.";
        }
        if (always(newer)) {
            return "Every device has to have it now; one of the older definitions need not.";
        }
        if (always(older)) {
            return "Devices need not always have it any more, and clients of the older definitions count on it.";
        }
        return otherwise;
    }

    /** Whether it has to be there, whatever else is. */
    static boolean always(Conformance conformance) {
        return conformance.equals(Conformance.Mandatory.ALWAYS);
    }

    /**
     * Whether some device has to have it that has nothing which came with it.
     *
     * @param known tells the features, by code, that there were before
     */
    static boolean demanded(Conformance conformance, Predicate<String> known) {
        return !onTrial(conformance)
                && alternatives(conformance).stream()
                        .anyMatch(part -> part instanceof Conformance.Mandatory mandatory
                                && (mandatory.condition() == null || !isNews(mandatory.condition(), known)));
    }

    /** Whether a condition needs a feature that is unknown. */
    private static boolean isNews(Expression condition, Predicate<String> known) {
        if (condition instanceof Expression.Feature feature) {
            return !known.test(feature.code());
        }
        if (condition instanceof Expression.And and) {
            return and.operands().stream().anyMatch(operand -> isNews(operand, known));
        }
        return condition instanceof Expression.Or or
                && or.operands().stream().allMatch(operand -> isNews(operand, known));
    }

    /** Whether it has to be there as long as the server has some features, which nobody changes. */
    private static boolean ofFeatures(Conformance conformance) {
        return conformance instanceof Conformance.Mandatory mandatory
                && mandatory.condition() != null
                && ofFeatures(mandatory.condition());
    }

    private static boolean ofFeatures(Expression condition) {
        if (condition instanceof Expression.And and) {
            return and.operands().stream().allMatch(ConformanceRules::ofFeatures);
        }
        if (condition instanceof Expression.Or or) {
            return or.operands().stream().allMatch(ConformanceRules::ofFeatures);
        }
        return condition instanceof Expression.Feature
                || (condition instanceof Expression.Not not && ofFeatures(not.operand()));
    }

    private static boolean onTrial(Conformance conformance) {
        return alternatives(conformance).get(0) instanceof Conformance.Provisional;
    }

    private static List<Conformance> alternatives(Conformance conformance) {
        return conformance instanceof Conformance.Otherwise otherwise ? otherwise.alternatives() : List.of(conformance);
    }
}
