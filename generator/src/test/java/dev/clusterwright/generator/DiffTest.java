package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder below {@code diff} is a case: {@code older.xml} and {@code newer.xml}, or folders of those names, and {@code
 * expected.txt}.
 */
class DiffTest {
    private static final Path CASES = Cases.folder("diff");
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");

    @TempDir
    Path temporary;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(folder -> Files.exists(side(folder, "older")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(60)
    void changesAreAsExpected(Path folder) throws IOException {
        Diff diff = Differ.between(model(folder, "older"), model(folder, "newer"), "older", "newer");
        Cases.compare(folder.resolve("expected.txt"), DiffText.of(diff));
    }

    @Test
    void thereAreCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(30);
    }

    /** Each struct has the next one twice: compared by content, the last would be looked at 2^40 times. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void structsOfStructsAreComparedOnceEach() throws IOException {
        StringBuilder structs = new StringBuilder();
        for (int i = 0; i < 41; i++) {
            String type = i == 40 ? "uint8" : "S" + (i + 1) + "Struct";
            structs.append("<struct name='S").append(i).append("Struct'>");
            for (int field = 0; field < 2; field++) {
                structs.append(
                        "<field id='%1$d' name='F%1$d' type='%2$s'><mandatoryConform/></field>".formatted(field, type));
            }
            structs.append("</struct>");
        }
        Path root = Files.createDirectories(temporary.resolve("structs"));
        Files.writeString(root.resolve("Deep.xml"), """
                <cluster id="0xFFF1FC00" name="Deep" revision="1"><dataTypes>%s</dataTypes></cluster>
                """.formatted(structs));
        assertThat(DiffText.of(Differ.between(model(root), model(root), "a", "b")))
                .isEmpty();
    }

    /** A field inserted, another moved behind it, a value renumbered. */
    @Test
    void networkIdentityManagementFromItsPageToTheNextRevision() throws IOException {
        Path page = BUNDLED.resolve(Path.of("1.6.1", "clusters", "NetworkIdentityManagement.xml"));
        Path later = Path.of("..", "clusters", "src", "definitions", "NetworkIdentityManagement.xml");
        Diff diff = Differ.between(model(copy(page, "page")), model(copy(later, "later")), "page", "later");
        Cases.compare(CASES.resolve(Path.of("releases", "network-identity-management.txt")), DiffText.of(diff));
    }

    @Test
    void groupKeyManagementFrom10To161() throws IOException {
        compare("group-key-management.txt", "1.0", "1.6.1", "Group Key Management");
    }

    @Test
    void operationalCredentialsFrom12To142() throws IOException {
        compare("operational-credentials.txt", "1.2", "1.4.2", "Operational Credentials");
    }

    private static void compare(String expected, String older, String newer, String cluster) throws IOException {
        Diff diff = Differ.between(
                Models.of(BUNDLED.resolve(older), List.of(cluster)),
                Models.of(BUNDLED.resolve(newer), List.of(cluster)),
                older,
                newer);
        assertThat(diff.older()).isEqualTo(older);
        assertThat(diff.newer()).isEqualTo(newer);
        Cases.compare(CASES.resolve(Path.of("releases", expected)), DiffText.of(diff));
    }

    private Path copy(Path file, String folder) throws IOException {
        Path target = Files.createDirectories(temporary.resolve(folder));
        Files.copy(file, target.resolve("case.xml"));
        return target;
    }

    private static Path side(Path folder, String side) {
        Path file = folder.resolve(side + ".xml");
        return Files.exists(file) ? file : folder.resolve(side);
    }

    private Model model(Path folder, String side) throws IOException {
        Path path = side(folder, side);
        return model(Files.isDirectory(path) ? path : copy(path, side));
    }

    private static Model model(Path folder) {
        return new ModelReader(new Problems()).read(ModelRequest.of(List.of(new Root("definitions", folder))));
    }
}
