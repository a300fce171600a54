package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Access.Privilege;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One thing of a model is changed at random, and the diff says exactly that. */
class DiffMutationTest {
    private static final Path RELEASE =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright", "1.6.1");
    private static final int TIMES = 8;
    private static final long FREE = 200;
    private static final Map<String, Mutation<?>> MUTATIONS = new TreeMap<>();

    private static Model model;

    @BeforeAll
    static void read() {
        model = Models.of(RELEASE, List.of());
    }

    /**
     * A kind of change.
     *
     * @param made the changed element; null if it is gone
     * @param expected kind, aspect and impact of each change
     */
    private record Mutation<T>(
            Class<T> type, Predicate<T> possible, UnaryOperator<@Nullable T> made, List<String> expected) {}

    private static <T> void mutation(
            String name, Class<T> type, Predicate<T> possible, UnaryOperator<@Nullable T> made, String... expected) {
        MUTATIONS.put(name, new Mutation<>(type, possible, made, List.of(expected)));
    }

    private static <T> void with(
            String name, Class<T> type, String component, UnaryOperator<Object> made, String expected) {
        mutation(name, type, DiffMutationTest::isNotReferredTo, element -> set(element, component, made), expected);
    }

    /** A request knows its response by name: renamed alone, it would be another. */
    private static boolean isNotReferredTo(Object element) {
        return !(element instanceof Command command) || command.isRequest();
    }

    private static <T> @Nullable T set(@Nullable T element, String component, UnaryOperator<Object> made) {
        T own = Objects.requireNonNull(element);
        return RecordTree.with(own, component, made.apply(Objects.requireNonNull(RecordTree.get(own, component))));
    }

    static {
        for (Class<?> type : List.of(
                Cluster.class, Feature.class, Field.class, Command.class, Event.class, Item.class, Bitfield.class)) {
            String name = type.getSimpleName();
            with(name + " respelt", type, "name", DiffMutationTest::respelt, "renamed name editorial");
            with(name + " told otherwise", type, "summary", text -> text + "!", "changed summary editorial");
        }
        for (Class<?> type : List.of(Cluster.class, Field.class, Command.class, Event.class)) {
            with(type.getSimpleName() + " moved", type, "id", any -> FREE, "moved id wire-breaking");
        }
        with("Feature moved", Feature.class, "bit", any -> 31, "moved bit wire-breaking");
        with("Feature of another code", Feature.class, "code", code -> code + "X", "changed code editorial");
        with("Item moved", Item.class, "value", any -> 200, "moved value wire-breaking");
        mutation("Item gone", Item.class, any -> true, any -> null, "removed  behaviour-changing");
        mutation("Bitfield gone", Bitfield.class, any -> true, any -> null, "removed  behaviour-changing");
        mutation("Feature gone", Feature.class, any -> true, any -> null, "removed  behaviour-changing");
        mutation("Cluster gone", Cluster.class, DiffMutationTest::isAlone, any -> null, "removed  wire-breaking");
        with(
                "Cluster of another revision",
                Cluster.class,
                "revision",
                any -> 99,
                "changed revision behaviour-changing");
        with(
                "Cluster on trial or not",
                Cluster.class,
                "provisional",
                flag -> !((Boolean) flag),
                "changed provisional behaviour-changing");
        fields();
        messages();
        deviceTypes();
    }

