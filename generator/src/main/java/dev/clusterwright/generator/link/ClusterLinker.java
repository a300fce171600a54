package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Cluster.Classification;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Command.Direction;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Event.Priority;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.EventElement;
import dev.clusterwright.generator.xml.FeatureElement;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Conformance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links one cluster. */
final class ClusterLinker {
    private static final String TO_SERVER = "commandToServer";
    private static final List<String> DIRECTIONS = List.of(TO_SERVER, "responseFromServer", "commandToClient");

    private final Declaration declaration;
    private final ClusterElement element;
    private final TypeScope types;
    private final List<CommandElement> globalCommands;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final AccessParser accesses;
    private final Problems problems;
    private final Set<String> absent;

    /**
     * A linker.
     *
     * @param element the cluster with all that it inherits
     * @param types the types that it declares
     * @param globalCommands the commands that clusters have without declaring them
     */
    ClusterLinker(
            Declaration declaration,
            ClusterElement element,
            TypeScope types,
            List<CommandElement> globalCommands,
            Problems problems) {
        this.globalCommands = globalCommands;
        this.declaration = declaration;
        this.element = element;
        this.types = types;
        this.numbers = new Numbers(problems);
        this.conformances = new ConformanceParser(problems);
        this.accesses = new AccessParser(problems);
        this.problems = problems;
        this.absent = absentFeatures();
    }

    Cluster link() {
        List<Declared> declared = types.linkAll();
        List<Field> attributes = types.fields().attributes(element.attributes(), absent);
        return new Cluster(
                element.location(),
                declaration.id(),
                declaration.name(),
                TypeScope.summary(element.summary()),
                element.classification().map(ClusterLinker::classification),
                (int) numbers.required(element.revision(), 1, 0xFFFF, element.location(), "the revision of the cluster")
                        .orElse(1),
                element.history().stream()
                        .flatMap(revision -> numbers
                                .required(
                                        revision.revision(), 1, 0xFFFF, revision.location(), "the number of a revision")
                                .stream()
                                .mapToObj(number ->
                                        new Cluster.Revision((int) number, TypeScope.summary(revision.summary()))))
                        .toList(),
                conformances.parse(declaration.conformance()) instanceof Conformance.Provisional,
                declaration.sharesName(),
                element.features().stream()
                        .map(this::feature)
                        .flatMap(Optional::stream)
                        .toList(),
                declared,
                attributes,
                commands(attributes),
                element.events().stream()
                        .map(this::event)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Event::id))
                        .toList());
    }

    private static Classification classification(XmlNode node) {
        return new Classification(
                TypeScope.summary(node.value("hierarchy")),
                TypeScope.summary(node.value("role")),
                TypeScope.summary(node.value("scope")),
                TypeScope.summary(node.value("picsCode")),
                TypeScope.summary(node.value("baseCluster")));
    }

    /** The features that a derived cluster never has, whatever its base says of them. */
    private Set<String> absentFeatures() {
        return element.features().stream()
                .filter(feature -> conformances.parse(feature.conformance()).isDisallowed())
                .map(feature -> String.valueOf(feature.code()))
                .collect(Collectors.toSet());
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
                        feature.location(), (int) bit, code, name, TypeScope.summary(feature.summary()), conformance))
                .findFirst();
    }

    private List<Command> commands(List<Field> attributes) {
        List<Command> commands = Stream.concat(element.commands().stream(), atomicCommands(attributes).stream())
                .map(this::command)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Command::id).thenComparing(Command::direction))
                .toList();
        Map<String, String> responses = commands.stream()
                .filter(command -> !command.isRequest())
                .collect(Collectors.toMap(
                        command -> Declarations.key(command.name()), Command::name, (first, second) -> first));
        return commands.stream().map(command -> answered(command, responses)).toList();
    }

    /** The request with the response as it is called; some files write the two names a little differently. */
    private Command answered(Command request, Map<String, String> responses) {
        String written = request.response();
        String name = written == null ? null : responses.get(Declarations.key(written));
        if (name == null || name.equals(written)) {
            return request;
        }
        problems.warning(
                "unknown-response",
                request.location(),
                "command '" + request.name() + "' is answered by '" + written + "'; '" + name + "' is assumed",
                "");
        return request.answeredBy(name);
    }

    private Optional<Command> command(CommandElement command) {
        Conformance conformance = conformances.parse(command.conformance());
        OptionalLong id = numbers.required(
                command.id(), 0, 0xFFFF_FFFEL, command.location(), "the id of command '" + command.name() + "'");
        if (AbsentFeatures.exclude(conformance, absent) || id.isEmpty()) {
            return Optional.empty();
        }
        String name = MissingNames.orAssumed(command.name(), "command", id.getAsLong(), command.location(), problems);
        String direction = command.direction() == null ? TO_SERVER : command.direction();
        if (!DIRECTIONS.contains(direction)) {
            problems.error(
                    "unknown-direction",
                    command.location(),
                    "command '" + name + "' has the unknown direction '" + direction + "'",
                    Hints.didYouMeanOrOneOf(direction, DIRECTIONS));
        }
        boolean request = direction.equals(TO_SERVER);
        return Optional.of(new Command(
                command.location(),
                id.getAsLong(),
                name,
                TypeScope.summary(command.summary()),
                request ? Direction.TO_SERVER : Direction.TO_CLIENT,
                request ? response(command.response()) : null,
                request ? accesses.request(command.access()) : accesses.member(command.access()),
                conformance,
                types.fields().fields(command.fields(), name)));
    }

    private Optional<Event> event(EventElement event) {
        Conformance conformance = conformances.parse(event.conformance());
        OptionalLong id = numbers.required(
                event.id(), 0, 0xFFFF_FFFEL, event.location(), "the id of event '" + event.name() + "'");
        if (AbsentFeatures.exclude(conformance, absent) || id.isEmpty()) {
            return Optional.empty();
        }
        String name = MissingNames.orAssumed(event.name(), "event", id.getAsLong(), event.location(), problems);
        Access access = accesses.event(event.access());
        List<Field> fields = types.fields().fields(event.fields(), name);
        return Optional.of(new Event(
                event.location(),
                id.getAsLong(),
                name,
                TypeScope.summary(event.summary()),
                priority(event),
                access,
                conformance,
                access.fabricSensitive() ? types.fields().withFabricIndex(fields, event.location()) : fields));
    }

    /**
     * A cluster with an attribute that is written atomically has the commands for it without declaring them (Matter Core,
     * 7.15 Atomic Writes).
     */
    private List<CommandElement> atomicCommands(List<Field> attributes) {
        Set<String> own = element.commands().stream()
                .map(command -> String.valueOf(command.name()))
                .collect(Collectors.toSet());
        return attributes.stream().noneMatch(attribute -> attribute.qualities().contains(Quality.ATOMIC_WRITE))
                ? List.of()
                : globalCommands.stream()
                        .filter(command -> !own.contains(String.valueOf(command.name())))
                        .toList();
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
