package dev.clusterwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyMaterialTest {
    private static final String HEX = "deadbeef";

    @Test
    void octetsAreCopiedBothWays() {
        byte[] source = Secrets.hex(HEX);
        SecretKeyMaterial secret = SecretKeyMaterial.copyOf(source);
        source[0] = 0;
        byte[] target = new byte[6];
        secret.copyTo(target, 1);
        assertThat(Secrets.hex(target)).isEqualTo("00" + HEX + "00");
        target[1] = 0;
        assertThat(Secrets.hex(Secrets.octets(secret))).isEqualTo(HEX);
        assertThat(Secrets.octets(SecretKeyMaterial.copyOf(OctetString.fromHex(HEX))))
                .isEqualTo(Secrets.hex(HEX));
        assertThat(secret.length()).isEqualTo(4);
    }

    @Test
    void octetsThatDoNotFitAreMisuse() {
        SecretKeyMaterial secret = Secrets.secret(HEX);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> secret.copyTo(new byte[4], 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> secret.copyTo(new byte[4], -1));
    }

    @Test
    void closingZeros() throws ReflectiveOperationException {
        SecretKeyMaterial secret = Secrets.secret(HEX);
        var field = SecretKeyMaterial.class.getDeclaredField("octets");
        field.setAccessible(true);
        byte[] octets = (byte[]) field.get(secret);
        assertThat(Secrets.hex(octets)).isEqualTo(HEX);
        secret.close();
        secret.close();
        assertThat(octets).hasSize(4).containsOnly(0);
    }

    @Test
    void whatIsClosedCannotBeUsed() {
        SecretKeyMaterial closed = Secrets.secret(HEX);
        SecretKeyMaterial open = Secrets.secret(HEX);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.copyTo(new byte[4], 0));
        assertThatIllegalStateException().isThrownBy(() -> closed.sameAs(open));
        assertThatIllegalStateException().isThrownBy(() -> open.sameAs(closed));
        assertThatIllegalStateException().isThrownBy(() -> closed.sameAs(closed));
        assertThatIllegalStateException().isThrownBy(() -> closed.asKey("AES").getEncoded());
        assertThat(closed.length()).isEqualTo(4);
    }

    @Test
    void sameAsTellsWhetherAllOctetsAre() {
        SecretKeyMaterial secret = Secrets.secret(HEX);
        assertThat(secret.sameAs(secret)).isTrue();
        assertThat(secret.sameAs(Secrets.secret(HEX))).isTrue();
        assertThat(secret.sameAs(Secrets.secret("deadbe"))).isFalse();
        assertThat(secret.sameAs(Secrets.secret("deadbeef00"))).isFalse();
        assertThat(secret.sameAs(Secrets.secret(""))).isFalse();
        for (int bit = 0; bit < 32; bit++) {
            byte[] other = Secrets.hex(HEX);
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(secret.sameAs(SecretKeyMaterial.copyOf(other))).isFalse();
        }
    }

    @Test
    void secretsAreNoValues() {
        assertThat(Secrets.secret(HEX)).isNotEqualTo(Secrets.secret(HEX));
    }

    @Test
    void textTellsTheLengthOnly() {
        assertThat(Secrets.secret(HEX)).hasToString("SecretKeyMaterial[4 octets]");
        assertThat(Secrets.secret("7f")).hasToString("SecretKeyMaterial[1 octet]");
        assertThat(Secrets.secret(HEX).asKey("AES").toString()).doesNotContainIgnoringCase(HEX);
    }

    @Test
    void secretsAreNotSerialised() throws IOException {
        SecretKeyMaterial secret = Secrets.secret(HEX);
        assertThat(secret).isNotInstanceOf(Serializable.class);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(octets)) {
            assertThatExceptionOfType(NotSerializableException.class)
                    .isThrownBy(() -> output.writeObject(secret.asKey("AES")));
        }
        assertThat(Secrets.hex(octets.toByteArray())).doesNotContain(HEX);
    }

    @Test
    void randomOctetsAreNotThoseOfBefore() {
        assertThat(SecretKeyMaterial.random(16).sameAs(SecretKeyMaterial.random(16)))
                .isFalse();
        assertThat(SecretKeyMaterial.random(1).length()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void noRandomOctetsAreNoSecret(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretKeyMaterial.random(length));
    }
}
