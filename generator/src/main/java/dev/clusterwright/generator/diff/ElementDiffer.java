package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares elements of one kind that stand beside each other. What all kinds have in common is here: an element comes or
 * goes, is renamed, is moved to another number, takes a number that was another's. What is special is for the subclass.
 *
 * <p>Two elements are the same one if they have the same number and the same letters in their name; else if they alone have
 * the same name, or code; else if they alone have the same number and {@link #canBe} does not speak against it.
 */
abstract class ElementDiffer<T> {
    private final Kind kind;

    /** Elements by number, of lists that were looked at. */
    private final IdentityHashMap<List<T>, Map<Object, T>> holders = new IdentityHashMap<>();

    protected final Changes changes;

    ElementDiffer(Kind kind, Changes changes) {
        this.kind = kind;
        this.changes = changes;
    }

    /** Its number; {@link Part#NO_ID} for what has none. */
    abstract long id(T element);

    abstract String name(T element);

    /** How it is, for where it came or went. */
    abstract String text(T element);

    /** What it means that it came; its number was free. */
    abstract Verdict added(T element);

    /** What it means that it went; its number is free. */
    abstract Verdict removed(T element);

    /** Reports everything but what has to do with names and numbers. */
    abstract void compare(Subject subject, T older, T newer);

    /** A second name, which nobody else beside it has; null for what has none. */
    @Nullable String code(T element) {
        return null;
    }

    /** Whether two elements with one number and different names can be the same one. */
    boolean canBe(T older, T newer) {
        return true;
    }

    /** Numbers that are only the same within such a group: requests and responses count separately. */
    Object group(T element) {
        return "";
    }

    /** The one of a list whose number excludes that of an element; null for none. */
    @Nullable T holder(List<T> others, T element) {
        if (id(element) == Part.NO_ID) {
            return null;
        }
        return holders.computeIfAbsent(others, this::byNumber).get(number(element));
    }

    private Map<Object, T> byNumber(List<T> elements) {
        Map<Object, T> byNumber = new HashMap<>();
        elements.forEach(element -> byNumber.putIfAbsent(number(element), element));
        return byNumber;
    }

    private Object number(T element) {
        return List.of(group(element), id(element));
    }

    /** Reports all differences of two lists, in the order of their numbers. */
    final void compare(Subject parent, List<T> older, List<T> newer) {
        sorted(older, newer).forEach(pair -> report(parent, pair, older, newer));
    }

    /** Finds what is the same, and what is alone, in the order of their numbers. */
    final List<Pair<T>> sorted(List<T> older, List<T> newer) {
        return pairs(older, newer).all().stream()
                .sorted(Comparator.comparing(pair -> id(pair.either())))
                .toList();
    }

    /** Finds what is the same. */
    final Pairs<T> pairs(List<T> older, List<T> newer) {
        return new Pairs<>(older, newer)
                .inOrder(element -> List.of(group(element), id(element), letters(element)))
                .unique(element -> List.of(group(element), letters(element)), (one, other) -> true)
                .unique(this::letters, (one, other) -> true)
                .unique(this::code, (one, other) -> true)
                .unique(element -> id(element) == Part.NO_ID ? null : number(element), this::canBe);
    }

    private String letters(T element) {
        return Names.letters(name(element));
    }

    /** Reports what came of one of the pairs. */
    final void report(@Nullable Subject parent, Pair<T> pair, List<T> olders, List<T> newers) {
        T older = pair.older();
        T newer = pair.newer();
        if (older == null) {
            T owner = Objects.requireNonNull(newer);
            Verdict verdict = reused(olders, owner, "was that of ");
            changes.added(subject(parent, owner), text(owner), verdict == null ? added(owner) : verdict, owner);
        } else if (newer == null) {
            Verdict verdict = reused(newers, older, "is now that of ");
            changes.removed(subject(parent, older), text(older), verdict == null ? removed(older) : verdict, older);
        } else {
            same(subject(parent, newer), older, newer);
        }
    }

    final Subject subject(@Nullable Subject parent, T element) {
        return parent == null
                ? Subject.of(kind, id(element), name(element))
                : parent.part(kind, id(element), name(element));
    }

    private @Nullable Verdict reused(List<T> others, T element, String is) {
        T holder = holder(others, element);
        return holder == null
                ? null
                : Verdict.wire("The " + numbered(element) + " " + is + name(holder)
                        + ": peers of different definitions take one for the other.");
    }

    private String numbered(T element) {
        return Texts.number(kind) + " " + Texts.id(kind, id(element));
    }

    /** Reports what is different between an element and itself. */
    final void same(Subject subject, T older, T newer) {
        identity(subject, older, newer);
        compare(subject, older, newer);
    }

    private void identity(Subject subject, T older, T newer) {
        if (!name(older).equals(name(newer))) {
            changes.identified(
                    subject,
                    Change.Kind.RENAMED,
                    "name",
                    name(older),
                    name(newer),
                    renamed(older, newer),
                    older,
                    newer);
        }
        if (id(older) != id(newer)) {
            changes.identified(
                    subject,
                    Change.Kind.MOVED,
                    Texts.number(kind),
                    Texts.id(kind, id(older)),
                    Texts.id(kind, id(newer)),
                    Verdict.wire("Peers of the older definitions know it by the " + numbered(older)
                            + ", those of the newer by the " + numbered(newer) + "."),
                    older,
                    newer);
        }
    }

    private Verdict renamed(T older, T newer) {
        if (letters(older).equals(letters(newer))) {
            return Verdict.editorial("The name is spelt otherwise; nothing of it is sent.");
        }
        if (id(newer) == Part.NO_ID || Names.alike(name(older), name(newer))) {
            return Verdict.editorial("Only the name is another; nothing of it is sent.");
        }
        return Verdict.behaviour("The " + numbered(newer)
                + " has an altogether different name: what is sent is the same, but it may mean something else.");
    }

    /** A fact that is not about numbers or names: reports it if it is different. */
    final <F> void fact(Subject subject, T older, T newer, String aspect, Function<T, F> fact, Verdict verdict) {
        F before = fact.apply(older);
        F after = fact.apply(newer);
        if (!before.equals(after)) {
            changes.changed(subject, aspect, before, after, verdict, older, newer);
        }
    }
}
