package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clusterwright.credentials.CredentialVectors.Vector;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateSigningRequestTest {
    private static final P256KeyPair KEY = TestKeys.random(new SplittableRandom(11));
    private static final byte[] NAME = X509Writer.name(DistinguishedName.of());
    private static final byte[] NO_ATTRIBUTES = Der.context(0);
    private static final byte[] ECDSA = Algorithms.identifier(Algorithms.ECDSA_WITH_SHA256);
    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    @TempDir
    Path temporary;

    static List<Vector> published() {
        return CredentialVectors.section("csr");
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedRequests(Vector vector) {
        OctetString csr = vector.octets("csr");
        switch (vector.name()) {
            case "good" ->
                assertThat(CertificateSigningRequest.decode(csr).publicKey().octets())
                        .isEqualTo(vector.octets("public_key"));
            case "nocsr_example" ->
                assertThat(CertificateSigningRequest.decode(csr).encode()).isEqualTo(csr);
            case "bad_signature" -> assertRefused(CredentialsError.SIGNATURE, csr);
            default -> assertRefused(CredentialsError.MALFORMED, csr);
        }
    }

    @Test
    void whatIsMadeIsReadAndShort() {
        for (int seed = 0; seed < 20; seed++) {
            P256KeyPair key = TestKeys.random(new SplittableRandom(seed));
            CertificateSigningRequest request = CertificateSigningRequest.create(key);
            assertThat(request.publicKey()).isEqualTo(key.publicKey());
            assertThat(request.encode().length()).as("seed " + seed).isLessThanOrEqualTo(204);
            assertThat(CertificateSigningRequest.decode(request.encode())).isEqualTo(request);
        }
    }

    @Test
    void aKeyThatDidNotSignGetsNothing() {
        P256KeyPair other = TestKeys.random(new SplittableRandom(12));
        assertRefused(
                CredentialsError.SIGNATURE,
                CertificateSigningRequest.create(TestKeys.broken(KEY, other)).encode());
    }

    @Test
    void noOctetCanBeAnother() {
        byte[] request = CertificateSigningRequest.create(KEY).encode().toByteArray();
        for (int i = 0; i < request.length; i++) {
            for (int bit = 0; bit < 8; bit += 3) {
                byte[] changed = request.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThat(refusal(OctetString.of(changed)))
                        .as("octet %d, bit %d", i, bit)
                        .isNotNull();
            }
            assertThat(refusal(OctetString.copyOf(request, 0, i))).isNotNull();
        }
    }

    @Test
    void theFormIsThatOfRfc2986() {
        byte[] key = X509Writer.publicKey(KEY.publicKey());
        assertThat(refusal(signed(ECDSA, Der.integer(0), NAME, key, NO_ATTRIBUTES)))
                .isNull();
        assertRefused(CredentialsError.VERSION, signed(ECDSA, Der.integer(1), NAME, key, NO_ATTRIBUTES));
        assertRefused(CredentialsError.MALFORMED, signed(ECDSA, NAME, key, NO_ATTRIBUTES));
        assertRefused(CredentialsError.MALFORMED, signed(ECDSA, Der.integer(0), NAME, key));
        assertRefused(CredentialsError.MALFORMED, signed(ECDSA, Der.integer(0), NAME, key, Der.context(1)));
        assertRefused(
                CredentialsError.MALFORMED, signed(ECDSA, Der.integer(0), NAME, key, NO_ATTRIBUTES, NO_ATTRIBUTES));
        OctetString good = CertificateSigningRequest.create(KEY).encode();
        byte[] longer = new byte[good.length() + 1];
        good.copyTo(longer, 0);
        assertRefused(CredentialsError.MALFORMED, OctetString.of(longer));
        assertRefused(CredentialsError.MALFORMED, OctetString.EMPTY);
        assertRefused(CredentialsError.TOO_LONG, OctetString.of(new byte[901]));
    }

    @Test
    void anAlgorithmHasNoParametersOrANull() {
        byte[] oid = Der.oid("1.2.840.10045.4.3.2");
        byte[] nothing = Der.tagged(DerTag.NULL);
        assertThat(refusal(signed(Der.sequence(oid, nothing)))).isNull();
        for (byte[] other : List.of(
                Der.sequence(oid, nothing, nothing),
                Der.sequence(oid, Der.integer(0)),
                Der.sequence(Der.oid("1.2.840.10045.4.1")),
                Der.sequence(Der.oid("1.2.840.10045.4.3.3")),
                Der.sequence(Der.oid("1.2.840.113549.1.1.11"), nothing))) {
            assertRefused(CredentialsError.SIGNATURE_ALGORITHM, signed(other));
        }
        assertRefused(CredentialsError.MALFORMED, signed(Der.sequence(oid, Der.tagged(DerTag.NULL, new byte[1]))));
    }

    @Test
    void noAttributeAsksForAnything() {
        byte[] none = Der.sequence();
        byte[] basicConstraints =
                Der.sequence(Der.sequence(Der.oid("2.5.29.19"), Der.octets(Der.sequence(Der.booleanTrue()))));
        byte[] empty = attribute(EXTENSION_REQUEST, none);
        assertThat(refusal(withAttributes(empty))).isNull();
        assertRefused(CredentialsError.EXTENSION, withAttributes(attribute(EXTENSION_REQUEST, basicConstraints)));
        assertRefused(CredentialsError.EXTENSION, withAttributes(empty, empty));
        byte[] password = attribute("1.2.840.113549.1.9.7", Der.text(DerTag.UTF8_STRING, "secret"));
        assertRefused(CredentialsError.EXTENSION, withAttributes(password));
        assertRefused(CredentialsError.MALFORMED, withAttributes(attribute(EXTENSION_REQUEST, none, none)));
        assertRefused(CredentialsError.MALFORMED, withAttributes(attribute(EXTENSION_REQUEST)));
        assertRefused(CredentialsError.MALFORMED, withAttributes(Der.sequence(Der.oid(EXTENSION_REQUEST))));
    }

    @Test
    void anyNameWillDo() {
        byte[] common = Der.sequence(Der.oid("2.5.4.3"), Der.text(DerTag.PRINTABLE_STRING, "node"));
        byte[] unknown = Der.sequence(Der.oid("1.3.6.1.4.1.99999.1"), Der.tagged(0x1E, new byte[] {0, 65}));
        byte[] key = X509Writer.publicKey(KEY.publicKey());
        for (byte[] name : List.of(
                Der.sequence(),
                Der.sequence(Der.set(common)),
                Der.sequence(Der.set(common, unknown), Der.set(unknown)))) {
            assertThat(refusal(signed(ECDSA, Der.integer(0), name, key, NO_ATTRIBUTES)))
                    .isNull();
        }
        for (byte[] name : List.of(
                Der.set(common),
                Der.sequence(common),
                Der.sequence(Der.set()),
                Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3")))),
                Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), common, common))))) {
            assertRefused(CredentialsError.MALFORMED, signed(ECDSA, Der.integer(0), name, key, NO_ATTRIBUTES));
        }
    }

    @Test
    void openSslVerifiesWhatIsMade() throws Exception {
        assumeThat(OpenSsl.isInstalled()).as("openssl is installed").isTrue();
        for (int seed = 0; seed < 2; seed++) {
            Path file = temporary.resolve("request.der");
            P256KeyPair key = TestKeys.random(new SplittableRandom(seed));
            Files.write(file, CertificateSigningRequest.create(key).encode().toByteArray());
            // Versions differ in how they print names unless they are told.
            OpenSsl.Result result = OpenSsl.run(
                    "req",
                    "-inform",
                    "DER",
                    "-in",
                    file.toString(),
                    "-verify",
                    "-noout",
                    "-subject",
                    "-nameopt",
                    "RFC2253");
            assertThat(result.succeeded()).as(result.output()).isTrue();
            assertThat(result.output()).containsIgnoringCase("verify OK").contains("O=CSA");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ec -pkeyopt ec_paramgen_curve:prime256v1, sha256,",
        "ec -pkeyopt ec_paramgen_curve:prime256v1, sha384, SIGNATURE_ALGORITHM",
        "ec -pkeyopt ec_paramgen_curve:prime256v1, sha1, SIGNATURE_ALGORITHM",
        "ec -pkeyopt ec_paramgen_curve:secp384r1, sha256, PUBLIC_KEY",
        "ec -pkeyopt ec_paramgen_curve:secp256k1, sha256, PUBLIC_KEY",
        "rsa:2048, sha256, PUBLIC_KEY",
        "ed25519, sha256, PUBLIC_KEY"
    })
    void openSslAsksForOtherKeysToo(String key, String digest, CredentialsError expected) throws Exception {
        assumeThat(OpenSsl.isInstalled()).as("openssl is installed").isTrue();
        Path file = temporary.resolve("request.der");
        String command = "req -new -nodes -newkey " + key + " -" + digest + " -subj /O=CSA/CN=node -outform DER -out "
                + file + " -keyout " + temporary.resolve("key.pem");
        OpenSsl.Result result = OpenSsl.run(command.split(" "));
        assertThat(result.succeeded()).as(result.output()).isTrue();
        CredentialsException refusal = refusal(OctetString.of(Files.readAllBytes(file)));
        if (expected == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isNotNull();
            assertThat(refusal.error()).isEqualTo(expected);
        }
    }

    private static OctetString withAttributes(byte[]... attributes) {
        byte[] key = X509Writer.publicKey(KEY.publicKey());
        return signed(ECDSA, Der.integer(0), NAME, key, Der.context(0, attributes));
    }

    private static byte[] attribute(String type, byte[]... values) {
        return Der.sequence(Der.oid(type), Der.set(values));
    }

    private static OctetString signed(byte[] algorithm) {
        byte[] key = X509Writer.publicKey(KEY.publicKey());
        return signed(algorithm, Der.integer(0), NAME, key, NO_ATTRIBUTES);
    }

    private static OctetString signed(byte[] algorithm, byte[]... parts) {
        byte[] content = Der.sequence(parts);
        return OctetString.of(
                Der.sequence(content, algorithm, Der.bitString(KEY.sign(content).toDer())));
    }

    private static CredentialsException refusal(OctetString der) {
        return catchThrowableOfType(CredentialsException.class, () -> CertificateSigningRequest.decode(der));
    }

    private static void assertRefused(CredentialsError error, OctetString der) {
        CredentialsException refusal = refusal(der);
        assertThat(refusal).as(error.toString()).isNotNull();
        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
    }
}
