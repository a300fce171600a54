package dev.clusterwright.generator.model;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that every cluster may use without declaring them (Matter Core, 7.19 Data Types). */
public enum BaseType implements DataType {
    BOOL("bool", Kind.BOOLEAN),
    UINT8("uint8", Kind.UNSIGNED, 8),
    UINT16("uint16", Kind.UNSIGNED, 16),
    UINT24("uint24", Kind.UNSIGNED, 24),
    UINT32("uint32", Kind.UNSIGNED, 32),
    UINT40("uint40", Kind.UNSIGNED, 40),
    UINT48("uint48", Kind.UNSIGNED, 48),
    UINT56("uint56", Kind.UNSIGNED, 56),
    UINT64("uint64", Kind.UNSIGNED, 64),
    INT8("int8", Kind.SIGNED, 8),
    INT16("int16", Kind.SIGNED, 16),
    INT24("int24", Kind.SIGNED, 24),
    INT32("int32", Kind.SIGNED, 32),
    INT40("int40", Kind.SIGNED, 40),
    INT48("int48", Kind.SIGNED, 48),
    INT56("int56", Kind.SIGNED, 56),
    INT64("int64", Kind.SIGNED, 64),
    ENUM8("enum8", Kind.UNSIGNED, 8),
    ENUM16("enum16", Kind.UNSIGNED, 16),
    MAP8("map8", Kind.BITS, 8),
    MAP16("map16", Kind.BITS, 16),
    MAP32("map32", Kind.BITS, 32),
    MAP64("map64", Kind.BITS, 64),
    SINGLE("single", Kind.FLOAT),
    DOUBLE("double", Kind.DOUBLE),
    OCTSTR("octstr", Kind.OCTETS),
    STRING("string", Kind.TEXT),

    PERCENT("percent", Kind.UNSIGNED, 8, 0, 100),
    PERCENT100THS("percent100ths", Kind.UNSIGNED, 16, 0, 10_000),
    TEMPERATURE("temperature", Kind.SIGNED, 16, -27_315, 32_767),
    SIGNED_TEMPERATURE("SignedTemperature", Kind.SIGNED, 8),
    UNSIGNED_TEMPERATURE("UnsignedTemperature", Kind.UNSIGNED, 8),
    TEMPERATURE_DIFFERENCE("TemperatureDifference", Kind.SIGNED, 16),
    POWER_MW("power-mW", Kind.SIGNED, 64),
    POWER_MVA("power-mVA", Kind.SIGNED, 64),
    POWER_MVAR("power-mVAR", Kind.SIGNED, 64),
    AMPERAGE_MA("amperage-mA", Kind.SIGNED, 64),
    VOLTAGE_MV("voltage-mV", Kind.SIGNED, 64),
    ENERGY_MWH("energy-mWh", Kind.SIGNED, 64),
    ENERGY_MVAH("energy-mVAh", Kind.SIGNED, 64),
    ENERGY_MVARH("energy-mVARh", Kind.SIGNED, 64),
    MONEY("money", Kind.SIGNED, 64),

    EPOCH_US("epoch-us", Kind.UNSIGNED, 64),
    UTC("utc", Kind.UNSIGNED, 64),
    EPOCH_S("epoch-s", Kind.UNSIGNED, 32),
    POSIX_MS("posix-ms", Kind.UNSIGNED, 64),
    SYSTIME_US("systime-us", Kind.UNSIGNED, 64),
    SYSTIME_MS("systime-ms", Kind.UNSIGNED, 64),
    ELAPSED_S("elapsed-s", Kind.UNSIGNED, 32),

