package dev.clusterwright.benchmarks.codec;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.Named;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * What encoder and decoder of CBOR share. Fields have names of one character, the tag: Jackson writes numbers as well, but
 * its parser makes a new string of each. The parser compares names by their octets, and buffers are used again.
 */
final class Cbor {
    /** Stands for tag 254. */
    static final int FABRIC_INDEX = 9;

    private static final CBORFactory FACTORY = CBORFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final List<String> NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "f");
    private static final SerializedString[] WRITTEN =
            NAMES.stream().map(SerializedString::new).toArray(SerializedString[]::new);
    private static final PropertyNameMatcher MATCHER =
            FACTORY.constructNameMatcher(NAMES.stream().map(Named::fromString).toList(), true);

    private Cbor() {}

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    static JsonParser parser(byte[] in, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), in, 0, length);
    }

    /** Writes the name of a field. */
    static JsonGenerator name(JsonGenerator generator, int name) {
        return generator.writeName(WRITTEN[name]);
    }

    /** Moves to the next field's value and returns its name; negative at the end of the object. */
    static int next(JsonParser parser) {
        int name = parser.nextNameMatch(MATCHER);
        while (name == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
            parser.nextToken();
            parser.skipChildren();
            name = parser.nextNameMatch(MATCHER);
        }
        if (name == PropertyNameMatcher.MATCH_ODD_TOKEN) {
            throw new IllegalArgumentException("not the name of a field");
        }
        if (name >= 0) {
            parser.nextToken();
        }
        return name;
    }

    /** Makes sure that the current token is the expected one. */
    static void require(JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new IllegalArgumentException("an element of another type");
        }
    }

    /** An array as a stream, which only counts. */
    static final class Scratch extends OutputStream {
        private final byte[] octets;
        private int size;

        Scratch(byte[] octets) {
            this.octets = octets;
        }

        void reset() {
            size = 0;
        }

        int size() {
            return size;
        }

        @Override
        public void write(int octet) {
            octets[size++] = (byte) octet;
        }

        @Override
        public void write(byte[] source, int from, int length) {
            System.arraycopy(source, from, octets, size, length);
            size += length;
        }
    }
}
