package dev.clusterwright.interop;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.roundtrip.AnyValues;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages about the elements of a cluster, with anything in them that their types allow. */
final class RandomMessages {
    private final RandomGenerator random;
    private final boolean complete;
    private final Elements elements;
    private final AnyValues values;
    private final long cluster;

    /**
     * Messages about a cluster.
     *
     * @param complete whether they have all elements of the cluster, and everything that may be missing
     */
    RandomMessages(RandomGenerator random, boolean complete, Agreement agreement, long cluster) {
        this.random = random;
        this.complete = complete;
        this.elements = agreement.elements();
        this.values = agreement.values();
        this.cluster = cluster;
    }

    Message next(int opcode) {
        return switch (opcode) {
            case StatusResponse.OPCODE -> new StatusResponse(code(), revision());
            case ReadRequest.OPCODE ->
                new ReadRequest(
                        maybe(() -> list(4, this::wildcardPath)),
                        maybe(() -> list(4, this::eventPath)),
                        maybe(() -> list(2, this::eventFilter)),
                        random.nextBoolean(),
                        maybe(() -> list(3, this::versionFilter)),
                        revision());
            case SubscribeRequest.OPCODE ->
                new SubscribeRequest(
                        random.nextBoolean(),
                        (int) unsigned(16),
                        (int) unsigned(16),
                        maybe(() -> list(4, this::wildcardPath)),
                        maybe(() -> list(4, this::eventPath)),
                        maybe(() -> list(2, this::eventFilter)),
                        random.nextBoolean(),
                        maybe(() -> list(3, this::versionFilter)),
                        revision());
            case SubscribeResponse.OPCODE -> new SubscribeResponse(unsigned(32), (int) unsigned(16), revision());
            case ReportData.OPCODE ->
                new ReportData(
                        maybe(() -> unsigned(32)),
                        maybe(() -> each(Element.ATTRIBUTE, this::attributeReport)),
                        maybe(() -> each(Element.EVENT, this::eventReport)),
                        maybe(random::nextBoolean),
                        maybe(random::nextBoolean),
                        revision());
            case WriteRequest.OPCODE ->
                new WriteRequest(
                        maybe(random::nextBoolean),
                        random.nextBoolean(),
                        each(Element.ATTRIBUTE, attribute -> attributeData(attribute, true)),
                        maybe(random::nextBoolean),
                        revision());
            case WriteResponse.OPCODE ->
                new WriteResponse(
                        each(Element.ATTRIBUTE, attribute -> Stream.of(attributeStatus(attribute))), revision());
            case InvokeRequest.OPCODE ->
                new InvokeRequest(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        each(Element.REQUEST, request -> Stream.of(commandData(request, true))),
                        revision());
            case InvokeResponse.OPCODE ->
                new InvokeResponse(random.nextBoolean(), results(), maybe(random::nextBoolean), revision());
            case TimedRequest.OPCODE -> new TimedRequest((int) unsigned(16), revision());
            default -> throw new IllegalArgumentException("no message has the opcode " + opcode);
        };
    }

    private Stream<AttributeReport> attributeReport(Element attribute) {
        return isStatus()
                ? Stream.of(attributeStatus(attribute))
                : attributeData(attribute, false).map(data -> data);
    }

    /** The value of an attribute; of a list, possibly an empty one and what is to be appended to it. */
    private Stream<AttributeData> attributeData(Element element, boolean sent) {
        Long version = maybe(() -> unsigned(32));
        AttributePath path = path(element);
        Object value = values.of(Objects.requireNonNull(element.attribute()), random);
        if (!(value instanceof List<?> list) || random.nextBoolean()) {
            return Stream.of(new AttributeData(version, path, element.encode(value, sent)));
        }
        List<AttributeData> parts = new ArrayList<>();
        parts.add(new AttributeData(version, path, element.encode(List.of(), sent)));
        for (Object item : list) {
            byte[] encoded = element.encode(List.of(item), sent).toByteArray();
            // Without the octets that begin and end the list.
            OctetString data = OctetString.copyOf(encoded, 1, encoded.length - 2);
            parts.add(new AttributeData(version, path.appending(), data));
        }
        return parts.stream();
    }

