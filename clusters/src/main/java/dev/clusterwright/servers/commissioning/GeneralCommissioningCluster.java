package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.BUSY_WITH_OTHER_ADMIN;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.INVALID_AUTHENTICATION;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.NO_FAIL_SAFE;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.OK;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.VALUE_OUTSIDE_RANGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.ArmFailSafeResponse;
import dev.clusterwright.clusters.generalcommissioning.BasicCommissioningInfo;
import dev.clusterwright.clusters.generalcommissioning.CommissioningComplete;
import dev.clusterwright.clusters.generalcommissioning.CommissioningCompleteResponse;
import dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningServer;
import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfig;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfigResponse;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.Transaction;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * The General Commissioning cluster of a node (Matter Core, 11.10), which arms the fail-safe and completes what was done
 * under it: it belongs on endpoint 0.
 *
 * <pre>{@code
 * FailSafe failSafe = new FailSafe(fabrics, sessions, timer, Duration.ofMinutes(15));
 * GeneralCommissioningCluster commissioning = new GeneralCommissioningCluster(failSafe);
 * Endpoint root = Endpoint.builder(Endpoint.ROOT)
 *         .deviceType(RootNode.DESCRIPTOR)
 *         .cluster(commissioning)
 *         .build();
 * }</pre>
 *
 * <p>What a commissioner asks for is answered with an error of its own ({@link CommissioningErrorEnum}), and nothing has
 * changed then. Whether a node is indoors, and in which country, is stored; Breadcrumb is not, and is 0 again whenever the
 * fail-safe has ended. There are no features.
 *
 * <p>Thread-safe.
 */
public final class GeneralCommissioningCluster implements GeneralCommissioningServer {
    /** For how long a session that has been established with the passcode arms the fail-safe, unless it is said. */
    public static final Duration USUAL_EXPIRY_LENGTH = Duration.ofMinutes(1);

    private final FailSafe failSafe;
    private final Storage storage;
    private final BasicCommissioningInfo info;
    private final RegulatoryLocationTypeEnum capability;
    private final BooleanSupplier isWindowOpen;
    private final Breadcrumb breadcrumb;
    private final Regulatory regulatory;

    /**
     * For a node that may be indoors and in the open, and that opens no window for commissioning.
     *
     * @throws IllegalArgumentException if the fail-safe cannot be armed for {@link #USUAL_EXPIRY_LENGTH}
     */
    public GeneralCommissioningCluster(FailSafe failSafe) {
        this(
                failSafe,
                new BasicCommissioningInfo(seconds(USUAL_EXPIRY_LENGTH), seconds(failSafe.longest())),
                RegulatoryLocationTypeEnum.INDOOR_OUTDOOR,
                () -> false);
    }

    /**
     * The cluster, with what is stored of it.
     *
     * @param failSafe of the node
     * @param info for how long the fail-safe is armed when a session has been established with the passcode, and the longest
     *     that it can be: that of the fail-safe, and no less
     * @param capability where the node may be
     * @param isWindowOpen whether the node can be commissioned now: administrators cannot arm the fail-safe then, so that
     *     whoever comes with the passcode can; quick, and without asking the node for anything
     * @throws IllegalArgumentException if the two times do not fit each other, or the fail-safe
     */
    public GeneralCommissioningCluster(
            FailSafe failSafe,
            BasicCommissioningInfo info,
            RegulatoryLocationTypeEnum capability,
            BooleanSupplier isWindowOpen) {
        if (info.maxCumulativeFailsafeSeconds() != failSafe.longest().toSeconds()) {
            throw new IllegalArgumentException(
                    "the fail-safe is armed for " + failSafe.longest() + " at most, and the attribute says " + info);
        }
        if (info.failSafeExpiryLengthSeconds() < 1
                || info.failSafeExpiryLengthSeconds() > info.maxCumulativeFailsafeSeconds()) {
            throw new IllegalArgumentException("the fail-safe is armed for " + info.failSafeExpiryLengthSeconds()
                    + " s when a session begins, which has to be 1 s to its longest time, "
                    + info.maxCumulativeFailsafeSeconds() + " s; give it a longer one");
        }
        this.failSafe = failSafe;
        this.storage = failSafe.storage();
        this.info = info;
        this.capability = Objects.requireNonNull(capability, "capability");
        this.isWindowOpen = Objects.requireNonNull(isWindowOpen, "isWindowOpen");
        this.breadcrumb = new Breadcrumb(storage);
        this.regulatory = new Regulatory(storage, capability);
        failSafe.register(breadcrumb);
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }

    /**
     * To be called when a session has been established with the passcode: arms the fail-safe for a while, so that a
     * commissioner who does not come back leaves nothing behind.
     *
     * @return false if it is armed already; it is left as it is then, and the session may have to wait for another
     *     administrator
     */
    public boolean paseEstablished() {
        return storage.call(transaction -> {
            boolean isFree = !failSafe.isArmed(transaction);
            if (isFree) {
                failSafe.arm(transaction, 0, Duration.ofSeconds(info.failSafeExpiryLengthSeconds()));
            }
            return isFree;
        });
    }

