package dev.clusterwright.cluster;

import dev.clusterwright.cluster.Violation.Kind;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Conformance.Choice;
import dev.clusterwright.notation.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies conformance to elements that stand beside each other: what has to be there, what must not, what is to choose. */
final class Presence {
    /**
     * An element that may be there.
     *
     * @param place where its absence or presence is reported
     * @param scope where the names of its conformance are looked up
     */
    record Element(Place place, String name, Conformance conformance, Truth present, Scope scope) {}

    /** What conformance asks for. */
    private enum Demand {
        MUST,
        MAY,
        MUST_NOT
    }

    /**
     * What the conformance of an element comes to.
     *
     * @param choice the choice that the element is part of, if any
     * @param certain whether it is known that this alternative applies
     */
    private record Outcome(Demand demand, @Nullable Choice choice, boolean certain) {}

    /** An element that can be chosen. */
    private record Candidate(Element element, Choice choice, boolean certain) {}

    private final Report report;
    private final Map<String, List<Candidate>> choices = new LinkedHashMap<>();

    private Presence(Report report) {
        this.report = report;
    }

    /**
     * Reports what the elements break.
     *
     * @param whole where a wrong choice among them is reported
     */
    static void check(List<Element> elements, Place whole, Report report) {
        Presence presence = new Presence(report);
        elements.forEach(presence::check);
        presence.choices.values().forEach(candidates -> presence.check(candidates, whole));
    }

    private void check(Element element) {
        Outcome outcome = outcome(element);
        Choice choice = outcome.choice();
        if (choice != null) {
            choices.computeIfAbsent(choice.letter(), letter -> new ArrayList<>())
                    .add(new Candidate(element, choice, outcome.certain()));
        }
        if (outcome.demand() == Demand.MUST && element.present() == Truth.FALSE) {
            add(element, "is absent but mandatory");
        } else if (outcome.demand() == Demand.MUST_NOT && element.present() == Truth.TRUE) {
            add(element, "is there but not allowed");
        }
    }

    private void add(Element element, String message) {
        report.add(element.place(), Kind.CONFORMANCE, message + " (" + element.conformance() + ")");
    }

    /** The first alternative that applies counts; where that is not known, the element may be there or not. */
    private static Outcome outcome(Element element) {
        Conditions conditions = new Conditions(element.scope());
        boolean certain = true;
        for (Conformance alternative : alternatives(element.conformance())) {
            Truth applies = applies(alternative, conditions);
            certain &= applies != Truth.UNKNOWN;
            if (applies == Truth.TRUE && certain) {
                return new Outcome(demand(alternative), choice(alternative), true);
            }
            if (applies != Truth.FALSE && choice(alternative) != null) {
                return new Outcome(Demand.MAY, choice(alternative), false);
            }
        }
        return new Outcome(certain ? Demand.MUST_NOT : Demand.MAY, null, certain);
    }

    private static List<Conformance> alternatives(Conformance conformance) {
        return conformance instanceof Conformance.Otherwise otherwise ? otherwise.alternatives() : List.of(conformance);
    }

    private static Truth applies(Conformance alternative, Conditions conditions) {
        Expression condition = null;
        if (alternative instanceof Conformance.Mandatory mandatory) {
            condition = mandatory.condition();
        } else if (alternative instanceof Conformance.Optional optional) {
            condition = optional.condition();
        }
        return condition == null ? Truth.TRUE : conditions.holds(condition);
    }

    private static Demand demand(Conformance alternative) {
        if (alternative instanceof Conformance.Mandatory) {
            return Demand.MUST;
        }
        return alternative.isDisallowed() ? Demand.MUST_NOT : Demand.MAY;
    }

    private static @Nullable Choice choice(Conformance alternative) {
        return alternative instanceof Conformance.Optional optional ? optional.choice() : null;
    }

    /** Counts what is chosen of one set: as few as it can be, and as many as it can be. */
    private void check(List<Candidate> candidates, Place whole) {
        List<Candidate> certain = candidates.stream().filter(Candidate::certain).toList();
        if (certain.isEmpty()) {
            return;
        }
        long least = certain.stream()
                .filter(candidate -> candidate.element().present() == Truth.TRUE)
                .count();
        long most = candidates.stream()
                .filter(candidate -> candidate.element().present() != Truth.FALSE)
                .count();
        Choice choice = certain.get(0).choice();
        if (least > choice.max() || most < choice.min()) {
            String names = String.join(
                    ", ",
                    candidates.stream()
                            .map(candidate -> candidate.element().name())
                            .toList());
            report.add(
                    whole,
                    Kind.CONFORMANCE,
                    (least > choice.max() ? least : most) + " of " + names + " there, not " + wanted(choice) + " (O"
                            + choice + ")");
        }
    }

    private static String wanted(Choice choice) {
        if (choice.min() == choice.max()) {
            return Integer.toString(choice.min());
        }
        return choice.max() == Choice.NO_LIMIT ? "at least " + choice.min() : choice.min() + " to " + choice.max();
    }
}
