package dev.clusterwright.interaction.client;

import static dev.clusterwright.interaction.client.Samples.CLUSTER;
import static dev.clusterwright.interaction.client.Samples.ENTRIES;
import static dev.clusterwright.interaction.client.Samples.LEVEL;
import static dev.clusterwright.interaction.client.Samples.LIST;
import static dev.clusterwright.interaction.client.Samples.LOCKED;
import static dev.clusterwright.interaction.client.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.interaction.client.Samples.Entry;
import dev.clusterwright.interaction.client.Samples.SampleClient;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WriteTest extends CallsTestBase {
    private static WriteRequest writing(AttributeData... writes) {
        return new WriteRequest(null, false, List.of(writes), null);
    }

    private static AttributeData write(Attribute<?> attribute, String hex) {
        return new AttributeData(null, path(attribute), hex(hex));
    }

    private static WriteResponse answer(AttributeStatus... statuses) {
        return new WriteResponse(List.of(statuses));
    }

    private static WriteResponse done(Attribute<?> attribute) {
        return answer(status(attribute, StatusCode.SUCCESS));
    }

    @Test
    @SuppressWarnings("NullAway") // T is a nullable type, which NullAway does not follow outside its JSpecify mode
    void oneAttributeIsWrittenByItsType() {
        node.expect(writing(write(LEVEL, "0405")), done(LEVEL))
                .expect(writing(write(START, "14")), done(START))
                .expect(writing(new AttributeData(9L, path(LEVEL), hex("0406"))), done(LEVEL))
                .expect(writing(write(LIST, "160401040218")), done(LIST));
        assertThat(now(sample.level().write(5))).isNull();
        now(sample.start().write(null));
        now(sample.level().writeIf(9, 6));
        now(sample.list().write(List.of(1L, 2L)));
        assertThat(node.log).endsWith("close");
    }

    @Test
    void theRequestIsThatOfTheVector() {
        String vector = "152801360215370124020024031f240400183602181815370124020024031f24040034051835022401052402"
                + "0236030669b6010018340418181824ff0c18";
        node.expect(
                ScriptedNode.message(6, vector),
                answer(new AttributeStatus(new AttributePath(0, 0x1FL, 0L), Status.SUCCESS))
                        .encode());
        AttributePath acl = new AttributePath(0, 0x1FL, 0L);
        TlvValue entry = TlvValue.CODEC.decode(
                hex("152401052402" + "0236030669b60100" + "183404" + "18").toByteArray());
        WriteResult result = now(client.write()
                .set(acl, new TlvValue.Array(List.of()))
                .set(acl.appending(), entry)
                .send());
        assertThat(result.failures()).isEmpty();
        assertThat(result.status(acl).isSuccess()).isTrue();
    }

    @Test
    void itemsAreAppendedAndTheFabricIsLeftToTheNode() {
        AttributeData item = new AttributeData(null, path(ENTRIES).appending(), hex("1524000118"));
        node.expect(writing(item), done(ENTRIES));
        now(WritableAttribute.append(sample.entries(), new Entry(1, 3)));
        node.expect(writing(write(ENTRIES, "16152400011818"), item), done(ENTRIES));
        now(client.write()
                .set(1, ENTRIES, List.of(new Entry(1, 3)))
                .append(1, ENTRIES, new Entry(1, null))
                .send());
        node.expect(writing(new AttributeData(null, path(LIST).appending(), hex("0407"))), done(LIST));
        now(WritableAttribute.append(sample.list(), 7L));
    }

    @Test
    void whatBreaksARuleIsNotSent() {
        assertThatThrownBy(() -> sample.level().write(255))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Level: 255 is not within 1 to 254");
        assertThatThrownBy(() -> sample.start().write(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Start: 256 is outside the range of uint8");
        assertThatThrownBy(() -> sample.list().write(List.of(1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WritableAttribute.append(sample.list(), 0xFFFF_FFFFL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("List[0]");
        assertThatThrownBy(() -> client.write().send()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> client.write()
                        .set(1, LEVEL, 1)
                        .timed(Duration.ofMinutes(2))
                        .send())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(node.log).isEmpty();
    }

    @Test
    void eachPathHasItsStatus() {
        node.expect(
                writing(write(LEVEL, "0405"), write(START, "0401")),
                answer(status(LEVEL, StatusCode.SUCCESS), status(START, StatusCode.CONSTRAINT_ERROR)));
        WriteResult result =
                now(client.write().set(1, LEVEL, 5).set(1, START, 1).send());
        assertThat(result.status(1, LEVEL)).isEqualTo(Status.SUCCESS);
        assertThat(result.status(1, START).code()).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(result.statuses()).hasSize(2);
        assertThat(result.failures()).containsExactly(status(START, StatusCode.CONSTRAINT_ERROR));
        assertThat(result)
                .hasToString("WriteResult[attribute 0x0000 of cluster 0x0042 on endpoint 1: SUCCESS,"
                        + " attribute 0x0001 of cluster 0x0042 on endpoint 1: CONSTRAINT_ERROR]");
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("attribute 0x0001 of cluster 0x0042 on endpoint 1");
    }

    @Test
    void aSingleWriteFailsWithItsStatus() {
        node.expect(writing(write(LEVEL, "0405")), answer(status(LEVEL, StatusCode.UNSUPPORTED_ACCESS)))
                .expect(writing(write(LEVEL, "0405")), answer(status(START, StatusCode.SUCCESS)))
                .expect(writing(write(LEVEL, "0405")), new StatusResponse(StatusCode.BUSY))
                .expect(writing(write(LEVEL, "0405")), SUCCESS);
        assertThat(failure(sample.level().write(5)))
                .isInstanceOf(StatusException.class)
                .hasMessage("UNSUPPORTED_ACCESS: Level of Sample on endpoint 1");
        assertThat(failure(sample.level().write(5))).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(failure(sample.level().write(5))).isInstanceOf(StatusException.class);
        assertThat(failure(sample.level().write(5))).isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void whatHasToBeTimedIsTimed() {
        WriteRequest timed = new WriteRequest(null, true, List.of(write(LOCKED, "0401")), null);
        node.expect(ScriptedNode.message(10, "152500102724ff0c18"), SUCCESS.encode())
                .expect(timed, done(LOCKED));
        now(sample.locked().write(1));
        assertThat(node.log).containsOnlyOnce("open");

        node.expect(new TimedRequest(10_000), new StatusResponse(StatusCode.UNSUPPORTED_ACCESS));
        assertThat(failure(sample.locked().write(1))).isInstanceOf(StatusException.class);
        node.expect(new TimedRequest(10_000), done(LOCKED));
        assertThat(failure(sample.locked().write(1))).isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void whatNeedNotBeTimedCanBe() {
        WriteRequest timed = new WriteRequest(null, true, List.of(write(LEVEL, "0401")), null);
        node.expect(new TimedRequest(500), SUCCESS).expect(timed, done(LEVEL));
        now(client.write().set(1, LEVEL, 1).timed(Duration.ofMillis(500)).send());
        node.expect(new TimedRequest(2000), SUCCESS).expect(timed, done(LEVEL));
        now(new SampleClient(client.timed(Duration.ofSeconds(2)), 1).level().write(1));
    }

    /** Longer than any message: 100 items of 5 octets each, in messages of 256. */
    private CompletionStage<WriteResult> writeLongList() {
        InteractionClient narrow = new InteractionClient(node, timer, ClientSettings.DEFAULT.withMaxMessageSize(256));
        List<Long> items = LongStream.range(0, 45).map(i -> 0x10000 + i).boxed().toList();
        return narrow.write()
                .set(1, LEVEL, 1)
                .setIf(7, 1, LIST, items)
                .set(1, START, 2)
                .send();
    }

    private static OctetString number(int i) {
        return OctetString.of(TlvCodecs.UINT32.encode(0x10000L + i));
    }

    private static AttributeData[] items(int from, int to) {
        AttributeData[] items = new AttributeData[to - from];
        for (int i = from; i < to; i++) {
            items[i - from] = new AttributeData(null, path(LIST).appending(), number(i));
        }
        return items;
    }

    private static AttributeData beginning(int count) {
        StringBuilder array = new StringBuilder("16");
        for (int i = 0; i < count; i++) {
            array.append(number(i).toHex());
        }
        return new AttributeData(7L, path(LIST), hex(array + "18"));
    }

    @Test
    void aListThatDoesNotFitIsReplacedByItsBeginningAndTheRestAppended() {
        WriteRequest first = new WriteRequest(null, false, List.of(write(LEVEL, "0401")), true);
        WriteRequest second = new WriteRequest(null, false, List.of(beginning(44)), true);
        AttributeData[] rest = items(44, 45);
        WriteRequest third = new WriteRequest(null, false, List.of(rest[0], write(START, "0402")), null);
        assertThat(second.encode().payload().length()).isBetween(250, 256);
        node.expect(first, done(LEVEL))
                .expect(second, done(LIST))
                .expect(third, answer(status(LIST, StatusCode.SUCCESS), status(START, StatusCode.SUCCESS)));
        WriteResult result = now(writeLongList());
        assertThat(result.statuses()).hasSize(4);
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void ofAListWhoseBeginningIsRefusedNoMoreIsSent() {
        WriteRequest first = new WriteRequest(null, false, List.of(write(LEVEL, "0401")), true);
        WriteRequest second = new WriteRequest(null, false, List.of(beginning(44)), true);
        node.expect(first, done(LEVEL))
                .expect(second, answer(status(LIST, StatusCode.DATA_VERSION_MISMATCH)))
                .expect(writing(write(START, "0402")), done(START));
        WriteResult result = now(writeLongList());
        assertThat(result.status(1, LIST).code()).isEqualTo(StatusCode.DATA_VERSION_MISMATCH);
        assertThat(result.status(1, START).isSuccess()).isTrue();
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        TlvValue octets = new TlvValue.Octets(OctetString.of(new byte[2000]));
        AttributePath path = new AttributePath(1, CLUSTER, 9L);
        assertThatThrownBy(() -> client.write().set(path, octets).send())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute 0x0009");
        TlvValue list = new TlvValue.Array(Collections.nCopies(2000, TlvValue.TRUE));
        assertThatThrownBy(() -> client.write()
                        .set(path, list)
                        .timed(Duration.ofSeconds(1))
                        .send())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one message");
        assertThat(node.log).isEmpty();
    }
}
