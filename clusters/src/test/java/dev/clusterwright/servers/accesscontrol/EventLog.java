package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.interaction.client.ReportedEvent;
import dev.clusterwright.servers.testing.Answers;
import java.util.List;

/** What a fabric hears of its entries. */
final class EventLog {
    private final AccessFixture device;
    private final SubjectDescriptor reader;

    /** How many have been seen. */
    private int seen;

    /** As the administrator of the first fabric hears it. */
    EventLog(AccessFixture device) {
        this(device, AccessFixture.ADMINISTRATOR);
    }

    EventLog(AccessFixture device, SubjectDescriptor reader) {
        this.device = device;
        this.reader = reader;
    }

    /** What has happened since this was asked for. */
    List<AccessControlEntryChanged> news() {
        List<AccessControlEntryChanged> all =
                Answers.get(device.acl(reader).accessControlEntryChanged().read()).stream()
                        .map(ReportedEvent::payload)
                        .toList();
        List<AccessControlEntryChanged> news = all.subList(seen, all.size());
        seen = all.size();
        return news;
    }
}
