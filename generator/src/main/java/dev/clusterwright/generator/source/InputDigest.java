package dev.clusterwright.generator.source;

import dev.clusterwright.generator.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 of everything that is read, without understanding any of it: two runs with the same digest read the same
 * octets under the same names. Where files lie on the disk does not count, nor when they were written.
 *
 * <p>It errs on the side of a difference: an archive counts as a whole, and of a folder of releases all count unless one
 * is named. Not for use by several threads.
 */
public final class InputDigest {
    private static final int BUFFER = 1 << 16;

    /** What counts, in order: texts as they are, files by their digests. Taken together at the end: that is faster. */
    private final List<Part> parts = new ArrayList<>();

    /** Set once something could not be read: there is no digest then. */
    private boolean isUnknown;

    /** Adds a text: a name, a setting. */
    public InputDigest text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return part(() -> octets);
    }

    /** Adds texts; their order counts, and how many they are. */
    public InputDigest texts(Collection<String> texts) {
        text(Integer.toString(texts.size()));
        texts.forEach(this::text);
        return this;
    }

    /**
     * Adds what may be read of a root.
     *
     * @param name how the user knows it
     * @param path a folder, a zip or a jar
     * @param release the release that will be read; null if that is still to be chosen
     */
    public InputDigest root(String name, Path path, @Nullable String release) {
        text(name);
        Problems problems = new Problems();
        if (Files.isRegularFile(path)) {
            part(() -> sha256(path));
            Map<Path, SourceFile> beside = new LinkedHashMap<>();
            DefinitionRoot.addErrataBeside(name, path, beside, problems);
            files(beside.values());
        } else {
            DefinitionRoot.open(name, path, problems)
                    .ifPresentOrElse(root -> folder(root, release, problems), () -> isUnknown = true);
        }
        isUnknown |= !problems.sorted().isEmpty();
        return this;
    }

    /**
     * Adds classes and resources: a jar or a folder of them. Of a jar only what it says of its entries, names and checksums,
     * as it was made by a build.
     */
    public InputDigest classes(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> below = Files.walk(path)) {
                    below.filter(Files::isRegularFile)
                            .sorted()
                            .forEach(
                                    file -> text(slashes(path.relativize(file))).part(() -> sha256(file)));
                }
            } else {
                try (ZipFile jar = new ZipFile(path.toFile())) {
                    StringBuilder entries = new StringBuilder(); // one text: there are thousands
                    jar.stream()
                            .forEach(entry -> entries.append(entry.getName())
                                    .append('\n')
                                    .append(entry.getCrc())
                                    .append('\n'));
                    text(entries.toString());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            isUnknown = true;
        }
        return this;
    }

    /** The digest in hexadecimal; empty if something could not be read, which whoever has to read it will tell of. */
    public Optional<String> value() {
        if (isUnknown) {
            return Optional.empty();
        }
        List<byte[]> octets;
        try {
            octets = parts.parallelStream().map(Part::octetsUnchecked).toList();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
        MessageDigest digest = sha256();
        for (byte[] part : octets) {
            digest.update(bigEndian(part.length)); // so that one cannot run into the next
            digest.update(part);
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private void folder(DefinitionRoot root, @Nullable String release, Problems problems) {
        List<@Nullable Release> read = new ArrayList<>();
        if (root.isSingleRelease()) {
            read.add(null);
        } else if (release != null && Release.isRelease(release)) {
            read.add(new Release(release));
        } else {
            read.addAll(root.releases());
        }
        texts(root.releases().stream().map(Release::name).toList());
        for (Release one : read) {
            files(root.files(one, problems));
            files(root.errata(one, problems).values());
        }
    }

    private void files(Collection<SourceFile> files) {
        text(Integer.toString(files.size()));
        for (SourceFile file : files) {
            text(file.name()).part(() -> file.digest(sha256()));
        }
    }

    private InputDigest part(Part part) {
        parts.add(part);
        return this;
    }

    private static byte[] sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static byte[] bigEndian(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Something that counts. */
    private interface Part {
        byte[] octets() throws IOException;

        default byte[] octetsUnchecked() {
            try {
                return octets();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
