package dev.clusterwright.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Privilege;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random tables decide as the {@link AccessModel} does. Ids come from so few that most requests miss an entry by one
 * thing only, or by none.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
class AccessTablePropertyTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int TABLES = 2_000;
    private static final int CHECKS = 100;

    private static final List<Long> NODES = List.of(1L, 2L, 0x1111111111111111L, 0xFFFFFFEF_FFFFFFFFL);
    private static final List<Long> TAGS =
            List.of(0xABCD_0001L, 0xABCD_0002L, 0xABCE_0001L, 0xABCD_FFFFL, 0x0000_0001L);
    private static final List<Integer> GROUPS = List.of(1, 2, 0x8000, 0xFFFF);
    private static final List<Long> CLUSTERS = List.of(0L, 6L, 0x1FL, 0xFFF1_FC00L);
    private static final List<Integer> ENDPOINTS = List.of(0, 1, 2, 0xFFFE);
    private static final List<Long> DEVICE_TYPES = List.of(0x16L, 0x100L, 0xFFF1_0001L);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void decidesAsTheModelDoes() {
        Map<AccessDecision, Integer> decisions = new EnumMap<>(AccessDecision.class);
        for (int i = 0; i < TABLES; i++) {
            boolean auxiliary = random.nextInt(4) == 0;
            List<AccessControlEntry> entries = many(12, this::entry);
            List<AuxiliaryGroup> groups = auxiliary ? many(3, this::auxiliaryGroup) : List.of();
            AccessModel model = new AccessModel(entries, auxiliary, groups);
            AccessTable table = auxiliary ? AccessTable.withAuxiliary(entries, groups) : AccessTable.of(entries);
            for (int j = 0; j < CHECKS; j++) {
                decisions.merge(assertSame(model, table), 1, Integer::sum);
            }
        }
        assertThat(decisions.values()).hasSize(2).allMatch(count -> count > TABLES * CHECKS / 10);
    }

    private AccessDecision assertSame(AccessModel model, AccessTable table) {
        SubjectDescriptor subject = subject();
        Privilege privilege = of(Privilege.values());
        int endpoint = of(ENDPOINTS);
        long cluster = of(CLUSTERS);
        List<Long> deviceTypes = many(2, () -> of(DEVICE_TYPES));
        AccessDecision decision = table.check(subject, privilege, endpoint, cluster, deviceTypes);
        assertThat(decision)
                .as(
                        "seed %d: %s, %s on endpoint %d, cluster %d, device types %s by %s",
                        SEED, subject, privilege, endpoint, cluster, deviceTypes, model)
                .isEqualTo(model.check(subject, privilege, endpoint, cluster, deviceTypes));
        return decision;
    }

    private AccessControlEntry entry() {
        boolean group = random.nextInt(3) == 0;
        Privilege privilege = of(Privilege.values());
        return new AccessControlEntry(
                1 + random.nextInt(3),
                group && privilege == Privilege.ADMINISTER ? Privilege.MANAGE : privilege,
                group ? AuthenticationMode.GROUP : AuthenticationMode.CASE,
                many(3, () -> group ? groupNode() : random.nextBoolean() ? of(NODES) : tagNode()),
                many(3, this::target));
    }

    private AccessTarget target() {
        while (true) {
            Long cluster = maybe(CLUSTERS);
            Integer endpoint = maybe(ENDPOINTS);
            Long deviceType = maybe(DEVICE_TYPES);
            AccessTarget target = new AccessTarget(cluster, endpoint, endpoint == null ? deviceType : null);
            if (target.problem().isEmpty()) {
                return target;
            }
        }
    }

    private AuxiliaryGroup auxiliaryGroup() {
        return new AuxiliaryGroup(1 + random.nextInt(3), of(GROUPS), new HashSet<>(many(3, () -> of(ENDPOINTS))));
    }

    /** Also such as no session can have. */
    private SubjectDescriptor subject() {
        AuthenticationMode mode = random.nextInt(20) == 0
                ? AuthenticationMode.PASE
                : random.nextInt(3) == 0 ? AuthenticationMode.GROUP : AuthenticationMode.CASE;
        long subject = switch (random.nextInt(8)) {
            case 0 -> tagNode();
            case 1 -> 0;
            case 2 -> mode == AuthenticationMode.GROUP ? of(NODES) : groupNode();
            default -> mode == AuthenticationMode.GROUP ? groupNode() : of(NODES);
        };
        List<Long> tags = many(3, () -> random.nextInt(4) == 0 ? 0xABCD_0000L : of(TAGS));
        return new SubjectDescriptor(random.nextInt(5), mode, subject, tags);
    }

    private long groupNode() {
        return 0xFFFFFFFF_FFFF0000L | of(GROUPS);
    }

    private long tagNode() {
        return 0xFFFFFFFD_00000000L | of(TAGS);
    }

    private <T> List<T> many(int max, Supplier<T> value) {
        return new ArrayList<>(
                Stream.generate(value).limit(random.nextInt(max + 1)).toList());
    }

    private <T> @Nullable T maybe(List<T> values) {
        return random.nextBoolean() ? of(values) : null;
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T of(T[] values) {
        return of(List.of(values));
    }
}
