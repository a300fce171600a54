package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.CertificateSigningRequest;
import dev.clusterwright.credentials.NocsrElements;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.servers.operationalcredentials.CredentialsModel.Member;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random commands from whoever there is, while time passes and power is lost, against {@link CredentialsModel}. */
class CredentialsModelTest {
    private static final int STEPS = 500;
    /** More than there is room for, and two of the same id. */
    private static final List<TestFabric> FABRICS =
            Stream.of(1, 2, 3, 4, 5, 6, 6).map(TestFabric::new).toList();

    private static final List<String> LABELS = List.of("", "Home", "Office");

    private CredentialsFixture device =
            new CredentialsFixture(new MemoryNodeStore(), CredentialsModel.CAPACITY, P256KeyPair::generate);
    private final CredentialsModel model = new CredentialsModel();
    private Commissioner pase = device.pase();
    private P256PublicKey key = P256KeyPair.generate().publicKey();
    private long nodeId;
    /** Requests and how they were answered. */
    private final Set<String> seen = new HashSet<>();

    static Stream<Long> seeds() {
        String asked = System.getProperty("clusterwright.seed");
        return asked == null ? Stream.of(1L, 2L, System.nanoTime()) : Stream.of(Long.parseLong(asked));
    }

    @ParameterizedTest(name = "-Dclusterwright.seed={0}")
    @MethodSource("seeds")
    void theNodeIsAsItShouldBe(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random);
            assertThat(pase.session().isOpen() || model.armedFor == null)
                    .as("step %d", i)
                    .isTrue();
            if (!pase.session().isOpen()) {
                pase = device.pase();
            }
            assertSame(i);
        }
        assertThat(seen)
                .as("the run tries something")
                .contains("AddNOC OK", "AddNOC FabricConflict", "UpdateNOC OK", "RemoveFabric OK");
    }

    private void step(RandomGenerator random) {
        Commissioner who = somebody(random);
        TestFabric fabric = FABRICS.get(random.nextInt(FABRICS.size()));
        switch (random.nextInt(34)) {
            case 0, 1, 2, 3 -> arm(who);
            case 4, 5, 6, 7 -> requestKey(who, random.nextInt(3) == 0);
            case 8, 9, 10 -> addRoot(who, fabric);
            case 11, 12, 13, 14 -> add(who, model.root != null && random.nextInt(4) > 0 ? model.root : fabric);
            case 15, 16, 17 -> update(who, fabric, random);
            case 18, 19, 20 -> label(who, LABELS.get(random.nextInt(LABELS.size())));
            case 21, 22, 23 -> vendor(who, random);
            case 24 -> remove(who, 1 + random.nextInt(model.lastIndex + 1));
            case 25 -> remove(who, who.fabricIndex() + 1);
            case 26 -> expire();
            case 27, 28 -> complete();
            case 29, 30 -> commission(fabric);
            case 31, 32 -> renew(who, fabric, random);
            default -> restart();
        }
    }

    /** Whoever has armed the fail-safe, in most cases. */
    private Commissioner somebody(RandomGenerator random) {
        List<Integer> indexes = List.copyOf(model.members.keySet());
        Integer armedFor = model.armedFor;
        if (armedFor != null && armedFor != pase.fabricIndex() && random.nextInt(4) > 0) {
            return device.administrator(armedFor);
        }
        return indexes.isEmpty() || random.nextInt(3) == 0
                ? pase
                : device.administrator(indexes.get(random.nextInt(indexes.size())));
    }

    /** All that it takes, if nobody else is at it. */
    private void commission(TestFabric fabric) {
        arm(pase);
        requestKey(pase, false);
        addRoot(pase, fabric);
        add(pase, fabric);
        complete();
    }

    /** Up to UpdateNOC, if nobody else is at it. */
    private void renew(Commissioner who, TestFabric fabric, RandomGenerator random) {
        arm(who);
        requestKey(who, true);
        update(who, fabric, random);
    }

    private void addRoot(Commissioner who, TestFabric fabric) {
        expect(who, new AddTrustedRootCertificate(fabric.rcac()), model.addRoot(who.fabricIndex(), fabric));
    }

    private void add(Commissioner who, TestFabric fabric) {
        nodeId++;
        expect(who, Commissioner.addition(fabric.noc(nodeId, key), null), model.add(who.fabricIndex(), fabric, nodeId));
    }

    private void remove(Commissioner who, int index) {
        expect(who, new RemoveFabric(index), model.remove(index));
    }

    private void expire() {
        model.expire();
        device.expire();
    }

    private void arm(Commissioner who) {
        if (model.mayArm(who.fabricIndex())) {
            who.arm();
            model.armedFor = who.fabricIndex();
        }
    }

    private void requestKey(Commissioner who, boolean isForUpdate) {
        String expected = model.requestKey(who.fabricIndex(), isForUpdate);
        CSRRequest request = new CSRRequest(Commissioner.NONCE, isForUpdate);
        if (!expected.equals("SUCCESS")) {
            expect(who, request, expected);
            return;
        }
        CSRResponse response = who.ask(request);
        key = CertificateSigningRequest.decode(
                        NocsrElements.decode(response.nocsrElements()).csr())
                .publicKey();
    }

    private void update(Commissioner who, TestFabric fabric, RandomGenerator random) {
        Member own = model.members.get(who.fabricIndex());
        if (own == null) {
            return;
        }
        TestFabric likely = random.nextInt(4) > 0 ? own.fabric() : fabric;
        nodeId++;
        expect(who, new UpdateNOC(likely.noc(nodeId, key), null), model.update(who.fabricIndex(), likely, nodeId));
    }

    private void label(Commissioner who, String label) {
        if (who.fabricIndex() != 0) {
            expect(who, new UpdateFabricLabel(label), model.label(who.fabricIndex(), label));
        }
    }

    private void vendor(Commissioner who, RandomGenerator random) {
        if (who.fabricIndex() != 0) {
            int vendor = 1 + random.nextInt(3);
            OctetString statement = octets(random, 85);
            OctetString vvsc = octets(random, 7);
            expect(
                    who,
                    new SetVIDVerificationStatement(vendor, statement, vvsc),
                    model.vendor(who.fabricIndex(), vendor, statement, vvsc));
        }
    }

    private static @Nullable OctetString octets(RandomGenerator random, int length) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> OctetString.EMPTY;
            default -> {
                byte[] octets = new byte[length];
                random.nextBytes(octets);
                yield OctetString.of(octets);
            }
        };
    }

    private void complete() {
        if (model.armedFor != null) {
            device.complete();
            model.complete();
        }
    }

    private void restart() {
        model.expire();
        device = device.restarted();
        pase = device.pase();
    }

    private void expect(Commissioner who, Request<?> request, String expected) {
        String answer;
        try {
            answer = request.command().response().isPresent() && who.ask(request) instanceof NOCResponse response
                    ? text(response)
                    : who.status(request).toString();
        } catch (CompletionException e) {
            answer = Answers.status(CompletableFuture.failedStage(e.getCause())).toString();
        }
        seen.add(request.getClass().getSimpleName() + " " + answer.split(" ", 2)[0]);
        assertThat(answer).as("%s from %s", request, who.session().subject()).isEqualTo(expected);
    }

    private static String text(NOCResponse response) {
        Integer index = response.fabricIndex();
        return index == null ? response.statusCode().toString() : response.statusCode() + " " + index;
    }

    private void assertSame(int step) {
        String place = "step " + step;
        assertThat(device.fabrics.fabrics().keySet()).as(place).isEqualTo(model.members.keySet());
        for (Map.Entry<Integer, Member> it : model.members.entrySet()) {
            Member expected = it.getValue();
            var fabric = device.fabric(it.getKey());
            var same = new Member(
                    expected.fabric(),
                    fabric.nodeId(),
                    fabric.label(),
                    fabric.vendorId(),
                    fabric.vidVerificationStatement(),
                    fabric.vvsc());
            assertThat(same).as(place).isEqualTo(expected);
            assertThat(fabric.rcac()).as(place).isEqualTo(expected.fabric().rcac());
            assertThat(TestKeys.isClosed(fabric.operationalKey())).as(place).isFalse();
        }
        assertThat(get(pase.client().trustedRootCertificates().read()))
                .as(place)
                .isEqualTo(model.roots());
        assertThat(get(pase.client().nocs().read()))
                .as(place)
                .extracting(NOCStruct::fabricIndex)
                .containsExactlyElementsOf(pase.fabricIndex() == 0 ? List.of() : List.of(pase.fabricIndex()));
    }
}
