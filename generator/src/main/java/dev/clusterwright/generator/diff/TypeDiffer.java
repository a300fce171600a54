package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Change.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares declared types. */
final class TypeDiffer {
    private final Context context;
    private final Changes changes;

    TypeDiffer(Context context, Changes changes) {
        this.context = context;
        this.changes = changes;
    }

    /** What kind of subject a type is. */
    static Subject.Kind kind(Declared type) {
        if (type instanceof EnumType) {
            return Subject.Kind.ENUM;
        }
        return type instanceof BitmapType ? Subject.Kind.BITMAP : Subject.Kind.STRUCT;
    }

    /** What a type is as a subject, alone or in its cluster. */
    static Subject subject(@Nullable Subject cluster, Declared type) {
        return cluster == null
                ? Subject.of(kind(type), Part.NO_ID, type.name())
                : cluster.part(kind(type), Part.NO_ID, type.name());
    }

    /**
     * Compares a type with what it was.
     *
     * @param olderAttributes what constraints of its fields can refer to
     */
    void compare(
            @Nullable Subject cluster, Pair<Declared> pair, List<Field> olderAttributes, List<Field> newerAttributes) {
        Declared older = pair.older();
        Declared newer = pair.newer();
        if (older == null) {
            Declared own = Objects.requireNonNull(newer);
            changes.added(
                    subject(cluster, own),
                    text(own),
                    Verdict.additive("Nobody of the older definitions uses it; what uses it now says so itself."),
                    own);
        } else if (newer == null) {
            changes.removed(
                    subject(cluster, older),
                    text(older),
                    Verdict.editorial("Nothing uses it any more; what used it says so itself."),
                    older);
        } else {
            Subject subject = subject(cluster, newer);
            if (!older.name().equals(newer.name())) {
                changes.identified(
                        subject,
                        Kind.RENAMED,
                        "name",
                        older.name(),
                        newer.name(),
                        Verdict.editorial("The name of a type is never sent."),
                        older,
                        newer);
            }
            content(subject, older, newer, olderAttributes, newerAttributes);
        }
    }

    /** What {@link Context#worst} remembers; editorial if nothing is different. */
    static Impact worst(Declared older, Declared newer, Context context) {
        Changes found = new Changes();
        new TypeDiffer(context, found).content(subject(null, newer), older, newer, List.of(), List.of());
        return found.found().stream().map(Change::impact).min(Impact::compareTo).orElse(Impact.EDITORIAL);
    }

    private void content(
            Subject subject, Declared older, Declared newer, List<Field> olderAttributes, List<Field> newerAttributes) {
        if (older instanceof EnumType before && newer instanceof EnumType after) {
            width(subject, older, newer);
            new ItemDiffer(changes).compare(subject, before.items(), after.items());
        } else if (older instanceof BitmapType before && newer instanceof BitmapType after) {
            width(subject, older, newer);
            new BitfieldDiffer(changes).compare(subject, before.fields(), after.fields());
        } else if (older instanceof StructType before && newer instanceof StructType after) {
            if (before.fabricScoped() != after.fabricScoped()) {
                changes.changed(
                        subject,
                        "fabric-scoped",
                        before.fabricScoped(),
                        after.fabricScoped(),
                        Verdict.wire(
                                "Entries belong to a fabric and say to which by one of the definitions only: peers of"
                                        + " the other take them for everybody's."),
                        older,
                        newer);
            }
            FieldDiffer.fields(
                    subject,
                    context.flows().of(before, after),
                    new FieldDiffer.Scope(olderAttributes, before.fields()),
                    new FieldDiffer.Scope(newerAttributes, after.fields()),
                    context,
                    changes);
        }
    }

    private void width(Subject subject, Declared older, Declared newer) {
        int before = Shape.bits(older);
        int after = Shape.bits(newer);
        if (before != after) {
            Verdict unreadable = TypeRules.width(
                    older, newer, Objects.requireNonNull(Shape.sent(older)), Objects.requireNonNull(Shape.sent(newer)));
            Verdict verdict = unreadable == null
                    ? Verdict.editorial("All that has a name fits in either number of bits.")
                    : unreadable;
            changes.changed(subject, "bits", before, after, verdict, older, newer);
        }
    }

    private static String text(Declared type) {
        if (type instanceof EnumType own) {
            return own.items().size() + " values in " + own.bits() + " bits";
        }
        if (type instanceof BitmapType own) {
            return own.fields().size() + " fields in " + own.bits() + " bits";
        }
        StructType own = (StructType) type;
        return own.fields().size() + " fields" + (own.fabricScoped() ? ", fabric-scoped" : "");
    }
}
