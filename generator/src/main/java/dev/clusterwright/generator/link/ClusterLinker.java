package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Command.Direction;
import dev.clusterwright.generator.model.Conformance;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Event.Priority;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.EventElement;
import dev.clusterwright.generator.xml.FeatureElement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links one cluster. */
final class ClusterLinker {
    private static final String TO_SERVER = "commandToServer";
    private static final List<String> DIRECTIONS = List.of(TO_SERVER, "responseFromServer", "commandToClient");

    private final Declaration declaration;
    private final ClusterElement element;
    private final TypeResolver types;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final AccessParser accesses;
    private final Problems problems;

    ClusterLinker(Declaration declaration, Problems problems) {
        this.declaration = declaration;
        this.element = declaration.element();
        this.types = new TypeResolver(element.types(), problems);
        this.numbers = new Numbers(problems);
        this.conformances = new ConformanceParser(problems);
        this.accesses = new AccessParser(problems);
        this.problems = problems;
    }

    Cluster link() {
        List<Declared> declared = types.linkAll();
        List<Field> attributes = types.fields().attributes(element.attributes());
        return new Cluster(
                element.location(),
                declaration.id(),
                declaration.name(),
                (int) numbers.required(element.revision(), 1, 0xFFFF, element.location(), "the revision of the cluster")
                        .orElse(1),
                element.history().stream()
                        .flatMap(revision -> numbers
                                .required(
                                        revision.revision(), 1, 0xFFFF, revision.location(), "the number of a revision")
                                .stream()
                                .mapToObj(number ->
                                        new Cluster.Revision((int) number, TypeResolver.summary(revision.summary()))))
                        .toList(),
                conformances.parse(declaration.conformance()) instanceof Conformance.Provisional,
                element.features().stream()
                        .map(this::feature)
                        .flatMap(Optional::stream)
                        .toList(),
                declared,
                attributes,
                element.commands().stream()
                        .map(this::command)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Command::id).thenComparing(Command::direction))
                        .toList(),
                element.events().stream()
                        .map(this::event)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Event::id))
                        .toList());
    }

    private Optional<Feature> feature(FeatureElement feature) {
        Conformance conformance = conformances.parse(feature.conformance());
        if (conformance.isDisallowed()) {
            return Optional.empty();
        }
        String code = feature.code();
        String name = feature.name() == null ? code : feature.name();
        if (code == null || name == null || code.isBlank() || name.isBlank()) {
            problems.error("missing-name", feature.location(), "a feature has no code", "");
            return Optional.empty();
        }
        return numbers.required(feature.bit(), 0, 31, feature.location(), "the bit of feature '" + code + "'").stream()
                .mapToObj(bit -> new Feature(
                        feature.location(),
                        (int) bit,
                        code,
                        name,
                        TypeResolver.summary(feature.summary()),
                        conformance))
                .findFirst();
    }

    private Optional<Command> command(CommandElement command) {
        Conformance conformance = conformances.parse(command.conformance());
        String name = command.name();
        if (conformance.isDisallowed()) {
            return Optional.empty();
        }
        if (name == null || name.isBlank()) {
            problems.error("missing-name", command.location(), "a command has no name", "");
            return Optional.empty();
        }
        String direction = command.direction() == null ? TO_SERVER : command.direction();
        if (!DIRECTIONS.contains(direction)) {
            problems.error(
                    "unknown-direction",
                    command.location(),
                    "command '" + name + "' has the unknown direction '" + direction + "'",
                    Hints.didYouMeanOrOneOf(direction, DIRECTIONS));
        }
        boolean request = direction.equals(TO_SERVER);
        OptionalLong id =
                numbers.required(command.id(), 0, 0xFFFF_FFFEL, command.location(), "the id of command '" + name + "'");
        List<Field> fields = types.fields().fields(command.fields(), name);
        Access access = request ? accesses.request(command.access()) : accesses.member(command.access());
        return id.stream()
                .mapToObj(number -> new Command(
                        command.location(),
                        number,
                        name,
                        request ? Direction.TO_SERVER : Direction.TO_CLIENT,
                        request ? response(command.response()) : null,
                        access,
                        conformance,
                        fields))
                .findFirst();
    }

    private Optional<Event> event(EventElement event) {
        Conformance conformance = conformances.parse(event.conformance());
        String name = event.name();
        if (conformance.isDisallowed()) {
            return Optional.empty();
        }
        if (name == null || name.isBlank()) {
            problems.error("missing-name", event.location(), "an event has no name", "");
            return Optional.empty();
        }
        OptionalLong id =
                numbers.required(event.id(), 0, 0xFFFF_FFFEL, event.location(), "the id of event '" + name + "'");
        List<Field> fields = types.fields().fields(event.fields(), name);
        return id.stream()
                .mapToObj(number -> new Event(
                        event.location(),
                        number,
                        name,
                        priority(event),
                        accesses.event(event.access()),
                        conformance,
                        fields))
                .findFirst();
    }

    private Priority priority(EventElement event) {
        String text = event.priority();
        if (text != null) {
            for (Priority priority : Priority.values()) {
                if (priority.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return priority;
                }
            }
        }
        problems.warning(
                "unknown-priority",
                event.location(),
                "event '" + event.name() + "' has the priority '" + text + "'; info is assumed",
                "Choose from: "
                        + String.join(
                                ", ",
                                Stream.of(Priority.values())
                                        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
                                        .toList()));
        return Priority.INFO;
    }

    /** Y and N mean that no more than a status comes back. */
    private static @Nullable String response(@Nullable String response) {
        return response == null || response.equals("Y") || response.equals("N") || response.isBlank() ? null : response;
    }
}
