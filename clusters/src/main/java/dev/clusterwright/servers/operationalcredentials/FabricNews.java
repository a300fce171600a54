package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.basicinformation.Leave;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricDependent;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What others see of the fabrics, and hear when it changes. Thread-safe. */
final class FabricNews implements FabricDependent {
    private final FabricTable fabrics;
    private final PendingCredentials pending;

    private final AttributeHandler<List<NOCStruct>> nocs;
    private final AttributeHandler<List<FabricDescriptorStruct>> descriptors;
    private final AttributeHandler<Integer> count;
    private final AttributeHandler<List<OctetString>> roots;
    private final EventEmitter<Leave> leave = new EventEmitter<>();

    FabricNews(FabricTable fabrics, PendingCredentials pending) {
        this.fabrics = fabrics;
        this.pending = pending;
        this.nocs = AttributeHandler.computed(() -> each(FabricNews::noc));
        this.descriptors = AttributeHandler.computed(() -> each(FabricNews::descriptor));
        this.count = AttributeHandler.computed(() -> fabrics.fabrics().size());
        this.roots = AttributeHandler.computed(this::allRoots);
    }

    private <T> List<T> each(Function<Fabric, T> part) {
        return fabrics.fabrics().values().stream().map(part).toList();
    }

    private static NOCStruct noc(Fabric fabric) {
        return new NOCStruct(fabric.noc(), fabric.icac(), fabric.vvsc(), fabric.index());
    }

    private static FabricDescriptorStruct descriptor(Fabric fabric) {
        return new FabricDescriptorStruct(
                fabric.rootPublicKey().octets(),
                fabric.vendorId(),
                fabric.fabricId(),
                fabric.nodeId(),
                fabric.label(),
                fabric.vidVerificationStatement(),
                fabric.index());
    }

    private List<OctetString> allRoots() {
        return Stream.concat(each(Fabric::rcac).stream(), Stream.ofNullable(pending.root()))
                .toList();
    }

    AttributeHandler<List<NOCStruct>> nocs() {
        return nocs;
    }

    AttributeHandler<List<FabricDescriptorStruct>> descriptors() {
        return descriptors;
    }

    AttributeHandler<Integer> count() {
        return count;
    }

    AttributeHandler<List<OctetString>> roots() {
        return roots;
    }

    EventEmitter<Leave> leave() {
        return leave;
    }

    @Override
    public void added(Transaction transaction, NewFabric added) {
        transaction.afterwards(this::tell);
    }

    @Override
    public void changed(Transaction transaction, Fabric fabric) {
        transaction.afterwards(this::tell);
    }

    @Override
    public void removed(Transaction transaction, int fabricIndex) {
        transaction.afterwards(() -> {
            leave.emit(new Leave(fabricIndex));
            tell();
        });
    }

    private void tell() {
        Stream.of(nocs, descriptors, count, roots).forEach(AttributeHandler::changed);
    }

    /** Which fabric somebody belongs to who asks: 0 for none. */
    static final class CurrentFabricIndex extends AttributeHandler<Integer> {
        @Override
        public Integer read() {
            return 0;
        }

        @Override
        public Integer readFor(SubjectDescriptor reader) {
            return reader.fabricIndex();
        }
    }
}
