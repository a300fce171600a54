package dev.clusterwright.credentials.network;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in {@code /vectors/nass.json}, and the identity in {@code /vectors/credentials.json}. */
final class NetworkVectors {
    private static final JsonNode NASS = load("/vectors/nass.json");
    private static final JsonNode CREDENTIALS = load("/vectors/credentials.json");

    private NetworkVectors() {}

    /** The vectors of a section. */
    static List<JsonNode> section(String name) {
        return NASS.get(name).valueStream().toList();
    }

    static JsonNode constants() {
        return NASS.get("constants");
    }

    static JsonNode colliding() {
        return NASS.get("colliding");
    }

    /** Identities that are given as a certificate as well. */
    static List<JsonNode> pairs() {
        return CREDENTIALS.get("network_identity_pair").valueStream().toList();
    }

    /** The first vector of the specification's: a secret in TLV and all that follows from it. */
    static JsonNode specified() {
        return section("nass_vectors").get(0);
    }

    static OctetString octets(JsonNode vector, String field) {
        return OctetString.fromHex(vector.get(field).asString());
    }

    static SecretKeyMaterial secret(JsonNode vector, String field) {
        return SecretKeyMaterial.copyOf(octets(vector, field));
    }

    /** What is in a secret. */
    static OctetString octets(SecretKeyMaterial secret) {
        byte[] octets = new byte[secret.length()];
        secret.copyTo(octets, 0);
        return OctetString.of(octets);
    }

    private static JsonNode load(String name) {
        try (InputStream json = NetworkVectors.class.getResourceAsStream(name)) {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
