package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.model.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A cluster is the same from either dialect, but for what the sources say differently. Those differences are listed in
 * {@code dialects/} as {@code path fact: data model | SDK}, each under the reason for it; one that is not listed fails, and so does a listed one that is gone.
 */
class DialectsTest {
    private static final List<String> CREDENTIALS_AND_KEYS = List.of("0x003E", "0x003F");
    private static final List<String> NETWORK_IDENTITIES = List.of("0x0450");
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright", "1.6.1");

    @Test
    void theNewestRelease() throws IOException {
        compare("newest", Corpus.folder("data_model/1.6.1"), Corpus.folder("sdk-xml/2026"), CREDENTIALS_AND_KEYS);
    }

    @Test
    void theOldestRelease() throws IOException {
        compare("oldest", Corpus.folder("data_model/1.0"), Corpus.folder("sdk-xml/2022"), CREDENTIALS_AND_KEYS);
    }

    /** No release has the cluster, so the SDK's is held to the one that comes along. */
    @Test
    void networkIdentities() throws IOException {
        compare("network-identities", BUNDLED, Corpus.folder("sdk-xml/2026"), NETWORK_IDENTITIES);
    }

    private static void compare(String list, Path dataModel, Path sdk, List<String> ids) throws IOException {
        List<Cluster> ours = Models.of(dataModel, ids).clusters();
        List<Cluster> theirs = Models.of(sdk, ids).clusters();
        assertThat(ours).hasSameSizeAs(ids);
        assertThat(theirs).hasSameSizeAs(ids);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            differences.addAll(ModelFacts.of(ours.get(i)).differences(ModelFacts.of(theirs.get(i))));
        }
        assertThat(differences)
                .containsExactlyInAnyOrderElementsOf(
                        listed(Cases.folder("dialects").resolve(list + ".txt")));
    }

    /** The lines of a list; those that start with {@code #} give the reason for the lines that follow. */
    private static List<String> listed(Path file) throws IOException {
        List<String> differences = new ArrayList<>();
        for (String group : Files.readString(file).split("\n\n", -1)) {
            List<String> lines = group.lines().toList();
            List<String> reason =
                    lines.stream().takeWhile(line -> line.startsWith("# ")).toList();
            assertThat(reason).as("the reason for %s", lines).isNotEmpty();
            assertThat(lines).as("what is explained").hasSizeGreaterThan(reason.size());
            differences.addAll(lines.subList(reason.size(), lines.size()));
        }
        return differences;
    }
}