    private AttributeStatus attributeStatus(Element attribute) {
        return new AttributeStatus(path(attribute), status());
    }

    private Stream<EventReport> eventReport(Element event) {
        EventPath path = new EventPath(
                maybe(() -> unsigned(64)),
                maybe(() -> (int) unsigned(16)),
                event.cluster(),
                event.id(),
                maybe(random::nextBoolean));
        return Stream.of(
                isStatus()
                        ? new EventStatus(path, status())
                        : new EventData(
                                path,
                                unsigned(64),
                                random.nextInt(3),
                                maybe(() -> unsigned(64)),
                                maybe(() -> unsigned(64)),
                                maybe(() -> unsigned(64)),
                                maybe(() -> unsigned(64)),
                                event.encode(values.of(event.codec(), random), false)));
    }

    private List<InvokeResult> results() {
        List<InvokeResult> results = new ArrayList<>();
        results.addAll(each(Element.RESPONSE, response -> Stream.of(commandData(response, false))));
        results.addAll(each(
                Element.REQUEST,
                request ->
                        Stream.of(new CommandStatus(commandPath(request), status(), maybe(() -> (int) unsigned(16))))));
        return results;
    }

    private CommandData commandData(Element command, boolean sent) {
        return new CommandData(
                commandPath(command), command.encode(values.of(command.codec(), random), sent), maybe(() ->
                        (int) unsigned(16)));
    }

    private CommandPath commandPath(Element command) {
        return new CommandPath(maybe(() -> (int) unsigned(16)), command.cluster(), command.id());
    }

    private AttributePath path(Element attribute) {
        return new AttributePath(
                maybe(random::nextBoolean),
                maybe(() -> unsigned(64)),
                (int) unsigned(16),
                attribute.cluster(),
                attribute.id(),
                Maybe.absent(),
                maybe(() -> unsigned(9)),
                maybe(() -> unsigned(32)));
    }

    private AttributePath wildcardPath() {
        return new AttributePath(
                maybe(random::nextBoolean),
                maybe(() -> unsigned(64)),
                maybe(() -> (int) unsigned(16)),
                maybe(() -> cluster),
                maybe(() -> unsigned(32)),
                random.nextInt(4) == 0 ? Maybe.of((int) unsigned(16)) : Maybe.absent(),
                maybe(() -> unsigned(9)),
                maybe(() -> unsigned(32)));
    }

    private EventPath eventPath() {
        return new EventPath(
                maybe(() -> unsigned(64)),
                maybe(() -> (int) unsigned(16)),
                maybe(() -> cluster),
                maybe(() -> unsigned(32)),
                maybe(random::nextBoolean));
    }

    private EventFilter eventFilter() {
        return new EventFilter(maybe(() -> unsigned(64)), unsigned(64));
    }

    private DataVersionFilter versionFilter() {
        return new DataVersionFilter(
                new ClusterPath(maybe(() -> unsigned(64)), (int) unsigned(16), cluster), unsigned(32));
    }

    private boolean isStatus() {
        return !complete && random.nextInt(6) == 0;
    }

    private Status status() {
        return new Status(code(), maybe(() -> (int) unsigned(8)));
    }

    /** With a name or without. */
    private StatusCode code() {
        return StatusCode.of((int) unsigned(8));
    }

    private @Nullable Integer revision() {
        return maybe(() -> (int) unsigned(8));
    }

    /** A number of any length, so that short ones are not rare. */
    private long unsigned(int bits) {
        int length = random.nextInt(bits + 1);
        return length == 0 ? 0 : random.nextLong() >>> (Long.SIZE - length);
    }

    private <T> @Nullable T maybe(Supplier<T> some) {
        return complete || random.nextBoolean() ? some.get() : null;
    }

    private <T> List<T> list(int most, Supplier<T> entry) {
        return Stream.generate(entry).limit(random.nextInt(most + 1)).toList();
    }

    /** What is made of a third of the elements of a kind. */
    private <T> List<T> each(String kind, Function<Element, Stream<? extends T>> make) {
        return elements.of(cluster, kind).stream()
                .filter(element -> complete || random.nextInt(3) == 0)
                .<T>flatMap(make)
                .toList();
    }
}
