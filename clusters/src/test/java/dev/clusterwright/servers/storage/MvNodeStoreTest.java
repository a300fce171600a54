package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in files, and the processes and threads that use it. */
class MvNodeStoreTest {
    private static final Optional<OctetString> ENTRY = Optional.of(OctetString.of((byte) 1));

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        FaultyFilePath.register();
        path = folder.resolve("node.store");
    }

    @AfterEach
    void heal() {
        FaultyFilePath.heal();
    }

    private void assertRefused(Path store, String... parts) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> MvNodeStore.open(store).close())
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        assumeTrue(PrivateFiles.isPosix(folder));
        try (MvNodeStore store = MvNodeStore.open(path)) {
            store.write(Map.of("name", ENTRY));
            store.write(Map.of("other", ENTRY));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void openingChangesNothing() throws IOException {
        MvNodeStore.open(path).close();
        assertThat(path).doesNotExist();
        try (MvNodeStore store = MvNodeStore.open(path)) {
            store.write(Map.of("name", ENTRY));
        }
        byte[] before = Files.readAllBytes(path);
        MvNodeStore.open(path).close();
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void needsAFolder() {
        assertRefused(folder.resolve("none/node.store"), "none", "create that first");
    }

    @Test
    void isNoFolder() {
        assertRefused(folder, folder.toString(), "cannot be a folder");
    }

    @Test
    void aShortFileOfOthersIsNoStore() throws IOException {
        Files.writeString(path, "something else");
        assertRefused(path, path.toString(), "no store at all");
        assertThat(path).hasContent("something else");
    }

    @Test
    void isOfNoUseOnceItIsClosed() {
        MvNodeStore store = MvNodeStore.open(path);
        store.close();
        assertThatIllegalStateException().isThrownBy(() -> store.read(""));
        assertThatIllegalStateException().isThrownBy(() -> store.write(Map.of()));
    }

    @Test
    void opensOnceInAProcess() throws IOException {
        Path link = folder.resolve("link");
        MvNodeStore store = MvNodeStore.open(path);
        store.write(Map.of("name", ENTRY));
        Files.createSymbolicLink(link, path);
        assertRefused(path, path.toString(), "open already in this process");
        assertRefused(link, "open already in this process");
        store.write(Map.of("other", ENTRY));
        store.close();
        MvNodeStore.open(path).close();
    }

    /** Also after this process has tried a second time: to the system, that could have been its unlocking. */
    @Test
    void anotherProcessCannotOpenIt() throws IOException {
        try (MvNodeStore store = MvNodeStore.open(path)) {
            store.write(Map.of("name", ENTRY));
            assertRefused(path, "open already in this process");
            try (StoreChild child = new StoreChild("", "hold", path)) {
                assertThat(child.line())
                        .contains(path.toString())
                        .contains("open in another process; end that, or give this one a file of its own");
            }
        }
    }

    @Test
    void aProcessThatIsKilledLeavesItOpenToOthers() throws IOException {
        try (StoreChild child = new StoreChild("", "hold", path)) {
            assertThat(child.line()).isEqualTo("open");
            assertRefused(path, path.toString(), "open in another process");
        }
        try (MvNodeStore store = MvNodeStore.open(path)) {
            assertThat(store.read("")).containsOnlyKeys("child");
        }
    }

    /** The system says that no file may be longer, which is a full disk to one process. */
    @Test
    void goesOnWhenALimitOfTheSystemIsLifted() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")));
        int count;
        try (StoreChild child = new StoreChild("ulimit -S -f 400; ", "fill", path)) {
            assertThat(child.line())
                    .startsWith("nothing has changed in the store " + path)
                    .contains("File too large", "see that the disk has space");
            count = Integer.parseInt(child.line());
            assertThat(count).isBetween(20, 200);
            assertThat(child.line()).isEqualTo(Integer.toString(count));
            assertThat(child.line()).isEqualTo(Integer.toString(count + 1));
            assertThat(child.line()).isEqualTo("closed");
        }
        try (MvNodeStore store = MvNodeStore.open(path)) {
            assertThat(store.read("entry/")).hasSize(count);
            assertThat(store.read("")).hasSize(count + 1).containsKey("after");
        }
    }

    @Test
    void hasNoThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (MvNodeStore store = MvNodeStore.open(path)) {
            store.write(Map.of("name", ENTRY));
            assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
        }
    }

    @Test
    void doesNotGrowForEver() throws IOException {
        Random random = new Random(1);
        byte[] octets = new byte[300];
        try (MvNodeStore store = MvNodeStore.open(path, FaultyFilePath.SCHEME)) {
            for (int i = 0; i < 2_000; i++) {
                Map<String, Optional<OctetString>> changes = new HashMap<>();
                for (int j = 0; j < 10; j++) {
                    random.nextBytes(octets);
                    changes.put("entry/" + (10 * random.nextInt(2) + j), Optional.of(OctetString.of(octets)));
                }
                store.write(changes);
            }
        }
        assertThat(Files.size(path)).isLessThan(200_000);
        assertThat(Files.size(folder.resolve("node.store.twin"))).isLessThan(200_000);
    }

    @Test
    void interruptingAThreadDoesNotKeepItFromWriting() throws InterruptedException {
        try (MvNodeStore store = MvNodeStore.open(path)) {
            boolean[] kept = {false};
            Thread writer = new Thread(() -> {
                Thread.currentThread().interrupt();
                for (int i = 0; i < 20; i++) {
                    store.write(Map.of("entry/" + i, ENTRY));
                }
                kept[0] = Thread.interrupted();
            });
            writer.start();
            while (writer.isAlive()) {
                writer.join(5);
                writer.interrupt();
            }
            assertThat(kept[0]).isTrue();
            assertThat(store.read("")).hasSize(20);
        }
        try (MvNodeStore store = MvNodeStore.open(path)) {
            assertThat(store.read("")).hasSize(20);
        }
    }
}
