package dev.clusterwright.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runtime knows some base types by name; it must not know them otherwise. */
class RuntimeBaseTypesTest {
    @ParameterizedTest
    @EnumSource
    void knowsWhichHaveNoSign(BaseType type) {
        if (type.bits() == 64) {
            Attribute<Long> attribute = Attribute.of(1, 1, "A", type.typeName(), TlvCodecs.INT64)
                    .constraint("min 1", Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(attribute.validate(-1L, ClusterState.unknown()).isEmpty())
                    .isEqualTo(type.kind() != Kind.SIGNED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatTheEntriesOfAListMayBe(BaseType type) {
        Bounds natural = StaticBounds.natural(type, false);
        if (natural == null) {
            return;
        }
        for (BigInteger outside :
                List.of(natural.min().subtract(BigInteger.ONE), natural.max().add(BigInteger.ONE))) {
            if (outside.compareTo(type.encodable().min()) >= 0
                    && outside.compareTo(type.encodable().max()) <= 0) {
                assertThat(isEntry(type, outside)).as("%s", outside).isFalse();
            }
        }
        boolean fitsMemory = type.bits() > 0 || natural.max().intValue() < 100;
        if (fitsMemory) {
            assertThat(isEntry(type, natural.min())).isTrue();
            assertThat(isEntry(type, natural.max())).isTrue();
        }
    }

    private static boolean isEntry(BaseType type, BigInteger number) {
        String list = "list[" + type.typeName() + "]";
        ClusterState unknown = ClusterState.unknown();
        return type.kind() == Kind.OCTETS
                ? Attribute.of(1, 1, "A", list, TlvCodecs.list(TlvCodecs.OCTETS))
                        .validate(List.of(OctetString.of(new byte[number.intValue()])), unknown)
                        .isEmpty()
                : Attribute.of(1, 1, "A", list, TlvCodecs.list(TlvCodecs.INT64))
                        .validate(List.of(number.longValue()), unknown)
                        .isEmpty();
    }
}
