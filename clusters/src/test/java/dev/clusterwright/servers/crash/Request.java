package dev.clusterwright.servers.crash;

import dev.clusterwright.type.OctetString;

/**
 * Something that is asked for, as it is written down before.
 *
 * @param name of the command
 * @param fabric the index of the fabric that asks; 0 for the passcode
 * @param fields of the command, encoded as its author likes
 */
record Request(String name, int fabric, OctetString fields) {
    String toText() {
        return name + " " + fabric + " " + fields.toHex();
    }

    static Request parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Request(parts[0], Integer.parseInt(parts[1]), OctetString.fromHex(parts[2]));
    }
}
