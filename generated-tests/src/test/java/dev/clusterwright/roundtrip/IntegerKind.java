package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Integers.
 *
 * @param bits the width, of which 24, 40, 48 and 56 exist as ranges only
 */
record IntegerKind(boolean signed, int bits) implements Kind {
    private static final Pattern BY_WIDTH = Pattern.compile("(int|uint|enum|map)(\\d+)");

    /** What the standard's other names for integers mean (Matter Core, 7.19 Data Types). */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "uint8", List.of("percent", "fabric-idx", "action-id", "status", "priority", "namespace", "tag"),
            "uint16", List.of("percent100ths", "group-id", "endpoint-no", "vendor-id", "entry-idx"),
            "uint32",
                    List.of("epoch-s", "elapsed-s", "devtype-id", "cluster-id", "attrib-id", "command-id", "data-ver"),
            "uint64", List.of("epoch-us", "posix-ms", "systime-ms", "fabric-id", "node-id", "subject-id", "event-no"),
            "int16", List.of("temperature"),
            "int64", List.of("power-mW", "amperage-mA", "voltage-mV", "energy-mWh", "money"));

    /**
     * Integers of a type.
     *
     * @param raw the Java type, which is the smallest that holds all of them
     * @param name the type in the specification's spelling
     */
    static IntegerKind of(Class<?> raw, String name) {
        String plain = OTHER_NAMES.entrySet().stream()
                .filter(others -> others.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
        Matcher matcher = BY_WIDTH.matcher(plain);
        assertThat(matcher.matches()).as("%s is an integer", name).isTrue();
        boolean signed = Objects.equals(matcher.group(1), "int");
        IntegerKind kind = new IntegerKind(signed, Integer.parseInt(matcher.group(2)));
        assertThat(raw)
                .as("the Java type of %s", name)
                .isIn(kind.isInt() ? List.of(int.class, Integer.class) : List.of(long.class, Long.class));
        return kind;
    }

    private boolean isInt() {
        return signed ? bits <= 32 : bits < 32;
    }

    /** Around zero, and wherever the encoding begins to take more octets, or the range ends. */
    @Override
    public List<Object> edges() {
        BigInteger min = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
        BigInteger max = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
        return IntStream.of(0, 7, 8, 15, 16, 31, 32, 63, 64, bits - 1, bits)
                .mapToObj(BigInteger.TWO::pow)
                .flatMap(power -> Stream.of(power, power.negate()))
                .flatMap(edge -> Stream.of(edge.subtract(BigInteger.ONE), edge, edge.add(BigInteger.ONE)))
                .filter(edge -> edge.compareTo(min) >= 0 && edge.compareTo(max) <= 0)
                .distinct()
                .map(edge -> box(edge.longValue()))
                .toList();
    }

    /** Short ones as often as long ones. */
    @Override
    public Object any(RandomGenerator random) {
        long value = random.nextLong();
        int shift = Long.SIZE - 1 - random.nextInt(bits);
        return box(signed ? value >> shift : value >>> shift);
    }

    private Object box(long value) {
        if (isInt()) {
            return (int) value;
        }
        return value;
    }

    @Override
    public void write(Wire wire, int tag, Object value) {
        long number = ((Number) value).longValue();
        wire.integer(tag, signed, signed ? BigInteger.valueOf(number) : Wire.unsigned(number));
    }

    @Override
    public String text(Object value) {
        long number = ((Number) value).longValue();
        return signed ? Long.toString(number) : Long.toUnsignedString(number);
    }
}
