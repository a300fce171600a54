package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.accesscontrol.AccessControl;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.tlv.TlvValue;
import java.util.List;

/** Writes whatever there is an encoding of, as a client does that has no definitions. */
final class Unchecked {
    private Unchecked() {}

    static StatusCode write(AccessFixture device, SubjectDescriptor subject, List<AccessControlEntryStruct> entries) {
        return write(device, subject, AccessControl.Attributes.ACL, entries);
    }

    static <T> StatusCode write(AccessFixture device, SubjectDescriptor subject, Attribute<T> attribute, T value) {
        AttributePath path = AttributePath.of(Endpoint.ROOT, attribute);
        return write(device, subject, attribute, path, attribute.codec().encode(value));
    }

    static StatusCode append(AccessFixture device, SubjectDescriptor subject, AccessControlEntryStruct entry) {
        Attribute<?> attribute = AccessControl.Attributes.ACL;
        AttributePath path = AttributePath.of(Endpoint.ROOT, attribute).appending();
        return write(device, subject, attribute, path, AccessControlEntryStruct.CODEC.encode(entry));
    }

    private static StatusCode write(
            AccessFixture device, SubjectDescriptor subject, Attribute<?> attribute, AttributePath path, byte[] data) {
        WriteResult result = Answers.get(device.client(subject)
                .write()
                .set(path, TlvValue.CODEC.decode(data))
                .send());
        return result.status(Endpoint.ROOT, attribute).code();
    }

    static long version(AccessFixture device, SubjectDescriptor subject) {
        NodeData data = Answers.get(device.client(subject)
                .read()
                .attribute(Endpoint.ROOT, AccessControl.Attributes.ACL)
                .send());
        return data.dataVersion(Endpoint.ROOT, AccessControl.ID).orElseThrow();
    }
}
