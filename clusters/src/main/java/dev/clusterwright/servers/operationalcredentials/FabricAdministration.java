package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Transaction;

/** What administrators do with fabrics that there are. Thread-safe. */
final class FabricAdministration {
    private final FabricTable fabrics;
    private final FailSafe failSafe;

    FabricAdministration(FabricTable fabrics, FailSafe failSafe) {
        this.fabrics = fabrics;
        this.failSafe = failSafe;
    }

    NOCResponse label(UpdateFabricLabel request, InteractionContext context) {
        String label = request.label();
        return NocRefusal.answer(fabrics.storage(), transaction -> {
            Fabric fabric = fabrics.require(transaction, context.fabricIndex());
            boolean isTaken = fabrics.fabrics(transaction).values().stream()
                    .anyMatch(other ->
                            other.index() != fabric.index() && other.label().equals(label));
            if (isTaken) {
                throw new NocRefusal(NodeOperationalCertStatusEnum.LABEL_CONFLICT, "another fabric has this label");
            }
            if (!fabric.label().equals(label)) {
                fabrics.replace(transaction, fabric.withLabel(label));
            }
            return fabric.index();
        });
    }

    NOCResponse remove(RemoveFabric request, InteractionContext context) {
        int index = request.fabricIndex();
        return NocRefusal.answer(fabrics.storage(), transaction -> {
            requireFabric(transaction, context.fabricIndex());
            if (!fabrics.fabrics(transaction).containsKey(index)) {
                throw new NocRefusal(NodeOperationalCertStatusEnum.INVALID_FABRIC_INDEX, "there is no fabric " + index);
            }
            failSafe.remove(transaction, index, context.session());
            return index;
        });
    }

    /** Of two who remove each other at the same time, one stays. */
    private void requireFabric(Transaction transaction, int fabricIndex) {
        if (fabricIndex != 0) {
            fabrics.require(transaction, fabricIndex);
        }
    }
}
