package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.StaticBounds;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it means that a value has another type. */
final class TypeRules {
    /** Types that say how much there is, and nothing of what they mean. */
    private static final Pattern PLAIN = Pattern.compile("(uint|int|enum|map)[0-9]+|octstr|string");

    private final Context context;

    TypeRules(Context context) {
        this.context = context;
    }

    /**
     * Compares.
     *
     * @param sentBefore the integers that a peer of the older definitions sends; null for anything but an integer
     * @param sentAfter the same of the newer
     * @return null if it is the same type, whatever is different within it
     */
    @Nullable Verdict of(DataType older, DataType newer, @Nullable Bounds sentBefore, @Nullable Bounds sentAfter) {
        if (older instanceof ListType before && newer instanceof ListType after) {
            return entries(before, after);
        }
        // Identity is enough, and records of records would take forever to compare.
        if (older == newer || context.types().same(older, newer)) {
            return null;
        }
        Shape before = Shape.of(older);
        Shape after = Shape.of(newer);
        if (before == Shape.ANY || after == Shape.ANY) {
            return Verdict.behaviour("One of the definitions does not say what is sent here.");
        }
        if (before != after) {
            return Verdict.wire("Peers of the older definitions send " + before + " here, those of the newer " + after
                    + ": neither can read the other's.");
        }
        if (sentBefore != null && sentAfter != null) {
            Verdict width = width(older, newer, sentBefore, sentAfter);
            if (width != null) {
                return width;
            }
        }
        return older instanceof Declared one && newer instanceof Declared other
                ? declared(one, other)
                : meaning(older, newer, Objects.equals(sentBefore, sentAfter));
    }

    private @Nullable Verdict entries(ListType older, ListType newer) {
        Verdict entry = of(older.entry(), newer.entry(), Shape.sent(older.entry()), Shape.sent(newer.entry()));
        if (older.entryNullable() == newer.entryNullable()
                || (entry != null && entry.impact() == Impact.WIRE_BREAKING)) {
            return entry;
        }
        return Verdict.wire("An entry may be null by one of the definitions only: peers of the other refuse it.");
    }

    /** Whether each can read what the other sends; null if so. */
    static @Nullable Verdict width(DataType older, DataType newer, Bounds sentBefore, Bounds sentAfter) {
        Bounds readBefore = Shape.encodable(older);
        Bounds readAfter = Shape.encodable(newer);
        if (!fits(sentAfter, readBefore)) {
            return Verdict.wire("Peers of the older definitions read numbers of " + Shape.bits(older)
                    + " bits only, and refuse what is greater; those of the newer may send up to " + sentAfter.max()
                    + ".");
        }
        if (!fits(sentBefore, readAfter)) {
            return Verdict.wire("Peers of the newer definitions read numbers of " + Shape.bits(newer)
                    + " bits only, and refuse what is greater; those of the older may send up to " + sentBefore.max()
                    + ".");
        }
        return null;
    }

    private static boolean fits(Bounds inner, Bounds outer) {
        return inner.and(outer).equals(inner);
    }

    /** Two types that are not the same: as bad as the worst of what is different between them. */
    private Verdict declared(Declared older, Declared newer) {
        if (older.getClass() != newer.getClass()) {
            return Verdict.behaviour("What was " + kind(older) + " is " + kind(newer)
                    + " now: the same numbers are read in another way.");
        }
        Impact worst = context.worst(older, newer);
        return switch (worst) {
            case WIRE_BREAKING ->
                Verdict.wire("It has another type, of which the same members have other numbers or types.");
            case BEHAVIOUR_CHANGING, SOURCE_BREAKING ->
                Verdict.behaviour("It has another type; what is sent is alike, but not all of it means the same.");
            case ADDITIVE -> Verdict.additive("It has another type, which has all of the former and more.");
            case EDITORIAL -> Verdict.editorial("It has another type of the same content.");
        };
    }

    private static String kind(Declared type) {
        Subject.Kind kind = TypeDiffer.kind(type);
        return (kind == Subject.Kind.ENUM ? "an " : "a ") + kind;
    }

    /** Two types that are written alike, of which one at least is a base type. */
    private static Verdict meaning(DataType older, DataType newer, boolean sameNumbers) {
        if (isBits(older) != isBits(newer)) {
            return Verdict.behaviour("What is read as a number by one is read as single bits by the other.");
        }
        if (!isPlain(older) && !isPlain(newer)) {
            return Verdict.behaviour("The same is sent, but it means something else.");
        }
        boolean declared = older instanceof Declared || newer instanceof Declared;
        boolean same = Shape.bits(older) == 0
                ? Objects.equals(StaticBounds.natural(older, false), StaticBounds.natural(newer, false))
                : sameNumbers;
        return declared || same
                ? Verdict.editorial("The same is sent; only the name of the type says more of it, or less.")
                : Verdict.behaviour("The same is sent, but other values are allowed.");
    }

    private static boolean isBits(DataType type) {
        return type instanceof BitmapType || (type instanceof BaseType base && base.kind() == Kind.BITS);
    }

    private static boolean isPlain(DataType type) {
        return type instanceof BaseType base && PLAIN.matcher(base.typeName()).matches();
    }
}
