package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened is what was written: by this library, by no newer version of it, with this vault. */
class StorageOpeningTest {
    private static final OctetString OLD = OctetString.of((byte) 1);
    private static final OctetString NEW = OctetString.of((byte) 2);
    private static final KeyVault VAULT = new TestVault();

    private final CountedStore store = new CountedStore();

    /** Renames an entry, and adds one. */
    private static final Migration SECOND = (entries, vault, transaction) -> {
        assertThat(entries.read("old")).containsExactly(Map.entry("old", OLD));
        transaction.remove("old");
        transaction.put("new", NEW);
    };

    private static final Migration THIRD = (entries, vault, transaction) -> {
        assertThat(entries.read("new")).containsExactly(Map.entry("new", NEW));
        transaction.put("third", NEW);
    };

    private void writeSchema1() {
        try (Storage storage = Storage.open(store, VAULT)) {
            storage.change(transaction -> transaction.put("old", OLD));
        }
    }

    private void assertRefused(KeyVault vault, List<Migration> migrations, String part) {
        NavigableMap<String, OctetString> before = store.read("");
        int closings = store.closings;
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Storage.open(store, vault, migrations).close())
                .withMessageContaining(part);
        assertThat(store.read("")).isEqualTo(before);
        assertThat(store.closings).isGreaterThan(closings);
    }

    @Test
    void eventsHaveNumbersThatWereNeverUsed() {
        for (long time = 0; time < 5; time++) {
            try (Storage storage = Storage.open(store, VAULT)) {
                assertThat(storage.firstEventNumber()).isEqualTo(time << 32);
            }
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsClosed() {
        store.writes = 0;
        assertRefused(VAULT, List.of(), "fails as it was told to");
    }

    @Test
    void openingIsOneWrite() {
        store.writes = 1;
        Storage.open(store, VAULT).close();
        store.writes = 1;
        Storage.open(store, VAULT).close();
    }

    @Test
    void aNewerVersionBringsWhatThereIsToItsSchema() {
        writeSchema1();
        try (Storage storage = Storage.open(store, VAULT, List.of(SECOND, THIRD))) {
            assertThat(storage.read("")).containsKeys("new", "third").doesNotContainKey("old");
            assertThat(storage.firstEventNumber()).isEqualTo(1L << 32);
        }
        Storage.open(store, VAULT, List.of(SECOND, THIRD)).close(); // they would find nothing to migrate
    }

    @Test
    void anOlderVersionRefusesIt() {
        writeSchema1();
        Storage.open(store, VAULT, List.of(SECOND, THIRD)).close();
        assertRefused(
                VAULT,
                List.of(SECOND),
                "the store has schema 3, and this version of the library knows 1 to 2; use a newer version of the library");
        assertRefused(VAULT, List.of(), "knows 1 to 1");
    }

    @Test
    void aMigrationThatIsInterruptedHasHappenedOrNot() {
        writeSchema1();
        for (int writes = 0; writes < 3; writes++) {
            store.writes = writes == 0 ? 0 : 1;
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() ->
                            Storage.open(store, VAULT, List.of(SECOND, THIRD)).close());
            assertThat(store.read("old").isEmpty()).isEqualTo(writes > 0);
            assertThat(store.read("new").isEmpty()).isEqualTo(writes == 0);
            assertThat(store.read("third").isEmpty()).isEqualTo(writes < 2);
        }
        store.writes = 1;
        try (Storage storage = Storage.open(store, VAULT, List.of(SECOND, THIRD))) {
            assertThat(storage.firstEventNumber()).isEqualTo(1L << 32);
        }
    }

    @Test
    void anotherVaultIsNoticedBeforeAnythingHappens() {
        try (AesKeyVault vault = vault("11");
                AesKeyVault other = vault("22")) {
            Storage.open(store, vault).close();
            assertRefused(other, List.of(SECOND), "the vault is not the one that the store was written with");
            Storage.open(store, vault).close();
        }
    }

    private static AesKeyVault vault(String octet) {
        return AesKeyVault.fromHex("KEY", octet.repeat(32));
    }

    @Test
    void whatIsDamagedIsNotOpened() {
        writeSchema1();
        for (String name : new String[] {"storage/schema", "storage/vault", "storage/events"}) {
            Optional<OctetString> before =
                    Optional.of(Objects.requireNonNull(store.read("").get(name)));
            store.write(Map.of(name, Optional.of(OctetString.EMPTY)));
            if (!name.equals("storage/vault")) { // the vault of this test is not one to notice
                assertRefused(VAULT, List.of(), "restore");
            }
            store.write(Map.of(name, Optional.empty()));
            assertRefused(VAULT, List.of(), "restore");
            store.write(Map.of(name, before));
        }
        Storage.open(store, VAULT).close();
    }

    /** In plain sight, in any of the forms that a key is written in. */
    @Test
    void noSecretIsInTheFiles(@TempDir Path folder) throws IOException {
        P256KeyPair pair = P256KeyPair.generate();
        byte[] octets;
        try (AesKeyVault vault = AesKeyVault.fromFile(folder.resolve("vault.key"));
                Storage storage = Storage.open(MvNodeStore.open(folder.resolve("node.store")), vault);
                SecretKeyMaterial key = pair.privateKey()) {
            octets = new byte[key.length()];
            key.copyTo(octets, 0);
            storage.change(transaction -> {
                transaction.put("plain", OctetString.of(octets[0], octets[1], octets[2], octets[3]));
                transaction.putSecret("fabric/01/key", key);
            });
            OctetString sealed = Objects.requireNonNull(storage.read("fabric/").get("fabric/01/key"));
            try (SecretKeyMaterial opened = storage.open("fabric/01/key", sealed)) {
                assertThat(opened.sameAs(key)).isTrue();
            }
        }
        String first = new String(octets, 0, 4, StandardCharsets.ISO_8859_1);
        String rest = new String(octets, 4, 8, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> stores = files.filter(
                            file -> file.getFileName().toString().matches("node.store(.twin)?"))
                    .toList();
            assertThat(stores).hasSize(2);
            for (Path file : stores) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("what is not secret would be found")
                        .contains(first)
                        .doesNotContain(rest);
            }
        }
    }
}
