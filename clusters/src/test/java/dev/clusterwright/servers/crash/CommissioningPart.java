package dev.clusterwright.servers.crash;

import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.CommissioningComplete;
import dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfig;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The fail-safe, and where the node is. */
final class CommissioningPart implements Part {
    private static final String REGULATORY = "regulatory";

    @Override
    public Map<String, Command<?>> commands() {
        return Map.of("CommissioningComplete", new Complete(), "Expire", new Expire(), "Regulate", new Regulate());
    }

    @Override
    public void observe(Device device, World world) {
        world.put(
                REGULATORY,
                device.commissioning.regulatoryConfig().read().value() + " "
                        + device.commissioning.location().read());
        world.put("breadcrumb", Long.toString(device.commissioning.breadcrumb().read()));
    }

    private static GeneralCommissioningClient client(Device device, int fabric) {
        return new GeneralCommissioningClient(device.client(fabric), Endpoint.ROOT);
    }

    /** Arms the fail-safe, or disarms it. Whether that was possible. */
    static boolean arm(Device device, int fabric, int seconds) {
        return Answers.get(client(device, fabric).armFailSafe(new ArmFailSafe(seconds, 0)))
                .errorCode()
                .equals(CommissioningErrorEnum.OK);
    }

    private static final class Complete implements Command<CommissioningComplete> {
        @Override
        public TlvCodec<CommissioningComplete> codec() {
            return CommissioningComplete.CODEC;
        }

        @Override
        public Optional<Plan<CommissioningComplete>> plan(Device device, World world, Random random) {
            return world.pending() == 0 || random.nextInt(3) > 0
                    ? Optional.empty()
                    : Optional.of(new Plan<>(world.pending(), new CommissioningComplete()));
        }

        @Override
        public boolean perform(Device device, int fabric, CommissioningComplete fields) {
            return Answers.get(client(device, fabric).commissioningComplete())
                    .errorCode()
                    .equals(CommissioningErrorEnum.OK);
        }

        @Override
        public void apply(World world, int fabric, CommissioningComplete fields) {
            world.complete();
        }
    }

    private static final class Expire implements Command<ArmFailSafe> {
        @Override
        public TlvCodec<ArmFailSafe> codec() {
            return ArmFailSafe.CODEC;
        }

        @Override
        public Optional<Plan<ArmFailSafe>> plan(Device device, World world, Random random) {
            return world.pending() == 0 || random.nextInt(3) > 0
                    ? Optional.empty()
                    : Optional.of(new Plan<>(world.pending(), new ArmFailSafe(0, 0)));
        }

        @Override
        public boolean perform(Device device, int fabric, ArmFailSafe fields) {
            return arm(device, fabric, 0);
        }

        @Override
        public void apply(World world, int fabric, ArmFailSafe fields) {
            world.rollBack();
        }
    }

    private static final class Regulate implements Command<SetRegulatoryConfig> {
        @Override
        public TlvCodec<SetRegulatoryConfig> codec() {
            return SetRegulatoryConfig.CODEC;
        }

        @Override
        public Optional<Plan<SetRegulatoryConfig>> plan(Device device, World world, Random random) {
            String country = List.of("CH", "DE", "FR", "IT").get(random.nextInt(4));
            RegulatoryLocationTypeEnum location = RegulatoryLocationTypeEnum.of(random.nextInt(3));
            return Choice.of(world.fabrics(), random)
                    .map(fabric -> new Plan<>(fabric, new SetRegulatoryConfig(location, country, 0)));
        }

        @Override
        public boolean perform(Device device, int fabric, SetRegulatoryConfig fields) {
            return Answers.get(client(device, fabric).setRegulatoryConfig(fields))
                    .errorCode()
                    .equals(CommissioningErrorEnum.OK);
        }

        @Override
        public void apply(World world, int fabric, SetRegulatoryConfig fields) {
            world.put(REGULATORY, fields.newRegulatoryConfig().value() + " " + fields.countryCode());
        }
    }
}
