package dev.clusterwright.servers.crash;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.type.OctetString;
import java.util.Optional;
import java.util.Random;

/**
 * A command that the node under load is asked for again and again.
 *
 * @param <Q> what is asked for
 */
interface Command<Q> {
    /**
     * Whose turn it is to ask, and for what.
     *
     * @param fabric the index of who asks; 0 for the passcode
     */
    record Plan<Q>(int fabric, Q fields) {}

    /** How the fields are written down. */
    TlvCodec<Q> codec();

    /** Something to ask for now, after all that it takes and that leaves nothing behind; empty if there is nothing. */
    Optional<Plan<Q>> plan(Device device, World world, Random random);

    /** Asks for it. Whether it has been done; if not, nothing has. */
    boolean perform(Device device, int fabric, Q fields);

    /** What it does. */
    void apply(World world, int fabric, Q fields);

    /** As {@link #plan}, to be written down. */
    default Optional<Request> request(String name, Device device, World world, Random random) {
        return plan(device, world, random)
                .map(plan -> new Request(name, plan.fabric(), OctetString.of(codec().encode(plan.fields()))));
    }

    default boolean perform(Device device, Request request) {
        return perform(device, request.fabric(), codec().decode(request.fields().toByteArray()));
    }

    default void apply(World world, Request request) {
        apply(world, request.fabric(), codec().decode(request.fields().toByteArray()));
    }
}
