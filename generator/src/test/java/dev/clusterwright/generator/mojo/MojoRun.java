package dev.clusterwright.generator.mojo;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;

/** A goal as Maven runs it, without Maven: parameters by name, what it logs by line. */
final class MojoRun {
    private final DefinitionsMojo mojo;
    private final List<String> log = new ArrayList<>();

    private MojoRun(DefinitionsMojo mojo) {
        this.mojo = mojo;
        mojo.setLog(new LogLines(log));
        mojo.setPluginContext(new HashMap<>());
    }

    /** The goal {@code generate} in a project's folder, with the defaults of its parameters. */
    static MojoRun generate(Path basedir) {
        return new MojoRun(new GenerateMojo())
                .with("outputDirectory", basedir.resolve("out").toFile())
                .withJavaDefaults(basedir);
    }

    /** The goal {@code generate-test}, likewise. */
    static MojoRun generateTest(Path basedir) {
        return new MojoRun(new GenerateTestMojo())
                .with("testOutputDirectory", basedir.resolve("test-out").toFile())
                .withJavaDefaults(basedir);
    }

    /** The goal {@code validate}, likewise. */
    static MojoRun validate(Path basedir) {
        return new MojoRun(new ValidateMojo()).with("basedir", basedir.toFile()).with("pluginArtifacts", List.of());
    }

    /** The goal {@code docs} into the same folder as {@code generate}, likewise. */
    static MojoRun docs(Path basedir) {
        return new MojoRun(new DocsMojo())
                .with("docsDirectory", basedir.resolve("out").toFile())
                .with("formats", List.of("markdown"))
                .with("packageName", "matter")
                .withPlugin(basedir);
    }

    /** Another execution of the plugin in the same build of the same project. */
    MojoRun after(MojoRun other) {
        mojo.setPluginContext(other.mojo.getPluginContext());
        return with("execution", new MojoExecution(new MojoDescriptor(), "second"));
    }

    /** An artifact of the plugin. */
    static Artifact artifact(String name, String version, Path file) {
        Artifact artifact = new DefaultArtifact(
                "com.example", name, version, "runtime", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(file.toFile());
        return artifact;
    }

    /** Sets a parameter. */
    MojoRun with(String parameter, @Nullable Object value) {
        try {
            field(parameter).set(mojo, value);
            return this;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The value of a parameter. */
    @Nullable Object get(String parameter) {
        try {
            return field(parameter).get(mojo);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** What the output depends on. */
    Optional<String> fingerprint() {
        return ((AbstractGenerateMojo) mojo).fingerprint();
    }

    /** Runs the goal; the lines of its log, each after its level. */
    List<String> run() throws Exception {
        log.clear();
        mojo.execute();
        return List.copyOf(log);
    }

    private MojoRun withJavaDefaults(Path basedir) {
        return with("packageName", "matter")
                .with("clients", true)
                .with("servers", true)
                .withPlugin(basedir);
    }

    private MojoRun withPlugin(Path basedir) {
        return with("basedir", new File(basedir.toString()))
                .with("pluginArtifacts", List.of())
                .with("execution", new MojoExecution(new MojoDescriptor(), "default"));
    }

    private Field field(String name) {
        for (Class<?> type = mojo.getClass(); Mojo.class.isAssignableFrom(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new AssertionError("no parameter " + name + " in " + mojo.getClass());
    }

    /** Keeps what is logged. */
    private static final class LogLines extends SystemStreamLog implements Log {
        private final List<String> lines;

        private LogLines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void info(CharSequence content) {
            lines.add("INFO " + content);
        }

        @Override
        public void warn(CharSequence content) {
            lines.add("WARNING " + content);
        }

        @Override
        public void error(CharSequence content) {
            lines.add("ERROR " + content);
        }
    }
}
