package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.List;

/** What an entry grants, and on what: the entry without its subjects, laid out so that deciding allocates nothing. */
final class AccessRule {
    private static final long CLUSTER_BITS = 0xFFFF_FFFF_0000L;
    private static final long ENDPOINT_BITS = 0xFFFFL;

    /** Stands for any device type; no id has this many bits. */
    private static final long ANY = -1;

    private final Privilege granted;

    /** The places of the targets, as far as {@link #masks} has bits of them; empty for everything. */
    private final long[] places;

    /** Which bits of a place have to be the same. */
    private final long[] masks;

    /** The device types of the targets. */
    private final long[] deviceTypes;

    /** Whether it does not reach endpoint 0 where no target names it. */
    private final boolean exceptRoot;

    /**
     * The rule of an entry.
     *
     * @param exceptRoot whether an entry without targets does not reach endpoint 0
     */
    AccessRule(AccessControlEntry entry, boolean exceptRoot) {
        int count = entry.targets().size();
        this.granted = entry.privilege();
        this.places = new long[count];
        this.masks = new long[count];
        this.deviceTypes = new long[count];
        this.exceptRoot = exceptRoot;
        for (int i = 0; i < count; i++) {
            AccessTarget target = entry.targets().get(i);
            Integer endpoint = target.endpoint();
            Long cluster = target.cluster();
            places[i] = place(endpoint == null ? 0 : endpoint, cluster == null ? 0 : cluster);
            masks[i] = (endpoint == null ? 0 : ENDPOINT_BITS) | (cluster == null ? 0 : CLUSTER_BITS);
            deviceTypes[i] = target.deviceType() == null ? ANY : target.deviceType();
        }
    }

    /** An endpoint and a cluster in one number, so that a target is one comparison. */
    static long place(int endpoint, long cluster) {
        return cluster << 16 | endpoint;
    }

    /** Whether it grants a privilege on a {@link #place} whose endpoint has some device types. */
    boolean grants(Privilege needed, long place, List<Long> types) {
        return granted.grants(needed) && reaches(place, types);
    }

    private boolean reaches(long place, List<Long> types) {
        if (places.length == 0) {
            return !exceptRoot || (place & ENDPOINT_BITS) != 0;
        }
        for (int i = 0; i < places.length; i++) {
            if ((place & masks[i]) == places[i] && (deviceTypes[i] == ANY || contains(types, deviceTypes[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Unlike the list's own method, this makes no object of the number; and unlike an iterator, nothing at all. */
    private static boolean contains(List<Long> numbers, long number) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) == number) {
                return true;
            }
        }
        return false;
    }
}
