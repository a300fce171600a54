package dev.clusterwright.generator.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executions that would remove each other's files. */
class SharedFolderTest {
    @TempDir
    Path project;

    @BeforeEach
    void setUp() throws Exception {
        Files.createDirectories(project.resolve("own"));
        Files.writeString(project.resolve("own/Door.xml"), "<cluster id='1' name='Door' revision='1'/>");
    }

    @Test
    void pagesDoNotGoWhereCodeIsGenerated() throws Exception {
        MojoRun generate = MojoRun.generate(project).with("definitions", List.of("own"));
        generate.run();
        refused(MojoRun.docs(project).with("definitions", List.of("own")).after(generate), "a docsDirectory");
    }

    @Test
    void pagesOfTwoExecutionsDoNotGoToOneFolder() throws Exception {
        MojoRun docs = MojoRun.docs(project).with("definitions", List.of("own"));
        docs.run();
        docs.run();
        refused(MojoRun.docs(project).with("definitions", List.of("own")).after(docs), "a docsDirectory");
    }

    private static void refused(MojoRun second, String parameter) {
        assertThatThrownBy(second::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The executions 'default' and 'second' both generate into out; give one of them "
                        + parameter + " of its own");
    }
}
