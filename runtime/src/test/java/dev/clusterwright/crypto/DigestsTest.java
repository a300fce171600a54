package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** With the examples of FIPS 180-4. */
class DigestsTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TWO_BLOCKS =
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".getBytes(StandardCharsets.US_ASCII);

    @Test
    void sha256() {
        assertThat(hex(Digests.sha256(ABC)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(Digests.sha256(TWO_BLOCKS)))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assertThat(hex(Digests.sha256())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void sha1() {
        assertThat(hex(Digests.sha1(ABC))).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(hex(Digests.sha1(TWO_BLOCKS))).isEqualTo("84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    }

    @Test
    void partsAreTakenOneAfterTheOther() {
        byte[] a = {'a'};
        byte[] bc = {'b', 'c'};
        assertThat(Digests.sha256(a, new byte[0], bc)).isEqualTo(Digests.sha256(ABC));
        assertThat(Digests.sha1(a, new byte[0], bc)).isEqualTo(Digests.sha1(ABC));
    }
}
