package dev.clusterwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program prints what it is there to show. */
class DemoTest {
    @Test
    void everythingIsThereAgain(@TempDir Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Demo(new PrintStream(out, true, StandardCharsets.UTF_8), folder).run();
        String[] parts = out.toString(StandardCharsets.UTF_8).split("It has started again, in \\d+ ms, and knows:");

        assertThat(parts).hasSize(2);
        assertThat(parts[0])
                .contains("attested: vendor FFF1, product 8000")
                .contains("commissioned: node 5EED of fabric 1D, which it knows as 1")
                .contains("the client may join the network: true");
        assertThat(parts[1].lines().filter(line -> !line.isBlank()).map(String::strip))
                .hasSize(9)
                .contains(
                        "fabric 1D, where it is node 5EED",
                        "Administer for the nodes [1234605616436508552]",
                        "key sets [0, 42], whose keys nobody can read",
                        "group 0101, Downstairs, on endpoints [2]",
                        "a message to the group can be opened: true",
                        "the secret of the network's administrators, the same: true",
                        "network identity 1, which follows from it: true",
                        "the client may join the network: true")
                .anyMatch(line -> line.matches("client 1, [0-9a-f]{40}"));
    }
}