    private static void fields() {
        Predicate<Field> attribute = field -> field.access().read() != null;
        Predicate<Field> member = field -> field.access().read() == null && !field.isFabricIndex();
        mutation(
                "Attribute gone, mandatory",
                Field.class,
                attribute.and(field -> !field.optional()),
                any -> null,
                "removed  wire-breaking");
        mutation(
                "Attribute gone, optional",
                Field.class,
                attribute.and(Field::optional),
                any -> null,
                "removed  behaviour-changing");
        mutation(
                "Field gone, mandatory",
                Field.class,
                member.and(field -> !field.optional()),
                any -> null,
                "removed  wire-breaking");
        with("Field null or not", Field.class, "nullable", flag -> !((Boolean) flag), "changed nullable ?");
        mutation(
                "Field of another kind of type",
                Field.class,
                field -> !(field.type() instanceof DataType.Declared) && field.type() != BaseType.BOOL,
                field -> RecordTree.with(Objects.requireNonNull(field), "type", BaseType.BOOL),
                "changed type wire-breaking");
        mutation(
                "Field that is a list",
                Field.class,
                field -> !(field.type() instanceof ListType)
                        && field.type() != BaseType.ANY
                        && !(field.type() instanceof DataType.Declared),
                field -> RecordTree.with(
                        Objects.requireNonNull(field),
                        "type",
                        new ListType(Objects.requireNonNull(field).type(), false)),
                "changed type wire-breaking");
        mutation(
                "Field of other quality",
                Field.class,
                field -> !field.qualities().contains(Quality.SCENE),
                field -> RecordTree.with(Objects.requireNonNull(field), "qualities", Set.of(Quality.SCENE)),
                "changed quality behaviour-changing");
        mutation(
                "Field with a default",
                Field.class,
                any -> true,
                field -> RecordTree.with(Objects.requireNonNull(field), "defaultValue", "77"),
                "changed default behaviour-changing");
        mutation(
                "Attribute demanded",
                Field.class,
                attribute.and(Field::optional),
                field -> RecordTree.with(Objects.requireNonNull(field), "conformance", Conformance.Mandatory.ALWAYS),
                "changed conformance behaviour-changing");
        mutation(
                "Field optional",
                Field.class,
                member.and(field -> !field.optional()),
                field -> RecordTree.with(
                        Objects.requireNonNull(field), "conformance", new Conformance.Optional(null, null)),
                "changed conformance wire-breaking");
        mutation(
                "Field with a tighter limit",
                Field.class,
                field -> field.type() == BaseType.UINT8 && field.constraint() instanceof Constraint.Unconstrained,
                field -> RecordTree.with(Objects.requireNonNull(field), "constraint", Constraint.parse("max 9")),
                "changed constraint behaviour-changing");
        mutation(
                "Attribute read with more rights",
                Field.class,
                field -> field.access().read() == Privilege.VIEW,
                field -> access(field, "read", Privilege.ADMINISTER),
                "changed read access behaviour-changing");
        mutation(
                "Attribute that can be written",
                Field.class,
                attribute.and(field -> field.access().write() == null),
                field -> access(field, "write", Privilege.OPERATE),
                "changed write access additive");
        mutation(
                "Attribute of a fabric",
                Field.class,
                attribute.and(field -> !field.access().fabricScoped()),
                field -> access(field, "fabricScoped", true),
                "changed fabric-scoped wire-breaking");
    }

    private static void messages() {
        mutation(
                "Command gone, mandatory",
                Command.class,
                command -> command.isRequest() && command.conformance().equals(Conformance.Mandatory.ALWAYS),
                any -> null,
                "removed  wire-breaking");
        mutation(
                "Command that needs more rights",
                Command.class,
                command -> command.access().invoke() == Privilege.OPERATE,
                command -> access(command, "invoke", Privilege.MANAGE),
                "changed invoke access behaviour-changing");
        mutation(
                "Command timed",
                Command.class,
                command -> command.isRequest() && !command.access().timed(),
                command -> access(command, "timed", true),
                "changed timed behaviour-changing");
        mutation(
                "Command without a response",
                Command.class,
                command -> command.response() != null,
                command -> RecordTree.with(Objects.requireNonNull(command), "response", null),
                "changed response wire-breaking");
        mutation(
                "Event of another priority",
                Event.class,
                event -> event.priority() != Event.Priority.CRITICAL,
                event -> RecordTree.with(Objects.requireNonNull(event), "priority", Event.Priority.CRITICAL),
                "changed priority behaviour-changing");
        mutation(
                "Struct of a fabric",
                StructType.class,
                struct -> !struct.fabricScoped(),
                struct -> RecordTree.with(Objects.requireNonNull(struct), "fabricScoped", true),
                "changed fabric-scoped wire-breaking");
        mutation(
                "Enum renamed",
                EnumType.class,
                type -> type.items().size() > 1,
                type -> RecordTree.with(Objects.requireNonNull(type), "name", "Other"),
                "renamed name editorial");
        mutation(
                "Bitfield wider",
                Bitfield.class,
                bits -> bits.low() > 0 && bits.isSingleBit(),
                bits -> RecordTree.with(
                        Objects.requireNonNull(bits),
                        "high",
                        Objects.requireNonNull(bits).low() + 1),
                "changed width wire-breaking");
    }

