package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they were written: what was acknowledged is there, or the store says what the matter is. */
class DamageTest {
    private static final int TRIALS = 80;

    @TempDir
    Path folder;

    private final Random random = StoreFixture.random("DamageTest");
    private final NavigableMap<String, byte[]> files = new TreeMap<>();
    private NavigableMap<String, OctetString> acknowledged = new TreeMap<>();
    private Path one;
    private Path twin;
    private Path guard;

    @BeforeEach
    void write() throws IOException {
        one = folder.resolve("node.store");
        twin = folder.resolve("node.store.twin");
        guard = folder.resolve("node.store.guard");
        FaultyFilePath.register();
        try (MvNodeStore store = MvNodeStore.open(one, FaultyFilePath.SCHEME)) {
            for (int i = 0; i < 60; i++) {
                store.write(StoreFixture.changes(random));
            }
            acknowledged = store.read("");
        }
        for (Path path : new Path[] {one, twin, guard}) {
            files.put(path.toString(), Files.readAllBytes(path));
        }
    }

    private byte[] whole(Path path) {
        return files.getOrDefault(path.toString(), new byte[0]);
    }

    private void restore() throws IOException {
        for (Path path : new Path[] {one, twin, guard}) {
            Files.write(path, whole(path));
        }
    }

    /** Some octets are others, and often the end is missing. */
    private byte[] damaged(byte[] whole) {
        byte[] damaged = whole.clone();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    @Test
    void oneFileIsEnough() throws IOException {
        for (int i = 0; i < TRIALS; i++) {
            restore();
            Path path = random.nextBoolean() ? one : twin;
            Files.write(path, damaged(whole(path)));
            try (MvNodeStore store = MvNodeStore.open(one)) {
                assertThat(store.read("")).isEqualTo(acknowledged);
            }
        }
    }

    @Test
    void ifBothAreDamagedNothingIsMadeUp() throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIALS; i++) {
            restore();
            byte[] first = damaged(whole(one));
            byte[] second = damaged(whole(twin));
            Files.write(one, first);
            Files.write(twin, second);
            try (MvNodeStore store = MvNodeStore.open(one)) {
                assertThat(store.read("")).isEqualTo(acknowledged);
            } catch (StorageException e) {
                refused++;
                assertThat(e).hasMessageContaining("node.store").hasMessageContaining("restore");
            }
            assertThat(Files.readAllBytes(one)).isEqualTo(first);
            assertThat(Files.readAllBytes(twin)).isEqualTo(second);
        }
        assertThat(refused).isGreaterThan(TRIALS / 10);
    }

    /** By then both are made anew, so that one can be damaged again. */
    @Test
    void twoWritesRepair() throws IOException {
        Files.write(one, damaged(whole(one)));
        try (MvNodeStore store = MvNodeStore.open(one)) {
            store.write(Map.of("after", Optional.of(OctetString.EMPTY)));
            store.write(Map.of("later", Optional.of(OctetString.EMPTY)));
            acknowledged = store.read("");
        }
        Files.write(random.nextBoolean() ? one : twin, new byte[10]);
        try (MvNodeStore store = MvNodeStore.open(one)) {
            assertThat(store.read("")).isEqualTo(acknowledged).containsKey("after");
        }
    }

    @Test
    void withoutItsGuardAStoreIsStillOne() throws IOException {
        Files.delete(guard);
        try (MvNodeStore store = MvNodeStore.open(one)) {
            assertThat(store.read("")).isEqualTo(acknowledged);
        }
    }

    @Test
    void aDamagedGuardIsToldOf() throws IOException {
        Files.write(guard, new byte[32]);
        assertRefused(guard + " is damaged; remove it");
        Files.write(guard, new byte[] {1, 2, 3});
        assertRefused(guard + " is damaged; remove it");
    }

    @Test
    void oneOfTheTwoNumbersOfTheGuardMayBeTorn() throws IOException {
        for (int i = 0; i < 16; i++) {
            byte[] torn = whole(guard).clone();
            torn[i] ^= 1;
            Files.write(guard, torn);
            MvNodeStore.open(one).close();
        }
    }

    @Test
    void anOldCopyIsNotedUnlessTheGuardIsAsOld() throws IOException {
        try (MvNodeStore store = MvNodeStore.open(one)) {
            store.write(Map.of("after", Optional.of(OctetString.EMPTY)));
        }
        Files.write(one, whole(one));
        Files.write(twin, whole(twin));
        assertRefused("has lost changes: it is damaged, or an old copy");
        Files.write(guard, whole(guard));
        MvNodeStore.open(one).close();
    }

    @Test
    void aStoreThatIsGoneIsNotBegunAnew() throws IOException {
        Files.delete(one);
        Files.delete(twin);
        assertRefused("is gone; restore it from a copy, or remove node.store.guard to begin with nothing");
        Files.delete(guard);
        try (MvNodeStore store = MvNodeStore.open(one)) {
            assertThat(store.read("")).isEmpty();
        }
    }

    @Test
    void whatIsNoStoreIsLeftAlone() throws IOException {
        byte[][] others = {{}, "hello".getBytes(StandardCharsets.UTF_8), new byte[20_000], randomOctets(), whole(guard)
        };
        Files.delete(twin);
        Files.delete(guard);
        for (byte[] other : others) {
            Files.write(one, other);
            assertRefused(one.toString());
            assertThat(Files.readAllBytes(one)).isEqualTo(other);
            assertThat(twin).doesNotExist();
        }
    }

    private byte[] randomOctets() {
        byte[] octets = new byte[20_000];
        random.nextBytes(octets);
        return octets;
    }

    @Test
    void theDamagedEntryIsNamed() throws IOException {
        Path path = folder.resolve("small.store");
        byte[] text = "an entry that is easily found".getBytes(StandardCharsets.US_ASCII);
        try (MvNodeStore store = MvNodeStore.open(path)) {
            store.write(Map.of("fabric/01/descriptor", Optional.of(OctetString.of(text))));
            store.write(Map.of("fabric/01/acl", Optional.of(OctetString.EMPTY)));
        }
        for (String suffix : new String[] {"", ".twin"}) {
            Path file = folder.resolve("small.store" + suffix);
            String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(octets).contains("easily");
            Files.writeString(file, octets.replace("easily", "hardly"), StandardCharsets.ISO_8859_1);
        }
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> MvNodeStore.open(path).close())
                .withMessageContaining(path.toString())
                .withMessageContaining("fabric/01/descriptor")
                .withMessageContaining("restore the file from a copy");
    }

    private void assertRefused(String part) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> MvNodeStore.open(one).close())
                .withMessageContaining(part);
    }
}
