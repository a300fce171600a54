package dev.clusterwright.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of base types, and what null costs them. */
class BaseTypeTest {
    @ParameterizedTest
    @CsvSource({
        "uint8, 0 to 255, 0 to 254",
        "uint24, 0 to 16777215, 0 to 16777214",
        "uint64, 0 to 18446744073709551615, 0 to 18446744073709551614",
        "int8, -128 to 127, -127 to 127",
        "int40, -549755813888 to 549755813887, -549755813887 to 549755813887",
        "int64, -9223372036854775808 to 9223372036854775807, -9223372036854775807 to 9223372036854775807",
        "enum8, 0 to 255, 0 to 254",
        "map16, 0 to 65535, 0 to 32767",
        "map64, 0 to 18446744073709551615, 0 to 9223372036854775807",
        "percent, 0 to 100, 0 to 100",
        "percent100ths, 0 to 10000, 0 to 10000",
        "temperature, -27315 to 32767, -27315 to 32767",
        "fabric-id, 1 to 18446744073709551615, 1 to 18446744073709551614",
        "fabric-idx, 1 to 254, 1 to 254",
        "group-id, 1 to 65535, 1 to 65534",
        "endpoint-no, 0 to 65534, 0 to 65534",
        "devtype-id, 0 to 4294885375, 0 to 4294885375",
        "cluster-id, 0 to 4294967294, 0 to 4294967294",
        "priority, 0 to 2, 0 to 2",
        "octstr, 0 to 2147483647, 0 to 2147483647",
        "ipadr, 4 to 16, 4 to 16",
        "ipv4adr, 4 to 4, 4 to 4",
        "ipv6adr, 16 to 16, 16 to 16",
        "ipv6pre, 1 to 17, 1 to 17",
        "hwadr, 6 to 8, 6 to 8",
        "message-id, 16 to 16, 16 to 16",
    })
    void bounds(String type, String bounds, String nullableBounds) {
        BaseType base = BaseType.find(type).orElseThrow();
        assertThat(StaticBounds.natural(base, false)).hasToString(bounds);
        assertThat(StaticBounds.natural(base, true)).hasToString(nullableBounds);
    }
}
