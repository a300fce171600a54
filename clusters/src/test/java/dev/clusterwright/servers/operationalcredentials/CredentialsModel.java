package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the node should be like, in the simplest words: everything is copied, nothing is shared or stored. */
final class CredentialsModel {
    static final int CAPACITY = 5;

    /** A fabric that the node belongs to. */
    record Member(
            TestFabric fabric,
            long nodeId,
            String label,
            int vendor,
            @Nullable OctetString statement,
            @Nullable OctetString vvsc) {
        Member withLabel(String other) {
            return new Member(fabric, nodeId, other, vendor, statement, vvsc);
        }

        Member withVendor(int other, @Nullable OctetString otherStatement, @Nullable OctetString otherVvsc) {
            return new Member(fabric, nodeId, label, other, otherStatement, otherVvsc);
        }
    }

    Map<Integer, Member> members = new TreeMap<>();
    int lastIndex;
    /** The fabric that the fail-safe is armed for, 0 for none; null if it is not armed. */
    @Nullable Integer armedFor;
    /** Whether a key was requested, and for what; null if none was. */
    @Nullable Boolean isKeyForUpdate;

    @Nullable TestFabric root;
    /** The fabric that was added or changed under the fail-safe; null if none was. */
    @Nullable Integer pending;
    /** What that was before; null if it was added. */
    @Nullable Member before;

    boolean mayArm(int from) {
        return armedFor == null || armedFor == from;
    }

    private boolean isArmedFor(int from) {
        return armedFor != null && armedFor == from;
    }

    String requestKey(int from, boolean isForUpdate) {
        if (isForUpdate && from == 0) {
            return "INVALID_COMMAND";
        }
        if (!isArmedFor(from)) {
            return "FAILSAFE_REQUIRED";
        }
        if (pending != null) {
            return "CONSTRAINT_ERROR";
        }
        isKeyForUpdate = isForUpdate;
        return "SUCCESS";
    }

    String addRoot(int from, TestFabric fabric) {
        if (!isArmedFor(from)) {
            return "FAILSAFE_REQUIRED";
        }
        if (pending != null || (root != null && root != fabric)) {
            return "CONSTRAINT_ERROR";
        }
        if (root == null && members.size() == CAPACITY) {
            return "RESOURCE_EXHAUSTED";
        }
        root = fabric;
        return "SUCCESS";
    }

    private @Nullable String refusedCertificate(int from, boolean isForUpdate) {
        if (!isArmedFor(from)) {
            return "FAILSAFE_REQUIRED";
        }
        if (pending != null) {
            return "CONSTRAINT_ERROR";
        }
        if (isKeyForUpdate == null) {
            return "MissingCsr";
        }
        return isKeyForUpdate == isForUpdate ? null : "CONSTRAINT_ERROR";
    }

    String add(int from, TestFabric fabric, long nodeId) {
        String refused = refusedCertificate(from, false);
        if (refused != null) {
            return refused;
        }
        if (root == null) {
            return "InvalidNOC";
        }
        if (members.size() == CAPACITY) {
            return "TableFull";
        }
        TestFabric trusted = root;
        if (members.values().stream()
                .anyMatch(it -> it.fabric == trusted && it.fabric.fabricId() == fabric.fabricId())) {
            return "FabricConflict";
        }
        if (root != fabric) {
            return "InvalidNOC";
        }
        do {
            lastIndex = lastIndex % 254 + 1;
        } while (members.containsKey(lastIndex));
        members.put(lastIndex, new Member(fabric, nodeId, "", TestFabric.VENDOR, null, null));
        pending = lastIndex;
        armedFor = lastIndex;
        isKeyForUpdate = null;
        root = null;
        return "OK " + lastIndex;
    }

    String update(int from, TestFabric fabric, long nodeId) {
        String refused = refusedCertificate(from, true);
        if (refused != null) {
            return refused;
        }
        if (root != null) {
            return "MissingCsr";
        }
        Member member = members.get(from);
        if (member == null || member.fabric != fabric) {
            return "InvalidNOC";
        }
        pending = from;
        before = member;
        isKeyForUpdate = null;
        members.put(from, new Member(fabric, nodeId, member.label, member.vendor, member.statement, member.vvsc));
        return "OK " + from;
    }

    String label(int from, String label) {
        for (Map.Entry<Integer, Member> it : members.entrySet()) {
            if (it.getKey() != from && it.getValue().label.equals(label)) {
                return "LabelConflict";
            }
        }
        members.computeIfPresent(from, (index, member) -> member.withLabel(label));
        return "OK " + from;
    }

    String vendor(int from, int vendor, @Nullable OctetString statement, @Nullable OctetString vvsc) {
        members.computeIfPresent(
                from,
                (index, member) ->
                        member.withVendor(vendor, changed(member.statement, statement), changed(member.vvsc, vvsc)));
        return "SUCCESS";
    }

    private static @Nullable OctetString changed(@Nullable OctetString old, @Nullable OctetString field) {
        return field == null ? old : field.length() == 0 ? null : field;
    }

    String remove(int index) {
        if (!members.containsKey(index)) {
            return "InvalidFabricIndex";
        }
        if (isArmedFor(index)) {
            expire();
        }
        members.remove(index);
        return "OK " + index;
    }

    void complete() {
        disarm();
    }

    void expire() {
        Member old = before;
        if (pending != null && old == null) {
            members.remove(pending);
        } else if (pending != null && old != null) {
            members.computeIfPresent(pending, (index, member) -> old.withLabel(member.label));
        }
        disarm();
    }

    private void disarm() {
        armedFor = null;
        isKeyForUpdate = null;
        root = null;
        pending = null;
        before = null;
    }

    List<OctetString> roots() {
        List<OctetString> all = new ArrayList<>();
        members.values().forEach(it -> all.add(it.fabric.rcac()));
        if (root != null) {
            all.add(root.rcac());
        }
        return all;
    }
}
