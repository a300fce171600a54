package dev.clusterwright.interaction.client;

import static dev.clusterwright.interaction.client.Samples.CLUSTER;
import static dev.clusterwright.interaction.client.Samples.HAPPENED;
import static dev.clusterwright.interaction.client.Samples.LEVEL;
import static dev.clusterwright.interaction.client.Samples.LIST;
import static dev.clusterwright.interaction.client.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.GlobalAttributes;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.client.Samples.Entry;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ReadTest extends CallsTestBase {
    @Test
    void oneAttributeIsReadByItsType() {
        node.expect(reading(path(LEVEL)), last(data(LEVEL, "0405")))
                .expect(reading(path(START)), last(data(START, "14")));
        assertThat(now(sample.level().read())).isEqualTo(5);
        assertThat(now(sample.start().read())).isNull();
        assertThat(sample.level()).hasToString("Level of Sample on endpoint 1");
    }

    @Test
    void requestsAreThoseOfTheVectors() {
        EncodedMessage report =
                ScriptedNode.message(5, "15360115350126005515687837012402002403282404021825021171181818290424ff0c18");
        node.expect(ScriptedNode.message(2, "153600172402002403282404021818280324ff0c18"), report);
        Attribute<Integer> vendorId = Attribute.of(0x28, 2, "VendorID", "vendor-id", TlvCodecs.UINT16);
        NodeData data = now(client.read().attribute(0, vendorId).allFabrics().send());
        assertThat(data.value(0, vendorId)).isEqualTo(0x7111);
        assertThat(data.dataVersion(0, 0x28)).isEqualTo(OptionalLong.of(0x78681555));

        node.expect(
                ScriptedNode.message(2, "1536001724020124030618182903360415370024010124020618260178563412181824ff0c18"),
                last().encode());
        now(client.read()
                .attributes(new AttributePath(1, 6L, null))
                .knownVersion(1, 6, 0x12345678)
                .send());
        node.expect(ScriptedNode.message(2, "1536011724010024022818183602152401641818290324ff0c18"), last().encode());
        now(client.read().events(new EventPath(0, 0x28L, null)).from(100).send());
    }

    @Test
    void manyAreReadAtOnceAndOneThatFailsIsInTheWayOfNone() {
        AttributePath all = new AttributePath(1, CLUSTER, null);
        node.expect(
                reading(all),
                last(data(LEVEL, "0c0131"), data(START, "0409"), status(LIST, StatusCode.UNSUPPORTED_ACCESS)));
        NodeData data = now(client.read().attributes(all).send());
        assertThat(data.value(1, START)).isEqualTo(9);
        assertThatThrownBy(() -> data.value(1, LEVEL))
                .isInstanceOf(TlvException.class)
                .hasMessage("expected an unsigned integer but found text at 0x0042.Level (byte 0)");
        assertThat(data.value(1, CLUSTER, 0)).isEqualTo(new TlvValue.Text("1"));
        assertThatThrownBy(() -> data.value(1, LIST))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("attribute 0x0002 of cluster 0x0042 on endpoint 1");
        assertThatThrownBy(() -> data.value(2, LEVEL)).isInstanceOf(NoSuchElementException.class);
        assertThat(data.status(1, LIST).orElseThrow().code()).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(data.status(1, LEVEL)).isEmpty();
        assertThat(data.contains(1, LEVEL)).isTrue();
        assertThat(data.contains(1, LIST)).isFalse();
        assertThat(data.attributes()).containsExactly(data(LEVEL, "0c0131"), data(START, "0409"));
        assertThat(data.statuses()).hasSize(1);
        assertThat(data.dataVersion(1, CLUSTER)).isEqualTo(OptionalLong.of(7));
        assertThat(data.dataVersion(2, CLUSTER)).isEmpty();
    }

    /** Who asks for what has changed since the second version would never hear of the change in between. */
    @Test
    void aClusterThatChangesWhileItIsReadHasTheFirstVersion() {
        AttributePath all = new AttributePath(1, CLUSTER, null);
        AttributeData before = data(LEVEL, "0401");
        AttributeData after =
                new AttributeData(8L, path(START), data(START, "0409").data());
        node.expect(reading(all), more(before)).expect(SUCCESS, last(after));
        NodeData data = now(client.read().attributes(all).send());
        assertThat(data.dataVersion(1, CLUSTER)).isEqualTo(OptionalLong.of(7));
        NodeData later = new NodeData(Map.of(AttributeKey.of(path(START)), after), Map.of(), List.of(), List.of());
        assertThat(data.merge(later).dataVersion(1, CLUSTER)).isEqualTo(OptionalLong.of(8));
    }

    @Test
    void aTypedReadNamesClusterAndAttribute() {
        node.expect(reading(path(LEVEL)), last(data(LEVEL, "0c0131")))
                .expect(reading(path(LIST)), last(data(LIST, "1604010818")))
                .expect(reading(path(LEVEL)), last(status(LEVEL, StatusCode.UNSUPPORTED_READ)))
                .expect(reading(path(LEVEL)), last());
        assertThat(failure(sample.level().read())).isInstanceOfSatisfying(TlvException.class, failure -> {
            assertThat(failure.path()).isEqualTo("Sample.Level");
            assertThat(failure.error()).isEqualTo(TlvError.WRONG_TYPE);
        });
        assertThat(failure(sample.list().read())).hasMessageContaining("at Sample.List[1] (byte 3)");
        assertThat(failure(sample.level().read())).hasMessage("UNSUPPORTED_READ: Level of Sample on endpoint 1");
        assertThat(failure(sample.level().read())).isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void partsAreAcknowledgedAndListsPutTogether() {
        node.expect(reading(path(LIST)), more(data(LIST, "16040118")))
                .expect(SUCCESS, more(item(LIST, "0402"), item(LIST, "050003")))
                .expect(SUCCESS, last(item(LIST, "0404")));
        assertThat(now(sample.list().read())).containsExactly(1L, 2L, 0x300L, 4L);
        assertThat(node.log).endsWith("close");
    }

    @Test
    void theLastPartIsAcknowledgedUnlessItSaysOtherwise() {
        node.expect(reading(path(LEVEL)), new ReportData(null, List.of(data(LEVEL, "0401")), null, null, null));
        assertThat(now(sample.level().read())).isEqualTo(1);
        assertThat(node.log).endsWith("last " + ScriptedNode.text(SUCCESS));
    }

    @Test
    void globalAttributesAreThereWithoutADefinition() {
        GlobalAttributes globals = GlobalAttributes.of(CLUSTER);
        node.expect(reading(path(globals.clusterRevision())), last(data(globals.clusterRevision(), "0404")))
                .expect(reading(path(globals.featureMap())), last(data(globals.featureMap(), "0403")))
                .expect(reading(path(globals.attributeList())), last(data(globals.attributeList(), "16040018")))
                .expect(
                        reading(path(globals.acceptedCommandList())),
                        last(data(globals.acceptedCommandList(), "16040218")))
                .expect(
                        reading(path(globals.generatedCommandList())),
                        last(data(globals.generatedCommandList(), "1618")));
        assertThat(now(sample.clusterRevision().read())).isEqualTo(4);
        assertThat(now(sample.featureMap().read())).isEqualTo(3);
        assertThat(now(sample.attributeList().read())).containsExactly(0L);
        assertThat(now(sample.acceptedCommandList().read())).containsExactly(2L);
        assertThat(now(sample.generatedCommandList().read())).isEmpty();
    }

    @Test
    void aRefusalIsAStatus() {
        node.expect(reading(path(LEVEL)), new StatusResponse(StatusCode.BUSY));
        assertThat(failure(sample.level().read()))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        failure -> assertThat(failure.status().code()).isEqualTo(StatusCode.BUSY));
    }

    @Test
    void nonsenseIsRefused() {
        Message invalid = new StatusResponse(StatusCode.INVALID_ACTION);
        for (EncodedMessage nonsense : List.of(
                ScriptedNode.message(5, "15"),
                ScriptedNode.message(5, ""),
                ScriptedNode.message(0x55, "1518"),
                reading(path(LEVEL)).encode(),
                last(item(LIST, "0401")).encode(),
                last(data(LEVEL, "0401"), item(LEVEL, "0401")).encode(),
                last(new AttributeData(null, new AttributePath(1, null, 2L), hex("0401")))
                        .encode(),
                last(new AttributeData(null, numbered(), hex("0401"))).encode())) {
            node.expect(reading(path(LIST)).encode(), nonsense);
            assertThat(failure(client.read().attribute(1, LIST).send())).isInstanceOf(UnexpectedAnswerException.class);
            assertThat(node.log).endsWith("last " + ScriptedNode.text(invalid));
        }
        node.expect(reading(path(LIST)), SUCCESS);
        assertThat(failure(sample.list().read())).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(node.log).endsWith("close");
    }

    private static AttributePath numbered() {
        return new AttributePath(null, null, 1, CLUSTER, 2L, Maybe.of(3), null, null);
    }

    @Test
    void endlessAnswersComeToAnEnd() {
        InteractionClient small = new InteractionClient(node, timer, ClientSettings.DEFAULT.withMaxReportSize(1024));
        node.expect(reading(path(LIST)), more(data(LIST, "1618")));
        for (int i = 0; i < 6; i++) {
            node.expect(SUCCESS, more(item(LIST, "0401")));
        }
        assertThat(failure(new Samples.SampleClient(small, 1).list().read()))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("more than the 1024 octets");
    }

    @Test
    void manyPartsDoNotDeepenTheStack() {
        node.expect(reading(path(LIST)), more(data(LIST, "1618")));
        for (int i = 0; i < 20_000; i++) {
            node.expect(SUCCESS, more(item(LIST, "0401")));
        }
        node.expect(SUCCESS, last());
        assertThat(now(sample.list().read())).hasSize(20_000);
    }

    @Test
    void noAnswerIsATimeout() {
        node.expectInSilence(reading(path(LEVEL)));
        CompletableFuture<Integer> value = sample.level().read().toCompletableFuture();
        timer.advance(Duration.ofSeconds(29));
        assertThat(value).isNotDone();
        timer.advance(Duration.ofSeconds(1));
        assertThat(failure(value)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void whatTheConnectionFailsWithIsPassedOn() {
        IOException failure = new IOException("gone");
        node.lose(reading(path(LEVEL)), failure);
        assertThat(failure(sample.level().read())).isSameAs(failure);
    }

    @Test
    void toCancelClosesTheExchange() {
        node.expectInSilence(reading(path(LEVEL))).expectInSilence(reading(path(LEVEL)));
        CompletableFuture<Integer> value = sample.level().read().toCompletableFuture();
        assertThat(value.cancel(true)).isTrue();
        assertThat(node.log).endsWith("close");
        assertThatThrownBy(value::join).isInstanceOf(CancellationException.class);
        client.read().attribute(1, LEVEL).send().toCompletableFuture().cancel(true);
        assertThat(node.log).endsWith("close");
    }

    @Test
    void eventsAreReadByTheirType() {
        EventPath path = EventPath.of(1, HAPPENED);
        ReadRequest request = new ReadRequest(null, List.of(path), null, true, null);
        EventData event = new EventData(path, 3, 1, null, 9L, null, null, hex("1524000518"));
        EventData broken = new EventData(path, 4, 1, null, 9L, null, null, null);
        node.expect(request, new ReportData(null, null, List.of(event), null, true))
                .expect(request, new ReportData(null, null, List.of(event, broken), null, true))
                .expect(
                        new ReadRequest(null, List.of(path), List.of(new EventFilter(null, 4)), true, null),
                        new ReportData(
                                null,
                                null,
                                List.of(new EventStatus(path, new Status(StatusCode.UNSUPPORTED_EVENT))),
                                null,
                                true));
        assertThat(now(sample.happened().read()))
                .containsExactly(new ReportedEvent<>(1, 3, 1, null, 9L, new Entry(5, null)));
        assertThat(failure(sample.happened().read()))
                .isInstanceOf(TlvException.class)
                .hasMessageContaining("Sample.Happened > Sample.Entry.Number");
        assertThat(failure(sample.happened().read(4)))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("Happened of Sample on endpoint 1");
    }

    @Test
    void whateverComesThereIsAnEnd() {
        byte[] report = more(data(LIST, "16040118"), item(LIST, "0402"), status(LEVEL, StatusCode.BUSY))
                .encode()
                .payload()
                .toByteArray();
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] spoilt = Arrays.copyOf(report, random.nextInt(report.length + 1));
            for (int i = random.nextInt(4); i > 0 && spoilt.length > 0; i--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            int opcode = random.nextInt(4) > 0 ? 5 : random.nextInt(12);
            node.log.clear();
            node.expect(reading(path(LIST)).encode(), new EncodedMessage(opcode, OctetString.of(spoilt)));
            node.otherwise(last().encode());
            CompletableFuture<List<Long>> list = sample.list().read().toCompletableFuture();
            assertThat(list).as("seed %d", seed).isDone();
            node.verify();
        }
        node.log.clear();
    }
}
