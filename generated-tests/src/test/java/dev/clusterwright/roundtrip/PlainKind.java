package dev.clusterwright.roundtrip;

import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What is neither an integer nor declared by a cluster. */
enum PlainKind implements Kind {
    BOOL {
        @Override
        public List<Object> edges() {
            return List.of(false, true);
        }

        @Override
        public Object any(RandomGenerator random) {
            return random.nextBoolean();
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.bool(tag, (Boolean) value);
        }
    },

    SINGLE {
        /** With NaNs that are quiet, signalling, negative and carry something. */
        @Override
        public List<Object> edges() {
            return List.of(
                    0f,
                    -0f,
                    1 / 3f,
                    Float.MIN_VALUE,
                    -Float.MAX_VALUE,
                    Float.POSITIVE_INFINITY,
                    Float.NEGATIVE_INFINITY,
                    Float.NaN,
                    Float.intBitsToFloat(0x7FC1_2345),
                    Float.intBitsToFloat(0x7F80_0001),
                    Float.intBitsToFloat(0xFFFF_FFFF));
        }

        @Override
        public Object any(RandomGenerator random) {
            return Float.intBitsToFloat(random.nextInt());
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.single(tag, Float.floatToRawIntBits((Float) value));
        }
    },

    DOUBLE {
        /** With NaNs that are quiet, signalling, negative and carry something, and what would fit 4 octets. */
        @Override
        public List<Object> edges() {
            return List.of(
                    0.0,
                    -0.0,
                    0.5,
                    1 / 3.0,
                    Double.MIN_VALUE,
                    -Double.MAX_VALUE,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.NaN,
                    Double.longBitsToDouble(0x7FF8_0000_1234_5678L),
                    Double.longBitsToDouble(0x7FF0_0000_0000_0001L),
                    Double.longBitsToDouble(-1));
        }

        @Override
        public Object any(RandomGenerator random) {
            return Double.longBitsToDouble(random.nextLong());
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.real(tag, Double.doubleToRawLongBits((Double) value));
        }
    },

    TEXT {
        /** Some have a length that takes one octet if characters are counted, and two as UTF-8. */
        @Override
        public List<Object> edges() {
            return List.of(
                    "",
                    "\uD83D\uDCA1".repeat(20_000),
                    "a",
                    "\u007F\u0080\u07FF\u0800\uFFFF",
                    "Tschüs, 世界 \uD83D\uDCA1",
                    "localized\u001F1A2B",
                    "x".repeat(255),
                    "x".repeat(256),
                    "ü".repeat(200));
        }

        @Override
        public Object any(RandomGenerator random) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                int character = random.nextInt(1, random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
                boolean separate = character != LOCALIZED && Character.getType(character) != Character.SURROGATE;
                text.appendCodePoint(separate ? character : '-');
            }
            return text.toString();
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.string(tag, Wire.TEXT, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
    },

    OCTETS {
        @Override
        public List<Object> edges() {
            return List.of(
                    OctetString.EMPTY,
                    OctetString.of(new byte[65_536]),
                    OctetString.of(new byte[255]),
                    OctetString.of(new byte[300]),
                    OctetString.of((byte) 0));
        }

        @Override
        public Object any(RandomGenerator random) {
            byte[] octets = new byte[random.nextInt(20)];
            random.nextBytes(octets);
            return OctetString.of(octets);
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.string(tag, Wire.OCTETS, ((OctetString) value).toByteArray());
        }

        @Override
        public String text(Object value) {
            return lengthOf(value);
        }
    },

    /** A value of a type that is not known, such as a list of lists, of which no dialect can say what is in them. */
    ANY {
        /** All but null, which takes a nullable field or entry to be the state that it is in. */
        @Override
        public List<Object> edges() {
            return Stream.of(
                            "09",
                            "00ef",
                            "050100", // longer than it has to be, which is kept
                            "0a0100807f",
                            "0c0161",
                            "1002ffff",
                            "1616040118161818", // an array of arrays
                            "173401040124010224010218", // a list with and without tags, one of them twice
                            "15350118340218")
                    .<Object>map(OctetString::fromHex)
                    .toList();
        }

        @Override
        public Object any(RandomGenerator random) {
            List<Object> edges = edges();
            return edges.get(random.nextInt(edges.size()));
        }

        @Override
        public void write(Wire wire, int tag, Object value) {
            wire.element(tag, ((OctetString) value).toByteArray());
        }

        @Override
        public String text(Object value) {
            return lengthOf(value);
        }
    };

    /** Begins a localized string id, after which not everything may follow. */
    private static final int LOCALIZED = 0x1F;

    /** How octets print: never what they are. */
    private static String lengthOf(Object octets) {
        int length = ((OctetString) octets).length();
        return "OctetString[" + length + (length == 1 ? " octet]" : " octets]");
    }
}
