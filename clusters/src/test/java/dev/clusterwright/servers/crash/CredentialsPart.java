package dev.clusterwright.servers.crash;

import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.NameType;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Fabrics that the node joins and leaves, and what it has of each. */
final class CredentialsPart implements Part {
    private static final OctetString NONCE = OctetString.of(new byte[32]);
    private static final String LAST_INDEX = "last index";
    private static final String NOC = "noc";
    private static final String KEY = "key";
    private static final String FABRIC_ID = "fabric id";
    private static final String NODE_ID = "node id";
    private static final String ROOT = "root key";
    private static final String LABEL = "label";
    private static final String VENDOR = "vendor";
    private static final String STATEMENT = "statement";

    @Override
    public Map<String, Command<?>> commands() {
        return Map.of(
                "AddNOC", new Add(),
                "UpdateNOC", new Update(),
                "RemoveFabric", new Remove(),
                "UpdateFabricLabel", new Label(),
                "SetVIDVerificationStatement", new Vendor());
    }

    @Override
    public void observe(Device device, World world) {
        world.put(LAST_INDEX, Integer.toString(device.lastIndex()));
        for (Fabric fabric : device.fabrics.fabrics().values()) {
            int index = fabric.index();
            world.put(index, KEY, fabric.operationalKey().publicKey().octets().toHex());
            OperationalCredentialsClient client = client(device, index);
            for (NOCStruct noc : Answers.get(client.nocs().read())) {
                if (isOf(noc.fabricIndex(), index)) {
                    world.put(index, NOC, noc.noc().toHex() + " " + noc.icac() + " " + noc.vvsc());
                }
            }
            Answers.get(client.fabrics().read()).stream()
                    .filter(row -> isOf(row.fabricIndex(), index))
                    .forEach(row -> observe(world, index, row));
        }
    }

    private static boolean isOf(@Nullable Integer fabricIndex, int index) {
        return Integer.valueOf(index).equals(fabricIndex);
    }

    private static void observe(World world, int index, FabricDescriptorStruct row) {
        world.put(index, ROOT, row.rootPublicKey().toHex());
        world.put(index, FABRIC_ID, Long.toString(row.fabricId()));
        world.put(index, NODE_ID, Long.toString(row.nodeId()));
        world.put(index, LABEL, row.label());
        world.put(index, VENDOR, Integer.toString(row.vendorId()));
        world.put(index, STATEMENT, hex(row.vidVerificationStatement()));
    }

    private static String hex(@Nullable OctetString octets) {
        return octets == null ? "-" : octets.toHex();
    }

    /** The id of a fabric among all there are. */
    static CompressedFabricId compressedId(World world, int fabric) {
        long fabricId = Long.parseLong(world.get(fabric, FABRIC_ID));
        return CompressedFabricId.of(rootKey(Device.administrator(fabricId)), fabricId);
    }

    private static P256PublicKey rootKey(TestFabric administrator) {
        return administrator.root().certificate().publicKey();
    }

    private static void put(World world, int index, OctetString noc) {
        MatterCertificate certificate = MatterCertificate.decode(noc);
        world.put(index, NOC, noc.toHex() + " null null");
        world.put(index, KEY, certificate.publicKey().octets().toHex());
        world.put(index, NODE_ID, Long.toString(number(certificate, NameType.NODE_ID)));
    }

    private static long number(MatterCertificate certificate, NameType type) {
        return certificate.subject().numbers(type).get(0);
    }

    private static OperationalCredentialsClient client(Device device, int fabric) {
        return new OperationalCredentialsClient(device.client(fabric), Endpoint.ROOT);
    }

    private static boolean isOk(CompletionStage<NOCResponse> response) {
        return Answers.get(response).statusCode().equals(NodeOperationalCertStatusEnum.OK);
    }

    /** Has the node make a key for a certificate, under the fail-safe; empty if somebody else has that. */
    private static Optional<P256PublicKey> requestKey(Device device, int fabric, boolean isForUpdate) {
        if (!CommissioningPart.arm(device, fabric, 600)) {
            return Optional.empty();
        }
        TestSession session = device.session(fabric);
        CSRResponse response = Answers.get(client(device, fabric).csrRequest(new CSRRequest(NONCE, isForUpdate)));
        return Optional.of(new NocsrInformation(response.nocsrElements(), response.attestationSignature())
                .verify(device.attestationKey(), session.attestationChallenge(), NONCE));
    }

    private static final class Add implements Command<AddNOC> {
        @Override
        public TlvCodec<AddNOC> codec() {
            return AddNOC.CODEC;
        }

        @Override
        public Optional<Plan<AddNOC>> plan(Device device, World world, Random random) {
            List<Integer> fabrics = world.fabrics();
            if (world.pending() != 0 || fabrics.size() == Device.CAPACITY) {
                return Optional.empty();
            }
            int asking = random.nextBoolean() ? 0 : Choice.of(fabrics, random).orElse(0);
            TestFabric administrator = Device.administrator(1 + random.nextInt(0xFFFF));
            return requestKey(device, asking, false)
                    .filter(key -> Outcome.isSuccess(client(device, asking)
                            .addTrustedRootCertificate(new AddTrustedRootCertificate(administrator.rcac()))))
                    .map(key -> new AddNOC(
                            administrator.noc(1 + random.nextInt(0xFFFF), key),
                            null,
                            TestFabric.IPK,
                            TestFabric.ADMINISTRATOR,
                            TestFabric.VENDOR))
                    .map(fields -> new Plan<>(asking, fields));
        }

