package dev.clusterwright.credentials.network;

import static dev.clusterwright.credentials.network.NetworkVectors.octets;
import static dev.clusterwright.credentials.network.NetworkVectors.section;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** Writes what {@link NetworkIdentityFuzzTest} begins with: everything encoded that the vectors have. */
@EnabledIfSystemProperty(named = "clusterwright.update", matches = ".*")
class NetworkIdentityFuzzInputs {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/clusterwright/credentials/network/NetworkIdentityFuzzTestInputs/decode");

    private static final List<String> SECTIONS = List.of(
            "nass_vectors",
            "identity_vectors",
            "nass_decode_invalid",
            "nass_decode_valid_noncanonical",
            "identity_invalid",
            "nass_decode_valid");

    private static final List<String> FIELDS =
            List.of("tlv_hex", "compact_identity_hex", "full_tlv_hex", "x509_der_hex", "identity_hex");

    @Test
    void write() throws IOException {
        Files.createDirectories(FOLDER);
        for (String section : SECTIONS) {
            for (JsonNode vector : section(section)) {
                for (String field : FIELDS) {
                    if (vector.has(field)) {
                        String name = vector.get("name").asString() + "-" + field.replaceAll("_?(tlv|der)?_hex", "");
                        write(name.replaceAll("-$", ""), octets(vector, field));
                    }
                }
            }
        }
        write("colliding", octets(NetworkVectors.colliding(), "identity_hex"));
    }

    private static void write(String name, OctetString octets) throws IOException {
        Files.write(FOLDER.resolve(name), octets.toByteArray());
    }
}
