package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.GroupKeySet.Slot;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key set of a fabric: what it takes to seal and open messages, and nothing that other fabrics could use. */
record KeySet(GroupKeySecurityPolicyEnum policy, GroupKeySet keys) {
    /** Set 0 as it comes with a fabric: one key, whose time has always been. */
    static KeySet ipk(Transaction transaction, SecretKeyMaterial epochKey, CompressedFabricId fabric) {
        Slot slot = new Slot(0, derive(transaction, epochKey, fabric));
        return new KeySet(GroupKeySecurityPolicyEnum.TRUST_FIRST, GroupKeySet.of(GroupKeySet.IPK_ID, List.of(slot)));
    }

    /** What an administrator has written, after all checks. */
    static KeySet of(Transaction transaction, GroupKeySetStruct written, CompressedFabricId fabric) {
        List<Slot> slots = new ArrayList<>();
        addSlot(slots, transaction, written.epochKey0(), written.epochStartTime0(), fabric);
        addSlot(slots, transaction, written.epochKey1(), written.epochStartTime1(), fabric);
        addSlot(slots, transaction, written.epochKey2(), written.epochStartTime2(), fabric);
        return new KeySet(written.groupKeySecurityPolicy(), GroupKeySet.of(written.groupKeySetId(), slots));
    }

    private static void addSlot(
            List<Slot> slots,
            Transaction transaction,
            @Nullable OctetString epochKey,
            @Nullable Long startTime,
            CompressedFabricId fabric) {
        if (epochKey != null) {
            try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(epochKey)) {
                slots.add(new Slot(Objects.requireNonNull(startTime), derive(transaction, secret, fabric)));
            }
        }
    }

    /** A key that is zeroed again if the transaction fails. */
    private static OperationalGroupKey derive(
            Transaction transaction, SecretKeyMaterial epochKey, CompressedFabricId fabric) {
        OperationalGroupKey key = OperationalGroupKey.derive(epochKey, fabric);
        transaction.otherwise(key::close);
        return key;
    }

    int id() {
        return keys.id();
    }

    /** As it may be read: when the times of the keys begin, and never a key. */
    GroupKeySetStruct withoutKeys() {
        return new GroupKeySetStruct(id(), policy, null, startTime(0), null, startTime(1), null, startTime(2));
    }

    private @Nullable Long startTime(int slot) {
        return slot < keys.slots().size() ? keys.slots().get(slot).startTime() : null;
    }
}
