package dev.clusterwright.clusters;

import dev.clusterwright.clusters.NetworkIdentityManagementCodecTest.Example;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A payload in TLV that decodes without error, to be tampered with.
 *
 * @param name of tests with this sample
 */
record Sample<T>(String name, Payload<T> payload, OctetString encoding) {
    /** The lines of the vectors, and examples of what they do not have. */
    static List<Sample<?>> all() {
        List<Sample<?>> samples = new ArrayList<>();
        for (MatterJsVector vector : MatterJsVector.all()) {
            samples.add(new Sample<>(vector.toString(), vector.payload(), vector.encoding()));
        }
        for (Example example : NetworkIdentityManagementCodecTest.EXAMPLES) {
            samples.add(new Sample<>(example.toString(), example.payload(), example.encoding()));
        }
        Payload<?> empty = Payload.named("GroupKeyManagement.KeySetReadAllIndices");
        samples.add(new Sample<>(empty.name(), empty, OctetString.fromHex("1518")));
        return List.copyOf(samples);
    }

    T decode() {
        return payload.codec().decode(encoding.toByteArray());
    }

    /** The elements in the structure, in hexadecimal, by tag. */
    Map<Integer, String> elements() {
        Map<Integer, String> elements = new LinkedHashMap<>();
        byte[] bytes = encoding.toByteArray();
        TlvReader reader = new TlvReader(bytes);
        reader.next();
        reader.startStructure();
        boolean more = reader.next();
        while (more) {
            int tag = reader.contextTag();
            int from = reader.offset();
            more = reader.next();
            int to = more ? reader.offset() : bytes.length - 1;
            elements.put(tag, OctetString.copyOf(bytes, from, to - from).toHex());
        }
        return elements;
    }

    /** An element with a context tag, made of one without a tag; both in hexadecimal. */
    static String tagged(int tag, String element) {
        int contextTagged = 0x20;
        int control = Integer.parseInt(element, 0, 2, 16) | contextTagged;
        return "%02x%02x%s".formatted(control, tag, element.substring(2));
    }

    /** A structure of elements in hexadecimal, which may have spaces for the reader. */
    static byte[] structure(Collection<String> elements) {
        String hex = "15" + String.join("", elements) + "18";
        return OctetString.fromHex(hex.replace(" ", "")).toByteArray();
    }
}
