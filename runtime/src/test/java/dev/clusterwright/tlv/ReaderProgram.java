package dev.clusterwright.tlv;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reader, and somebody who calls its methods in whatever order: octets say which, and other octets are what is read.
 *
 * <p>The first octet of the input is the number of calls, up to 127, and in its highest bit whether tags of an implicit
 * profile are accepted. The calls follow, an octet each, and then what is read.
 *
 * <p>The program knows which calls are right at any time. A wrong one has to be refused and must not have any effect.
 */
final class ReaderProgram {
    private static final int CALLS_MASK = 0x7F;
    private static final int IMPLICIT_PROFILE = 0x80;

    /** What an octet reads that is no other call. */
    private static final List<TlvCodec<?>> VALUES = List.of(
            TlvCodecs.BOOL,
            TlvCodecs.UINT8,
            TlvCodecs.UINT16,
            TlvCodecs.UINT24,
            TlvCodecs.UINT32,
            TlvCodecs.UINT40,
            TlvCodecs.UINT48,
            TlvCodecs.UINT56,
            TlvCodecs.UINT64,
            TlvCodecs.INT8,
            TlvCodecs.INT16,
            TlvCodecs.INT24,
            TlvCodecs.INT32,
            TlvCodecs.INT40,
            TlvCodecs.INT48,
            TlvCodecs.INT56,
            TlvCodecs.INT64,
            TlvCodecs.FLOAT32,
            TlvCodecs.FLOAT64,
            TlvCodecs.TEXT,
            TlvCodecs.OCTETS,
            TlvCodecs.ANY,
            TlvCodecs.nullable(TlvCodecs.UINT16),
            TlvCodecs.list(TlvCodecs.ANY),
            TlvCodecs.list(TlvCodecs.nullable(TlvCodecs.list(TlvCodecs.UINT8))));

    private static final TlvShape SHAPE =
            TlvShape.of("Fuzz.Struct").required(1, "One").optional(2, "Two").required(200, "TwoHundred");

    /** The calls that are made more often than those of {@link #VALUES}. */
    enum Call {
        NEXT,
        SKIP,
        ENTER,
        ENTER_SHAPED,
        FIT,
        END,
        LOOK,
        READ_NULL,
        FABRIC_INDEX,
        START_STRUCTURE,
        START_ARRAY,
        START_LIST,
        FINISH;

        private static final List<Call> ALL = List.of(values());

        /** The octet that stands for this call. */
        int octet() {
            return ALL.indexOf(this);
        }
    }

    /** How many different calls there are. */
    static final int CALLS = Call.ALL.size() + VALUES.size();

    private final byte[] input;
    private final boolean makesWrongCalls;
    private final boolean rereads;
    private final TlvReader reader;

    /** Whether there is an element whose value has not been read. */
    private boolean unread;
    /** Whether the reader has moved to the element at the top level. */
    private boolean begun;
    /** The number of open containers. */
    private int depth;

    private ReaderProgram(byte[] input, boolean thorough) {
        this.input = input;
        this.makesWrongCalls = thorough;
        this.rereads = thorough;
        this.reader = new TlvReader(input, from(input), input.length);
        reader.acceptImplicitProfile(acceptsImplicitProfile(input));
        reader.ignoreFabricIndex(calls(input) % 2 == 1);
    }

    /** Runs a program to its end or its first error, with all wrong calls, and reads what was read once more. */
    static @Nullable TlvException run(byte[] input) {
        return new ReaderProgram(input, true).run();
    }

    /** Runs a program without its wrong calls and without making anything of the values. */
    static void runBarely(byte[] input) {
        new ReaderProgram(input, false).run();
    }

    static boolean acceptsImplicitProfile(byte[] input) {
        return input.length > 0 && (input[0] & IMPLICIT_PROFILE) != 0;
    }

    /** Returns the index at which the octets that are read begin. */
    static int from(byte[] input) {
        return input.length == 0 ? 0 : 1 + calls(input);
    }

    private static int calls(byte[] input) {
        return input.length == 0 ? 0 : Math.min(input[0] & CALLS_MASK, input.length - 1);
    }

    private @Nullable TlvException run() {
        try {
            for (int i = 1; i <= calls(input); i++) {
                call((input[i] & 0xFF) % CALLS);
            }
            while (depth > 0) {
                end();
            }
            if (!begun) {
                next();
            }
            reader.finish();
            return null;
        } catch (TlvException failure) {
            refused(reader::next);
            refused(reader::type);
            refused(reader::finish);
            return failure;
        }
    }

