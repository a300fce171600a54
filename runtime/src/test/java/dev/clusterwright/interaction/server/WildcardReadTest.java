package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What wildcards come upon, and what readers have already. */
class WildcardReadTest {
    private static final long DESCRIPTOR = 0x1D;
    private static final Set<Long> COMMAND_LISTS = Set.of(0xFFF8L, 0xFFF9L);
    private static final long ATTRIBUTE_LIST = 0xFFFB;
    private static final Set<Long> FIXED = Set.of(0xFFF8L, 0xFFF9L, 0xFFFBL, 0xFFFCL, 0xFFFDL);

    private final ReadFixture fixture = new ReadFixture();

    /** Where an attribute is. */
    private record Place(int endpoint, long cluster, long attribute) {}

    @Test
    void wildcardGoesByEndpointClusterAndAttribute() {
        List<Place> places = read(path(null, null, null, null));

        assertThat(places)
                .containsSequence(
                        new Place(0, DESCRIPTOR, 0),
                        new Place(0, DESCRIPTOR, 1),
                        new Place(0, DESCRIPTOR, 2),
                        new Place(0, DESCRIPTOR, 3),
                        new Place(0, DESCRIPTOR, 0xFFF8));
        assertThat(places)
                .containsSequence(
                        new Place(1, Shelf.DIAGNOSTICS, 0xFFFD),
                        new Place(1, Shelf.ID, 0),
                        new Place(1, Shelf.ID, 5),
                        new Place(1, Shelf.ID, 6),
                        new Place(1, Shelf.ID, 7),
                        new Place(1, Shelf.ID, 8),
                        new Place(1, Shelf.ID, 0xFFF8),
                        new Place(1, Shelf.ID, 0xFFF9),
                        new Place(1, Shelf.ID, 0xFFFB),
                        new Place(1, Shelf.ID, 0xFFFC),
                        new Place(1, Shelf.ID, 0xFFFD),
                        new Place(1, Shelf.ID, 0xFFF1_0000L),
                        new Place(2, DESCRIPTOR, 0));
        assertThat(places).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource
    void flagsSkipWhatTheySay(int bit, Predicate<Place> skipped) {
        List<Place> all = read(path(null, null, null, null));

        List<Place> some = read(path(null, null, null, 1L << bit));

        assertThat(all).anyMatch(place -> skipped.test(place) || bit == 3);
        assertThat(some).isEqualTo(all.stream().filter(skipped.negate()).toList());
    }

    static Stream<Arguments> flagsSkipWhatTheySay() {
        return Stream.of(
                flag(0, place -> place.endpoint == 0),
                flag(1, place -> place.attribute == ATTRIBUTE_LIST || COMMAND_LISTS.contains(place.attribute)),
                flag(2, place -> place.attribute == ATTRIBUTE_LIST),
                flag(3, place -> false),
                flag(4, place -> COMMAND_LISTS.contains(place.attribute)),
                flag(5, place -> place.cluster > 0xFFFF || place.attribute > 0xFFFF),
                flag(
                        6,
                        place -> FIXED.contains(place.attribute)
                                || (place.cluster == Shelf.ID && place.attribute == Shelf.SERIAL.id())
                                || (place.cluster == DESCRIPTOR && place.attribute < 3)),
                flag(7, place -> place.cluster == Shelf.ID && place.attribute == Shelf.COUNTER.id()),
                flag(8, place -> place.cluster == Shelf.DIAGNOSTICS));
    }

    private static Arguments flag(int bit, Predicate<Place> skipped) {
        return Arguments.of(bit, skipped);
    }

    @Test
    void flagsSkipNothingThatIsNamed() {
        long all = 0x1FF;

        assertThat(read(path(0, null, null, 1L))).isNotEmpty();
        assertThat(read(path(null, Shelf.DIAGNOSTICS, null, 1L << 8))).isNotEmpty();
        assertThat(read(path(1, Shelf.ID, Shelf.SERIAL.id(), all))).hasSize(1);
        assertThat(read(path(null, null, ATTRIBUTE_LIST, 6L))).hasSize(6);
    }

    @Test
    void equalVersionOmitsTheClusterHoweverItIsNamed() {
        long version = version(1, Shelf.ID);
        DataVersionFilter filter = new DataVersionFilter(ClusterPath.of(1, Shelf.ID), version);
        AttributePath named = AttributePath.of(1, Shelf.LEVEL);

        assertThat(read(filter, named)).isEmpty();
        assertThat(read(filter, path(1, null, null, null))).isNotEmpty().noneMatch(place -> place.cluster == Shelf.ID);
        assertThat(read(filter, path(2, null, null, null))).anyMatch(place -> place.cluster == Shelf.ID);
        fixture.one.level.set(12);
        assertThat(read(filter, named)).hasSize(1);
        assertThat(read(filter, path(1, null, null, null))).anyMatch(place -> place.cluster == Shelf.ID);
    }

    @Test
    void versionDoesNotHideWhatCannotBeRead() {
        DataVersionFilter filter = new DataVersionFilter(ClusterPath.of(1, Shelf.ID), version(1, Shelf.ID));
        AttributePath missing = AttributePath.of(1, Shelf.UNHANDLED);

        assertThat(ReadFixture.attributeReports(fixture.messages(
                        ReadFixture.session("admin"),
                        new ReadRequest(List.of(missing), null, null, false, List.of(filter)))))
                .hasSize(1);
    }

    @Test
    void versionsStartSomewhereAndRiseByOneWithEachChange() {
        long version = version(1, Shelf.ID);

        fixture.one.level.set(12);
        fixture.one.level.set(12);

        assertThat(version).isNotEqualTo(version(2, Shelf.ID));
        assertThat(version(1, Shelf.ID)).isEqualTo((version + 1) & 0xFFFF_FFFFL);
    }

    private long version(int endpoint, long cluster) {
        AttributeData data = (AttributeData)
                fixture.read("viewer", path(endpoint, cluster, 0xFFFDL, null)).get(0);
        return Objects.requireNonNull(data.dataVersion());
    }

    private static AttributePath path(
            @Nullable Integer endpoint, @Nullable Long cluster, @Nullable Long attribute, @Nullable Long flags) {
        return new AttributePath(null, null, endpoint, cluster, attribute, Maybe.absent(), flags, null);
    }

    private List<Place> read(AttributePath path) {
        return places(ReadFixture.attributes(path));
    }

    private List<Place> read(DataVersionFilter filter, AttributePath path) {
        return places(new ReadRequest(List.of(path), null, null, false, List.of(filter)));
    }

    private List<Place> places(ReadRequest request) {
        return ReadFixture.attributeReports(fixture.messages(ReadFixture.session("viewer"), request)).stream()
                .map(report -> ((AttributeData) report).path())
                .map(path -> new Place(
                        Objects.requireNonNull(path.endpoint()),
                        Objects.requireNonNull(path.cluster()),
                        Objects.requireNonNull(path.attribute())))
                .toList();
    }
}
