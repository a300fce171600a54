package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/**
 * Distributes what is to be written over as many messages as it takes. A list that does not fit into one is replaced by as
 * many of its items as do, and the others are appended by the next messages. It is not replaced by an empty list first:
 * that would take all rights from whoever writes the list of access rights.
 *
 * <p>What is answered to a message has to fit into one as well. There is a status for each item, which can be longer than
 * the item.
 */
final class WriteSplitter {
    private static final byte ARRAY = 0x16;
    private static final byte END = 0x18;

    /** The octets of a message around what is written: containers, flags and the revision. */
    private static final int ENVELOPE = 16;

    private static final Status LONGEST = new Status(StatusCode.FAILURE, 0xFF);

    private final int room;
    private final List<List<AttributeData>> messages = new ArrayList<>();
    private List<AttributeData> current = new ArrayList<>();
    /** How many octets are left in the current message. */
    private int left;
    /** How many octets are left in the answer to the current message. */
    private int leftInAnswer;

    private WriteSplitter(int maxMessageSize) {
        this.room = maxMessageSize - ENVELOPE;
        this.left = room;
        this.leftInAnswer = room;
        messages.add(current);
    }

    /**
     * What each message holds; one at least.
     *
     * @throws IllegalArgumentException if something does not fit that cannot be divided
     */
    static List<List<AttributeData>> split(List<AttributeData> writes, int maxMessageSize) {
        WriteSplitter splitter = new WriteSplitter(maxMessageSize);
        writes.forEach(splitter::add);
        return splitter.messages;
    }

    private void add(AttributeData write) {
        int size = size(write);
        if ((size > left && size <= room) || answerSize(write) > leftInAnswer) {
            startMessage();
        }
        if (size <= left) {
            put(write, size);
        } else if (write.path().listIndex().isAbsent() && write.data().get(0) == ARRAY) {
            divide(write);
        } else {
            throw new IllegalArgumentException(AttributeKey.describe(write.path()) + " takes " + size
                    + " octets, and a message has room for " + room);
        }
    }

    private void divide(AttributeData write) {
        if (!current.isEmpty()) {
            startMessage();
        }
        List<OctetString> items = Outgoing.items(write.data());
        int free = left - size(new AttributeData(write.dataVersion(), write.path(), array(List.of())));
        int fitting = 0;
        while (fitting < items.size() && items.get(fitting).length() <= free) {
            free -= items.get(fitting).length();
            fitting++;
        }
        AttributeData first = new AttributeData(write.dataVersion(), write.path(), array(items.subList(0, fitting)));
        put(first, size(first));
        startMessage();
        for (OctetString item : items.subList(fitting, items.size())) {
            // The version has changed by then, by this write.
            add(new AttributeData(null, write.path().appending(), item));
        }
    }

    private void startMessage() {
        current = new ArrayList<>();
        messages.add(current);
        left = room;
        leftInAnswer = room;
    }

    private void put(AttributeData write, int size) {
        current.add(write);
        left -= size;
        leftInAnswer -= answerSize(write);
    }

    private static int size(AttributeData write) {
        return AttributeData.CODEC.encode(write).length;
    }

    /** The longest status there is for it. */
    private static int answerSize(AttributeData write) {
        return AttributeStatus.CODEC.encode(new AttributeStatus(write.path(), LONGEST)).length;
    }

    private static OctetString array(List<OctetString> items) {
        int length = 2 + items.stream().mapToInt(OctetString::length).sum();
        byte[] octets = new byte[length];
        octets[0] = ARRAY;
        int at = 1;
        for (OctetString item : items) {
            item.copyTo(octets, at);
            at += item.length();
        }
        octets[at] = END;
        return OctetString.of(octets);
    }
}
