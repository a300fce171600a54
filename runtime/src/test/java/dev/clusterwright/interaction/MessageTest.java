package dev.clusterwright.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages have in common. */
class MessageTest {
    private static final AttributePath PATH = new AttributePath(1, 6L, 0L);
    private static final String SECRET = "open sesame";

    @Test
    void allMessagesAreNotedDown() {
        assertThat(Block.ALL.stream().<Class<?>>map(Block::type)).contains(Message.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "1.1, 1", "1.0.1, 1", "1.2, 11", "1.2.1, 11", "1.3, 12", "1.4.2, 12", "1.6.1, 12"})
    void revisionOfARelease(String release, int revision) {
        assertThat(Message.revisionOf(release)).isEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "2.0", "2.1.3", "10.0"})
    void aNewerReleaseHasTheRevisionOfThisLibrary(String release) {
        assertThat(Message.revisionOf(release)).isEqualTo(Message.REVISION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "0.9", "1.x", "v1.2", "1.2 ", "-1.2", "1.99999999999"})
    void whatIsNoReleaseHasNoRevision(String release) {
        assertThatThrownBy(() -> Message.revisionOf(release)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messagesHaveTheRevisionOfThisLibraryUnlessToldOtherwise() {
        Message message = new StatusResponse(StatusCode.SUCCESS);
        assertThat(message.revision()).isEqualTo(12);
        assertThat(message.withRevision(1)).isEqualTo(new StatusResponse(StatusCode.SUCCESS, 1));
        assertThatThrownBy(() -> message.withRevision(256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingBooleanMeansNo() {
        assertThat(new ReportData(null, null, null, null, null))
                .matches(report -> !report.hasMoreChunks() && !report.suppressesResponse());
        assertThat(new ReportData(null, null, null, true, false))
                .matches(report -> report.hasMoreChunks() && !report.suppressesResponse());
        assertThat(new ReportData(null, null, null, false, true))
                .matches(report -> !report.hasMoreChunks() && report.suppressesResponse());
        assertThat(new WriteRequest(null, false, List.of(), null))
                .matches(request -> !request.hasMoreChunks() && !request.suppressesResponse());
        assertThat(new WriteRequest(true, false, List.of(), false))
                .matches(request -> !request.hasMoreChunks() && request.suppressesResponse());
        assertThat(new WriteRequest(false, false, List.of(), true))
                .matches(request -> request.hasMoreChunks() && !request.suppressesResponse());
        assertThat(new InvokeResponse(true, List.of(), null)).matches(response -> !response.hasMoreChunks());
        assertThat(new InvokeResponse(null, List.of(), true)).matches(InvokeResponse::hasMoreChunks);
        assertThat(PATH).matches(path -> !path.compressesTags());
        assertThat(new AttributePath(true, null, 1, 6L, 0L, PATH.listIndex(), null, null))
                .matches(AttributePath::compressesTags);
        assertThat(new EventPath(1, 6L, 0L)).matches(path -> !path.wantsUrgentReports());
        assertThat(new EventPath(null, 1, 6L, 0L, true)).matches(EventPath::wantsUrgentReports);
    }

    /** Whatever an element is, its value may be secret: text and numbers too. */
    @TestFactory
    Stream<DynamicTest> nothingShowsWhatIsInAnElement() {
        OctetString text = OctetString.of(TlvValue.CODEC.encode(new TlvValue.Text(SECRET)));
        OctetString octets = OctetString.of(
                TlvValue.CODEC.encode(new TlvValue.Octets(OctetString.of(SECRET.getBytes(StandardCharsets.UTF_8)))));
        return Stream.of(text, octets)
                .flatMap(secret -> holding(secret))
                .map(holder -> dynamicTest(
                        holder.getClass().getSimpleName(),
                        () -> assertThat(holder.toString())
                                .contains("octets")
                                .doesNotContain(SECRET)
                                .doesNotContainIgnoringCase(text.toHex().substring(4))
                                .doesNotContain(decimal())));
    }

    private static Stream<Record> holding(OctetString secret) {
        AttributeData attribute = new AttributeData(null, PATH, secret);
        EventData event = new EventData(new EventPath(1, 6L, 0L), 1, 1, 0L, null, null, null, secret);
        CommandData command = new CommandData(new CommandPath(1, 6, 0), secret, null);
        WriteRequest write = new WriteRequest(false, false, List.of(attribute), null);
        return Stream.of(
                attribute,
                event,
                command,
                write,
                new ReportData(null, List.of(attribute), List.of(event), null, null),
                new InvokeRequest(false, false, List.of(command)),
                new InvokeResponse(false, List.of(command), null),
                write.encode());
    }

    private static String decimal() {
        String array = Arrays.toString(SECRET.getBytes(StandardCharsets.UTF_8));
        return array.substring(1, array.length() - 1);
    }
}
