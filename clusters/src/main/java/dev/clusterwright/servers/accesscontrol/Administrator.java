package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import org.jspecify.annotations.Nullable;

/** Who has changed something, as events say it: one of the two is null. */
record Administrator(@Nullable Long nodeId, @Nullable Integer passcodeId) {
    static Administrator of(SubjectDescriptor subject) {
        return switch (subject.mode()) {
            case CASE -> new Administrator(subject.subject(), null);
            case PASE -> new Administrator(null, (int) (subject.subject() & 0xFFFF));
            case GROUP -> throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, "a group administers nothing");
        };
    }
}
