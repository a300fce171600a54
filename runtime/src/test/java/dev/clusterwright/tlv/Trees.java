package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TlvValue} of a {@link TreeValue}, which comes from a model or a vector, and back. */
final class Trees {
    private Trees() {}

    /** Returns the value of an element, without its tag. */
    static TlvValue value(TreeValue tree) {
        Object content = tree.content();
        return switch (tree.type()) {
            case SIGNED_INTEGER -> new TlvValue.SignedInteger(as(Long.class, content));
            case UNSIGNED_INTEGER -> new TlvValue.UnsignedInteger(as(Long.class, content));
            case BOOLEAN -> new TlvValue.Bool(as(Boolean.class, content));
            case FLOAT -> new TlvValue.Float32(Float.intBitsToFloat(as(Integer.class, content)));
            case DOUBLE -> new TlvValue.Float64(Double.longBitsToDouble(as(Long.class, content)));
            case TEXT -> new TlvValue.Text(as(String.class, content));
            case OCTETS -> new TlvValue.Octets(as(OctetString.class, content));
            case NULL -> new TlvValue.Null();
            case STRUCTURE -> new TlvValue.Structure(members(content));
            case ARRAY ->
                new TlvValue.Array(members(content).stream().map(Member::value).toList());
            case LIST -> new TlvValue.List(members(content));
        };
    }

    private static List<Member> members(@Nullable Object content) {
        return ((List<?>) as(List.class, content))
                .stream()
                        .map(TreeValue.class::cast)
                        .map(element -> new Member(element.tag(), value(element)))
                        .toList();
    }

    private static <T> T as(Class<T> type, @Nullable Object content) {
        return type.cast(Objects.requireNonNull(content));
    }

    /** Returns the element that a value makes with a tag. */
    static TreeValue tree(TlvTag tag, TlvValue value) {
        if (value instanceof TlvValue.SignedInteger integer) {
            return new TreeValue(tag, TlvType.SIGNED_INTEGER, integer.value());
        } else if (value instanceof TlvValue.UnsignedInteger integer) {
            return new TreeValue(tag, TlvType.UNSIGNED_INTEGER, integer.value());
        } else if (value instanceof TlvValue.Bool bool) {
            return new TreeValue(tag, TlvType.BOOLEAN, bool.value());
        } else if (value instanceof TlvValue.Float32 number) {
            return new TreeValue(tag, TlvType.FLOAT, Float.floatToRawIntBits(number.value()));
        } else if (value instanceof TlvValue.Float64 number) {
            return new TreeValue(tag, TlvType.DOUBLE, Double.doubleToRawLongBits(number.value()));
        } else if (value instanceof TlvValue.Text text) {
            return new TreeValue(tag, TlvType.TEXT, text.value());
        } else if (value instanceof TlvValue.Octets octets) {
            return new TreeValue(tag, TlvType.OCTETS, octets.value());
        } else if (value instanceof TlvValue.Structure structure) {
            return new TreeValue(tag, TlvType.STRUCTURE, trees(structure.members()));
        } else if (value instanceof TlvValue.Array array) {
            return new TreeValue(
                    tag,
                    TlvType.ARRAY,
                    array.elements().stream()
                            .map(element -> tree(TlvTag.ANONYMOUS, element))
                            .toList());
        } else if (value instanceof TlvValue.List list) {
            return new TreeValue(tag, TlvType.LIST, trees(list.members()));
        }
        return new TreeValue(tag, TlvType.NULL, null);
    }

    private static List<TreeValue> trees(List<Member> members) {
        return members.stream()
                .map(member -> tree(member.tag(), member.value()))
                .toList();
    }

    /** Returns the same element without its tag. */
    static TreeValue untagged(TreeValue tree) {
        return TreeValue.of(tree.type(), tree.content());
    }
}
