package dev.clusterwright.servers.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioning;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.groups.Groups;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.servers.together.Requests.Invocation;
import dev.clusterwright.servers.together.Requests.Writing;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is sent to whichever server, by whoever may do everything or nothing: there is an answer with a reason, and what
 * is refused has changed nothing.
 */
class StormTest {
    private static final int ROUNDS = Integer.getInteger("storm.rounds", 4000);
    /** Stands for all that an answer may say, other than success, in a field. */
    private static final int REFUSED = 0x40;

    private static final OctetString NONCE = OctetString.of(new byte[32]);

    private final FailingStore store = new FailingStore();
    private final ManualTimer timer = new ManualTimer();
    private final WholeNode device = new WholeNode(store, timer);
    private final Map<Integer, TestSession> sessions = new TreeMap<>();
    private final Random random;
    private final Damage damage;
    private boolean mayFail;

    StormTest() {
        long seed = Long.getLong("storm.seed", System.nanoTime());
        System.out.println("StormTest: -Dstorm.seed=" + seed);
        random = new Random(seed);
        damage = new Damage(random);
    }

    @Test
    @Timeout(120)
    void everythingIsAnswered() {
        Map<StatusCode, Integer> seen = new TreeMap<>(Comparator.comparing(StatusCode::value));
        try (LogWatch log = new LogWatch()) {
            for (int i = 0; i < ROUNDS; i++) {
                device.joined();
                Map<String, ?> before = new TreeMap<>(store.read(""));
                StatusCode status = step();
                seen.merge(status, 1, Integer::sum);
                if (!status.equals(StatusCode.SUCCESS)) {
                    assertThat(store.read("")).as("after %s", status).isEqualTo(before);
                }
                assertThat(store.read("")).hasSizeLessThan(500);
                if (random.nextInt(30) == 0) {
                    commission();
                }
                if (random.nextInt(20) == 0) {
                    timer.advance(Duration.ofSeconds(random.nextInt(30)));
                }
                assertThat(log.records()).isEmpty();
            }
        }
        System.out.println(seen);
        assertThat(seen).containsKeys(StatusCode.SUCCESS, StatusCode.CONSTRAINT_ERROR, StatusCode.INVALID_COMMAND);
        assertThat(seen).doesNotContainKey(StatusCode.FAILURE);
        assertSameWhenRead();
    }

    private void assertSameWhenRead() {
        device.fabrics.storage().change(transaction -> device.failSafe.expire(transaction, null));
        assertThat(new WholeNode(store, new ManualTimer()).seen()).isEqualTo(device.seen());
    }

    /** FAILURE then; keys in use are not closed by mistake, and what expires meanwhile is tried again. */
    @Test
    @Timeout(120)
    void aDiskThatIsFullNowAndThen() {
        mayFail = true;
        Map<StatusCode, Integer> statuses = new TreeMap<>(Comparator.comparing(StatusCode::value));
        try (LogWatch log = new LogWatch()) {
            for (int i = 0; i < ROUNDS / 4; i++) {
                device.joined();
                Map<String, ?> before = new TreeMap<>(store.read(""));
                List<Object> seen = device.seen();
                store.isFull = random.nextInt(3) == 0;
                StatusCode status = step();
                statuses.merge(status, 1, Integer::sum);
                if (!status.equals(StatusCode.SUCCESS)) {
                    assertThat(store.read("")).as("after %s", status).isEqualTo(before);
                    assertThat(device.seen()).as("after %s", status).isEqualTo(seen);
                }
                if (random.nextInt(20) == 0) {
                    commission();
                }
                timer.advance(Duration.ofSeconds(random.nextInt(5)));
                store.isFull = false;
                assertKeysAreOpen();
            }
            assertThat(log.records()).isNotEmpty();
        }
        assertThat(statuses).containsKey(StatusCode.FAILURE);
        assertSameWhenRead();
    }

    private void assertKeysAreOpen() {
        byte[] octets = new byte[OperationalGroupKey.LENGTH];
        for (Fabric fabric : device.fabrics.fabrics().values()) {
            assertThat(fabric.operationalKey().sign(octets).octets().length()).isEqualTo(64);
            GroupKeySet ipks = Objects.requireNonNull(device.groups.ipks(fabric.index()));
            ipks.slots().forEach(slot -> slot.key().copyTo(octets, 0));
        }
    }

    private StatusCode step() {
        return random.nextInt(4) == 0 ? write() : invoke();
    }

