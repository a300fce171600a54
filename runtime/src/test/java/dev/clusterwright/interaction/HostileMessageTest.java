package dev.clusterwright.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.interaction.MessageVectors.Vector;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that lost something on their way or that someone made up. */
class HostileMessageTest {
    private static final int OPCODES = 256;
    private static final int KNOWN = 10;

    @TestFactory
    Stream<DynamicTest> everyPrefixIsTruncated() {
        return forEach(vector -> {
            byte[] whole = vector.bytes();
            for (int length = 0; length < whole.length; length++) {
                byte[] prefix = Arrays.copyOf(whole, length);
                TlvException refusal = catchThrowableOfType(
                        TlvException.class, () -> decode(vector.encoded().opcode(), prefix));
                assertThat(refusal).as("refusal of %s octets", length).isNotNull();
                assertThat(refusal.error()).isEqualTo(TlvError.TRUNCATED);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> flippedBitIsRefusedOrGivesAMessage() {
        return forEach(vector -> {
            byte[] octets = vector.bytes();
            for (int bit = 0; bit < octets.length * Byte.SIZE; bit++) {
                octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                checkAny(vector.encoded().opcode(), octets);
                octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> messageIsReadAsAnyOther() {
        return forEach(vector -> {
            for (int opcode = 1; opcode <= KNOWN; opcode++) {
                checkAny(opcode, vector.bytes());
            }
        });
    }

    @Test
    void opcodesThatNoMessageHasAreNotReadAtAll() {
        byte[] none = {};
        for (int opcode = 0; opcode < OPCODES; opcode++) {
            int any = opcode;
            assertThatThrownBy(() -> decode(any, none))
                    .as("opcode %s", any)
                    .isInstanceOf(any >= 1 && any <= KNOWN ? TlvException.class : IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing that says what it is.
                "1536011518" + "18" + "18",
                // A command of which neither cluster nor number is said.
                "1528002801360215370018" + "18" + "18" + "18",
            })
    void whatIsEmptyMissesAField(String hex) {
        int opcode = hex.startsWith("153601") ? ReportData.OPCODE : InvokeRequest.OPCODE;
        TlvException refusal = catchThrowableOfType(
                TlvException.class,
                () -> decode(opcode, OctetString.fromHex(hex).toByteArray()));
        assertThat(refusal.error()).isEqualTo(TlvError.MISSING_FIELD);
    }

    /** Someone who looks at but one of them must not take for done what the other says has failed. */
    @Test
    void ofDataAndStatusTheStatusCounts() {
        String command = "35003700240106240202" + "18" + "18";
        String failed = "35013700240106240202" + "18" + "35012400" + "01" + "18" + "18";
        InvokeResult expected = new CommandStatus(new CommandPath(null, 6, 2), new Status(StatusCode.FAILURE), null);
        for (String both : new String[] {command + failed, failed + command}) {
            assertThat(InvokeResult.CODEC.decode(
                            OctetString.fromHex("15" + both + "18").toByteArray()))
                    .isEqualTo(expected);
        }
        String value = "35013701240306240400" + "18" + "2902" + "18";
        String unread = "35003700240306240400" + "18" + "35012400" + "7e" + "18" + "18";
        AttributeReport refused =
                new AttributeStatus(new AttributePath(null, 6L, 0L), new Status(StatusCode.UNSUPPORTED_ACCESS));
        for (String both : new String[] {value + unread, unread + value}) {
            assertThat(AttributeReport.CODEC.decode(
                            OctetString.fromHex("15" + both + "18").toByteArray()))
                    .isEqualTo(refused);
        }
    }

    private static void checkAny(int opcode, byte[] octets) {
        try {
            Message message = decode(opcode, octets);
            EncodedMessage encoded = message.encode();
            if (encoded.opcode() != opcode || !Message.decode(encoded).equals(message)) {
                throw new AssertionError(message + " becomes something else");
            }
        } catch (TlvException refusal) {
            if (refusal.offset() < 0 || refusal.offset() > octets.length) {
                throw new AssertionError("refused at " + refusal.offset(), refusal);
            }
        } catch (RuntimeException failure) {
            throw new AssertionError(OctetString.of(octets).toHex() + ": " + failure.getMessage(), failure);
        }
    }

    private static Message decode(int opcode, byte[] octets) {
        return Message.decode(new EncodedMessage(opcode, OctetString.of(octets)));
    }

    private static Stream<DynamicTest> forEach(Consumer<Vector> check) {
        // In a thread with a short stack: its depth makes exceptions dear, and most bad input ends in one.
        return MessageVectors.ALL.stream()
                .map(vector -> dynamicTest(
                        vector.name(),
                        () -> CompletableFuture.runAsync(() -> check.accept(vector))
                                .join()));
    }
}
