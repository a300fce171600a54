package dev.clusterwright.interaction.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Each part of a write fits into a message, and so does its answer: a node under load refused lists of small numbers, as
 * the statuses of their items are longer than the items.
 */
class WriteSplitterTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final AttributePath PATH = new AttributePath(1, 0xFFF1FC10L, 5L);

    @Test
    void partsAndTheirAnswersFitAndMakeTheWholeList() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int size = 256 + random.nextInt(1_500);
            List<Long> numbers = LongStream.generate(() -> random.nextInt(1 << random.nextInt(31)))
                    .limit(random.nextInt(800))
                    .boxed()
                    .toList();
            OctetString list = OctetString.of(TlvCodecs.list(TlvCodecs.UINT32).encode(numbers));
            List<List<AttributeData>> parts = WriteSplitter.split(List.of(new AttributeData(null, PATH, list)), size);

            assertThat(whole(parts)).as("seed " + SEED).isEqualTo(numbers);
            for (List<AttributeData> part : parts) {
                WriteRequest request = new WriteRequest(false, false, part, true);
                assertThat(request.encode().payload().length())
                        .as("seed " + SEED)
                        .isLessThanOrEqualTo(size);
                assertThat(longestAnswer(part).encode().payload().length())
                        .as("seed " + SEED)
                        .isLessThanOrEqualTo(size);
            }
        }
    }

    private static WriteResponse longestAnswer(List<AttributeData> part) {
        Status longest = new Status(StatusCode.FAILURE, 0xFF);
        return new WriteResponse(part.stream()
                .map(data -> new AttributeStatus(data.path(), longest))
                .toList());
    }

    /** The list that a node makes of the parts. */
    private static List<Long> whole(List<List<AttributeData>> parts) {
        List<Long> numbers = new ArrayList<>();
        parts.stream().flatMap(List::stream).forEach(data -> {
            byte[] octets = data.data().toByteArray();
            if (data.path().listIndex().isAbsent()) {
                assertThat(numbers).isEmpty();
                numbers.addAll(TlvCodecs.list(TlvCodecs.UINT32).decode(octets));
            } else {
                numbers.add(TlvCodecs.UINT32.decode(octets));
            }
        });
        return numbers;
    }
}
