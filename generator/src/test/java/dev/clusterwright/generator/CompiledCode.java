package dev.clusterwright.generator;

import dev.clusterwright.generator.java.JavaEmitter;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.model.Model;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiled code of a model in a folder: what other code is compiled against, and what reflection sees of it. */
final class CompiledCode implements AutoCloseable {
    /** The newest language that this JDK and the code of users may have: patterns of records came with 21. */
    static final int LANGUAGE = Runtime.version().feature() >= 21 ? 21 : 17;

    private final Path folder;
    private final URLClassLoader loader;

    private CompiledCode(Path folder) throws IOException {
        this.folder = folder;
        this.loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledCode.class.getClassLoader());
    }

    /** Generates and compiles. */
    static CompiledCode of(Model model, JavaOptions options, Path folder) throws IOException {
        Files.createDirectories(folder);
        SortedMap<String, String> sources = new JavaEmitter(model.release(), options).emit(model);
        SortedMap<String, String> errors = compile(sources, List.of(), folder, 17);
        if (!errors.isEmpty()) {
            throw new AssertionError("generated code does not compile: " + errors);
        }
        return new CompiledCode(folder);
    }

    /**
     * Compiles other code against it.
     *
     * @return the first error of each file that does not compile, by path
     */
    SortedMap<String, String> compile(Map<String, String> sources, Path output) throws IOException {
        Files.createDirectories(output);
        return compile(sources, List.of(folder), output, LANGUAGE);
    }

    /** Its public classes, those in other classes included. */
    List<Class<?>> classes() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.')));
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
                    classes.add(type);
                }
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
        return classes;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static SortedMap<String, String> compile(
            Map<String, String> sources, List<Path> classes, Path output, int language) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        SortedMap<String, String> errors = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<Path> classPath = new ArrayList<>(classes);
            files.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            // Every error of every file: by default the compiler gives up after those of declarations.
            List<String> options = List.of(
                    "--release",
                    Integer.toString(language),
                    "-proc:none",
                    "-nowarn",
                    "-implicit:none",
                    "-Xmaxerrs",
                    "1000000",
                    "-XDshould-stop.ifError=FLOW");
            List<Source> units = sources.entrySet().stream()
                    .map(file -> new Source(file.getKey(), file.getValue()))
                    .toList();
            compiler.getTask(null, files, diagnostics, options, null, units).call();
            for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                    errors.putIfAbsent(
                            diagnostic.getSource() == null
                                    ? ""
                                    : diagnostic.getSource().getName().substring(1),
                            "line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
                }
            }
        }
        return errors;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
