package dev.clusterwright.interaction;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.clusterwright.tlv.TlvCodec;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A message or an information block as the specification has it, noted down by hand and unknown to its codec.
 *
 * @param type what stands for it here
 * @param isList whether its elements are in a list; else they are in a structure
 * @param fields its elements, in the order of their tags
 */
record Block(Class<? extends Record> type, boolean isList, List<Field> fields) {
    /** The messages and the blocks in them. */
    static final List<Block> ALL = List.of(
            list(
                    AttributePath.class,
                    "0 enableTagCompression, 1 node 64, 2 endpoint 16, 3 cluster 32, 4 attribute 32, 5 listIndex 16, "
                            + "6 wildcardPathFlags 32, 7 wildcardFilterConfigurationVersion 32"),
            list(ClusterPath.class, "0 node 64, 1 endpoint 16, 2 cluster 32"),
            list(EventPath.class, "0 node 64, 1 endpoint 16, 2 cluster 32, 3 event 32, 4 isUrgent"),
            list(CommandPath.class, "0 endpoint 16, 1! cluster 32, 2! command 32"),
            structure(AttributeData.class, "0 dataVersion 32, 1! path, 2! data"),
            structure(AttributeStatus.class, "0! path, 1! status"),
            structure(EventStatus.class, "0! path, 1! status"),
            structure(Status.class, "0! code 8, 1 clusterStatus 8"),
            structure(DataVersionFilter.class, "0! path, 1! dataVersion 32"),
            structure(EventFilter.class, "0 node 64, 1! eventMin 64"),
            structure(
                    EventData.class,
                    "0! path, 1! number 64, 2! priority 8, 3 epochTimestamp 64, 4 systemTimestamp 64, "
                            + "5 deltaEpochTimestamp 64, 6 deltaSystemTimestamp 64, 7 data"),
            structure(CommandData.class, "0! path, 1 fields, 2 commandRef 16"),
            structure(CommandStatus.class, "0! path, 1! status, 2 commandRef 16"),
            structure(StatusResponse.class, "0! status 8, 255 revision 8"),
            structure(
                    ReadRequest.class,
                    "0 attributeRequests, 1 eventRequests, 2 eventFilters, 3! isFabricFiltered, 4 dataVersionFilters, "
                            + "255 revision 8"),
            structure(
                    SubscribeRequest.class,
                    "0! keepSubscriptions, 1! minIntervalFloor 16, 2! maxIntervalCeiling 16, 3 attributeRequests, "
                            + "4 eventRequests, 5 eventFilters, 7! isFabricFiltered, 8 dataVersionFilters, "
                            + "255 revision 8"),
            structure(SubscribeResponse.class, "0! subscriptionId 32, 2! maxInterval 16, 255 revision 8"),
            structure(
                    ReportData.class,
                    "0 subscriptionId 32, 1 attributeReports, 2 eventReports, 3 moreChunkedMessages, "
                            + "4 suppressResponse, 255 revision 8"),
            structure(
                    WriteRequest.class,
                    "0 suppressResponse, 1! timedRequest, 2! writeRequests, 3 moreChunkedMessages, 255 revision 8"),
            structure(WriteResponse.class, "0! writeResponses, 255 revision 8"),
            structure(InvokeRequest.class, "0! suppressResponse, 1! timedRequest, 2! invokeRequests, 255 revision 8"),
            structure(
                    InvokeResponse.class,
                    "0 suppressResponse, 1! invokeResponses, 2 moreChunkedMessages, 255 revision 8"),
            structure(TimedRequest.class, "0! timeout 16, 255 revision 8"));

    /** What is one of two things is a structure around it; by what it is, the tag that it has there. */
    static final Map<Class<?>, Map<Class<?>, Integer>> EITHER = Map.of(
            AttributeReport.class, Map.of(AttributeStatus.class, 0, AttributeData.class, 1),
            EventReport.class, Map.of(EventStatus.class, 0, EventData.class, 1),
            InvokeResult.class, Map.of(CommandData.class, 0, CommandStatus.class, 1));

    private static final Map<Class<?>, Block> BY_TYPE = ALL.stream().collect(toMap(Block::type, block -> block));

    /**
     * An element of a block.
     *
     * @param name of the component that stands for it
     * @param bits how many bits an integer has; 0 for what is none
     */
    record Field(int tag, boolean isMandatory, String name, int bits) {
        private static Field of(String text) {
            String[] words = text.split(" ", 3);
            boolean isMandatory = words[0].endsWith("!");
            int tag = Integer.parseInt(words[0].replace("!", ""));
            return new Field(tag, isMandatory, words[1], words.length < 3 ? 0 : Integer.parseInt(words[2]));
        }
    }

    static Block of(Class<?> type) {
        Block block = BY_TYPE.get(type);
        if (block == null) {
            throw new AssertionError("nothing is noted down of " + type);
        }
        return block;
    }

    Set<Integer> tags() {
        return fields.stream().map(Field::tag).collect(toUnmodifiableSet());
    }

    /** The component that stands for a field. */
    RecordComponent component(Field field) {
        return type.getRecordComponents()[indexOf(field)];
    }

    int indexOf(Field field) {
        List<String> names = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        int index = names.indexOf(field.name);
        if (index < 0) {
            throw new AssertionError(type + " has no " + field.name);
        }
        return index;
    }

    @SuppressWarnings("unchecked") // the codec of a type is the constant of its class
    TlvCodec<Record> codec() {
        try {
            return (TlvCodec<Record>) type.getField("CODEC").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no CODEC", e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    private static Block structure(Class<? extends Record> type, String fields) {
        return new Block(type, false, fields(fields));
    }

    private static Block list(Class<? extends Record> type, String fields) {
        return new Block(type, true, fields(fields));
    }

    private static List<Field> fields(String fields) {
        return Stream.of(fields.split(", ", -1)).map(Field::of).toList();
    }
}
