package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes. The values of one cluster are read together, while nothing is written to it, and when they are asked
 * for: no more than those are held at a time. Thread-safe; what it returns is not.
 */
final class AttributeReading {
    private static final Comparator<ServedAttribute<?>> BY_PLACE = Comparator.comparingInt(
                    (ServedAttribute<?> attribute) -> attribute.cluster().endpoint())
            .thenComparingLong(attribute -> attribute.cluster().id())
            .thenComparingLong(attribute -> attribute.attribute().id());

    private final Logger logger = System.getLogger(Node.class.getName());
    private final NavigableMap<Integer, Endpoint> endpoints;
    private final Checks checks;
    private final UserCode userCode;

    AttributeReading(NavigableMap<Integer, Endpoint> endpoints, Checks checks, UserCode userCode) {
        this.endpoints = endpoints;
        this.checks = checks;
        this.userCode = userCode;
    }

    /** One who reads, and how. */
    private record Reader(Session session, boolean fabricFiltered) {}

    /**
     * What paths name, in their order; what wildcards come upon by endpoint, cluster and attribute. There is a status for
     * a concrete path that cannot be read, while a wildcard passes over it.
     *
     * @param filters the versions of clusters that the reader has, and does not want again; null for none
     */
    Iterator<AttributeReport> read(
            Session session,
            List<AttributePath> paths,
            @Nullable List<DataVersionFilter> filters,
            boolean fabricFiltered) {
        Reader reader = new Reader(session, fabricFiltered);
        Set<DataVersionFilter> known = known(session, filters);
        return new Chain<>(groups(paths).stream()
                .flatMap(group -> steps(reader, group, known))
                .iterator());
    }

    /** Attributes, by endpoint, cluster and id; without those that cannot be read, at least not by this reader. */
    Iterator<AttributeReport> read(Session session, Collection<ServedAttribute<?>> attributes, boolean fabricFiltered) {
        Reader reader = new Reader(session, fabricFiltered);
        Map<ServedCluster, List<ServedAttribute<?>>> byCluster = new LinkedHashMap<>();
        attributes.stream()
                .sorted(BY_PLACE)
                .forEach(attribute -> byCluster
                        .computeIfAbsent(attribute.cluster(), cluster -> new ArrayList<>())
                        .add(attribute));
        return new Chain<>(byCluster.values().stream()
                .map(group -> (Supplier<List<AttributeReport>>) () -> readAll(reader, group))
                .iterator());
    }

    /** Whether paths name anything that can be read now, or will be. */
    boolean reachesAny(Session session, List<AttributePath> paths) {
        return paths.stream()
                .filter(path -> session.isFor(path.node()))
                .map(PathPattern::new)
                .anyMatch(pattern -> clusters(pattern)
                        .flatMap(cluster -> cluster.attributes().values().stream())
                        .anyMatch(attribute -> pattern.matches(attribute) && checks.mayRead(session, attribute)));
    }

    private Stream<ServedCluster> clusters(PathPattern pattern) {
        return endpoints.values().stream()
                .filter(pattern::matches)
                .flatMap(endpoint -> endpoint.clusters().values().stream())
                .filter(pattern::matches);
    }

