package dev.clusterwright.benchmarks.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.clusterwright.benchmarks.codec.protobuf.GroupKeySet;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import java.io.IOException;
import java.util.Arrays;
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

/**
 * Encoding and decoding of four payloads: by generated codecs, by codecs for the same octets written by hand, by protobuf and
 * by CBOR. {@link CodecTable} runs it and compares.
 *
 * <p>Everything writes into an array that is used again, and reads from one. Each payload has virtual machines of its own, so
 * that no call has seen the types of another payload.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CodecBenchmark {
    private static final int ENOUGH = 16_384;

    /** What is encoded and decoded. */
    @Param
    public Payload payload = Payload.GROUP_KEY_SET;

    private final TlvWriter writer = new TlvWriter(new byte[ENOUGH]);
    private final TlvReader reader = new TlvReader(new byte[0]);
    private final HandWrittenDecoder handWritten = new HandWrittenDecoder();
    private final HandWrittenPlainDecoder handWrittenPlain = new HandWrittenPlainDecoder();
    private final byte[] scratch = new byte[ENOUGH];
    private final Cbor.Scratch cborScratch = new Cbor.Scratch(scratch);

    private Object value = payload;
    private Object plain = payload;
    /** The same without spaces, of which the values are made. */
    private Object source = payload;

    private MessageLite message = GroupKeySet.getDefaultInstance();

    private byte[] tlv = {};
    private byte[] protobuf = {};
    private byte[] cbor = {};

    /** Encodes once, for decoding, and makes sure that all agree. */
    @Setup
    public void setUp() throws IOException {
        value = payload.value();
        plain = PlainConversion.plain(payload);
        source = Values.withoutSpaces(payload, plain);
        message = ProtobufPeer.message(payload, plain);
        tlv = payload.codec().encode(value);
        protobuf = message.toByteArray();
        cbor = Arrays.copyOf(scratch, encodeCbor());
        check("hand-written encoding", Arrays.equals(tlv, Arrays.copyOf(scratch, encodeHandWritten())));
        check("decoding", value.equals(decode()));
        check("hand-written decoding", value.equals(decodeHandWritten()));
        check("plain decoding", value.equals(Values.of(payload, decodeHandWrittenPlain())));
        check("protobuf", value.equals(Values.of(payload, ProtobufPeer.plain(decodeProtobuf()))));
        check("protobuf's encoding", Arrays.equals(protobuf, Arrays.copyOf(scratch, encodeProtobuf())));
        check("CBOR", value.equals(Values.of(payload, decodeCbor())));
        check("the values", value.equals(values()));
    }

    /** Returns how many octets each encoding takes: TLV, protobuf, CBOR. */
    int[] sizes() {
        return new int[] {tlv.length, protobuf.length, cbor.length};
    }

    private static void check(String what, boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException(what + " is wrong");
        }
    }

    /** Encodes by the generated codec. */
    @Benchmark
    public int encode() {
        writer.reset();
        payload.codec().encode(writer, value);
        return writer.size();
    }

    /** Encodes the same value to the same octets by hand. */
    @Benchmark
    public int encodeHandWritten() {
        return HandWrittenEncoder.encode(payload, value, scratch);
    }

    /** Encodes a message of protobuf, which knows its size from the last time. */
    @Benchmark
    public int encodeProtobufBuilt() throws IOException {
        return ProtobufPeer.encode(message, scratch);
    }

    /** Builds a message of protobuf and encodes it. */
    @Benchmark
    public int encodeProtobuf() throws IOException {
        return ProtobufPeer.encode(ProtobufPeer.message(payload, plain), scratch);
    }

    /** Encodes plain values to CBOR. */
    @Benchmark
    public int encodeCbor() {
        return CborEncoder.encode(payload, plain, cborScratch);
    }

    /** Decodes by the generated codec. */
    @Benchmark
    public Object decode() {
        reader.reset(tlv);
        reader.next();
        return payload.codec().decode(reader);
    }

    /** Decodes the same octets to the same types by hand. */
    @Benchmark
    public Object decodeHandWritten() {
        return handWritten.decode(payload, tlv);
    }

    /** Decodes the same octets to plain types by hand. */
    @Benchmark
    public Object decodeHandWrittenPlain() {
        return handWrittenPlain.decode(payload, tlv);
    }

    /** Decodes to messages of protobuf. */
    @Benchmark
    public MessageLite decodeProtobuf() throws InvalidProtocolBufferException {
        return ProtobufPeer.decode(payload, protobuf);
    }

    /** Decodes CBOR to plain types. */
    @Benchmark
    public Object decodeCbor() {
        return CborDecoder.decode(payload, cbor, cbor.length);
    }

    /** Makes the values without decoding anything: what is allocated here, no decoder can do without. */
    @Benchmark
    public Object values() {
        return Values.of(payload, source);
    }
}