    /**
     * The country that a commissioner has said the node is in, of two letters, "XX" until then: what the Basic Information
     * cluster has as Location, where administrators can write it.
     */
    public AttributeHandler<String> location() {
        return regulatory.countryCode();
    }

    @Override
    public AttributeHandler<Long> breadcrumb() {
        return breadcrumb;
    }

    @Override
    public AttributeHandler<BasicCommissioningInfo> basicCommissioningInfo() {
        return AttributeHandler.computed(() -> info);
    }

    @Override
    public AttributeHandler<RegulatoryLocationTypeEnum> regulatoryConfig() {
        return regulatory.config();
    }

    @Override
    public AttributeHandler<RegulatoryLocationTypeEnum> locationCapability() {
        return AttributeHandler.computed(() -> capability);
    }

    /** That a session over the network for operation can be had while the one for commissioning is still there. */
    @Override
    public AttributeHandler<Boolean> supportsConcurrentConnection() {
        return AttributeHandler.computed(() -> true);
    }

    /** Answers BusyWithOtherAdmin if the fail-safe is armed for another fabric, or kept for whoever has the passcode. */
    @Override
    public CommandHandler<ArmFailSafe, ArmFailSafeResponse> armFailSafe() {
        return (request, context) -> new ArmFailSafeResponse(
                storage.<CommissioningErrorEnum>call(transaction -> arm(transaction, request, context)), "");
    }

    private CommissioningErrorEnum arm(Transaction transaction, ArmFailSafe request, InteractionContext context) {
        int fabricIndex = context.fabricIndex();
        requireFabric(transaction, fabricIndex);
        boolean isFree = failSafe.isArmed(transaction)
                ? failSafe.isArmedFor(transaction, fabricIndex)
                : !isCase(context) || !isWindowOpen.getAsBoolean();
        if (!isFree) {
            return BUSY_WITH_OTHER_ADMIN;
        }
        if (request.expiryLengthSeconds() == 0) {
            failSafe.expire(transaction, context.session());
        } else {
            failSafe.arm(transaction, fabricIndex, Duration.ofSeconds(request.expiryLengthSeconds()));
            breadcrumb.set(transaction, request.breadcrumb());
        }
        return OK;
    }

    /** A session may ask on when the node has left its fabric, which can never end the fail-safe then. */
    private void requireFabric(Transaction transaction, int fabricIndex) {
        if (fabricIndex != 0) {
            failSafe.fabrics().require(transaction, fabricIndex);
        }
    }

    private static boolean isCase(InteractionContext context) {
        SubjectDescriptor subject = context.session().subject();
        return subject.mode() == AuthenticationMode.CASE;
    }

    /**
     * Refuses a country that has not two letters with CONSTRAINT_ERROR; answers ValueOutsideRange for a location that there
     * is not, which others would take for a constraint too, or that the node is not built for.
     */
    @Override
    public CommandHandler<SetRegulatoryConfig, SetRegulatoryConfigResponse> setRegulatoryConfig() {
        return CommandHandler.checkingRequest(
                (request, context) -> new SetRegulatoryConfigResponse(regulate(request), ""));
    }

    private CommissioningErrorEnum regulate(SetRegulatoryConfig request) {
        if (request.countryCode().getBytes(UTF_8).length != 2) {
            throw new StatusException(StatusCode.CONSTRAINT_ERROR, "a country has a code of two letters");
        }
        if (!isPossible(request.newRegulatoryConfig())) {
            return VALUE_OUTSIDE_RANGE;
        }
        storage.change(transaction -> {
            regulatory.set(transaction, request.newRegulatoryConfig(), request.countryCode());
            breadcrumb.set(transaction, request.breadcrumb());
        });
        return OK;
    }

    private boolean isPossible(RegulatoryLocationTypeEnum location) {
        return location.known() != RegulatoryLocationTypeEnum.Known.UNRECOGNIZED
                && (capability.equals(RegulatoryLocationTypeEnum.INDOOR_OUTDOOR) || location.equals(capability));
    }

    /** Answers NoFailSafe if that is not armed, and InvalidAuthentication to anyone but the fabric that it is armed for. */
    @Override
    public CommandHandler<CommissioningComplete, CommissioningCompleteResponse> commissioningComplete() {
        return (request, context) -> new CommissioningCompleteResponse(
                storage.<CommissioningErrorEnum>call(transaction -> complete(transaction, context)), "");
    }

    private CommissioningErrorEnum complete(Transaction transaction, InteractionContext context) {
        requireFabric(transaction, context.fabricIndex());
        if (!failSafe.isArmed(transaction)) {
            return NO_FAIL_SAFE;
        }
        if (!isCase(context) || !failSafe.isArmedFor(transaction, context.fabricIndex())) {
            return INVALID_AUTHENTICATION;
        }
        failSafe.complete(transaction, context.session());
        return OK;
    }
}
