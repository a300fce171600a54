package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.TlvCodec;
import org.junit.jupiter.api.Test;

class BitmapTest {
    private static final TlvCodec<Sides> CODEC = Bitmap.codec(reader -> new Sides(reader.uint64()));

    @Test
    void printsNamesAndTheRestInHexadecimal() {
        assertThat(new Sides(0)).hasToString("0");
        assertThat(new Sides(0b101)).hasToString("Left | Top");
        assertThat(new Sides(0b11)).hasToString("Left | 0x2");
        assertThat(new Sides(1L << 63)).hasToString("0x8000000000000000");
    }

    @Test
    void keepsBitsWithoutANameOnTheWire() {
        Sides all = new Sides(-1);
        assertThat(CODEC.decode(CODEC.encode(all))).isEqualTo(all);
        assertThat(CODEC.encode(all)).hasSize(9);
    }

    @Test
    void combines() {
        Sides left = new Sides(1);
        Sides top = new Sides(4);
        assertThat(left.plus(top)).isEqualTo(new Sides(5));
        assertThat(left.plus(top).minus(left)).isEqualTo(top);
        assertThat(left.plus(top).contains(top)).isTrue();
        assertThat(left.contains(left.plus(top))).isFalse();
        assertThat(left.contains(new Sides(0))).isTrue();
    }
}
