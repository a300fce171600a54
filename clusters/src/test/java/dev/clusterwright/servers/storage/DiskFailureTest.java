package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full, or fails, and gets well again: what was acknowledged is there, what was refused is not. */
class DiskFailureTest {
    private static final Optional<OctetString> LARGE = Optional.of(OctetString.of(new byte[20_000]));
    private static final Optional<OctetString> SMALL = Optional.of(OctetString.of((byte) 1));

    @TempDir
    Path folder;

    private Path path;
    private MvNodeStore store;

    @BeforeEach
    void open() {
        FaultyFilePath.register();
        path = folder.resolve("node.store");
        store = reopen();
        store.write(Map.of("before", SMALL));
    }

    @AfterEach
    void close() {
        FaultyFilePath.heal();
        store.close();
    }

    private MvNodeStore reopen() {
        return MvNodeStore.open(path, FaultyFilePath.SCHEME);
    }

    /** What a process would find that opens the store after this one was killed. */
    private NavigableMap<String, OctetString> inTheFiles() throws IOException {
        for (String suffix : new String[] {"", ".twin", ".guard"}) {
            Path file = folder.resolve("node.store" + suffix);
            Path copy = folder.resolve("copy.store" + suffix);
            Files.deleteIfExists(copy);
            if (Files.exists(file)) {
                Files.copy(file, copy);
            }
        }
        try (MvNodeStore copy = MvNodeStore.open(folder.resolve("copy.store"))) {
            return copy.read("");
        }
    }

    private void assertFails(String name) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.write(Map.of(name, LARGE, "before", Optional.empty())))
                .withMessageContaining(path.toString())
                .withMessageContaining("nothing has changed")
                .withMessageContaining("space");
        assertThat(store.read("").keySet()).containsExactly("before");
    }

    @Test
    void aFullDiskIsToldOfAndForgottenWhenThereIsSpaceAgain() throws IOException {
        for (long space = 0; space < 26_000; space += 700) {
            FaultyFilePath.space = space;
            if (space < 20_000) {
                assertFails("refused");
                assertThat(inTheFiles()).containsOnlyKeys("before");
            } else {
                tryToWrite("refused");
            }
            FaultyFilePath.heal();
            store.write(Map.of("after", SMALL, "refused", Optional.empty(), "before", SMALL));
            assertThat(store.read("").keySet()).containsExactly("after", "before");
            assertThat(inTheFiles()).isEqualTo(store.read(""));
            store.write(Map.of("after", Optional.empty()));
        }
        store.close();
        store = reopen();
        assertThat(store.read("").keySet()).containsExactly("before");
    }

    /** There may be just enough space. */
    private void tryToWrite(String name) {
        NavigableMap<String, OctetString> expected = store.read("");
        try {
            store.write(Map.of(name, LARGE));
            expected = StoreFixture.after(expected, Map.of(name, LARGE));
        } catch (StorageException e) {
            assertThat(e).hasMessageContaining("nothing has changed");
        }
        assertThat(store.read("")).isEqualTo(expected);
    }

    /** All of it is in the file, but nobody knows for how long. */
    @Test
    void whatWasRefusedDoesNotComeBackWithTheNextWrite() throws IOException {
        FaultyFilePath.forces = 0;
        assertFails("refused");
        assertFails("refused too");
        FaultyFilePath.heal();
        store.write(Map.of("after", SMALL));
        assertThat(inTheFiles()).containsOnlyKeys("after", "before");
        store.close();
        store = reopen();
        assertThat(store.read("").keySet()).containsExactly("after", "before");
    }

    @Test
    void whatWasRefusedDoesNotComeBackWhenTheStoreIsClosed() throws IOException {
        FaultyFilePath.forces = 0;
        assertFails("refused");
        assertThat(inTheFiles()).containsOnlyKeys("before");
        FaultyFilePath.heal();
        store.close();
        store = reopen();
        assertThat(store.read("").keySet()).containsExactly("before");
    }

    @Test
    void atRandomTimes() throws IOException {
        Random random = StoreFixture.random("DiskFailureTest.atRandomTimes");
        NavigableMap<String, OctetString> model = new TreeMap<>(store.read(""));
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            if (random.nextInt(4) == 0) {
                FaultyFilePath.space = random.nextInt(30_000);
            } else if (random.nextInt(4) == 0) {
                FaultyFilePath.forces = random.nextInt(3);
            } else if (random.nextInt(4) == 0) {
                FaultyFilePath.heal();
            }
            Map<String, Optional<OctetString>> changes = StoreFixture.changes(random);
            try {
                store.write(changes);
                model = StoreFixture.after(model, changes);
                assertThat(inTheFiles()).isEqualTo(model);
            } catch (StorageException e) {
                failures++;
            }
            assertThat(store.read("")).isEqualTo(model);
            if (random.nextInt(20) == 0) {
                FaultyFilePath.heal();
                store.close();
                store = reopen();
                assertThat(store.read("")).isEqualTo(model);
            }
        }
        assertThat(failures).isBetween(10, 190);
    }

    /** A guard that cannot be written is no reason to refuse what has been stored. */
    @Test
    void theWriteCountsThoughTheGuardIsBehind() throws IOException {
        Path guard = path.resolveSibling("node.store.guard");
        byte[] behind = Files.readAllBytes(guard);
        store.write(Map.of("after", SMALL));
        store.close();
        Files.write(guard, behind);
        store = reopen();
        assertThat(store.read("").keySet()).containsExactly("after", "before");
    }
}
