package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a structure that its definition does not have: those of a later release, or of a vendor. A record that was
 * generated to keep them encodes them again, each where its tag belongs.
 *
 * <p>Equal when the fields are, whatever order they came in. Immutable and thread-safe.
 */
public final class UnknownFields {
    /** None, as in what this program made itself. */
    public static final UnknownFields NONE = new UnknownFields(List.of());

    /** Tags as a structure has them: context tags by number, then those of profiles. */
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::tag, TlvTag.BY_IDENTITY);

    private final List<Entry> entries;

    private UnknownFields(List<Entry> entries) {
        this.entries = entries;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Returns the tags of the fields.
     *
     * @return context tags by number, then those of profiles
     */
    public List<TlvTag> tags() {
        return entries.stream().map(Entry::tag).toList();
    }

    /**
     * Writes the fields with certain context tags.
     *
     * @param writer is in the structure
     * @param from the lowest context tag
     * @param to the highest
     */
    public void write(TlvWriter writer, int from, int to) {
        for (Entry entry : entries) {
            int tag = entry.tag.contextNumber();
            if (tag > to || tag < 0) {
                return;
            }
            if (tag >= from) {
                writer.element(tag, entry.element);
            }
        }
    }

    /**
     * Writes the fields from a context tag on, and then those with tags of profiles.
     *
     * @param writer is in the structure
     * @param from the lowest context tag; 256 for none of them
     */
    public void write(TlvWriter writer, int from) {
        for (Entry entry : entries) {
            int tag = entry.tag.contextNumber();
            if (tag >= from || tag < 0) {
                writer.tag(entry.tag).element(entry.element);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownFields that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Returns the tags, never the content: it may be secret. */
    @Override
    public String toString() {
        return tags().toString();
    }

    private record Entry(TlvTag tag, OctetString element) {}

    /** Collects the fields while a structure is read. Not safe for use by several threads at once. */
    public static final class Builder {
        private @Nullable List<Entry> entries;

        /** Begins without any. */
        public Builder() {}

        /**
         * Takes a field.
         *
         * @param reader is at the field
         * @throws TlvException if the field breaks a rule of the encoding
         */
        public void add(TlvReader reader) {
            if (entries == null) {
                entries = new ArrayList<>();
            }
            entries.add(new Entry(reader.tag(), reader.element()));
        }

        /**
         * Ends collecting.
         *
         * @return the fields
         */
        public UnknownFields build() {
            if (entries == null) {
                return NONE;
            }
            entries.sort(ORDER);
            return new UnknownFields(List.copyOf(entries));
        }
    }
}
