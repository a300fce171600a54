package dev.clusterwright.credentials;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes what {@link CertificateFuzzTest} begins with: every certificate that there is as a vector. */
@EnabledIfSystemProperty(named = "clusterwright.update", matches = ".*")
class CertificateFuzzInputs {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/clusterwright/credentials/CertificateFuzzTestInputs");

    @Test
    void write() throws IOException {
        for (CredentialVectors.Vector vector : CredentialVectors.operational()) {
            write("tlv", vector.name(), vector.tlv());
            write("der", vector.name(), vector.der());
        }
    }

    private static void write(String form, String name, OctetString octets) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(form));
        Files.write(folder.resolve(name), octets.toByteArray());
    }
}
