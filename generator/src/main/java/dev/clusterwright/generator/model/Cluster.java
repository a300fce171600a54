package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster.
 *
 * @param location where it is defined
 * @param id its id; the upper 16 bits are the vendor prefix, 0 for a standard cluster
 * @param name its name as the specification writes it, such as {@code "Group Key Management"}
 * @param summary what it is for; may be empty
 * @param classification what kind of cluster it is; empty where the definition does not say
 * @param revision the ClusterRevision
 * @param history what each revision changed, oldest first
 * @param provisional whether the release ships it for trial only
 * @param sharesName whether another cluster of the definitions has the name too, and it first
 * @param types enums, bitmaps and structs that it declares, in order
 * @param attributes by id
 * @param commands requests and responses, by id and direction
 * @param events by id
 */
public record Cluster(
        SourceLocation location,
        long id,
        String name,
        String summary,
        Optional<Classification> classification,
        int revision,
        List<Revision> history,
        boolean provisional,
        boolean sharesName,
        List<Feature> features,
        List<DataType.Declared> types,
        List<Field> attributes,
        List<Command> commands,
        List<Event> events) {
    /** Copies the lists. */
    public Cluster {
        history = List.copyOf(history);
        features = List.copyOf(features);
        types = List.copyOf(types);
        attributes = List.copyOf(attributes);
        commands = List.copyOf(commands);
        events = List.copyOf(events);
    }

    /**
     * A revision.
     *
     * @param summary what it changed; may be empty
     */
    public record Revision(int number, String summary) {}

    /**
     * What kind of cluster it is (Matter Core, 7.10 Cluster).
     *
     * @param hierarchy {@code base} or {@code derived}
     * @param role {@code application}, {@code utility} or {@code diagnostics}; empty if it is not said
     * @param scope {@code Endpoint} or {@code Node}; empty if it is not said
     * @param picsCode what test plans call it; empty if it is not said
     * @param base the name of the cluster that it is derived from; empty if it is not
     */
    public record Classification(String hierarchy, String role, String scope, String picsCode, String base) {}

    /** The declared structs. */
    public List<DataType.StructType> structs() {
        return types.stream()
                .flatMap(type -> type instanceof DataType.StructType struct ? Stream.of(struct) : Stream.empty())
                .toList();
    }

    /** Every list of fields, each of which has ids and names of its own: attributes, structs, commands, events. */
    public Stream<Scope> scopes() {
        return Stream.of(
                        Stream.of(new Scope("attribute", name, attributes)),
                        structs().stream().map(struct -> new Scope("field", struct.name(), struct.fields())),
                        commands.stream().map(command -> new Scope("field", command.name(), command.fields())),
                        events.stream().map(event -> new Scope("field", event.name(), event.fields())))
                .flatMap(scopes -> scopes);
    }

    /**
     * A list of fields and what it belongs to.
     *
     * @param kind what one of them is called, for messages
     * @param owner the name of the cluster, struct, command or event
     */
    public record Scope(String kind, String owner, List<Field> fields) {}
}
