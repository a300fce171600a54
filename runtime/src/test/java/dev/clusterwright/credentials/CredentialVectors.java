package dev.clusterwright.credentials;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certificates and other credentials in {@code /vectors/credentials.json}, which the SDK publishes. */
public final class CredentialVectors {
    private static final JsonNode ROOT = load();

    /** All operational certificates by their names. */
    private static final Map<String, Vector> CERTIFICATES = certificates();

    private CredentialVectors() {}

    /** A vector with its name, for lists of cases. */
    public record Vector(String name, JsonNode json) {
        /** What a field has, in hexadecimal digits. */
        public OctetString octets(String field) {
            return OctetString.fromHex(text(field));
        }

        /** What a field has, as text. */
        public String text(String field) {
            return json.required(field).asString();
        }

        /** A certificate in TLV. */
        public OctetString tlv() {
            return octets("tlv");
        }

        /** A certificate in DER, as published, or computed by others where it is not. */
        public OctetString der() {
            return octets(json.has("der") ? "der" : "der_computed");
        }

        /** The certificate, read from TLV. */
        public MatterCertificate certificate() {
            return MatterCertificate.decode(tlv());
        }

        /** The keys of who a certificate is for. */
        public P256KeyPair keyPair() {
            if (json.has("private_key")) {
                return pair(octets("private_key"));
            }
            OctetString both = octets("keypair_pub65_priv32");
            return pair(OctetString.copyOf(both.toByteArray(), P256PublicKey.LENGTH, P256KeyPair.PRIVATE_KEY_LENGTH));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The vectors of a section that is a list, by name where they have one and else by number. */
    public static List<Vector> section(String section) {
        List<JsonNode> nodes = ROOT.required(section).valueStream().toList();
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> new Vector(name(section, i, nodes.get(i)), nodes.get(i)))
                .toList();
    }

    /** A section that is no list. */
    public static JsonNode object(String section) {
        return ROOT.required(section);
    }

    /** All operational certificates, whether their DER is published or computed. */
    public static List<Vector> operational() {
        return List.copyOf(CERTIFICATES.values());
    }

    /** An operational certificate by its name, such as {@code Root01}. */
    public static Vector named(String name) {
        Vector vector = CERTIFICATES.get(name);
        if (vector == null) {
            throw new AssertionError("there is no certificate " + name);
        }
        return vector;
    }

    /** Whether there is such a certificate. */
    public static boolean has(String name) {
        return CERTIFICATES.containsKey(name);
    }

    private static Map<String, Vector> certificates() {
        Map<String, Vector> certificates = new LinkedHashMap<>();
        for (String section : List.of("tlv_der_pairs", "tlv_only_certs")) {
            section(section).forEach(vector -> certificates.put(vector.name(), vector));
        }
        return certificates;
    }

    private static String name(String section, int index, JsonNode node) {
        return node.has("name") ? node.required("name").asString() : section + "[" + index + "]";
    }

    private static P256KeyPair pair(OctetString privateKey) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(privateKey)) {
            return P256KeyPair.of(secret);
        }
    }

    private static JsonNode load() {
        try (InputStream json = CredentialVectors.class.getResourceAsStream("/vectors/credentials.json")) {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
