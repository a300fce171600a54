package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Transactions: all of what belongs to one happens, or nothing, and what runs afterwards runs once. */
class StorageTest {
    private static final OctetString ONE = OctetString.of((byte) 1);

    private final CountedStore store = new CountedStore();
    private final Storage storage = Storage.open(store, new TestVault());
    private final StoredValue<Integer> value = new StoredValue<>(0);
    private final List<String> log = new ArrayList<>();

    private void change(Transaction transaction) {
        transaction.put("name", ONE);
        value.set(transaction, 1);
        transaction.afterwards(() -> log.add("afterwards " + value.get()));
        transaction.otherwise(() -> log.add("otherwise " + value.get()));
    }

    private void assertNothingHasChanged() {
        assertThat(storage.read("name")).isEmpty();
        assertThat(value.get()).isZero();
        assertThat(log).containsExactly("otherwise 0");
        storage.change(this::change);
        assertThat(log).containsExactly("otherwise 0", "afterwards 1");
    }

    @Test
    void whatIsChangedIsSeenByTheTransactionAtOnceAndByOthersAfterwards() {
        String answer = storage.call(transaction -> {
            change(transaction);
            value.update(transaction, before -> before + 1);
            assertThat(value.get(transaction)).isEqualTo(2);
            assertThat(value.get()).isZero();
            assertThat(storage.read("name")).isEmpty();
            assertThat(log).isEmpty();
            return "answer";
        });
        assertThat(answer).isEqualTo("answer");
        assertThat(storage.read("name")).containsExactly(Map.entry("name", ONE));
        assertThat(log).containsExactly("afterwards 2");
    }

    @Test
    void nothingHasChangedWhenTheActionThrows() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> storage.change(transaction -> {
                    change(transaction);
                    throw new ArithmeticException("no");
                }));
        assertNothingHasChanged();
    }

    @Test
    void nothingHasChangedWhenItCannotBeStored() {
        store.writes = 0;
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> storage.change(this::change))
                .withMessage("the store fails as it was told to");
        store.writes = 9;
        assertNothingHasChanged();
    }

    @Test
    void nothingHasChangedWhenANameIsNoName() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> storage.change(transaction -> {
                    change(transaction);
                    transaction.put("\n", ONE);
                }));
        assertNothingHasChanged();
    }

    /** Whatever they say: the changes are made, and there are others who have to hear of it. */
    @Test
    void whatFailsAfterwardsKeepsNobodyFromHearing() {
        storage.change(transaction -> {
            transaction.afterwards(() -> {
                throw new ArithmeticException("no");
            });
            transaction.afterwards(() -> storage.change(inner -> log.add("never")));
            change(transaction);
        });
        assertThat(log).containsExactly("afterwards 1");
        assertThat(storage.read("name")).isNotEmpty();
    }

    @Test
    void whatFailsOtherwiseDoesNotHideWhy() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> storage.change(transaction -> {
                    transaction.otherwise(() -> {
                        throw new IllegalStateException("hides it");
                    });
                    change(transaction);
                    throw new ArithmeticException("why");
                }))
                .withMessage("why");
        assertNothingHasChanged();
    }

    @Test
    void aTransactionWithoutChangesWritesNothing() {
        store.writes = 0;
        int found = storage.call(transaction -> value.get(transaction));
        assertThat(found).isZero();
    }

    @Test
    void thereIsNoTransactionWithinATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.change(transaction -> storage.change(this::change)))
                .withMessage("there is a transaction already; hand it on");
        assertThat(storage.read("name")).isEmpty();
        storage.change(this::change);
    }

    @Test
    void aTransactionIsOverWhenItsActionHasReturned() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        storage.change(kept::set);
        Transaction over = Objects.requireNonNull(kept.get());
        assertThatIllegalStateException().isThrownBy(() -> over.put("name", ONE));
        assertThatIllegalStateException().isThrownBy(() -> over.remove("name"));
        assertThatIllegalStateException().isThrownBy(() -> over.removeAll("name"));
        assertThatIllegalStateException().isThrownBy(() -> value.set(over, 1));
        assertThatIllegalStateException().isThrownBy(() -> over.afterwards(() -> {}));
        assertThatIllegalStateException().isThrownBy(() -> over.otherwise(() -> {}));
        assertThat(value.get(over)).isZero();
    }

    @Test
    void removesBelowAPrefixAlsoWhatItHasJustStored() {
        storage.change(transaction -> List.of("a/1", "a/2", "ab", "b").forEach(name -> transaction.put(name, ONE)));
        storage.change(transaction -> {
            transaction.put("a/3", ONE);
            transaction.put("c", ONE);
            transaction.removeAll("a/");
            transaction.put("a/2", ONE);
            transaction.remove("b");
        });
        assertThat(storage.read(""))
                .containsOnlyKeys("a/2", "ab", "c", "storage/events", "storage/schema", "storage/vault");
    }

    @Test
    void nothingIsPossibleOnceItIsClosed() {
        storage.close();
        storage.close();
        assertThatIllegalStateException().isThrownBy(() -> storage.read("")).withMessage("the storage is closed");
        assertThatIllegalStateException().isThrownBy(() -> storage.change(this::change));
        assertThatIllegalStateException().isThrownBy(() -> storage.call(transaction -> 1));
        assertThat(log).isEmpty();
        assertThat(store.closings).isPositive();
    }

    @Test
    void aTransactionCannotCloseIt() {
        assertThatIllegalStateException().isThrownBy(() -> storage.change(transaction -> storage.close()));
        storage.change(this::change);
    }

    @Test
    void noIncrementIsLostAmongThreads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 500; j++) {
                    storage.change(transaction -> {
                        value.update(transaction, before -> before + 1);
                        transaction.put("count", count(value.get(transaction)));
                    });
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(value.get()).isEqualTo(4_000);
        assertThat(storage.read("count")).containsEntry("count", count(4_000));
    }

    private static OctetString count(int count) {
        return OctetString.of((byte) (count >> 8), (byte) count);
    }

    /** Against a map: transactions of some puts and removals, of which some fail at any point. */
    @Test
    void randomTransactionsDoAsAMapDoes() {
        Random random = StoreFixture.random("StorageTest");
        Map<String, OctetString> model = new TreeMap<>();
        Storage current = storage;
        for (int i = 0; i < 2_000; i++) {
            Map<String, Optional<OctetString>> changes = StoreFixture.changes(random);
            String removed = random.nextInt(3) == 0 ? "entry/" + random.nextInt(10) : "none";
            boolean isThrowing = random.nextInt(5) == 0;
            store.writes = random.nextInt(5) == 0 ? 0 : 1;
            try {
                current.change(transaction -> {
                    transaction.removeAll(removed);
                    changes.forEach((name, entry) -> entry.ifPresentOrElse(
                            octets -> transaction.put(name, octets), () -> transaction.remove(name)));
                    if (isThrowing) {
                        throw new ArithmeticException("no");
                    }
                });
                model.keySet().removeIf(name -> name.startsWith(removed));
                model = StoreFixture.after(model, changes);
            } catch (ArithmeticException | StorageException e) {
                assertThat(isThrowing || store.writes < 0).isTrue();
            }
            assertThat(current.read("entry/")).isEqualTo(model);
            if (random.nextInt(50) == 0) {
                store.writes = 1;
                current.close();
                current = Storage.open(store, new TestVault());
            }
        }
    }
}
