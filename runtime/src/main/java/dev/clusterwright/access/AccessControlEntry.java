package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.type.Integers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of access control: on a fabric, some subjects have a privilege on some targets (Matter Core, 9.10 Access
 * Control Cluster, AccessControlEntryStruct). Immutable and thread-safe.
 *
 * <p>Subjects are node ids also where they mean a group ({@link NodeIds#ofGroup}) or a tag
 * ({@link CaseAuthenticatedTag#nodeId}). The cluster writes groups as their ids, 0x0001 to 0xFFFF: whoever reads it
 * converts them.
 *
 * @param fabricIndex the fabric that it belongs to, 1 to 254
 * @param privilege what it grants
 * @param mode how a subject must have shown who it is
 * @param subjects who, as node ids, unsigned; empty for everyone
 * @param targets what, one of which must be met; empty for everything
 * @param auxiliaryType why the node has made it by itself; null for one that an administrator has written
 */
public record AccessControlEntry(
        int fabricIndex,
        Privilege privilege,
        AuthenticationMode mode,
        List<Long> subjects,
        List<AccessTarget> targets,
        @Nullable AuxiliaryType auxiliaryType) {
    private static final int MAX_FABRIC = 254;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Copies the lists and checks that nothing mandatory is null. What does not fit together is what {@link #problems}
     * says.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public AccessControlEntry {
        Integers.checkUnsigned("fabricIndex", fabricIndex, 8);
        Objects.requireNonNull(privilege, "privilege");
        Objects.requireNonNull(mode, "mode");
        subjects = List.copyOf(subjects);
        targets = List.copyOf(targets);
    }

    /** One that an administrator has written. */
    public AccessControlEntry(
            int fabricIndex,
            Privilege privilege,
            AuthenticationMode mode,
            List<Long> subjects,
            List<AccessTarget> targets) {
        this(fabricIndex, privilege, mode, subjects, targets, null);
    }

    /**
     * One that lets a node do everything.
     *
     * @param fabricIndex the fabric of the node, 1 to 254
     * @param nodeId its operational id, or a CASE authenticated tag as a node id
     */
    public static AccessControlEntry administrator(int fabricIndex, long nodeId) {
        return new AccessControlEntry(
                fabricIndex, Privilege.ADMINISTER, AuthenticationMode.CASE, List.of(nodeId), List.of());
    }

    /**
     * All that is wrong with it as an entry that an administrator writes, and how to mend it; empty if nothing is. How
     * many subjects and targets there may be is up to the device.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (fabricIndex == 0 || fabricIndex > MAX_FABRIC) {
            problems.add("FabricIndex: " + fabricIndex + " is no fabric; those are 1 to " + MAX_FABRIC);
        }
        if (mode == AuthenticationMode.PASE) {
            problems.add("AuthMode: PASE is not for entries, as a passcode grants everything while it is valid;"
                    + " use CASE or Group");
        }
        if (mode == AuthenticationMode.GROUP && privilege == Privilege.ADMINISTER) {
            problems.add("Privilege: a group cannot be granted Administer; use Manage, or CASE");
        }
        for (int i = 0; i < subjects.size(); i++) {
            String problem = problemOf(subjects.get(i));
            if (!problem.isEmpty()) {
                problems.add("Subjects[" + i + "]: 0x" + HEX.toHexDigits(subjects.get(i)) + " " + problem);
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            String place = "Targets[" + i + "]: ";
            targets.get(i).problem().ifPresent(problem -> problems.add(place + problem));
        }
        if (auxiliaryType != null) {
            problems.add("AuxiliaryType: " + auxiliaryType + " is for the node to say; leave it out");
        }
        return List.copyOf(problems);
    }

    private String problemOf(long subject) {
        NodeIds.Kind kind = NodeIds.kind(subject);
        boolean zero = (subject & 0xFFFF) == 0;
        return switch (mode) {
            case PASE -> ""; // whatever it is, the mode is wrong
            case CASE ->
                switch (kind) {
                    case OPERATIONAL -> "";
                    case TAG -> zero ? "is a tag of version 0, which no node has; versions are 1 to 0xFFFF" : "";
                    default -> "is neither a node nor a tag, which is what CASE shows";
                };
            case GROUP ->
                switch (kind) {
                    case GROUP -> zero ? "is group 0, which is none; groups are 0x0001 to 0xFFFF" : "";
                    default -> "is no group, which is what Group shows; groups are 0x0001 to 0xFFFF";
                };
        };
    }

    @Override
    public String toString() {
        return "AccessControlEntry[fabricIndex=" + fabricIndex + ", privilege=" + privilege + ", mode=" + mode
                + ", subjects=" + Integers.toUnsignedString(subjects) + ", targets=" + targets + ", auxiliaryType="
                + auxiliaryType + "]";
    }
}
