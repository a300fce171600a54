package dev.clusterwright.credentials.network;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Any octets as an identity in TLV, as one in DER, and as an administrator's secret: refused with a reason, or come back.
 * The inputs beside this class are run each time; see CONTRIBUTING.md for how to have more of them found.
 */
class NetworkIdentityFuzzTest {
    @FuzzTest
    void decode(byte[] input) {
        OctetString octets = OctetString.of(input);
        NetworkIdentity fromTlv = accepted(() -> NetworkIdentity.decode(octets));
        if (fromTlv != null) {
            check(fromTlv);
        }
        NetworkIdentity fromDer = accepted(() -> NetworkIdentity.fromX509(octets));
        if (fromDer != null) {
            check(fromDer);
            require(fromDer.toX509().equals(octets), "DER is one to one");
        }
        AdministratorSecret secret = accepted(() -> AdministratorSecret.decode(SecretKeyMaterial.copyOf(octets)));
        if (secret != null) {
            SecretKeyMaterial encoded = secret.encode();
            require(encoded.length() <= input.length, "what is written is the shortest");
            require(AdministratorSecret.decode(encoded).sameAs(secret), "a secret comes back");
        }
    }

    private static void check(NetworkIdentity identity) {
        require(NetworkIdentity.decode(identity.encode()).equals(identity), "the compact form comes back");
        require(NetworkIdentity.decode(identity.encodeFull()).equals(identity), "the full form comes back");
        require(NetworkIdentity.fromX509(identity.toX509()).equals(identity), "the certificate comes back");
    }

    private static <T> @Nullable T accepted(Supplier<T> decode) {
        try {
            return decode.get();
        } catch (CredentialsException refused) {
            return null;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("broken: " + rule);
        }
    }
}
