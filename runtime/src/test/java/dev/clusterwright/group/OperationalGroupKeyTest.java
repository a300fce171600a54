package dev.clusterwright.group;

import static dev.clusterwright.group.GroupSamples.hex;
import static dev.clusterwright.group.GroupSamples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.crypto.SecretKeyMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationalGroupKeyTest {
    private static final CompressedFabricId FABRIC = new CompressedFabricId(0x87E1B004E235A130L);

    @Test
    void isDerivedAsTheModelDoes() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 200; i++) {
                byte[] epochKey = octets(random, 16);
                CompressedFabricId fabric = new CompressedFabricId(random.nextLong());
                byte[] expected =
                        GroupModel.operationalKey(epochKey, fabric.octets().toByteArray());
                try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(epochKey);
                        OperationalGroupKey key = OperationalGroupKey.derive(material, fabric)) {
                    assertThat(octets(key)).isEqualTo(expected);
                    assertThat(key.sessionId()).isEqualTo(GroupModel.sessionId(expected));
                    assertThat(octets(key.privacyKey())).isEqualTo(GroupModel.privacyKey(expected));
                    assertThat(octets(material)).isEqualTo(epochKey);
                }
            }
        });
    }

    @Test
    void isTheSameAfterItWasStored() {
        try (SecretKeyMaterial epochKey = SecretKeyMaterial.random(16);
                OperationalGroupKey derived = OperationalGroupKey.derive(epochKey, FABRIC);
                OperationalGroupKey stored = GroupSamples.key(octets(derived));
                OperationalGroupKey other = OperationalGroupKey.derive(epochKey, new CompressedFabricId(1))) {
            assertThat(stored.sameAs(derived)).isTrue();
            assertThat(stored.sessionId()).isEqualTo(derived.sessionId());
            assertThat(stored.privacyKey().sameAs(derived.privacyKey())).isTrue();
            assertThat(stored.fingerprint()).isEqualTo(derived.fingerprint());
            assertThat(other.sameAs(derived)).isFalse();
            assertThat(other.fingerprint()).isNotEqualTo(derived.fingerprint());
        }
    }

    @Test
    void leavesWhatItIsMadeOfToTheCaller() {
        SecretKeyMaterial material = SecretKeyMaterial.copyOf(hex("1f19ed3cef8a211baf306faeeee7aac6"));
        try (OperationalGroupKey key = OperationalGroupKey.of(material)) {
            material.close();
            assertThat(octets(key)).isEqualTo(hex("1f19ed3cef8a211baf306faeeee7aac6"));
        }
    }

    @Test
    void closesAllThatIsSecret() {
        OperationalGroupKey key = GroupSamples.key(7);
        SecretKeyMaterial privacyKey = key.privacyKey();
        key.close();
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> octets(key));
        assertThatIllegalStateException().isThrownBy(() -> octets(privacyKey));
        assertThatIllegalStateException().isThrownBy(() -> key.sameAs(key));
        assertThat(key.sessionId()).isEqualTo(GroupModel.sessionId(octets(7)));
    }

    @Test
    void copiesToAnyPlaceWithRoom() {
        byte[] target = new byte[20];
        try (OperationalGroupKey key = GroupSamples.key(hex("1f19ed3cef8a211baf306faeeee7aac6"))) {
            key.copyTo(target, 3);
            assertThat(target).isEqualTo(hex("0000001f19ed3cef8a211baf306faeeee7aac600"));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> key.copyTo(target, 5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void otherLengthsAreRefused(int length) {
        try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(new byte[length])) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OperationalGroupKey.derive(material, FABRIC))
                    .withMessage("an epoch key has 16 octets, not " + length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OperationalGroupKey.of(material))
                    .withMessage("an operational key has 16 octets, not " + length);
        }
    }

    @Test
    void printsNoSecret() {
        try (OperationalGroupKey key = GroupSamples.key(hex("aa979a48bd8cdf293a0709b9c1eb1930"))) {
            assertThat(key).hasToString("OperationalGroupKey[session id 0C48]");
        }
    }
}
