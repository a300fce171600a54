package dev.clusterwright.cluster;

import java.util.List;

/**
 * A cluster as its definition describes it. Immutable and thread-safe.
 *
 * @param id its id, an unsigned 32-bit number; the upper 16 bits are the vendor prefix, 0 for a standard cluster
 * @param name its name as the specification writes it
 * @param revision the ClusterRevision that the definition describes
 * @param provisional whether the release ships it for trial only: a later one may change it without notice
 * @param features what a server may support, by bit
 * @param attributes by id
 * @param commands the requests, by id
 * @param responses the responses, by id
 * @param events by id
 */
public record ClusterDescriptor(
        long id,
        String name,
        int revision,
        boolean provisional,
        List<Feature> features,
        List<Attribute<?>> attributes,
        List<Command<?, ?>> commands,
        List<Response<?>> responses,
        List<Event<?>> events) {
    /** Copies the lists. */
    public ClusterDescriptor {
        features = List.copyOf(features);
        attributes = List.copyOf(attributes);
        commands = List.copyOf(commands);
        responses = List.copyOf(responses);
        events = List.copyOf(events);
    }
}
