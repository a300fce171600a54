package dev.clusterwright.benchmarks;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding and decoding of three payloads by generated codecs, with a reader and a writer that are used again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
    /** The payloads, by what is in them. */
    public enum Payload {
        /** A group key set with three epoch keys. */
        GROUP_KEY_SET(
                GroupKeySetStruct.CODEC,
                new GroupKeySetStruct(
                        1,
                        GroupKeySecurityPolicyEnum.TRUST_FIRST,
                        octets(16),
                        1_000_000L,
                        octets(16),
                        2_000_000_000_000L,
                        octets(16),
                        3_000_000_000_000_000L)),
        /** Five fabrics, as a controller reads them. */
        FIVE_FABRICS(
                TlvCodecs.list(FabricDescriptorStruct.CODEC),
                Collections.nCopies(
                        5,
                        new FabricDescriptorStruct(octets(65), 0xFFF1, 0x2906C908D115D362L, 0x1122334455667788L, "Home")
                                .withFabricIndex(1))),
        /** The request that adds a node to a fabric. */
        ADD_NOC(
                AddNOC.CODEC,
                new AddNOC(octets(330), octets(16), 0x1122334455667788L, 0xFFF1).withIcacValue(octets(320)));

        private final TlvCodec<Object> codec;
        private final Object value;

        @SuppressWarnings("unchecked") // the codec is only given its own value
        <T> Payload(TlvCodec<T> codec, T value) {
            this.codec = (TlvCodec<Object>) (TlvCodec<?>) codec;
            this.value = value;
        }

        private static OctetString octets(int length) {
            return OctetString.of(new byte[length]);
        }
    }

    /** What is encoded and decoded. */
    @Param
    public Payload payload = Payload.GROUP_KEY_SET;

    private final TlvWriter writer = new TlvWriter();
    private final TlvReader reader = new TlvReader(new byte[0]);
    private byte[] encoded = {};

    /** Encodes once, for decoding. */
    @Setup
    public void setUp() {
        encoded = payload.codec.encode(payload.value);
        if (!payload.codec.decode(encoded).equals(payload.value)) {
            throw new IllegalStateException("the codec does not work");
        }
    }

    /** Encodes into a buffer that is used again. */
    @Benchmark
    public int encode() {
        writer.reset();
        payload.codec.encode(writer, payload.value);
        return writer.size();
    }

    /** Decodes. */
    @Benchmark
    public Object decode() {
        reader.reset(encoded);
        reader.next();
        return payload.codec.decode(reader);
    }
}
