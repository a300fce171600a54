package dev.clusterwright.interaction;

import dev.clusterwright.interaction.Block.Field;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages as trees of elements, slowly and without their codecs: as {@link Block} says. */
final class MessageTrees {
    /** Leaves all as it is. */
    static final Alteration NONE = (block, members) -> members;

    private final Alteration alteration;

    private MessageTrees(Alteration alteration) {
        this.alteration = alteration;
    }

    /** What is done to the elements of each block. */
    interface Alteration {
        List<TlvValue.Member> of(Block block, List<TlvValue.Member> members);
    }

    /** The elements of a message or a block. */
    static TlvValue of(Record value) {
        return of(value, NONE);
    }

    /** The same, altered in each of the blocks. */
    static TlvValue of(Record value, Alteration alteration) {
        return new MessageTrees(alteration).block(value);
    }

    private TlvValue block(Record value) {
        Block block = Block.of(value.getClass());
        List<TlvValue.Member> members = new ArrayList<>();
        for (Field field : block.fields()) {
            RecordComponent component = block.component(field);
            TlvValue element = element(get(component, value), component.getGenericType());
            if (element != null) {
                members.add(new TlvValue.Member(TlvTag.context(field.tag()), element));
            }
        }
        List<TlvValue.Member> altered = alteration.of(block, members);
        return block.isList() ? new TlvValue.List(altered) : new TlvValue.Structure(altered);
    }

    private @Nullable TlvValue element(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        } else if (value instanceof Maybe<?> maybe) {
            return maybe.isNull() ? TlvValue.NULL : element(maybe.orNull(), Object.class);
        } else if (value instanceof Boolean bool) {
            return bool ? TlvValue.TRUE : TlvValue.FALSE;
        } else if (value instanceof Integer || value instanceof Long) {
            return new TlvValue.UnsignedInteger(((Number) value).longValue());
        } else if (value instanceof StatusCode code) {
            return new TlvValue.UnsignedInteger(code.value());
        } else if (value instanceof OctetString element) {
            return TlvValue.CODEC.decode(element.toByteArray());
        } else if (value instanceof List<?> list) {
            Type entry = ((ParameterizedType) type).getActualTypeArguments()[0];
            return new TlvValue.Array(
                    list.stream().map(item -> entry((Record) item, entry)).toList());
        }
        return block((Record) value);
    }

    private TlvValue entry(Record value, Type type) {
        if (!Block.EITHER.containsKey(type)) {
            return block(value);
        }
        TlvTag tag =
                TlvTag.context(Objects.requireNonNull(Block.EITHER.get(type).get(value.getClass())));
        return new TlvValue.Structure(List.of(new TlvValue.Member(tag, block(value))));
    }

    private static @Nullable Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + component, e);
        }
    }
}
