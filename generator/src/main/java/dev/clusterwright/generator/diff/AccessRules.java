package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Access.Privilege;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares who may do what with an element. */
final class AccessRules {
    private final Subject subject;
    private final Object older;
    private final Object newer;
    private final Changes changes;

    /** Reports on an element. */
    AccessRules(Subject subject, Object older, Object newer, Changes changes) {
        this.subject = subject;
        this.older = older;
        this.newer = newer;
        this.changes = changes;
    }

    void compare(Access before, Access after) {
        privilege("read access", "read", before.read(), after.read(), false);
        privilege("write access", "written", before.write(), after.write(), before.writeOptional());
        privilege("invoke access", "invoked", before.invoke(), after.invoke(), false);
        if (before.write() != null && after.write() != null) {
            flag(
                    "optional write",
                    before,
                    after,
                    Access::writeOptional,
                    Verdict.behaviour("Servers need not let it be written any more, and clients cannot count on it."),
                    Verdict.behaviour(
                            "Every server has to let it be written now; one of the older definitions need not."));
        }
        fabricScoped(before, after);
        flag(
                "fabric-sensitive",
                before,
                after,
                Access::fabricSensitive,
                Verdict.behaviour("It is told to its own fabric only now; others no longer see it."),
                Verdict.behaviour("Other fabrics may be told it too now."));
        flag(
                "timed",
                before,
                after,
                Access::timed,
                Verdict.behaviour(
                        "Servers refuse it with NEEDS_TIMED_INTERACTION now unless it is timed, which clients of the"
                                + " older definitions do not know."),
                Verdict.behaviour("It need not be timed any more; servers of the older definitions still demand it."));
    }

    private void fabricScoped(Access before, Access after) {
        if (subject.last().kind() == Subject.Kind.ATTRIBUTE) {
            String reason =
                    "With a fabric, each sees and writes its own entries only; without, all are everybody's: what"
                            + " one peer writes or reads is not what the other means.";
            flag("fabric-scoped", before, after, Access::fabricScoped, Verdict.wire(reason), Verdict.wire(reason));
        } else {
            flag(
                    "fabric-scoped",
                    before,
                    after,
                    Access::fabricScoped,
                    Verdict.behaviour("It is refused now where there is no fabric yet, as during commissioning."),
                    Verdict.behaviour("It works without a fabric too now."));
        }
    }

    private void privilege(
            String aspect, String done, @Nullable Privilege before, @Nullable Privilege after, boolean optional) {
        if (before == after) {
            return;
        }
        String was = before == null ? "" : Texts.small(before);
        String is = after == null ? "" : Texts.small(after);
        Verdict verdict = optional && after == null
                ? Verdict.behaviour("It cannot be " + done + " any more, which clients could not count on before.")
                : privilege(done, before, after);
        changes.changed(subject, aspect, was, is, verdict, older, newer);
    }

    private static Verdict privilege(String done, @Nullable Privilege before, @Nullable Privilege after) {
        if (before == null) {
            return Verdict.additive("It can be " + done + " now.");
        }
        if (after == null) {
            return Verdict.wire("It cannot be " + done
                    + " any more: servers of the newer definitions refuse what clients of the older ones ask.");
        }
        return Verdict.behaviour(
                after.compareTo(before) > 0
                        ? "Clients that were granted " + Texts.small(before) + " only are refused now."
                        : "Clients that were granted " + Texts.small(after)
                                + " only are no longer refused, except by servers of the older definitions.");
    }

    private void flag(
            String aspect, Access before, Access after, Predicate<Access> flag, Verdict set, Verdict cleared) {
        boolean was = flag.test(before);
        boolean is = flag.test(after);
        if (was != is) {
            changes.changed(subject, aspect, was, is, is ? set : cleared, older, newer);
        }
    }
}
