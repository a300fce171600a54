package dev.clusterwright.tlv;

import dev.clusterwright.tlv.ModelElement.Form;
import dev.clusterwright.tlv.ModelElement.ModelTag;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random elements of all types, with numbers and lengths where the encoding changes among them. */
final class RandomElements {
    static final ModelTag ANONYMOUS = new ModelTag(Form.ANONYMOUS, 0, 0, 0);

    private static final List<Form> FORMS = List.of(Form.values());
    private static final List<TlvType> TYPES = List.of(TlvType.values());
    private static final List<TlvType> CONTAINERS = List.of(TlvType.STRUCTURE, TlvType.ARRAY, TlvType.LIST);
    private static final int[] LENGTHS = {0, 1, 7, 8, 9, 100, 254, 255, 256, 257, 65_535, 65_536};

    private RandomElements() {}

    static ModelElement element(RandomGenerator random, ModelTag tag, int depthLeft) {
        // Mostly containers while there is room in depth, or most trees would be a single element.
        List<TlvType> types = depthLeft > 2 && random.nextInt(4) > 0 ? CONTAINERS : TYPES;
        TlvType type = types.get(random.nextInt(types.size()));
        return new ModelElement(tag, type, content(random, type, depthLeft));
    }

    private static @Nullable Object content(RandomGenerator random, TlvType type, int depthLeft) {
        return switch (type) {
            case SIGNED_INTEGER -> integer(random, 63).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
            case UNSIGNED_INTEGER -> integer(random, 64);
            case BOOLEAN -> random.nextBoolean();
            case FLOAT -> random.nextInt();
            case DOUBLE -> random.nextLong();
            case TEXT -> text(random);
            case OCTETS -> octets(random);
            case NULL -> null;
            case STRUCTURE -> structure(random, depthLeft);
            case ARRAY ->
                IntStream.range(0, count(random, depthLeft))
                        .mapToObj(i -> element(random, ANONYMOUS, depthLeft - 1))
                        .toList();
            case LIST ->
                IntStream.range(0, count(random, depthLeft))
                        .mapToObj(i -> element(random, anyTag(random), depthLeft - 1))
                        .toList();
        };
    }

    private static List<ModelElement> structure(RandomGenerator random, int depthLeft) {
        List<ModelElement> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = count(random, depthLeft); i > 0; i--) {
            ModelTag tag = anyTag(random);
            if (tag.form() != Form.ANONYMOUS && taken.add(tag.name())) {
                fields.add(element(random, tag, depthLeft - 1));
            }
        }
        return fields;
    }

    private static int count(RandomGenerator random, int depthLeft) {
        return depthLeft == 0 ? 0 : random.nextInt(6);
    }

    static ModelTag topTag(RandomGenerator random) {
        ModelTag tag = anyTag(random);
        return tag.form() == Form.CONTEXT ? ANONYMOUS : tag;
    }

    private static ModelTag anyTag(RandomGenerator random) {
        return switch (FORMS.get(random.nextInt(FORMS.size()))) {
            case ANONYMOUS -> ANONYMOUS;
            case CONTEXT -> new ModelTag(Form.CONTEXT, 0, 0, random.nextInt(256));
            case COMMON -> new ModelTag(Form.COMMON, 0, 0, tagNumber(random));
            case IMPLICIT -> new ModelTag(Form.IMPLICIT, 0, 0, tagNumber(random));
            case QUALIFIED ->
                new ModelTag(Form.QUALIFIED, random.nextInt(0x1_0000), random.nextInt(0x1_0000), tagNumber(random));
        };
    }

    private static long tagNumber(RandomGenerator random) {
        return integer(random, 32).longValueExact();
    }

    /** Returns a number of any length, and often one next to a power of two. */
    private static BigInteger integer(RandomGenerator random, int maxBits) {
        int bits = random.nextInt(maxBits + 1);
        BigInteger max = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
        return switch (random.nextInt(4)) {
            case 0 -> max;
            case 1 -> max.add(BigInteger.ONE).shiftRight(1);
            default -> new BigInteger(Long.toUnsignedString(random.nextLong())).and(max);
        };
    }

    private static OctetString octets(RandomGenerator random) {
        byte[] octets = new byte[length(random)];
        random.nextBytes(octets);
        return OctetString.of(octets);
    }

    /** Returns text of characters that take one to four octets, without NUL; often of a length where a width changes. */
    private static String text(RandomGenerator random) {
        int bits = 7 + random.nextInt(15);
        int length = length(random);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int character = 1 + random.nextInt((1 << bits) - 1);
            boolean usable = character <= Character.MAX_CODE_POINT
                    && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
            text.appendCodePoint(usable ? character : 'x');
        }
        return text.toString();
    }

    private static int length(RandomGenerator random) {
        int rarelyLong = random.nextInt(50) == 0 ? LENGTHS.length : LENGTHS.length - 2;
        return random.nextInt(3) == 0 ? LENGTHS[random.nextInt(rarelyLong)] : random.nextInt(20);
    }
}
