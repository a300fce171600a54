package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void onlyWithModes() throws IOException {
        assumeTrue(PrivateFiles.isPosix(folder));
        path = folder.resolve("vault.key");
    }

    private static OctetString seal(KeyVault vault) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(new byte[] {1, 2, 3})) {
            return vault.seal("name", secret);
        }
    }

    private static void assertOpens(KeyVault vault, OctetString sealed) {
        try (SecretKeyMaterial opened = vault.open("name", sealed);
                SecretKeyMaterial expected = SecretKeyMaterial.copyOf(new byte[] {1, 2, 3})) {
            assertThat(opened.sameAs(expected)).isTrue();
        }
    }

    private void write(int length, String mode) throws IOException {
        Files.write(path, new byte[length]);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> AesKeyVault.fromFile(path).close())
                .withMessageContaining(path.toString())
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void isCreatedForItsOwnerAlone() throws IOException {
        OctetString sealed;
        try (AesKeyVault vault = AesKeyVault.fromFile(path)) {
            sealed = seal(vault);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(path).hasSize(32);
        assertThat(Files.readAllBytes(path)).isNotEqualTo(new byte[32]);
        try (AesKeyVault again = AesKeyVault.fromFile(path)) {
            assertOpens(again, sealed);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void eachIsAnother() {
        OctetString sealed;
        try (AesKeyVault vault = AesKeyVault.fromFile(path)) {
            sealed = seal(vault);
        }
        try (AesKeyVault other = AesKeyVault.fromFile(folder.resolve("other.key"))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> other.open("name", sealed).close());
        }
    }

    /** As when several nodes of one machine start for the first time. */
    @Test
    void thoseWhoCreateItAtOnceGetTheSameKey() throws Exception {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<OctetString> open = () -> {
                try (AesKeyVault vault = AesKeyVault.fromFile(path)) {
                    keys.add(OctetString.of(Files.readAllBytes(path)).toHex());
                    return seal(vault);
                }
            };
            for (Future<OctetString> sealed : threads.invokeAll(Collections.nCopies(32, open))) {
                try (AesKeyVault vault = AesKeyVault.fromFile(path)) {
                    assertOpens(vault, sealed.get());
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void mayBeReadOnlyToItsOwner() throws IOException {
        write(32, "r--------");
        AesKeyVault.fromFile(path).close();
    }

    @Test
    void isRefusedWhereOthersMayUseIt() throws IOException {
        for (String mode : new String[] {"rw-r-----", "rw-----w-", "rw------x", "rw-rw-rw-", "rw----r--"}) {
            write(32, mode);
            assertRefused("chmod 600", mode);
        }
    }

    @Test
    void isRefusedWithAnotherLength() throws IOException {
        for (int length : new int[] {0, 16, 31, 33, 64, 100_000}) {
            write(length, "rw-------");
            assertRefused(length < 32 ? "less" : "more", "32 octets");
            assertThat(path).hasSize(length);
        }
    }

    @Test
    void isAFile() throws IOException {
        Files.createDirectory(path);
        assertRefused("no regular file");
    }

    @Test
    void mayBeASymbolicLinkToAFile() throws IOException {
        Path target = folder.resolve("elsewhere");
        AesKeyVault.fromFile(target).close();
        Files.createSymbolicLink(path, target);
        AesKeyVault.fromFile(path).close();
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("chmod 600");
        Files.delete(target);
        assertRefused("no regular file");
    }

    @Test
    void needsAFolder() {
        path = folder.resolve("none").resolve("vault.key");
        assertRefused(path.toString(), "no folder", "create that first");
    }

    /** The file system of the JDK's own modules has no modes. */
    @Test
    void isRefusedWhereThereAreNoModes() {
        FileSystem modules = FileSystems.getFileSystem(URI.create("jrt:/"));
        path = modules.getPath("/modules/vault.key");
        assertRefused("use a variable of the environment");
    }
}
