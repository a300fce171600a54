package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.generated.combinations.BothLists;
import dev.clusterwright.generated.combinations.Combinations;
import dev.clusterwright.generated.combinations.EmptyStruct;
import dev.clusterwright.generated.combinations.PathStruct;
import dev.clusterwright.generated.combinations.PointStruct;
import dev.clusterwright.generated.combinations.ScopedStruct;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The definition {@code Combinations.xml} has every kind in every presence at every place, so that {@link RoundTripTest}
 * meets them all; and how some of them look.
 */
class CombinationsTest {
    /** The types of the members, by group. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "Numbers",
            List.of(
                    "bool uint8 uint16 uint24 uint32 uint40 uint48 uint56 uint64 int8 int16 int24 int32 int40 int48 int56",
                    "int64 single double enum8 enum16 map8 map16 map32 map64"),
            "Types",
            List.of(
                    "ByteEnum WordEnum ByteBitmap WordBitmap IntBitmap LongBitmap octstr string PointStruct PathStruct",
                    "SemanticTagStruct MeasurementTypeEnum WildcardPathFlagsBitmap",
                    "node-id epoch-s temperature power-mW hwadr any"),
            "Lists",
            List.of(
                    "list[bool] list[int8] list[uint64] list[double] list[ByteEnum] list[LongBitmap] list[octstr]",
                    "list[string] list[PointStruct] list[PathStruct] list[any]",
                    "list[bool] list[int8] list[uint64] list[double] list[ByteEnum] list[LongBitmap] list[octstr]",
                    "list[string] list[PointStruct] list[PathStruct] list[any]"));

    private enum Presence {
        MANDATORY("Mandatory", false, false),
        NULLABLE("Nullable", false, true),
        OPTIONAL("Optional", true, false),
        BOTH("Both", true, true);

        private final String prefix;
        private final boolean optional;
        private final boolean nullable;

        Presence(String prefix, boolean optional, boolean nullable) {
            this.prefix = prefix;
            this.optional = optional;
            this.nullable = nullable;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyKindInEveryPresenceAtEveryPlace() {
        return Arrays.stream(Presence.values())
                .flatMap(presence -> KINDS.keySet().stream()
                        .map(group -> dynamicTest(presence + " " + group, () -> {
                            String name = presence.prefix + group;
                            check(struct(name + "Struct"), group, presence);
                            check(
                                    Combinations.DESCRIPTOR.commands().stream()
                                            .filter(command -> command.name().equals(name))
                                            .flatMap(command -> command.fields().stream()),
                                    group,
                                    presence);
                            check(
                                    Combinations.DESCRIPTOR.responses().stream()
                                            .filter(response -> response.name().equals(name + "Response"))
                                            .map(Response::fields)
                                            .flatMap(List::stream),
                                    group,
                                    presence);
                            check(
                                    Combinations.DESCRIPTOR.events().stream()
                                            .filter(event -> event.name().equals(name + "Event"))
                                            .map(Event::fields)
                                            .flatMap(List::stream),
                                    group,
                                    presence);
                        })));
    }

    private static Stream<Field> struct(String name) {
        return GeneratedClasses.beside(Combinations.class)
                .records()
                .filter(type -> type.getSimpleName().equals(name))
                .flatMap(type -> RecordKind.fields(type).stream());
    }

    private static void check(Stream<Field> fields, String group, Presence presence) {
        List<Field> members = fields.toList();
        assertThat(members.stream().map(Field::type)).containsExactlyElementsOf(kinds(group));
        assertThat(members)
                .allMatch(field -> field.isOptional() == presence.optional)
                .allMatch(field -> field.isNullable() == presence.nullable);
    }

    private static List<String> kinds(String group) {
        return KINDS.getOrDefault(group, List.of()).stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    /** An attribute that is optional is there or not as a whole, so its values are those of a mandatory one. */
    @Test
    void everyKindAsAnAttribute() {
        List<String> all =
                KINDS.keySet().stream().flatMap(group -> kinds(group).stream()).toList();
        for (Presence presence : List.of(Presence.MANDATORY, Presence.NULLABLE)) {
            List<java.lang.reflect.Field> attributes =
                    attributes(presence.name()).toList();
            assertThat(attributes.stream().map(CombinationsTest::attribute).map(Attribute::type))
                    .containsExactlyInAnyOrderElementsOf(all);
            assertThat(attributes)
                    .allMatch(field -> GeneratedClasses.slot(field).nullable() == presence.nullable);
        }
        assertThat(Combinations.Attributes.OPTIONAL_UINT64.isOptional()).isTrue();
        assertThat(Combinations.Attributes.OPTIONAL_UINT64.codec())
                .isEqualTo(Combinations.Attributes.MANDATORY_UINT64.codec());
        assertThat(Combinations.Attributes.BOTH_UINT64.isOptional()).isTrue();
        assertThat(Combinations.Attributes.BOTH_UINT64.codec())
                .isEqualTo(Combinations.Attributes.NULLABLE_UINT64.codec());
    }

    private static Stream<java.lang.reflect.Field> attributes(String prefix) {
        return GeneratedClasses.beside(Combinations.class)
                .attributes()
                .filter(field -> attribute(field).clusterId() == Combinations.ID)
                .filter(field -> field.getName().startsWith(prefix + "_"));
    }

    private static Attribute<?> attribute(java.lang.reflect.Field field) {
        return GeneratedClasses.constant(field.getDeclaringClass(), field.getName());
    }

    /** Entries can be null where the definition says so, and only there. */
    @Test
    void listsOfNullableEntries() {
        for (RecordKind.Member member : RecordKind.of(BothLists.class).members()) {
            ListKind list = (ListKind) member.slot().kind();
            assertThat(list.entry().nullable())
                    .as(member.name())
                    .isEqualTo(member.name().startsWith("nullable"));
        }
    }

    @Test
    void tagsAscendInWhateverOrderTheDefinitionHasThem() {
        PointStruct point = new PointStruct(-2, -1);
        String inside = "2000fe2701ffffffffffffffff18";

        assertThat(hex(PathStruct.CODEC, new PathStruct(3, List.of(point), point)))
                .isEqualTo("15" + "240703" + "366415" + inside + "18" + "35c8" + inside + "18");
        assertThat(hex(PathStruct.CODEC, new PathStruct(3, Maybe.ofNull(), List.of(), point)))
                .isEqualTo("15" + "240703" + "3409" + "366418" + "35c8" + inside + "18");
    }

    @Test
    void structWithoutFieldsAndWithTheIndexOfAFabric() {
        assertThat(hex(EmptyStruct.CODEC, new EmptyStruct())).isEqualTo("1518");
        assertThat(hex(ScopedStruct.CODEC, new ScopedStruct(5))).isEqualTo("1524010518");
        assertThat(hex(ScopedStruct.CODEC, new ScopedStruct(5).withFabricIndex(254)))
                .isEqualTo("1524010524fefe18");
    }

    private static <T> String hex(TlvCodec<T> codec, T value) {
        return OctetString.of(codec.encode(value)).toHex();
    }
}
