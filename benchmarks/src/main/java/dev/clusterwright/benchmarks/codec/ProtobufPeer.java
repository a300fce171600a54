package dev.clusterwright.benchmarks.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.clusterwright.benchmarks.codec.protobuf.AddNoc;
import dev.clusterwright.benchmarks.codec.protobuf.Fabric;
import dev.clusterwright.benchmarks.codec.protobuf.Fabrics;
import dev.clusterwright.benchmarks.codec.protobuf.GroupKeySet;
import dev.clusterwright.benchmarks.codec.protobuf.Report;
import java.io.IOException;
import java.util.List;

/** Encodes and decodes by the classes that protobuf generates, of the full runtime. */
final class ProtobufPeer {
    private ProtobufPeer() {}

    /** Writes a message into an array and returns its length. */
    static int encode(MessageLite message, byte[] out) throws IOException {
        CodedOutputStream output = CodedOutputStream.newInstance(out);
        message.writeTo(output);
        return output.getTotalBytesWritten();
    }

    static MessageLite decode(Payload payload, byte[] in) throws InvalidProtocolBufferException {
        return switch (payload) {
            case GROUP_KEY_SET -> GroupKeySet.parseFrom(in);
            case FIVE_FABRICS -> Fabrics.parseFrom(in);
            case ADD_NOC -> AddNoc.parseFrom(in);
            case REPORT -> Report.parseFrom(in);
        };
    }

    /** Builds the message of a plain value. */
    @SuppressWarnings("unchecked") // the value is the payload's
    static MessageLite message(Payload payload, Object plain) {
        return switch (payload) {
            case GROUP_KEY_SET -> groupKeySet((Plain.KeySet) plain);
            case FIVE_FABRICS -> fabrics((List<Plain.Fabric>) plain);
            case ADD_NOC -> addNoc((Plain.Noc) plain);
            case REPORT -> ProtobufReport.message((List<Plain.Report>) plain);
        };
    }

    /** Returns the plain value of a message. */
    static Object plain(MessageLite message) {
        if (message instanceof GroupKeySet set) {
            return new Plain.KeySet(
                    set.getId(),
                    set.getSecurityPolicy(),
                    set.hasEpochKey0() ? set.getEpochKey0().toByteArray() : null,
                    set.hasEpochStartTime0(),
                    set.getEpochStartTime0(),
                    set.hasEpochKey1() ? set.getEpochKey1().toByteArray() : null,
                    set.hasEpochStartTime1(),
                    set.getEpochStartTime1(),
                    set.hasEpochKey2() ? set.getEpochKey2().toByteArray() : null,
                    set.hasEpochStartTime2(),
                    set.getEpochStartTime2(),
                    set.hasMulticastPolicy() ? set.getMulticastPolicy() : -1,
                    set.hasFabricIndex() ? set.getFabricIndex() : -1);
        }
        if (message instanceof Fabrics fabrics) {
            return fabrics.getFabricsList().stream()
                    .map(fabric -> new Plain.Fabric(
                            fabric.getRootPublicKey().toByteArray(),
                            fabric.getVendorId(),
                            fabric.getFabricId(),
                            fabric.getNodeId(),
                            fabric.getLabel(),
                            fabric.hasVidVerificationStatement()
                                    ? fabric.getVidVerificationStatement().toByteArray()
                                    : null,
                            fabric.hasFabricIndex() ? fabric.getFabricIndex() : -1))
                    .toList();
        }
        if (message instanceof AddNoc noc) {
            return new Plain.Noc(
                    noc.getNoc().toByteArray(),
                    noc.hasIcac() ? noc.getIcac().toByteArray() : null,
                    noc.getIpk().toByteArray(),
                    noc.getCaseAdminSubject(),
                    noc.getAdminVendorId());
        }
        return ProtobufReport.plain((Report) message);
    }

    private static GroupKeySet groupKeySet(Plain.KeySet plain) {
        GroupKeySet.Builder set = GroupKeySet.newBuilder().setId(plain.id()).setSecurityPolicy(plain.policy());
        if (plain.key0() != null) {
            set.setEpochKey0(ByteString.copyFrom(plain.key0()));
        }
        if (plain.hasStart0()) {
            set.setEpochStartTime0(plain.start0());
        }
        if (plain.key1() != null) {
            set.setEpochKey1(ByteString.copyFrom(plain.key1()));
        }
        if (plain.hasStart1()) {
            set.setEpochStartTime1(plain.start1());
        }
        if (plain.key2() != null) {
            set.setEpochKey2(ByteString.copyFrom(plain.key2()));
        }
        if (plain.hasStart2()) {
            set.setEpochStartTime2(plain.start2());
        }
        if (plain.multicastPolicy() >= 0) {
            set.setMulticastPolicy(plain.multicastPolicy());
        }
        if (plain.fabricIndex() >= 0) {
            set.setFabricIndex(plain.fabricIndex());
        }
        return set.build();
    }

    private static Fabrics fabrics(List<Plain.Fabric> values) {
        Fabrics.Builder fabrics = Fabrics.newBuilder();
        for (Plain.Fabric plain : values) {
            Fabric.Builder fabric = Fabric.newBuilder()
                    .setRootPublicKey(ByteString.copyFrom(plain.rootPublicKey()))
                    .setVendorId(plain.vendorId())
                    .setFabricId(plain.fabricId())
                    .setNodeId(plain.nodeId())
                    .setLabel(plain.label());
            if (plain.statement() != null) {
                fabric.setVidVerificationStatement(ByteString.copyFrom(plain.statement()));
            }
            if (plain.fabricIndex() >= 0) {
                fabric.setFabricIndex(plain.fabricIndex());
            }
            fabrics.addFabrics(fabric.build());
        }
        return fabrics.build();
    }

    private static AddNoc addNoc(Plain.Noc plain) {
        AddNoc.Builder noc = AddNoc.newBuilder()
                .setNoc(ByteString.copyFrom(plain.noc()))
                .setIpk(ByteString.copyFrom(plain.ipk()))
                .setCaseAdminSubject(plain.subject())
                .setAdminVendorId(plain.vendorId());
        if (plain.icac() != null) {
            noc.setIcac(ByteString.copyFrom(plain.icac()));
        }
        return noc.build();
    }
}