    private void call(int number) {
        if (number >= Call.ALL.size()) {
            TlvCodec<?> codec = VALUES.get(number - Call.ALL.size());
            ifUnread(() -> value(codec));
            return;
        }
        switch (Call.ALL.get(number)) {
            case NEXT -> next();
            case SKIP -> ifUnread(reader::skip);
            case ENTER -> enter(false);
            case ENTER_SHAPED -> enter(true);
            case FIT -> ifUnread(() -> value(fitting(reader.type())));
            case END -> ifRight(depth > 0, this::end);
            case LOOK -> look();
            case READ_NULL -> readNull();
            case FABRIC_INDEX -> ifUnread(this::fabricIndex);
            case START_STRUCTURE -> start(reader::startStructure);
            case START_ARRAY -> start(reader::startArray);
            case START_LIST -> start(reader::startList);
            case FINISH -> finish();
        }
    }

    private void next() {
        unread = reader.next();
        if (depth == 0 && unread == begun) {
            throw new AssertionError("the top level has one element, and next() is " + unread);
        }
        begun |= unread;
    }

    private void fabricIndex() {
        if (!reader.skipFabricIndex()) {
            reader.uint8();
        }
    }

    private void end() {
        reader.end();
        depth--;
        unread = false;
    }

    private void finish() {
        ifRight(begun && depth == 0, reader::finish);
        if (begun && depth == 0) {
            unread = false;
        }
    }

    private void readNull() {
        if (unread && !reader.isNull()) {
            sameEverywhere(reader.readNull(), false);
        } else {
            ifUnread(() -> sameEverywhere(reader.readNull(), true));
        }
    }

    /** Looks at the element, which changes nothing. */
    private void look() {
        if (!unread) {
            ifRight(false, reader::type);
            ifRight(false, reader::tag);
            ifRight(false, reader::isNull);
            return;
        }
        sameEverywhere(reader.isNull(), reader.type() == TlvType.NULL);
        sameEverywhere(reader.contextTag(), reader.tag().contextNumber());
        sameEverywhere(reader.tag(), TlvTag.read(input, reader.offset()));
    }

    private void enter(boolean shaped) {
        if (!unread) {
            ifRight(false, reader::startStructure);
            return;
        }
        switch (reader.type()) {
            case STRUCTURE -> start(shaped ? () -> reader.startStructure(SHAPE) : reader::startStructure);
            case ARRAY -> start(reader::startArray);
            case LIST -> start(reader::startList);
            default -> ifUnread(reader::skip);
        }
    }

    private void start(Runnable call) {
        boolean entered = unread;
        ifUnread(call);
        if (entered) {
            depth++;
        }
    }

    private static TlvCodec<?> fitting(TlvType type) {
        return switch (type) {
            case SIGNED_INTEGER -> TlvCodecs.INT64;
            case UNSIGNED_INTEGER -> TlvCodecs.UINT64;
            case BOOLEAN -> TlvCodecs.BOOL;
            case FLOAT -> TlvCodecs.FLOAT32;
            case DOUBLE -> TlvCodecs.FLOAT64;
            case TEXT -> TlvCodecs.TEXT;
            case OCTETS -> TlvCodecs.OCTETS;
            case NULL -> TlvCodecs.nullable(TlvCodecs.BOOL);
            case STRUCTURE, ARRAY, LIST -> TlvCodecs.ANY;
        };
    }

    private <T> void value(TlvCodec<T> codec) {
        T value = codec.decode(reader);
        if (rereads) {
            TlvReader again = new TlvReader(codec.encode(value));
            again.acceptImplicitProfile(true);
            again.next();
            sameEverywhere(codec.decode(again), value);
            again.finish();
        }
    }

    private void ifUnread(Runnable call) {
        boolean right = unread;
        ifRight(right, call);
        if (right) {
            unread = false;
        }
    }

    private void ifRight(boolean right, Runnable call) {
        if (right) {
            call.run();
        } else if (makesWrongCalls) {
            refused(call);
        }
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException expected) {
            return;
        }
        throw new AssertionError("a wrong call is not refused");
    }

    private static void sameEverywhere(@Nullable Object actual, @Nullable Object expected) {
        // Not with assertThat, which takes longer than reading.
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("not the same, once as a " + actual + " and once as a " + expected);
        }
    }
}
