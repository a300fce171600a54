package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.Collection;
import java.util.List;

/**
 * Decides by entries: what none of them grants is denied. While a node is being commissioned everything is granted to
 * whoever has shown to know the passcode (Matter Core, 6.6 Access Control).
 *
 * <p>Deciding allocates nothing. It looks at the entries that are for the subject, which it finds without looking at the
 * others of the fabric. A change of the entries is a new table. Immutable and thread-safe.
 */
public final class AccessTable implements AccessControl {
    /** Grants nothing but what the passcode does. */
    public static final AccessTable EMPTY = of(List.of());

    private final List<AccessControlEntry> entries;
    /** What each fabric grants to nodes, by its index. */
    private final FabricRules[] nodes;

    /** What each fabric grants to groups, by its index. */
    private final FabricRules[] groups;

    /** What groups may operate without an entry, by the index of the fabric. */
    private final FabricRules[] auxiliaryGroups;

    private final AccessRestriction[] restrictions;

    private AccessTable(
            List<AccessControlEntry> entries,
            FabricRules[] nodes,
            FabricRules[] groups,
            FabricRules[] auxiliaryGroups,
            AccessRestriction[] restrictions) {
        this.entries = entries;
        this.nodes = nodes;
        this.groups = groups;
        this.auxiliaryGroups = auxiliaryGroups;
        this.restrictions = restrictions;
    }

    /**
     * A table of a device without the feature AUX.
     *
     * @throws IllegalArgumentException if an entry has {@linkplain AccessControlEntry#problems problems}
     */
    public static AccessTable of(List<AccessControlEntry> entries) {
        check(entries);
        return new AccessTable(
                List.copyOf(entries),
                FabricRules.of(entries, AuthenticationMode.CASE, false),
                FabricRules.of(entries, AuthenticationMode.GROUP, false),
                new FabricRules[0],
                new AccessRestriction[0]);
    }

    /**
     * A table of a device without the feature AUX.
     *
     * @throws IllegalArgumentException if an entry has {@linkplain AccessControlEntry#problems problems}
     */
    public static AccessTable of(AccessControlEntry... entries) {
        return of(List.of(entries));
    }

    /**
     * A table of a device with the feature AUX: groups may operate what they are mapped to, and an entry for groups that
     * names no targets does not reach endpoint 0.
     *
     * @throws IllegalArgumentException if an entry has {@linkplain AccessControlEntry#problems problems}
     */
    public static AccessTable withAuxiliary(List<AccessControlEntry> entries, Collection<AuxiliaryGroup> groups) {
        check(entries);
        List<AccessControlEntry> auxiliary = groups.stream()
                .filter(AuxiliaryGroup::reachesAny)
                .map(AuxiliaryGroup::entry)
                .toList();
        return new AccessTable(
                List.copyOf(entries),
                FabricRules.of(entries, AuthenticationMode.CASE, false),
                FabricRules.of(entries, AuthenticationMode.GROUP, true),
                FabricRules.of(auxiliary, AuthenticationMode.GROUP, true),
                new AccessRestriction[0]);
    }

    /** This, with what the maker of the device forbids (feature MNGD), instead of what was forbidden before. */
    public AccessTable withRestrictions(Collection<AccessRestriction> forbidden) {
        return new AccessTable(entries, nodes, groups, auxiliaryGroups, forbidden.toArray(AccessRestriction[]::new));
    }

    private static void check(List<AccessControlEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            List<String> problems = entries.get(i).problems();
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("entry " + i + ": " + String.join("; ", problems));
            }
        }
    }

    /** The entries, of all fabrics. */
    public List<AccessControlEntry> entries() {
        return entries;
    }

    @Override
    public AccessDecision check(
            SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, List<Long> deviceTypes) {
        long place = AccessRule.place(endpoint, cluster);
        boolean granted = switch (subject.mode()) {
            case PASE -> true;
            case CASE -> grant(nodes, subject, privilege, place, deviceTypes);
            case GROUP ->
                grant(groups, subject, privilege, place, deviceTypes)
                        || (privilege == Privilege.OPERATE
                                && grant(auxiliaryGroups, subject, privilege, place, deviceTypes));
        };
        return granted ? AccessDecision.ALLOWED : AccessDecision.DENIED;
    }

    private static boolean grant(
            FabricRules[] rules, SubjectDescriptor subject, Privilege privilege, long place, List<Long> deviceTypes) {
        int fabric = subject.fabricIndex();
        return fabric < rules.length && rules[fabric].grant(subject, privilege, place, deviceTypes);
    }

    @Override
    public boolean restricts(SubjectDescriptor subject, Operation operation, int endpoint, long cluster, long element) {
        int fabric =
                subject.mode() == AuthenticationMode.PASE ? AccessRestriction.COMMISSIONING : subject.fabricIndex();
        for (AccessRestriction restriction : restrictions) {
            if (restriction.fabricIndex() == fabric && restriction.forbids(operation, endpoint, cluster, element)) {
                return true;
            }
        }
        return false;
    }
}
