package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.tlv.UnknownFields;
import dev.clusterwright.type.Maybe;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Structs, commands and events.
 *
 * @param canonical takes the contents of the members
 * @param members in the order of the components
 * @param keepsUnknownFields whether a last component has the fields that the definition does not have, here always none
 */
record RecordKind(Constructor<?> canonical, List<Member> members, boolean keepsUnknownFields) implements Kind {
    /**
     * A field and the component that it became.
     *
     * @param name of the component
     */
    record Member(int tag, String name, Slot slot, Method accessor) {
        /** Makes sure that the component can hold the states that the field has, and no others. */
        static Member of(Field field, RecordComponent component) {
            AnnotatedType type = component.getAnnotatedType();
            boolean threeStates = component.getType() == Maybe.class;
            assertThat(threeStates).as("%s is a Maybe", component).isEqualTo(field.isOptional() && field.isNullable());
            assertThat(Slot.isNullable(type))
                    .as("%s is nullable", component)
                    .isEqualTo(field.isOptional() != field.isNullable());
            if (threeStates) {
                type = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
            }
            Slot slot = new Slot(Kind.of(type, field.type()), field.isOptional(), field.isNullable());
            return new Member(field.id(), component.getName(), slot, component.getAccessor());
        }

        @Nullable Object get(Object owner) {
            return Reflection.call(() -> accessor.invoke(owner));
        }
    }

    static RecordKind of(Class<?> type) {
        List<Field> fields = fields(type);
        RecordComponent[] components = type.getRecordComponents();
        boolean keepsUnknownFields =
                Arrays.stream(components).anyMatch(component -> component.getType() == UnknownFields.class);
        assertThat(components.length - (keepsUnknownFields ? 1 : 0))
                .as("number of components of %s", type)
                .isEqualTo(fields.size());
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return new RecordKind(
                Reflection.call(() -> type.getConstructor(types)),
                IntStream.range(0, fields.size())
                        .mapToObj(i -> Member.of(fields.get(i), components[i]))
                        .toList(),
                keepsUnknownFields);
    }

    /** The fields of a generated record. */
    static List<Field> fields(Class<?> type) {
        return GeneratedClasses.<List<Field>>constant(type, "FIELDS");
    }

    private Object make(List<@Nullable Object> contents) {
        return Reflection.call(() -> canonical.newInstance(contents.toArray()));
    }

    /** This with another content of one member. */
    Object with(Object value, Member other, @Nullable Object content) {
        return make(each(member -> member.equals(other) ? content : member.get(value)));
    }

    /** One for each edge of each member, with any content of the others. */
    List<Object> edgesOfMembers(RandomGenerator random) {
        List<Object> edges = new ArrayList<>();
        for (Member member : members) {
            for (Object edge : member.slot().edges()) {
                edges.add(with(any(random), member, edge));
            }
        }
        return edges;
    }

    /** As little as there can be, and all members at their last edge. */
    @Override
    public List<Object> edges() {
        return List.of(make(each(member -> member.slot().edges().get(0))), make(each(member -> {
            List<@Nullable Object> edges = member.slot().edges();
            return edges.get(edges.size() - 1);
        })));
    }

    @Override
    public Object any(RandomGenerator random) {
        return make(each(member -> member.slot().any(random)));
    }

    private List<@Nullable Object> each(Function<Member, @Nullable Object> content) {
        List<@Nullable Object> contents = new ArrayList<>();
        members.forEach(member -> contents.add(content.apply(member)));
        if (keepsUnknownFields) {
            contents.add(UnknownFields.NONE);
        }
        return contents;
    }

    @Override
    public void write(Wire wire, int tag, Object value) {
        wire.start(tag, Wire.STRUCTURE);
        members.stream()
                .sorted(Comparator.comparingInt(Member::tag))
                .forEach(member -> member.slot().write(wire, member.tag(), member.get(value)));
        wire.end();
    }

    @Override
    public String text(Object value) {
        return Stream.concat(
                        members.stream()
                                .map(member ->
                                        member.name() + "=" + member.slot().text(member.get(value))),
                        keepsUnknownFields ? Stream.of("unknownFields=[]") : Stream.empty())
                .collect(Collectors.joining(", ", canonical.getDeclaringClass().getSimpleName() + "[", "]"));
    }
}
