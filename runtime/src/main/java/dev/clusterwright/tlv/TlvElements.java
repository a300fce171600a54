package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeSet;

/**
 * The elements of a container of a {@link TlvValue}: an immutable list that has been checked, and knows its depth. A
 * record has no room for the depth, and looking for it time and again would make building a deep tree slow.
 */
final class TlvElements<E> extends AbstractList<E> implements RandomAccess {
    private static final TlvElements<TlvValue> NO_VALUES = new TlvElements<>(new TlvValue[0], 1);
    private static final TlvElements<Member> NO_MEMBERS = new TlvElements<>(new Member[0], 1);

    private final E[] elements;
    /** How many containers are inside each other, the one of these elements included. */
    private final int depth;

    private TlvElements(E[] elements, int depth) {
        if (depth > ElementFormat.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
        }
        this.elements = elements;
        this.depth = depth;
    }

    /** Copies the members of a structure; the tags must be there, and each of them once. */
    static List<Member> ofStructure(List<Member> members) {
        List<Member> copy = ofList(members);
        checkTags(copy);
        return copy;
    }

    /** Copies the members of a list. */
    static List<Member> ofList(List<Member> members) {
        Member[] copy = members.toArray(new Member[0]);
        int depth = 0;
        for (Member member : copy) {
            depth = Math.max(depth, depthOf(member.value()));
        }
        return copy.length == 0 ? NO_MEMBERS : new TlvElements<>(copy, 1 + depth);
    }

    /** Copies the elements of an array. */
    static List<TlvValue> ofArray(List<TlvValue> values) {
        TlvValue[] copy = values.toArray(new TlvValue[0]);
        int depth = 0;
        for (TlvValue value : copy) {
            depth = Math.max(depth, depthOf(value));
        }
        return copy.length == 0 ? NO_VALUES : new TlvElements<>(copy, 1 + depth);
    }

    private static int depthOf(TlvValue value) {
        return switch (value.type()) {
            case STRUCTURE -> depthOf(((TlvValue.Structure) value).members());
            case ARRAY -> depthOf(((TlvValue.Array) value).elements());
            case LIST -> depthOf(((TlvValue.List) value).members());
            default -> 0;
        };
    }

    private static int depthOf(List<?> elements) {
        return ((TlvElements<?>) elements).depth;
    }

    private static void checkTags(List<Member> members) {
        BitSet contextTags = new BitSet();
        // Sorted, as no input can be made up that slows such a set down.
        Set<TlvTag> profileTags = new TreeSet<>(TlvTag.BY_IDENTITY);
        for (Member member : members) {
            TlvTag tag = member.tag();
            int number = tag.contextNumber();
            if (number == ElementFormat.NO_TAG) {
                throw new IllegalArgumentException("an element of a structure needs a tag");
            }
            boolean isFirst = number < 0 ? profileTags.add(tag) : !contextTags.get(number);
            if (!isFirst) {
                throw new IllegalArgumentException("tag " + tag + " is twice in a structure");
            }
            if (number >= 0) {
                contextTags.set(number);
            }
        }
    }

    @Override
    public E get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }
}
