package dev.clusterwright.credentials.network;

import static dev.clusterwright.credentials.network.NetworkVectors.octets;
import static dev.clusterwright.credentials.network.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdministratorIdentityTest {
    private static final BigInteger TOO_LARGE = DerivationModel.ORDER.subtract(BigInteger.ONE);
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    @Test
    void derivesWhatTheModelDerives() throws GeneralSecurityException {
        for (long seed = 1; seed <= 60; seed++) {
            byte[] raw = new byte[AdministratorSecret.RAW_LENGTH];
            new SplittableRandom(seed).nextBytes(raw);
            DerivationModel expected = DerivationModel.derive(raw);
            try (AdministratorSecret secret = AdministratorSecret.of(seed, SecretKeyMaterial.copyOf(raw));
                    AdministratorIdentity derived = AdministratorIdentity.derive(secret)) {
                assertThat(number(derived.keyPair())).as("seed %d", seed).isEqualTo(expected.privateKey());
                assertThat(derived.identity().encode().toHex())
                        .as("seed %d", seed)
                        .isEqualTo(expected.compact());
                assertThat(NetworkIdentity.decode(derived.identity().encode())).isEqualTo(derived.identity());
            }
        }
    }

    @Test
    void modelKnowsTheRoundsThatArePassed() throws GeneralSecurityException {
        OctetString raw = octets(NetworkVectors.specified(), "raw_secret_hex");
        assertThat(DerivationModel.derive(raw.toByteArray()).compact())
                .isEqualTo(
                        NetworkVectors.specified().get("compact_identity_hex").asString());
    }

    @Test
    void passesCandidatesThatAreTooLarge() {
        for (int passed = 0; passed < 8; passed++) {
            List<BigInteger> candidates = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                candidates.add(i < passed ? (i % 2 == 0 ? TOO_LARGE : LARGEST) : BigInteger.valueOf(0xFFL + i));
            }
            try (P256KeyPair pair = AdministratorIdentity.sample(octetsOf(candidates))) {
                assertThat(number(pair)).isEqualTo(BigInteger.valueOf(0x100L + passed));
            }
        }
    }

    @Test
    void carriesWhenItAddsOne() {
        for (int octets = 0; octets <= 27; octets++) {
            BigInteger candidate = BigInteger.ONE.shiftLeft(8 * octets).subtract(BigInteger.ONE);
            try (P256KeyPair pair = AdministratorIdentity.sample(octetsOf(List.of(candidate)))) {
                assertThat(number(pair)).isEqualTo(candidate.add(BigInteger.ONE));
            }
        }
    }

    @Test
    void givesUpWithoutACandidate() {
        SecretKeyMaterial candidates = octetsOf(
                List.of(TOO_LARGE, LARGEST, TOO_LARGE, LARGEST, TOO_LARGE, LARGEST, TOO_LARGE, DerivationModel.ORDER));
        assertRefused(CredentialsError.PUBLIC_KEY, () -> AdministratorIdentity.sample(candidates));
    }

    @Test
    void theTimeOfTheSecretChangesNothing() {
        SecretKeyMaterial raw = SecretKeyMaterial.random(32);
        try (AdministratorIdentity one = AdministratorIdentity.derive(AdministratorSecret.of(1, raw));
                AdministratorIdentity other = AdministratorIdentity.derive(AdministratorSecret.of(2, raw))) {
            assertThat(one.identity()).isEqualTo(other.identity());
        }
    }

    @Test
    void closesItsKey() {
        AdministratorIdentity derived =
                AdministratorIdentity.derive(AdministratorSecret.of(1, SecretKeyMaterial.random(32)));
        String identifier = derived.identity().identifier().toHex();
        assertThat(derived).hasToString("AdministratorIdentity[" + identifier + "]");
        derived.close();
        assertThatIllegalStateException().isThrownBy(() -> derived.keyPair().sign(new byte[0]));
        assertThat(derived.identity().identifier().toHex()).isEqualTo(identifier);
    }

    private static BigInteger number(P256KeyPair pair) {
        return new BigInteger(octets(pair.privateKey()).toHex(), 16);
    }

    private static SecretKeyMaterial octetsOf(List<BigInteger> candidates) {
        StringBuilder hex = new StringBuilder();
        candidates.forEach(candidate -> hex.append(String.format("%064x", candidate)));
        return SecretKeyMaterial.copyOf(OctetString.fromHex(hex.toString()));
    }
}
