package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What subscriptions need of reading: attributes that have changed, and whether there is anything to wait for. */
class ReportedChangesTest {
    private final NavigableMap<Integer, Endpoint> endpoints = new TreeMap<>();
    /** What any reader is granted. */
    private Privilege granted = Privilege.VIEW;

    private final Checks checks = new Checks(
            endpoints,
            (subject, privilege, endpoint, cluster, types) ->
                    granted.grants(privilege) ? AccessDecision.ALLOWED : AccessDecision.DENIED);
    private final AttributeReading attributes = new AttributeReading(endpoints, checks, new UserCode());
    private final EventReading events = new EventReading(endpoints, checks, new EventLog(new ManualTimer(), 5, 0));
    private final Session session = ReadFixture.session("viewer");
    private final Shelf shelf = new Shelf();

    ReportedChangesTest() {
        for (int id : new int[] {3, 1}) {
            endpoints.put(
                    id,
                    Endpoint.builder(id)
                            .deviceType(ReadFixture.FURNITURE)
                            .cluster(id == 1 ? shelf : new Shelf())
                            .build());
        }
    }

    @Test
    void changesAreReportedByPlaceWithoutWhatMayNotBeRead() {
        List<ServedAttribute<?>> changed = List.of(
                served(3, Shelf.LEVEL), served(1, Shelf.SECRET), served(1, Shelf.NAMES), served(1, Shelf.LEVEL));

        assertThat(paths(attributes.read(session, changed, false)))
                .containsExactly(
                        AttributePath.of(1, Shelf.LEVEL),
                        AttributePath.of(1, Shelf.NAMES),
                        AttributePath.of(3, Shelf.LEVEL));
        granted = Privilege.ADMINISTER;
        assertThat(paths(attributes.read(session, changed, false)))
                .hasSize(4)
                .contains(AttributePath.of(1, Shelf.SECRET));
    }

    @Test
    void valuesAreThoseOfTheTimeWhenTheyAreAskedFor() {
        Iterator<AttributeReport> reports = attributes.read(session, List.of(served(1, Shelf.LEVEL)), false);

        shelf.level.set(300);

        AttributeData data = (AttributeData) reports.next();
        assertThat(data.data().toHex()).isEqualTo("052c01");
    }

    @Test
    void secretIsNotReachedByOneWhoMayOnlyView() {
        assertThat(attributes.reachesAny(session, List.of(AttributePath.of(1, Shelf.SECRET))))
                .isFalse();
        assertThat(attributes.reachesAny(session, List.of(AttributePath.of(2, Shelf.LEVEL))))
                .isFalse();
        assertThat(attributes.reachesAny(
                        session, List.of(AttributePath.of(1, Shelf.SECRET), AttributePath.of(1, Shelf.LEVEL))))
                .isTrue();
        assertThat(attributes.reachesAny(session, List.of(new AttributePath(null, Shelf.ID, null))))
                .isTrue();
    }

    @Test
    void eventsAreReachedBeforeTheyHappen() {
        assertThat(events.reachesAny(session, List.of(EventPath.of(1, Shelf.ALARM))))
                .isFalse();
        assertThat(events.reachesAny(session, List.of(EventPath.of(2, Shelf.OPENED))))
                .isFalse();
        assertThat(events.reachesAny(session, List.of(EventPath.of(1, Shelf.OPENED))))
                .isTrue();
        assertThat(events.reachesAny(session, List.of(new EventPath(1, null, null))))
                .isTrue();
    }

    private ServedAttribute<?> served(int endpoint, Attribute<?> attribute) {
        ServedCluster cluster =
                Objects.requireNonNull(endpoints.get(endpoint)).clusters().get(Shelf.ID);
        return Objects.requireNonNull(
                Objects.requireNonNull(cluster).attributes().get(attribute.id()));
    }

    private static List<AttributePath> paths(Iterator<AttributeReport> reports) {
        List<AttributePath> paths = new ArrayList<>();
        reports.forEachRemaining(report -> paths.add(((AttributeData) report).path()));
        return paths;
    }
}
