package dev.clusterwright.cluster;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names of base types say, as far as validating needs it (Matter Core, 7.19 Data Types). */
final class BaseTypes {
    /** A value of which nobody knows what it is, so that no rule can be applied to it. */
    static final String ANY = "any";

    /** 64 bits without a sign, which Java takes for signed. */
    private static final Set<String> UNSIGNED_64 = Set.of(
            "uint64",
            "map64",
            "epoch-us",
            "utc",
            "posix-ms",
            "systime-us",
            "systime-ms",
            "fabric-id",
            "node-id",
            "subject-id",
            "event-no");

    /** What types allow that allow less than their encoding can hold: numbers, or lengths in octets. */
    private static final Map<String, Bounds> NARROW = Map.ofEntries(
            Map.entry("percent", new Bounds(0, 100)),
            Map.entry("percent100ths", new Bounds(0, 10_000)),
            Map.entry("temperature", new Bounds(-27_315, 32_767)),
            Map.entry("fabric-id", new Bounds(1, -1)),
            Map.entry("fabric-idx", new Bounds(1, 254)),
            Map.entry("group-id", new Bounds(1, 65_535)),
            Map.entry("endpoint-no", new Bounds(0, 65_534)),
            Map.entry("devtype-id", new Bounds(0, 0xFFFE_BFFFL)),
            Map.entry("cluster-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("attrib-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("field-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("event-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("command-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("trans-id", new Bounds(0, 0xFFFF_FFFEL)),
            Map.entry("priority", new Bounds(0, 2)),
            Map.entry("ipadr", new Bounds(4, 16)),
            Map.entry("ipv4adr", new Bounds(4, 4)),
            Map.entry("ipv6adr", new Bounds(16, 16)),
            Map.entry("ipv6pre", new Bounds(1, 17)),
            Map.entry("hwadr", new Bounds(6, 8)),
            Map.entry("message-id", new Bounds(16, 16)));

    private BaseTypes() {}

    static boolean isUnsigned64(String type) {
        return UNSIGNED_64.contains(type);
    }

    /** What a type allows if that is less than its encoding can hold; null otherwise. */
    static @Nullable Bounds narrow(String type) {
        return NARROW.get(type);
    }

    /** The type of a list's entries. */
    static String entry(String listType) {
        return listType.startsWith("list[") ? listType.substring("list[".length(), listType.length() - 1) : listType;
    }
}