    private static void deviceTypes() {
        with(
                "Device type of another revision",
                DeviceType.class,
                "revision",
                any -> 99,
                "changed revision behaviour-changing");
        mutation(
                "Device type gone",
                DeviceType.class,
                type -> !type.isBase(),
                any -> null,
                "removed  behaviour-changing");
        mutation(
                "Requirement gone",
                DeviceType.ClusterRequirement.class,
                any -> true,
                any -> null,
                "removed  behaviour-changing");
        mutation(
                "Requirement optional",
                DeviceType.ClusterRequirement.class,
                cluster -> cluster.conformance().equals(Conformance.Mandatory.ALWAYS),
                cluster -> RecordTree.with(
                        Objects.requireNonNull(cluster), "conformance", new Conformance.Optional(null, null)),
                "changed conformance behaviour-changing");
        mutation(
                "Element requirement gone",
                DeviceType.ElementRequirement.class,
                any -> true,
                any -> null,
                "removed  behaviour-changing");
    }

    private static <T> T access(@Nullable T element, String component, Object value) {
        T own = Objects.requireNonNull(element);
        Access access = (Access) Objects.requireNonNull(RecordTree.get(own, "access"));
        return RecordTree.with(own, "access", RecordTree.with(access, component, value));
    }

    private static Object respelt(Object name) {
        return name + "-";
    }

    /** Whether nobody borrows its types. */
    private static boolean isAlone(Cluster cluster) {
        return cluster.types().isEmpty();
    }

    @TestFactory
    List<DynamicTest> everyMutationIsSaid() {
        long seed = Long.getLong("clusterwright.seed", System.nanoTime());
        return MUTATIONS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + ", seed " + seed,
                        () -> check(entry.getKey(), entry.getValue(), new Random(seed))))
                .toList();
    }

    private static <T> void check(String name, Mutation<T> mutation, Random random) {
        List<T> elements = new ArrayList<>(RecordTree.all(model, mutation.type()).stream()
                .filter(mutation.possible())
                .toList());
        assertThat(elements).as(name).isNotEmpty();
        for (int i = 0; i < TIMES; i++) {
            T element = elements.get(random.nextInt(elements.size()));
            T made = mutation.made().apply(element);
            Model changed = RecordTree.replace(model, element, made);
            check(mutation, element, made, Differ.between(model, changed, "a", "b"));
        }
    }

    private static <T> void check(Mutation<T> mutation, T element, @Nullable T made, Diff diff) {
        List<Change> changes = diff.changes().toList();
        String all = changes.stream().map(DiffText::of).collect(Collectors.joining());
        assertThat(changes.stream()
                        .map(change -> change.kind() + " " + change.aspect() + " " + impact(mutation, change))
                        .toList())
                .as("%s became %s:%n%s", element, made, all)
                .isEqualTo(mutation.expected());
        changes.forEach(change -> {
            assertThat(change.older()).as(all).isSameAs(element);
            assertThat(change.newer()).as(all).isSameAs(made);
            assertThat(change.reason()).as(all).endsWith(".");
        });
    }

    /** A question mark stands for what depends on who sends it. */
    private static String impact(Mutation<?> mutation, Change change) {
        Impact impact = change.impact();
        return mutation.expected().get(0).endsWith("?") ? "?" : impact.toString();
    }
}
