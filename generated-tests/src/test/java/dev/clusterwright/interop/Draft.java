package dev.clusterwright.interop;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.type.Maybe;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of a cluster on paper: features by chance, and as many attributes and commands as its definition allows with
 * them. It starts with all of them, and changes what breaks a rule until nothing does.
 */
final class Draft implements ClusterState {
    private static final int FEATURES = 500;
    private static final int CHANGES = 30;
    private static final Pattern AFTER_THE_NAME = Pattern.compile("[\\[ .].*");

    private final ClusterDescriptor cluster;
    private final long features;
    private final Function<Attribute<?>, @Nullable Object> values;
    private final Map<Attribute<?>, @Nullable Object> attributes = new LinkedHashMap<>();
    private final Set<Command<?, ?>> commands = new LinkedHashSet<>();

    private Draft(ClusterDescriptor cluster, long features, Function<Attribute<?>, @Nullable Object> values) {
        this.cluster = cluster;
        this.features = features;
        this.values = values;
        cluster.attributes().forEach(this::give);
        commands.addAll(cluster.commands());
    }

    /**
     * Finds one.
     *
     * @param values makes a value of an attribute, each time another
     */
    static Draft of(
            ClusterDescriptor cluster, RandomGenerator random, Function<Attribute<?>, @Nullable Object> values) {
        List<Violation> violations = List.of();
        for (int i = 0; i < FEATURES; i++) {
            long features = cluster.features().stream()
                    .filter(feature -> random.nextBoolean())
                    .mapToLong(feature -> 1L << feature.bit())
                    .sum();
            Draft draft = new Draft(cluster, features, values);
            violations = draft.settle();
            if (violations.isEmpty()) {
                return draft;
            }
        }
        throw new AssertionError("no server of " + cluster.name() + " keeps to its definition: " + violations);
    }

    private List<Violation> settle() {
        List<Violation> violations = validate();
        for (int i = 0; i < CHANGES && !violations.isEmpty(); i++) {
            violations.forEach(this::heed);
            violations = validate();
        }
        return violations;
    }

    private void heed(Violation violation) {
        String name = AFTER_THE_NAME.matcher(violation.path()).replaceFirst("");
        if (violation.message().startsWith("is there but not allowed")) {
            attributes.keySet().removeIf(attribute -> attribute.name().equals(name));
            commands.removeIf(command -> command.name().equals(name));
        } else {
            cluster.attributes().stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .forEach(this::give);
        }
    }

    private void give(Attribute<?> attribute) {
        attributes.put(attribute, values.apply(attribute));
    }

    /** What it has and what they hold. */
    Map<Attribute<?>, @Nullable Object> attributes() {
        return attributes;
    }

    /** What it takes. */
    Set<Command<?, ?>> commands() {
        return commands;
    }

    @Override
    public Optional<ClusterDescriptor> cluster() {
        return Optional.of(cluster);
    }

    @Override
    public OptionalLong features() {
        return OptionalLong.of(features);
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(cluster.revision());
    }

    @Override
    public Optional<Maybe<Object>> value(Attribute<?> attribute) {
        if (!attributes.containsKey(attribute)) {
            return Optional.of(Maybe.absent());
        }
        Object value = attributes.get(attribute);
        return Optional.of(value == null ? Maybe.ofNull() : Maybe.of(value));
    }

    @Override
    public Optional<Boolean> accepts(Command<?, ?> command) {
        return Optional.of(commands.contains(command));
    }
}