        @Override
        public boolean perform(Device device, int fabric, AddNOC fields) {
            boolean isDone = isOk(client(device, fabric).addNoc(fields));
            if (!isDone) {
                CommissioningPart.arm(device, fabric, 0);
            }
            return isDone;
        }

        @Override
        public void apply(World world, int fabric, AddNOC fields) {
            int index = world.get(LAST_INDEX).map(Integer::parseInt).orElse(0);
            do {
                index = index % 254 + 1;
            } while (world.fabrics().contains(index));
            MatterCertificate noc = MatterCertificate.decode(fields.nocValue());
            long fabricId = number(noc, NameType.FABRIC_ID);
            world.put(LAST_INDEX, Integer.toString(index));
            world.added(index);
            put(world, index, fields.nocValue());
            world.put(index, FABRIC_ID, Long.toString(fabricId));
            world.put(
                    index,
                    ROOT,
                    rootKey(Device.administrator(fabricId)).octets().toHex());
            world.put(index, LABEL, "");
            world.put(index, VENDOR, Integer.toString(fields.adminVendorId()));
            world.put(index, STATEMENT, "-");
            AccessPart.join(world, index);
            GroupsPart.join(world, index);
        }
    }

    private static final class Update implements Command<UpdateNOC> {
        @Override
        public TlvCodec<UpdateNOC> codec() {
            return UpdateNOC.CODEC;
        }

        @Override
        public Optional<Plan<UpdateNOC>> plan(Device device, World world, Random random) {
            if (world.pending() != 0) {
                return Optional.empty();
            }
            return Choice.of(world.fabrics(), random).flatMap(fabric -> {
                TestFabric administrator = Device.administrator(Long.parseLong(world.get(fabric, FABRIC_ID)));
                return requestKey(device, fabric, true)
                        .map(key -> new Plan<>(
                                fabric, new UpdateNOC(administrator.noc(1 + random.nextInt(0xFFFF), key), null)));
            });
        }

        @Override
        public boolean perform(Device device, int fabric, UpdateNOC fields) {
            return isOk(client(device, fabric).updateNoc(fields));
        }

        @Override
        public void apply(World world, int fabric, UpdateNOC fields) {
            world.updating(fabric, List.of(NOC, KEY, NODE_ID, VENDOR, STATEMENT));
            put(world, fabric, fields.nocValue());
        }
    }

    private static final class Remove implements Command<RemoveFabric> {
        @Override
        public TlvCodec<RemoveFabric> codec() {
            return RemoveFabric.CODEC;
        }

        /** Now and then: a node that belongs to no fabric has little to do. */
        @Override
        public Optional<Plan<RemoveFabric>> plan(Device device, World world, Random random) {
            List<Integer> fabrics = world.fabrics();
            if (random.nextInt(fabrics.size() < Device.CAPACITY ? 20 : 2) != 0) {
                return Optional.empty();
            }
            return Choice.of(fabrics, random)
                    .flatMap(fabric ->
                            Choice.of(fabrics, random).map(leaving -> new Plan<>(fabric, new RemoveFabric(leaving))));
        }

        @Override
        public boolean perform(Device device, int fabric, RemoveFabric fields) {
            return isOk(client(device, fabric).removeFabric(fields));
        }

        @Override
        public void apply(World world, int fabric, RemoveFabric fields) {
            world.leave(fields.fabricIndex());
        }
    }

    private static final class Label implements Command<UpdateFabricLabel> {
        @Override
        public TlvCodec<UpdateFabricLabel> codec() {
            return UpdateFabricLabel.CODEC;
        }

        @Override
        public Optional<Plan<UpdateFabricLabel>> plan(Device device, World world, Random random) {
            return Choice.of(world.fabrics(), random)
                    .map(fabric -> new Plan<>(fabric, new UpdateFabricLabel("label " + random.nextInt(9))));
        }

        @Override
        public boolean perform(Device device, int fabric, UpdateFabricLabel fields) {
            return isOk(client(device, fabric).updateFabricLabel(fields));
        }

        @Override
        public void apply(World world, int fabric, UpdateFabricLabel fields) {
            world.put(fabric, LABEL, fields.label());
        }
    }

    private static final class Vendor implements Command<SetVIDVerificationStatement> {
        @Override
        public TlvCodec<SetVIDVerificationStatement> codec() {
            return SetVIDVerificationStatement.CODEC;
        }

        @Override
        public Optional<Plan<SetVIDVerificationStatement>> plan(Device device, World world, Random random) {
            byte[] statement = new byte[85];
            random.nextBytes(statement);
            return Choice.of(world.fabrics(), random)
                    .map(fabric -> new Plan<>(
                            fabric,
                            new SetVIDVerificationStatement(
                                    1 + random.nextInt(0xFFF4), OctetString.of(statement), null)));
        }

        @Override
        public boolean perform(Device device, int fabric, SetVIDVerificationStatement fields) {
            return Outcome.isSuccess(client(device, fabric).setVidVerificationStatement(fields));
        }

        @Override
        public void apply(World world, int fabric, SetVIDVerificationStatement fields) {
            world.put(fabric, VENDOR, String.valueOf(fields.vendorId()));
            world.put(fabric, STATEMENT, hex(fields.vidVerificationStatement()));
        }
    }
}