    FABRIC_ID("fabric-id", Kind.UNSIGNED, 64, 1, -1),
    FABRIC_IDX("fabric-idx", Kind.UNSIGNED, 8, 1, 254),
    NODE_ID("node-id", Kind.UNSIGNED, 64),
    SUBJECT_ID("subject-id", Kind.UNSIGNED, 64),
    GROUP_ID("group-id", Kind.UNSIGNED, 16, 1, 65_535),
    ENDPOINT_NO("endpoint-no", Kind.UNSIGNED, 16, 0, 65_534),
    VENDOR_ID("vendor-id", Kind.UNSIGNED, 16),
    DEVTYPE_ID("devtype-id", Kind.UNSIGNED, 32, 0, 0xFFFE_BFFFL),
    CLUSTER_ID("cluster-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    ATTRIB_ID("attrib-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    FIELD_ID("field-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    EVENT_ID("event-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    COMMAND_ID("command-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    TRANS_ID("trans-id", Kind.UNSIGNED, 32, 0, 0xFFFF_FFFEL),
    ACTION_ID("action-id", Kind.UNSIGNED, 8),
    ENTRY_IDX("entry-idx", Kind.UNSIGNED, 16),
    DATA_VER("data-ver", Kind.UNSIGNED, 32),
    EVENT_NO("event-no", Kind.UNSIGNED, 64),
    STATUS("status", Kind.UNSIGNED, 8),
    PRIORITY("priority", Kind.UNSIGNED, 8, 0, 2),
    NAMESPACE("namespace", Kind.UNSIGNED, 8),
    TAG("tag", Kind.UNSIGNED, 8),

    IPADR("ipadr", Kind.OCTETS, 0, 4, 16),
    IPV4ADR("ipv4adr", Kind.OCTETS, 0, 4, 4),
    IPV6ADR("ipv6adr", Kind.OCTETS, 0, 16, 16),
    IPV6PRE("ipv6pre", Kind.OCTETS, 0, 1, 17),
    HWADR("hwadr", Kind.OCTETS, 0, 6, 8),
    MESSAGE_ID("message-id", Kind.OCTETS, 0, 16, 16),

    /** No type of the specification: a value of which the definitions do not say what it is. */
    ANY("any", Kind.ANY);

    private static final Map<String, BaseType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(BaseType::typeName, Function.identity()));

    /** By the name in small letters, for names that have large ones. */
    private static final Map<String, String> CASED = BY_NAME.keySet().stream()
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Pattern SDK_INTEGER = Pattern.compile("int(\\d+)([us])");

    /** Other names of the same types; the last four are misspelt in official definitions. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("char-string", "string"),
            Map.entry("long-char-string", "string"),
            Map.entry("octet-string", "octstr"),
            Map.entry("long-octet-string", "octstr"),
            Map.entry("float", "single"),
            Map.entry("eui64", "uint64"),
            Map.entry("systemtime-us", "systime-us"),
            Map.entry("systemtime-ms", "systime-ms"),
            Map.entry("endpoint-id", "endpoint-no"),
            Map.entry("attribute-id", "attrib-id"));

    private final String typeName;
    private final Kind kind;
    private final int bits;
    private final BigInteger min;
    private final BigInteger max;

    BaseType(String typeName, Kind kind) {
        this(typeName, kind, 0);
    }

    BaseType(String typeName, Kind kind, int bits) {
        this(
                typeName,
                kind,
                bits,
                encodable(kind, bits).min(),
                encodable(kind, bits).max());
    }

    /**
     * With a narrower range than its bits have; a greatest of -1 is the greatest that 64 bits hold. Of octets the range is
     * that of their number.
     */
    BaseType(String typeName, Kind kind, int bits, long min, long max) {
        this(
                typeName,
                kind,
                bits,
                BigInteger.valueOf(min),
                max == -1 ? BigInteger.TWO.pow(bits).subtract(BigInteger.ONE) : BigInteger.valueOf(max));
    }

    BaseType(String typeName, Kind kind, int bits, BigInteger min, BigInteger max) {
        this.typeName = typeName;
        this.kind = kind;
        this.bits = bits;
        this.min = min;
        this.max = max;
    }

    /** The base type of that name, in the spelling of either dialect. */
    public static Optional<BaseType> find(String typeName) {
        BaseType exact = BY_NAME.get(typeName);
        return Optional.ofNullable(exact == null ? BY_NAME.get(plain(typeName)) : exact);
    }

    /** Whether a name means a list of something. */
    public static boolean isList(String typeName) {
        String plain = typeName.strip().toLowerCase(Locale.ROOT);
        return plain.equals("list") || plain.equals("array");
    }

    /** {@code INT8U}, {@code bitmap32} and {@code vendor_id} as the specification spells them. */
    private static String plain(String typeName) {
        String name = typeName.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        Matcher integer = SDK_INTEGER.matcher(name);
        if (integer.matches()) {
            return (integer.group(2).equals("u") ? "uint" : "int") + integer.group(1);
        }
        if (name.startsWith("bitmap")) {
            return "map" + name.substring("bitmap".length());
        }
        return SPELLINGS.getOrDefault(name, CASED.getOrDefault(name, name));
    }

    /** The names of all base types. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    @Override
    public String typeName() {
        return typeName;
    }

    /** How its values are written. */
    public Kind kind() {
        return kind;
    }

    /** The width of an integer: 8, 16, 24, 32, 40, 48, 56 or 64; 0 for anything else. */
    public int bits() {
        return bits;
    }

    /** What the encoding of an integer or a string allows, whatever the type makes of it. */
    public Bounds encodable() {
        return encodable(kind, bits);
    }

    private static Bounds encodable(Kind kind, int bits) {
        if (bits == 0) {
            return Bounds.SIZES;
        }
        return kind == Kind.SIGNED
                ? new Bounds(
                        BigInteger.TWO.pow(bits - 1).negate(),
                        BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE))
                : new Bounds(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE));
    }

    /**
     * The numbers that an integer can be, or the octets that a string can have; null for anything else. Where null is a value too, it costs the number
     * that other encodings use for it: the greatest of an unsigned type, the least of a signed one, the top bit of a
     * bitmap.
     */
    @Nullable Bounds bounds(boolean nullable) {
        return switch (kind) {
            case UNSIGNED ->
                new Bounds(min, nullable ? max.min(BigInteger.TWO.pow(bits).subtract(BigInteger.TWO)) : max);
            case SIGNED ->
                new Bounds(
                        nullable ? min.max(BigInteger.TWO.pow(bits - 1).negate().add(BigInteger.ONE)) : min, max);
            case BITS -> new Bounds(min, nullable ? BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE) : max);
            case OCTETS, TEXT -> new Bounds(min, max);
            case BOOLEAN, FLOAT, DOUBLE, ANY -> null;
        };
    }

    /** How values of a base type are written. */
    public enum Kind {
        BOOLEAN,
        UNSIGNED,
        SIGNED,
        BITS,
        FLOAT,
        DOUBLE,
        OCTETS,
        TEXT,
        /** As they are: the TLV itself. */
        ANY
    }
}
