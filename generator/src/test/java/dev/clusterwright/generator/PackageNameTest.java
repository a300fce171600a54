package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.generator.DiffRequest.Side;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.java.JavaOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A package that Java does not have is refused by whatever names it, before anything is written. */
class PackageNameTest {
    private static final String BAD = "com.example.int";

    @TempDir
    static Path temporary;

    static Stream<ThrowingCallable> runs() {
        ModelRequest definitions = ModelRequest.of(List.of(new Root("bundled", Releases.FOLDER)));
        JavaOptions java = JavaOptions.of(BAD);
        Side side = new Side("", definitions);
        return Stream.of(
                () -> new Generator().run(new GenerateRequest(definitions, java, temporary.resolve("out"))),
                () -> new ReferencePages()
                        .run(new DocsRequest(
                                definitions,
                                List.of(),
                                BAD,
                                null,
                                new TreeSet<>(Set.of(Format.HTML)),
                                temporary.resolve("out"))),
                () -> new Comparison()
                        .run(new DiffRequest(
                                side, side, java, Set.of(DiffRequest.Format.JSON), temporary.resolve("out"))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isRefused(ThrowingCallable run) {
        assertThatThrownBy(run)
                .hasMessage("packageName: error: 'com.example.int' is not the name of a Java package [bad-package]."
                        + " Write it as in 'com.example.matter'");
        assertThat(temporary.resolve("out")).doesNotExist();
    }
}
