package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails in the middle of a write. The disk has what was forced to it, and of what came after, any part: it writes in
 * the order that it likes, a sector at a time.
 */
class PowerLossTest {
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private final Random random = StoreFixture.random("PowerLossTest");

    private NavigableMap<String, OctetString> acknowledged = new TreeMap<>();
    private NavigableMap<String, OctetString> next = acknowledged;

    @AfterEach
    void heal() {
        FaultyFilePath.heal();
    }

    private record Write(int position, OctetString sector) {}

    /** A file as it is on the disk for good, and what is on its way. */
    private static final class Durable {
        private byte[] octets;
        private final List<Write> pending = new ArrayList<>();

        Durable(byte[] octets) {
            this.octets = octets;
        }

        void force() {
            pending.forEach(write -> octets = with(octets, write));
            pending.clear();
        }

        private static byte[] with(byte[] image, Write write) {
            int end = write.position() + write.sector().length();
            byte[] changed = end > image.length ? Arrays.copyOf(image, end) : image;
            write.sector().copyTo(changed, write.position());
            return changed;
        }

        /** What is found when power comes back. */
        byte[] image(Random random) {
            byte[] image = octets.clone();
            int part = random.nextInt(101);
            for (Write write : pending) {
                if (random.nextInt(100) < part) {
                    image = with(image, write);
                }
            }
            return image;
        }
    }

    private final class Disk implements FaultyFilePath.Observer {
        private final Map<String, Durable> files = new HashMap<>();
        private int losses;

        Disk() throws IOException {
            for (String name : List.of("node.store", "node.store.twin")) {
                files.put(name, new Durable(Files.readAllBytes(folder.resolve(name))));
            }
        }

        private Durable file(String name) {
            return Objects.requireNonNull(files.get(name), name);
        }

        @Override
        public void written(String file, long position, byte[] octets) {
            for (int at = 0; at < octets.length; at += SECTOR) {
                int length = Math.min(SECTOR, octets.length - at);
                file(file).pending.add(new Write((int) position + at, OctetString.copyOf(octets, at, length)));
            }
            losePower();
        }

        @Override
        public void truncated(String file, long size) {
            file(file).octets = Arrays.copyOf(file(file).octets, (int) size);
            losePower();
        }

        @Override
        public void forced(String file) {
            losePower();
            file(file).force();
            losePower();
        }

        private void losePower() {
            if (random.nextInt(3) == 0) { // each time would take long
                losses++;
                assertThat(afterPowerLoss()).isIn(acknowledged, next);
            }
        }

        private NavigableMap<String, OctetString> afterPowerLoss() {
            try {
                Path copy = folder.resolve("copy.store");
                Files.write(copy, file("node.store").image(random));
                Files.write(
                        folder.resolve("copy.store.twin"),
                        file("node.store.twin").image(random));
                Files.write(folder.resolve("copy.store.guard"), Files.readAllBytes(folder.resolve("node.store.guard")));
                try (MvNodeStore store = MvNodeStore.open(copy)) {
                    return store.read("");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void leavesWhatWasAcknowledgedOrTheChangesThatWereBeingMade() throws IOException {
        FaultyFilePath.register();
        Path path = folder.resolve("node.store");
        try (MvNodeStore store = MvNodeStore.open(path, FaultyFilePath.SCHEME)) {
            store.write(Map.of());
            store.write(Map.of());
            Disk disk = new Disk();
            FaultyFilePath.observer = disk;
            for (int i = 0; i < 60; i++) {
                Map<String, Optional<OctetString>> changes = StoreFixture.changes(random);
                next = StoreFixture.after(acknowledged, changes);
                store.write(changes);
                acknowledged = next;
            }
            assertThat(disk.losses).isGreaterThan(50);
            assertThat(disk.afterPowerLoss()).isEqualTo(acknowledged);
        }
    }
}
