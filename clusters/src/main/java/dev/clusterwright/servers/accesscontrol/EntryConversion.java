package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessTarget;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.AuxiliaryType;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.accesscontrol.AccessControlAuxiliaryTypeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlTargetStruct;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries that decide of those that travel. There, groups are named by their ids, and the list of subjects or
 * targets is null where everyone or everything is meant; here, groups are node ids, and the list is empty.
 */
final class EntryConversion {
    private static final int MAX_GROUP = 0xFFFF;

    private EntryConversion() {}

    /**
     * Converts an entry, which may have problems still.
     *
     * @param place where it stands, for the message
     * @throws StatusException if it has no counterpart
     */
    static AccessControlEntry entry(String place, AccessControlEntryStruct struct) {
        AuthenticationMode mode = mode(place, struct.authMode());
        Integer fabricIndex = struct.fabricIndex();
        return new AccessControlEntry(
                fabricIndex == null ? 0 : fabricIndex,
                privilege(place, struct.privilege()),
                mode,
                subjects(place, mode, struct.subjects()),
                targets(struct.targets()),
                auxiliaryType(place, struct.auxiliaryType()));
    }

    private static Privilege privilege(String place, AccessControlEntryPrivilegeEnum value) {
        return switch (value.known()) {
            case VIEW -> Privilege.VIEW;
            case PROXY_VIEW -> Privilege.PROXY_VIEW;
            case OPERATE -> Privilege.OPERATE;
            case MANAGE -> Privilege.MANAGE;
            case ADMINISTER -> Privilege.ADMINISTER;
            case UNRECOGNIZED -> throw wrong(place + ".Privilege: " + value + " is none; use 1 to 5");
        };
    }

    private static AuthenticationMode mode(String place, AccessControlEntryAuthModeEnum value) {
        return switch (value.known()) {
            case PASE -> AuthenticationMode.PASE;
            case CASE -> AuthenticationMode.CASE;
            case GROUP -> AuthenticationMode.GROUP;
            case UNRECOGNIZED -> throw wrong(place + ".AuthMode: " + value + " is none; use CASE (2) or Group (3)");
        };
    }

    private static @Nullable AuxiliaryType auxiliaryType(String place, @Nullable AccessControlAuxiliaryTypeEnum value) {
        if (value == null) {
            return null;
        }
        return switch (value.known()) {
            case SYSTEM -> AuxiliaryType.SYSTEM;
            case GROUPCAST -> AuxiliaryType.GROUPCAST;
            case UNRECOGNIZED ->
                throw wrong(place + ".AuxiliaryType: " + value + " is for the node to say; leave it out");
        };
    }

    private static List<Long> subjects(String place, AuthenticationMode mode, @Nullable List<Long> subjects) {
        if (subjects == null || mode != AuthenticationMode.GROUP) {
            return subjects == null ? List.of() : subjects;
        }
        List<Long> groups = new ArrayList<>();
        for (long subject : subjects) {
            if (subject < 0 || subject > MAX_GROUP) {
                throw wrong(place + ".Subjects[" + groups.size() + "]: " + Long.toUnsignedString(subject)
                        + " is no group, which is what Group shows; groups are 1 to " + MAX_GROUP);
            }
            groups.add(NodeIds.ofGroup((int) subject));
        }
        return groups;
    }

    private static List<AccessTarget> targets(@Nullable List<AccessControlTargetStruct> targets) {
        return targets == null
                ? List.of()
                : targets.stream()
                        .map(target -> new AccessTarget(target.cluster(), target.endpoint(), target.deviceType()))
                        .toList();
    }

    private static StatusException wrong(String problem) {
        return new StatusException(StatusCode.CONSTRAINT_ERROR, problem);
    }
}
