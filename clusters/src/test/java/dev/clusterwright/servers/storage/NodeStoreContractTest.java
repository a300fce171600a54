package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.type.OctetString;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link NodeStore} promises, of each store that there is. */
class NodeStoreContractTest {
    private static final OctetString ONE = OctetString.of((byte) 1);
    private static final OctetString TWO = OctetString.of((byte) 2);

    @Nested
    class InMemory extends Contract {
        private final MemoryNodeStore memory = new MemoryNodeStore();

        @Override
        NodeStore open() {
            return memory;
        }
    }

    @Nested
    class InAFile extends Contract {
        @TempDir
        Path folder;

        @Override
        NodeStore open() {
            return MvNodeStore.open(folder.resolve("node.store"));
        }
    }

    abstract static class Contract {
        private NodeStore store;

        abstract NodeStore open();

        @BeforeEach
        void openStore() {
            store = open();
        }

        private void reopen() {
            store.close();
            store = open();
        }

        private void put(String name, OctetString entry) {
            store.write(Map.of(name, Optional.of(entry)));
        }

        @AfterEach
        void closeStore() {
            store.close();
            store.close();
        }

        @Test
        void beginsWithNothing() {
            assertThat(store.read("")).isEmpty();
        }

        @Test
        void keepsEntriesInTheOrderOfTheirNames() {
            Map<String, Optional<OctetString>> changes = new LinkedHashMap<>();
            for (String name : new String[] {"b", "a/2", "a", "B", "a0", "~", " ", "a/10"}) {
                changes.put(name, Optional.of(ONE));
            }
            store.write(changes);
            reopen();
            assertThat(store.read("").keySet()).containsExactly(" ", "B", "a", "a/10", "a/2", "a0", "b", "~");
        }

        @Test
        void replacesAndRemoves() {
            put("a", ONE);
            put("b", ONE);
            store.write(Map.of("a", Optional.of(TWO), "b", Optional.empty(), "never", Optional.empty()));
            assertThat(store.read("")).containsExactly(Map.entry("a", TWO));
            reopen();
            assertThat(store.read("")).containsExactly(Map.entry("a", TWO));
        }

        @Test
        void aPrefixIsOfCharactersNotOfParts() {
            for (String name :
                    new String[] {"fabric/01", "fabric/01/acl", "fabric/011", "fabric/1", "fabric0", "fabri"}) {
                put(name, ONE);
            }
            assertThat(store.read("fabric/01").keySet()).containsExactly("fabric/01", "fabric/01/acl", "fabric/011");
            assertThat(store.read("fabric/01/").keySet()).containsExactly("fabric/01/acl");
            assertThat(store.read("fabric0").keySet()).containsExactly("fabric0");
            assertThat(store.read("fabric~").keySet()).isEmpty();
            assertThat(store.read("z").keySet()).isEmpty();
            assertThat(store.read("").keySet()).hasSize(6);
        }

        @Test
        void whatWasReadStaysAsItWas() {
            put("a", ONE);
            NavigableMap<String, OctetString> before = store.read("");
            store.write(Map.of("a", Optional.of(TWO), "b", Optional.of(TWO)));
            assertThat(before).containsExactly(Map.entry("a", ONE));
        }

        @Test
        void changesThatBreakALimitAreNotMadeAtAll() {
            put("a", ONE);
            assertRefused("", ONE);
            assertRefused("n".repeat(129), ONE);
            assertRefused("a\n", ONE);
            assertRefused("\u00e4", ONE);
            assertRefused("b", OctetString.of(new byte[65_537]));
            assertThat(store.read("")).containsExactly(Map.entry("a", ONE));
            reopen();
            assertThat(store.read("")).containsExactly(Map.entry("a", ONE));
        }

        private void assertRefused(String name, OctetString entry) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.write(Map.of("a", Optional.of(TWO), name, Optional.of(entry))));
        }

        @Test
        void saysWhichNameBreaksALimit() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.write(Map.of("k\u00fcche/1", Optional.of(ONE))))
                    .withMessage("the name k?che/1 has other characters than printable ASCII");
        }

        @Test
        void takesTheLongestNamesAndEntries() {
            String name = "n".repeat(128);
            byte[] octets = new byte[65_536];
            new Random(1).nextBytes(octets);
            store.write(Map.of(name, Optional.of(OctetString.of(octets)), "empty", Optional.of(OctetString.EMPTY)));
            reopen();
            assertThat(store.read("").get(name)).isEqualTo(OctetString.of(octets));
            assertThat(store.read("").get("empty")).isEqualTo(OctetString.EMPTY);
        }

        @Test
        void makesManyChangesAtOnce() {
            Map<String, Optional<OctetString>> changes = new TreeMap<>();
            for (int i = 0; i < 10_000; i++) {
                changes.put("entry/" + i, Optional.of(OctetString.of((byte) i, (byte) (i >> 8))));
            }
            store.write(changes);
            reopen();
            assertThat(store.read("entry/")).hasSize(10_000);
            changes.replaceAll((name, entry) -> Optional.empty());
            store.write(changes);
            reopen();
            assertThat(store.read("")).isEmpty();
        }
    }
}