    private TestSession session() {
        List<Integer> fabrics = List.copyOf(device.fabrics.fabrics().keySet());
        return session(random.nextInt(3) == 0 ? 0 : fabrics.get(random.nextInt(fabrics.size())));
    }

    private TestSession session(int fabric) {
        TestSession session = sessions.get(fabric);
        if (session == null || !session.isOpen()) {
            session = device.session(fabric);
            sessions.put(fabric, session);
        }
        return session;
    }

    /** Commissions as far as it gets, by requests that are as they should be but for the last. */
    private void commission() {
        Optional<Fabric> member = device.fabrics.fabrics().values().stream()
                .filter(fabric -> fabric.fabricId() == Requests.FABRIC.fabricId())
                .findFirst();
        TestSession session = session(member.map(Fabric::index).orElse(0));
        OperationalCredentialsClient client = new OperationalCredentialsClient(session.client(), Endpoint.ROOT);
        try {
            get(new GeneralCommissioningClient(session.client(), Endpoint.ROOT).armFailSafe(new ArmFailSafe(20, 1)));
            CSRResponse response = get(client.csrRequest(new CSRRequest(NONCE, member.isPresent())));
            P256PublicKey key = new NocsrInformation(response.nocsrElements(), response.attestationSignature())
                    .verify(device.attestation.deviceKey().publicKey(), session.attestationChallenge(), NONCE);
            if (member.isEmpty()) {
                get(client.addTrustedRootCertificate(new AddTrustedRootCertificate(Requests.FABRIC.rcac())));
            }
            Invocation last = Requests.certificate(key, member.isPresent());
            get(session.client().invoke(last.path(), damage.structure(last.fields())));
            if (random.nextBoolean()) {
                int fabric = device.fabrics.fabrics().lastKey();
                get(new GeneralCommissioningClient(session(fabric).client(), Endpoint.ROOT).commissioningComplete());
            }
        } catch (StatusException e) {
            checked(e.status().code());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("fit"); // what fits no message is not even sent
        }
    }

    private InteractionClient client() {
        InteractionClient client = session().client();
        return random.nextInt(10) == 0 ? client : client.timed(Duration.ofSeconds(5));
    }

    private StatusCode invoke() {
        Invocation request = Requests.invocation(random);
        TlvValue.Structure fields = damage.structure(request.fields());
        try {
            Optional<TlvValue> answer = get(client().invoke(request.path(), fields));
            return answer.filter(it -> isRefusal(request.path(), it))
                    .map(it -> StatusCode.of(REFUSED))
                    .orElse(StatusCode.SUCCESS);
        } catch (StatusException e) {
            StatusCode code = checked(e.status().code());
            boolean mayHaveRetired = request.path().cluster() == NetworkIdentityManagement.ID
                    && request.path().command() == 0x40;
            return mayHaveRetired && !code.equals(StatusCode.FAILURE) ? StatusCode.SUCCESS : code;
        } catch (IllegalArgumentException e) {
            // What fits no message is not even sent.
            return StatusCode.SUCCESS;
        }
    }

    /** Whether an answer begins with a status of its own, and that is none of success. */
    private static boolean isRefusal(CommandPath path, TlvValue answer) {
        boolean hasStatus = path.cluster() == GeneralCommissioning.ID
                || (path.cluster() == OperationalCredentials.ID && path.command() >= 0x06 && path.command() <= 0x0A)
                || (path.cluster() == Groups.ID && path.command() != 0x02);
        return hasStatus
                && !(((TlvValue.Structure) answer).get(0) instanceof TlvValue.UnsignedInteger status
                        && status.value() == 0);
    }

    private StatusCode write() {
        Writing request = Requests.writing(random);
        TlvValue value = damage.any(request.value());
        boolean appends = value instanceof TlvValue.Structure && random.nextBoolean();
        try {
            AttributePath path = appends ? request.path().appending() : request.path();
            WriteResult result = get(session().client().write().set(path, value).send());
            StatusCode code = result.failures().isEmpty()
                    ? StatusCode.SUCCESS
                    : result.failures().get(0).status().code();
            return checked(code);
        } catch (StatusException e) {
            return checked(e.status().code());
        } catch (IllegalArgumentException e) {
            // As above.
            return StatusCode.SUCCESS;
        }
    }

    private StatusCode checked(StatusCode code) {
        assertThat(mayFail || !code.equals(StatusCode.FAILURE))
                .as("the device failed")
                .isTrue();
        return code;
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusException status) {
                throw status;
            }
            throw e;
        }
    }
}
