package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a user gets. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path PROJECTS = Path.of("src", "it");

    @TempDir
    Path temporary;

    @Test
    void pomAndProgramAreThoseOfTheProjectThatIsBuilt() throws IOException {
        assertThat(project("readme/pom.xml")).contains(block("xml", 0));
        assertThat(project("readme/src/main/java/Example.java")).isEqualTo(block("java", 0));
        assertThat(project("readme/src/main/java/Light.java")).isEqualTo(block("java", 2));
    }

    @Test
    void definitionsAreThoseOfTheProjectsThatAreBuilt() throws IOException {
        assertThat(project("vendor/pom.xml")).contains(block("xml", 1));
        assertThat(project("errata/definitions/errata.xml")).isEqualTo(block("xml", 2));
        assertThat(project("errata/verify.groovy")).contains(block("text", 2));
    }

    @Test
    void programsPrintWhatTheySay() throws Exception {
        assertThat(run("Example", block("java", 0))).isEqualTo(block("text", 0));
        assertThat(run("Light", block("java", 2))).isEqualTo(block("text", 1));
        assertThat(block("java", 2).lines()).hasSizeLessThan(40);
    }

    @Test
    void examplesCompile() throws IOException {
        compile("Values", inMethod("import dev.clusterwright.tlv.*;", "Values", "byte[] tlv", block("java", 1)));
        compile(
                "Controller",
                inMethod(
                        """
                        import dev.clusterwright.interaction.*;
                        import dev.clusterwright.interaction.client.*;
                        import dev.clusterwright.tlv.TlvValue;
                        import java.time.Duration;
                        import java.util.concurrent.Flow;
                        import matter.onoff.*;
                        """,
                        "Controller",
                        "InteractionClient client, OnOffClient light, Flow.Subscriber<Reported<Boolean>> subscriber, "
                                + "TlvValue.Structure fields",
                        block("java", 3)));
        compile("Rules", inMethod("""
                        import dev.clusterwright.cluster.ClusterState;
                        import dev.clusterwright.type.OctetString;
                        import java.util.Map;
                        import matter.operationalcredentials.*;
                        import matter.operationalcredentials.OperationalCredentials.Attributes;
                        """, "Rules", "", block("java", 4)));
    }

    private static String inMethod(String imports, String type, String parameters, String statements) {
        return imports + "class " + type + " { void run(" + parameters + ") {\n" + statements + "} }\n";
    }

    private void compile(String type, String program) throws IOException {
        Path source = Files.writeString(temporary.resolve(type + ".java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-d",
                temporary.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(status).as(type).isZero();
    }

    /** What a program prints. */
    private String run(String type, String program) throws Exception {
        compile(type, program);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {temporary.toUri().toURL()})) {
            loader.loadClass(type).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String project(String file) throws IOException {
        return Files.readString(PROJECTS.resolve(file));
    }

    /** A block of a language, by its place among those of the language. */
    private static String block(String language, int index) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(README))
                .results()
                .toList()
                .get(index)
                .group(1);
    }
}
