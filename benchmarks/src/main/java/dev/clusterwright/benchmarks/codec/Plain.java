package dev.clusterwright.benchmarks.codec;

import org.jspecify.annotations.Nullable;

/**
 * The payloads as somebody would have them without generated types: arrays, primitives, and a flag or -1 where there may be
 * nothing. Arrays and strings of a report's values are in {@link Report#object}, everything else is in {@link
 * Report#number}.
 */
final class Plain {
    private Plain() {}

    record KeySet(
            int id,
            int policy,
            byte @Nullable [] key0,
            boolean hasStart0,
            long start0,
            byte @Nullable [] key1,
            boolean hasStart1,
            long start1,
            byte @Nullable [] key2,
            boolean hasStart2,
            long start2,
            int multicastPolicy,
            int fabricIndex) {}

    record Fabric(
            byte[] rootPublicKey,
            int vendorId,
            long fabricId,
            long nodeId,
            String label,
            byte @Nullable [] statement,
            int fabricIndex) {}

    record Noc(byte[] noc, byte @Nullable [] icac, byte[] ipk, long subject, int vendorId) {}

    record Report(
            long dataVersion,
            int endpoint,
            long cluster,
            long attribute,
            boolean isNull,
            long number,
            @Nullable Object object) {}

    record DeviceType(long deviceType, int revision) {}

    record Network(byte[] networkId, boolean connected) {}

    record KeyMap(int groupId, int keySetId, int fabricIndex) {}
}
