package dev.clusterwright.load;

import dev.clusterwright.generated.ledger.Ledger;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages at random: what could be meant, what makes no sense, and what is broken. */
final class Storm {
    private static final long DESCRIPTOR = 0x001D;
    private static final List<Integer> ENDPOINTS = List.of(0, 1, 1, 1, 2, 7, 0xFFFF);
    private static final List<Long> CLUSTERS =
            List.of(Ledger.ID, Ledger.ID, Ledger.ID, Ledger.ID, DESCRIPTOR, 0x001FL, 0xFFFF_FFFFL);

    private final Random random;
    /** What was made before, to be mixed with what follows. */
    private byte[] before = {0x15, 0x18};

    Storm(Random random) {
        this.random = random;
    }

    /** A message; every second one is spoilt. */
    EncodedMessage next() {
        EncodedMessage message = message().encode();
        byte[] octets = message.payload().toByteArray();
        int opcode = message.opcode();
        if (random.nextBoolean()) {
            octets = spoil(octets);
            opcode = random.nextInt(20) == 0 ? random.nextInt(256) : opcode;
        }
        before = octets;
        return new EncodedMessage(opcode, OctetString.of(octets));
    }

    private byte[] spoil(byte[] octets) {
        byte[] spoilt = octets.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1));
            }
            case 1 -> {
                return splice(spoilt, before);
            }
            case 2 -> spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            default -> {
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return spoilt;
    }

    private byte[] splice(byte[] start, byte[] end) {
        int from = random.nextInt(end.length + 1);
        int length = random.nextInt(start.length + 1);
        byte[] both = Arrays.copyOf(start, length + end.length - from);
        System.arraycopy(end, from, both, length, end.length - from);
        return both;
    }

    private Message message() {
        return switch (random.nextInt(16)) {
            case 0 -> new StatusResponse(random.nextBoolean() ? StatusCode.SUCCESS : StatusCode.FAILURE);
            case 1 -> new TimedRequest(random.nextInt(4) * 500);
            case 2, 3 -> subscribe();
            case 4, 5, 6 -> read();
            case 7, 8, 9, 10 -> write();
            case 11 -> new ReportData(null, null, null, null, null);
            default -> invoke();
        };
    }

    private ReadRequest read() {
        return new ReadRequest(
                listOrNull(this::attributePath),
                listOrNull(this::eventPath),
                listOrNull(() -> new EventFilter(null, random.nextInt(100_000))),
                random.nextBoolean(),
                listOrNull(() -> new DataVersionFilter(
                        ClusterPath.of(oneOf(ENDPOINTS), oneOf(CLUSTERS)), random.nextInt(1_000))));
    }

    private SubscribeRequest subscribe() {
        return new SubscribeRequest(
                random.nextInt(4) > 0,
                random.nextInt(4),
                random.nextInt(60),
                listOrNull(this::attributePath),
                listOrNull(this::eventPath),
                null,
                random.nextBoolean(),
                null);
    }

    private WriteRequest write() {
        return new WriteRequest(
                rarely(true),
                random.nextInt(15) == 0,
                Stream.generate(() -> new AttributeData(rarely(5L), attributePath(), data()))
                        .limit(random.nextInt(4))
                        .toList(),
                rarely(true));
    }

    private InvokeRequest invoke() {
        int commands = random.nextInt(8) > 0 ? 1 : random.nextInt(20);
        return new InvokeRequest(
                random.nextInt(10) == 0,
                random.nextInt(15) == 0,
                IntStream.range(0, commands).mapToObj(this::command).toList());
    }

    private CommandData command(int number) {
        CommandPath path = new CommandPath(orNull(oneOf(ENDPOINTS)), oneOf(CLUSTERS), random.nextInt(6));
        return new CommandData(path, random.nextInt(5) == 0 ? null : fields(), rarely(3) == null ? number : null);
    }

    private AttributePath attributePath() {
        AttributePath path =
                new AttributePath(orNull(oneOf(ENDPOINTS)), orNull(oneOf(CLUSTERS)), orNull(attributeId()));
        Maybe<Integer> listIndex = switch (random.nextInt(20)) {
            case 0, 1, 2 -> Maybe.ofNull();
            case 3 -> Maybe.of(random.nextInt(3));
            default -> Maybe.absent();
        };
        Long flags = rarely((long) random.nextInt(512));
        return new AttributePath(
                rarely(true), rarely(1L), path.endpoint(), path.cluster(), path.attribute(), listIndex, flags, null);
    }

    private long attributeId() {
        return random.nextInt(4) == 0 ? 0xFFF8 + random.nextInt(7) : random.nextInt(9);
    }

    private EventPath eventPath() {
        return new EventPath(
                rarely(1L),
                orNull(oneOf(ENDPOINTS)),
                orNull(oneOf(CLUSTERS)),
                orNull((long) random.nextInt(2)),
                rarely(true));
    }

    /** A value that an attribute may have, or not. */
    private OctetString data() {
        TlvWriter writer = new TlvWriter();
        element(writer, 0);
        return OctetString.of(writer.toByteArray());
    }

    private OctetString fields() {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        for (int tag = 0; tag < random.nextInt(3); tag++) {
            element(writer.tag(tag), 1);
        }
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private void element(TlvWriter writer, int depth) {
        switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> writer.bool(random.nextBoolean());
            case 1, 2 -> writer.unsigned(random.nextInt(1_100));
            case 3 -> writer.nullValue();
            case 4 -> writer.text("x".repeat(random.nextInt(250)));
            case 5 -> writer.octets(OctetString.of(new byte[random.nextInt(70)]));
            case 6 -> {
                writer.startStructure();
                for (int tag = 0; tag < 3; tag++) {
                    element(writer.tag(tag), depth + 1);
                }
                writer.end();
            }
            default -> {
                writer.startArray();
                for (int length = random.nextInt(12); length > 0; length--) {
                    element(writer, depth + 1);
                }
                writer.end();
            }
        }
    }

    private <T> @Nullable List<T> listOrNull(Supplier<T> element) {
        return random.nextInt(3) == 0
                ? null
                : Stream.generate(element).limit(random.nextInt(4)).toList();
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> @Nullable T orNull(T value) {
        return random.nextInt(9) == 0 ? null : value;
    }

    private <T> @Nullable T rarely(T value) {
        return random.nextInt(25) == 0 ? value : null;
    }
}
