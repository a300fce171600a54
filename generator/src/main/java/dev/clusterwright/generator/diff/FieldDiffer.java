package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.generator.model.StaticBounds;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares attributes, or the fields of a struct, a command or an event. */
final class FieldDiffer extends ElementDiffer<Field> {
    /** Defaults that say no more than none: a manufacturer decides, prose tells. */
    private static final Set<String> NO_DEFAULTS = Set.of("", "MS", "desc");

    /** Of attributes; null of fields. */
    private final @Nullable Existence existence;

    private final Flow flow;
    private final StaticBounds olderBounds;
    private final StaticBounds newerBounds;
    private final TypeRules rules;

    private FieldDiffer(
            @Nullable Existence existence,
            Flow flow,
            StaticBounds olderBounds,
            StaticBounds newerBounds,
            TypeRules rules,
            Changes changes) {
        super(existence != null ? Kind.ATTRIBUTE : Kind.FIELD, changes);
        this.existence = existence;
        this.flow = flow;
        this.olderBounds = olderBounds;
        this.newerBounds = newerBounds;
        this.rules = rules;
    }

    /** Compares the attributes of a cluster. */
    static void attributes(Subject subject, Cluster older, Cluster newer, Context context, Changes changes) {
        List<Field> before = older.attributes();
        List<Field> after = newer.attributes();
        new FieldDiffer(
                        Existence.since(older),
                        Flow.SERVER,
                        new StaticBounds(before, before),
                        new StaticBounds(after, after),
                        new TypeRules(context),
                        changes)
                .compare(subject, before, after);
    }

    /** Compares the fields of a struct, a command or an event. */
    static void fields(Subject owner, Flow flow, Scope older, Scope newer, Context context, Changes changes) {
        new FieldDiffer(null, flow, older.bounds(), newer.bounds(), new TypeRules(context), changes)
                .compare(owner, older.fields(), newer.fields());
    }

    @Override
    long id(Field field) {
        return field.id();
    }

    @Override
    String name(Field field) {
        return field.name();
    }

    @Override
    String text(Field field) {
        return Texts.field(field);
    }

    /** A number that is used again for something that is written otherwise has not kept its element. */
    @Override
    boolean canBe(Field older, Field newer) {
        return Shape.same(older.type(), newer.type());
    }

    @Override
    Verdict added(Field field) {
        if (existence != null) {
            return existence.added("attribute", field.conformance());
        }
        if (field.optional()) {
            return Verdict.additive("It may be left out, and those who do not know it skip it.");
        }
        return Verdict.wire(
                flow.clientSends()
                        ? "Clients of the older definitions do not send it, and servers of the newer refuse that."
                        : "Servers of the older definitions do not send it, and clients of the newer refuse that.");
    }

    @Override
    Verdict removed(Field field) {
        if (existence != null) {
            return Existence.removed("attribute", field.conformance());
        }
        if (!field.optional()) {
            return Verdict.wire(
                    flow.serverSends()
                            ? "Servers of the newer definitions do not send it, and clients of the older refuse that."
                            : "Clients of the newer definitions do not send it, and servers of the older refuse that.");
        }
        return flow.clientSends() && !field.isFabricIndex()
                ? Verdict.wire("What clients of the older definitions say with it, servers of the newer skip unread.")
                : Verdict.behaviour("Servers of the newer definitions never send it, and clients may have used it.");
    }

    @Override
    void compare(Subject subject, Field older, Field newer) {
        Flow own = existence != null ? Flows.attribute(older).or(Flows.attribute(newer)) : flow;
        type(subject, older, newer);
        if (older.nullable() != newer.nullable()) {
            Verdict verdict = nullable(newer.nullable(), own);
            changes.changed(subject, "nullable", older.nullable(), newer.nullable(), verdict, older, newer);
        }
        Verdict conformance = existence != null
                ? ConformanceRules.element(older.conformance(), newer.conformance())
                : ConformanceRules.field(older.conformance(), newer.conformance(), own);
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        Verdict constraint = ConstraintRules.of(
                older.constraint(), newer.constraint(), olderBounds.of(older), newerBounds.of(newer), own);
        changes.changed(subject, "constraint", older.constraint(), newer.constraint(), constraint, older, newer);
        fallback(subject, older, newer);
        new AccessRules(subject, older, newer, changes).compare(older.access(), newer.access());
        qualities(subject, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
    }

    private void type(Subject subject, Field older, Field newer) {
        Verdict verdict =
                rules.of(older.type(), newer.type(), Shape.sent(older, olderBounds), Shape.sent(newer, newerBounds));
        changes.changed(subject, "type", Texts.type(older.type()), Texts.type(newer.type()), verdict, older, newer);
    }

    private static Verdict nullable(boolean set, Flow flow) {
        if (set) {
            return flow.serverSends()
                    ? Verdict.wire(
                            "Servers of the newer definitions may send null, and clients of the older refuse it.")
                    : Verdict.behaviour("Clients may send null now, which servers of the older definitions refuse.");
        }
        return Verdict.wire(
                flow.clientSends()
                        ? "Clients of the older definitions may send null, and servers of the newer refuse it."
                        : "Servers of the older definitions may send null, and clients of the newer refuse it.");
    }

    private void fallback(Subject subject, Field older, Field newer) {
        String before = Objects.requireNonNullElse(older.defaultValue(), "");
        String after = Objects.requireNonNullElse(newer.defaultValue(), "");
        if (Texts.plain(before).equals(Texts.plain(after))) {
            return;
        }
        boolean none = NO_DEFAULTS.contains(before) && NO_DEFAULTS.contains(after);
        Verdict verdict = none || Formulas.respelt(before, after)
                ? Verdict.editorial("It comes to the same.")
                : Verdict.behaviour("Where nothing was set or sent, another value counts.");
        changes.changed(subject, "default", before, after, verdict, older, newer);
    }

    private void qualities(Subject subject, Field older, Field newer) {
        if (!older.qualities().equals(newer.qualities())) {
            String reason = "Values are kept or reported in another way: "
                    + new QualityWords(older.qualities(), newer.qualities()) + ".";
            changes.changed(
                    subject,
                    "quality",
                    Texts.qualities(older.qualities()),
                    Texts.qualities(newer.qualities()),
                    Verdict.behaviour(reason),
                    older,
                    newer);
        }
    }

    /** Which qualities came and went. */
    private record QualityWords(Set<Quality> older, Set<Quality> newer) {
        @Override
        public String toString() {
            Set<Quality> all = new TreeSet<>(older);
            all.addAll(newer);
            return all.stream()
                    .filter(quality -> older.contains(quality) != newer.contains(quality))
                    .map(quality -> (newer.contains(quality) ? "now " : "no longer ") + Texts.quality(quality))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Fields that stand beside each other, and the attributes that they may refer to.
     *
     * @param attributes those of the cluster
     */
    record Scope(List<Field> attributes, List<Field> fields) {
        StaticBounds bounds() {
            return new StaticBounds(attributes, fields);
        }
    }
}
