package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The value of an attribute while it is put together from what is reported of it. */
final class ReportedValue {
    private static final byte ARRAY = 0x16;
    private static final byte END = 0x18;

    private final @Nullable Long dataVersion;
    private final OctetString whole;
    /** The array and the items that came after it, without an end; null as long as there was no item. */
    private @Nullable ByteArrayOutputStream array;

    ReportedValue(@Nullable Long dataVersion, OctetString whole) {
        this.dataVersion = dataVersion;
        this.whole = whole;
    }

    /**
     * Adds an item at the end.
     *
     * @return false if this is no list
     */
    boolean append(OctetString item) {
        if (array == null) {
            if (whole.get(0) != ARRAY) {
                return false;
            }
            array = new ByteArrayOutputStream(whole.length() + item.length());
            array.write(whole.toByteArray(), 0, whole.length() - 1);
        }
        // An element of an array has no tag, and neither has one that was taken out with TlvReader.element().
        array.writeBytes(item.toByteArray());
        return true;
    }

    AttributeData toData(AttributeKey key) {
        if (array == null) {
            return new AttributeData(dataVersion, key.path(), whole);
        }
        byte[] octets = new byte[array.size() + 1];
        System.arraycopy(array.toByteArray(), 0, octets, 0, array.size());
        octets[array.size()] = END;
        return new AttributeData(dataVersion, key.path(), OctetString.of(octets));
    }
}
