package dev.clusterwright.servers.testing;

import dev.clusterwright.clusters.basicinformation.BasicInformationServer;
import dev.clusterwright.clusters.basicinformation.CapabilityMinimaStruct;
import dev.clusterwright.clusters.basicinformation.Leave;
import dev.clusterwright.clusters.basicinformation.StartUp;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.EventEmitter;

/**
 * What the node of a test says of itself: the device that {@link TestAttestation} attests.
 *
 * @param leave tells that the node has left a fabric
 */
public record TestBasicInformation(EventEmitter<Leave> leave) implements BasicInformationServer {
    @Override
    public AttributeValue<Integer> dataModelRevision() {
        return AttributeValue.of(19);
    }

    @Override
    public AttributeValue<String> vendorName() {
        return AttributeValue.of("Test vendor");
    }

    @Override
    public AttributeValue<Integer> vendorId() {
        return AttributeValue.of(TestAttestation.VENDOR);
    }

    @Override
    public AttributeValue<String> productName() {
        return AttributeValue.of("Test product");
    }

    @Override
    public AttributeValue<Integer> productId() {
        return AttributeValue.of(TestAttestation.PRODUCT);
    }

    @Override
    public AttributeValue<String> nodeLabel() {
        return AttributeValue.of("");
    }

    @Override
    public AttributeValue<String> location() {
        return AttributeValue.of("XX");
    }

    @Override
    public AttributeValue<Integer> hardwareVersion() {
        return AttributeValue.of(1);
    }

    @Override
    public AttributeValue<String> hardwareVersionString() {
        return AttributeValue.of("1");
    }

    @Override
    public AttributeValue<Long> softwareVersion() {
        return AttributeValue.of(1L);
    }

    @Override
    public AttributeValue<String> softwareVersionString() {
        return AttributeValue.of("1");
    }

    @Override
    public AttributeValue<String> uniqueId() {
        return AttributeValue.of("test");
    }

    @Override
    public AttributeValue<CapabilityMinimaStruct> capabilityMinima() {
        return AttributeValue.of(new CapabilityMinimaStruct(3, 3, 1, 1, 9, 3));
    }

    @Override
    public AttributeValue<Long> specificationVersion() {
        return AttributeValue.of(0x0106_0100L);
    }

    @Override
    public AttributeValue<Integer> maxPathsPerInvoke() {
        return AttributeValue.of(10);
    }

    @Override
    public AttributeValue<Long> configurationVersion() {
        return AttributeValue.of(1L);
    }

    @Override
    public EventEmitter<StartUp> startUp() {
        return new EventEmitter<>();
    }
}
