package dev.clusterwright.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.interaction.MessageVectors.Vector;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Messages that others have published. */
class MessageVectorsTest {
    @Test
    void noVectorIsLost() {
        assertThat(MessageVectors.ALL).hasSizeGreaterThanOrEqualTo(34);
        assertThat(MessageVectors.ALL.stream().map(vector -> vector.encoded().opcode()))
                .contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(MessageVectors.ALL.stream().map(vector -> read(vector).revision()))
                .contains(1, 12, null);
    }

    @TestFactory
    Stream<DynamicTest> readAsOthersSayAndWrittenAsItWas() {
        return MessageVectors.ALL.stream()
                .map(vector -> dynamicTest(vector.name(), () -> {
                    Message message = read(vector);
                    assertThat(MessageTrees.of((Record) message)).isEqualTo(vector.tree());
                    assertThat(message.encode()).isEqualTo(vector.encoded());
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherRevisionChangesNothingElse() {
        return MessageVectors.ALL.stream()
                .map(vector -> dynamicTest(vector.name(), () -> {
                    Message changed = read(vector).withRevision(11);
                    assertThat(changed.revision()).isEqualTo(11);
                    assertThat(TlvValue.CODEC.decode(changed.encode().payload().toByteArray()))
                            .isEqualTo(withRevision(vector.tree(), 11));
                }));
    }

    @Test
    void listThatIsWrittenAnewAndAppendedTo() {
        AttributePath acl = new AttributePath(0, 0x1FL, 0L);
        OctetString entry = OctetString.fromHex("1524010524020236030669b60100183404" + "18");
        WriteRequest request = new WriteRequest(
                false,
                false,
                List.of(
                        new AttributeData(null, acl, OctetString.fromHex("1618")),
                        new AttributeData(null, acl.appending(), entry)),
                null);

        assertThat(read("write-acl-replace-then-append")).isEqualTo(request);
        assertThat(request.encode())
                .isEqualTo(vector("write-acl-replace-then-append").encoded());
        assertThat(request.hasMoreChunks()).isFalse();
        assertThat(request.suppressesResponse()).isFalse();
        assertThat(acl.appending().listIndex()).isEqualTo(Maybe.ofNull());
        assertThat(acl.appending().isConcrete()).isTrue();
    }

    @Test
    void reportOfARead() {
        ReportData report = (ReportData) read("report-single-softwareversion");

        assertThat(report)
                .isEqualTo(new ReportData(
                        null,
                        List.of(new AttributeData(
                                2020087125L, new AttributePath(0, 40L, 9L), OctetString.fromHex("0401"))),
                        null,
                        null,
                        true,
                        1));
        assertThat(report.suppressesResponse()).isTrue();
        assertThat(report.hasMoreChunks()).isFalse();
    }

    @Test
    void answersOfTwoCommands() {
        CommandPath path = new CommandPath(1, 0x0450, 0);
        assertThat(read("invoke-response-status-needs-timed"))
                .isEqualTo(new InvokeResponse(
                        false,
                        List.of(new CommandStatus(path, new Status(StatusCode.NEEDS_TIMED_INTERACTION), null)),
                        null));
        assertThat(read("invoke-batch-two-refs"))
                .isEqualTo(new InvokeRequest(
                        false,
                        false,
                        List.of(
                                new CommandData(new CommandPath(1, 6, 1), OctetString.fromHex("1518"), 1),
                                new CommandData(new CommandPath(2, 6, 1), OctetString.fromHex("1518"), 2))));
    }

    @Test
    void wildcardsAndFilters() {
        AttributePath everything = new AttributePath(null, null, null);
        assertThat(everything.isConcrete()).isFalse();
        assertThat(read("read-all-wildcard-fabricfiltered"))
                .isEqualTo(new ReadRequest(List.of(everything), null, null, true, null));
        assertThat(read("read-with-dataversion-filter"))
                .isEqualTo(new ReadRequest(
                        List.of(new AttributePath(1, 6L, null)),
                        null,
                        null,
                        true,
                        List.of(new DataVersionFilter(ClusterPath.of(1, 6), 0x12345678L))));
        assertThat(read("read-events-filter"))
                .isEqualTo(new ReadRequest(
                        null, List.of(new EventPath(0, 40L, null)), List.of(new EventFilter(null, 100)), true, null));
    }

    private static Message read(Vector vector) {
        return Message.decode(vector.encoded());
    }

    private static Message read(String name) {
        return read(vector(name));
    }

    private static Vector vector(String name) {
        return MessageVectors.ALL.stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TlvValue withRevision(TlvValue tree, int revision) {
        TlvTag tag = TlvTag.context(255);
        Stream<TlvValue.Member> others =
                ((TlvValue.Structure) tree).members().stream().filter(member -> !Objects.equals(member.tag(), tag));
        TlvValue.Member last = new TlvValue.Member(tag, new TlvValue.UnsignedInteger(revision));
        return new TlvValue.Structure(Stream.concat(others, Stream.of(last)).toList());
    }
}
