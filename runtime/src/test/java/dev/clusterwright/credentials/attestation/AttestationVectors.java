package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code /vectors/attestation.json} has, which the SDK publishes. */
final class AttestationVectors {
    private static final JsonNode ROOT = load();

    private AttestationVectors() {}

    /** A vector with its name, for lists of cases. */
    record Vector(String name, JsonNode json) {
        boolean has(String field) {
            return json.has(field);
        }

        OctetString octets(String field) {
            return OctetString.fromHex(json.required(field).asString());
        }

        int number(String field) {
            return json.required(field).intValue();
        }

        List<Integer> numbers(String field) {
            return json.required(field).valueStream().map(JsonNode::intValue).toList();
        }

        String text(String field) {
            return json.required(field).asString();
        }

        /** None if the vector is to be accepted. */
        Optional<CredentialsError> error() {
            String expect = text("expect");
            return expect.equals("accept") ? Optional.empty() : Optional.of(CredentialsError.valueOf(expect));
        }

        P256KeyPair keyPair(String field) {
            try (SecretKeyMaterial key = SecretKeyMaterial.copyOf(octets(field))) {
                return P256KeyPair.of(key);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static JsonNode load() {
        try (InputStream json = AttestationVectors.class.getResourceAsStream("/vectors/attestation.json")) {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Vector> list(String name) {
        return ROOT.required(name)
                .valueStream()
                .map(json -> new Vector(json.path("name").asString("vector"), json))
                .toList();
    }

    static Vector only(String name) {
        return new Vector(name, ROOT.required(name));
    }

    static AttestationCertificate root(String name) {
        return AttestationCertificate.fromX509(only("roots").octets(name));
    }

    static AttestationAuthorities roots() {
        return AttestationAuthorities.of(Stream.of("PAA-FFF1", "PAA-NoVID", "PAA-FFF1-2021")
                .map(AttestationVectors::root)
                .toList());
    }

    /** The key of the SDK's declarations for tests, trusted with these types. */
    static CertificationKeys testKey(CertificationType... types) {
        Vector key = only("certification_key");
        return CertificationKeys.of(List.of(CertificationKey.of(P256PublicKey.of(key.octets("public_key")), types)));
    }
}
