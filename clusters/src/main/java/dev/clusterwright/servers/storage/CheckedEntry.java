package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** An entry as the file has it: a checksum of name and octets, and the octets. H2 has none of its own. */
final class CheckedEntry {
    private CheckedEntry() {}

    static byte[] seal(String name, OctetString entry) {
        byte[] sealed = new byte[Integer.BYTES + entry.length()];
        ByteBuffer.wrap(sealed).putInt((int) checksum(name, entry));
        entry.copyTo(sealed, Integer.BYTES);
        return sealed;
    }

    /**
     * Checks an entry.
     *
     * @param file for the message
     * @throws StorageException if it is damaged
     */
    static OctetString open(String file, String name, byte[] sealed) {
        if (sealed.length >= Integer.BYTES) {
            OctetString entry = OctetString.copyOf(sealed, Integer.BYTES, sealed.length - Integer.BYTES);
            if (ByteBuffer.wrap(sealed).getInt() == (int) checksum(name, entry)) {
                return entry;
            }
        }
        throw new StorageException("the store " + file + " is damaged: its entry " + printable(name)
                + " is not what was stored; restore the file from a copy");
    }

    /** 32 bits, also of the border between name and octets. */
    static long checksum(String name, OctetString entry) {
        CRC32C checksum = new CRC32C();
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        checksum.update(octets.length);
        checksum.update(octets);
        checksum.update(entry.toByteArray());
        return checksum.getValue();
    }

    /** A damaged name may be anything. */
    private static String printable(String name) {
        return name.isEmpty() ? "for the state" : name.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