    private static Set<DataVersionFilter> known(Session session, @Nullable List<DataVersionFilter> filters) {
        return filters == null
                ? Set.of()
                : filters.stream()
                        .filter(filter -> session.isFor(filter.path().node()))
                        .map(filter -> new DataVersionFilter(
                                new ClusterPath(
                                        null,
                                        filter.path().endpoint(),
                                        filter.path().cluster()),
                                filter.dataVersion()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Concrete paths of the same cluster that follow each other are read together; all others by themselves. */
    private static List<List<AttributePath>> groups(List<AttributePath> paths) {
        List<List<AttributePath>> groups = new ArrayList<>();
        AttributePath last = null;
        for (AttributePath path : paths) {
            boolean together = last != null
                    && last.isConcrete()
                    && path.isConcrete()
                    && Objects.equals(last.endpoint(), path.endpoint())
                    && Objects.equals(last.cluster(), path.cluster());
            if (!together) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(path);
            last = path;
        }
        return groups;
    }

    private Stream<Supplier<List<AttributeReport>>> steps(
            Reader reader, List<AttributePath> group, Set<DataVersionFilter> known) {
        AttributePath path = group.get(0);
        if (path.isConcrete()) {
            return Stream.of(() -> readNamed(reader, group, known));
        }
        if (!reader.session.isFor(path.node())) {
            return Stream.empty();
        }
        PathPattern pattern = new PathPattern(path);
        return clusters(pattern).map(cluster -> () -> readMatching(reader, cluster, pattern, known));
    }

    private List<AttributeReport> readMatching(
            Reader reader, ServedCluster cluster, PathPattern pattern, Set<DataVersionFilter> known) {
        if (known.contains(version(cluster, cluster.dataVersion()))) {
            return List.of();
        }
        return readAll(
                reader,
                cluster.attributes().values().stream().filter(pattern::matches).toList());
    }

    /** Attributes of one cluster. */
    private List<AttributeReport> readAll(Reader reader, List<ServedAttribute<?>> attributes) {
        List<ServedAttribute<?>> readable = attributes.stream()
                .filter(attribute -> checks.mayRead(reader.session, attribute))
                .toList();
        if (readable.isEmpty()) {
            return List.of();
        }
        ServedCluster cluster = readable.get(0).cluster();
        return cluster.exclusively(() -> {
            long version = cluster.dataVersion();
            return readable.stream()
                    .flatMap(attribute -> readQuietly(reader, attribute, version).stream())
                    .toList();
        });
    }

    private Optional<AttributeReport> readQuietly(Reader reader, ServedAttribute<?> attribute, long version) {
        try {
            return Optional.of(data(reader, attribute, version));
        } catch (StatusException e) {
            logger.log(Level.DEBUG, () -> attribute + " is left out: " + e.status());
            return Optional.empty();
        }
    }

    private List<AttributeReport> readNamed(Reader reader, List<AttributePath> group, Set<DataVersionFilter> known) {
        AttributePath first = group.get(0);
        Endpoint endpoint = endpoints.get(first.endpoint());
        ServedCluster cluster = endpoint == null ? null : endpoint.clusters().get(first.cluster());
        return cluster == null
                ? readNamed(reader, group, known, 0)
                : cluster.exclusively(() -> readNamed(reader, group, known, cluster.dataVersion()));
    }

    private List<AttributeReport> readNamed(
            Reader reader, List<AttributePath> group, Set<DataVersionFilter> known, long version) {
        return group.stream()
                .flatMap(path -> readNamed(reader, path, known, version).stream())
                .toList();
    }

    private Optional<AttributeReport> readNamed(
            Reader reader, AttributePath path, Set<DataVersionFilter> known, long version) {
        try {
            ServedAttribute<?> attribute = checks.toRead(
                    reader.session,
                    path.node(),
                    Objects.requireNonNull(path.endpoint()),
                    Objects.requireNonNull(path.cluster()),
                    Objects.requireNonNull(path.attribute()));
            return known.contains(version(attribute.cluster(), version))
                    ? Optional.empty()
                    : Optional.of(data(reader, attribute, version));
        } catch (StatusException e) {
            return Optional.of(new AttributeStatus(path, e.status()));
        }
    }

    private static DataVersionFilter version(ServedCluster cluster, long version) {
        return new DataVersionFilter(ClusterPath.of(cluster.endpoint(), cluster.id()), version);
    }

    /**
     * The value.
     *
     * @param version that the cluster had before any of its values were read: who knows the last that was said of a cluster
     *     must not take a change in between for known
     */
    private AttributeReport data(Reader reader, ServedAttribute<?> served, long version) {
        Attribute<?> attribute = served.attribute();
        ServedCluster cluster = served.cluster();
        AttributeData data = userCode.call(
                served,
                () -> new AttributeData(
                        version,
                        AttributePath.of(cluster.endpoint(), attribute),
                        served.read(reader.session.subject(), reader.fabricFiltered)));
        if (!ReportMessages.fits(reader.session, data)) {
            logger.log(Level.WARNING, () -> served + " fits no message");
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "the value fits no message");
        }
        return data;
    }
}
