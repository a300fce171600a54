package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.generated.combinations.Combinations;
import dev.clusterwright.roundtrip.RecordKind.Member;
import dev.clusterwright.tlv.TlvCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every generated record and attribute, of the bundled clusters and of those made for tests: what is encoded stands on the
 * wire as the rules say, is decoded as the same value, and is encoded in the same way again.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
class RoundTripTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 50;

    private static final List<GeneratedClasses> ALL =
            List.of(GeneratedClasses.beside(Combinations.class), GeneratedClasses.beside(OnOff.class));

    @TestFactory
    Stream<DynamicTest> records() {
        return ALL.stream()
                .flatMap(GeneratedClasses::records)
                .map(type -> test(type.getName(), random -> {
                    RecordKind kind = RecordKind.of(type);
                    Slot slot = new Slot(kind, false, false);
                    TlvCodec<@Nullable Object> codec = GeneratedClasses.constant(type, "CODEC");
                    kind.edges().forEach(value -> check(codec, slot, value));
                    kind.edgesOfMembers(random).forEach(value -> check(codec, slot, value));
                    for (int round = 0; round < ROUNDS; round++) {
                        check(codec, slot, kind.any(random));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> attributes() {
        return ALL.stream()
                .flatMap(GeneratedClasses::attributes)
                .map(attribute -> test(name(attribute), random -> {
                    Slot slot = GeneratedClasses.slot(attribute);
                    TlvCodec<@Nullable Object> codec = codec(attribute);
                    slot.edges().forEach(value -> check(codec, slot, value));
                    for (int round = 0; round < ROUNDS; round++) {
                        check(codec, slot, slot.any(random));
                    }
                }));
    }

    /** Each {@code with…} changes what it says and nothing else. */
    @TestFactory
    Stream<DynamicTest> optionalMembersCanBeReplaced() {
        return ALL.stream()
                .flatMap(GeneratedClasses::records)
                .map(type -> test(type.getName(), random -> {
                    RecordKind kind = RecordKind.of(type);
                    for (Member member : kind.members()) {
                        if (member.slot().optional()) {
                            Method with = with(type, member);
                            for (Object content : member.slot().edges()) {
                                Object value = kind.any(random);
                                Object changed = Reflection.call(() -> with.invoke(value, content));
                                assertThat(changed).isEqualTo(kind.with(value, member, content));
                                assertThat(member.get(changed)).isEqualTo(content);
                            }
                        }
                    }
                }));
    }

    /** What descriptors refer to has been found, and is what was found. */
    @TestFactory
    Stream<DynamicTest> descriptorsReferToWhatWasTested() {
        return ALL.stream()
                .flatMap(all -> all.clusters()
                        .map(cluster -> dynamicTest(cluster.name(), () -> {
                            Set<Object> codecs = all.records()
                                    .map(type -> GeneratedClasses.<Object>constant(type, "CODEC"))
                                    .collect(Collectors.toCollection(HashSet::new));
                            Set<Object> fields = all.records()
                                    .<Object>map(RecordKind::fields)
                                    .collect(Collectors.toSet());
                            cluster.commands().forEach(command -> {
                                assertThat(command.codec()).isIn(codecs);
                                assertThat((Object) command.fields()).isIn(fields);
                            });
                            cluster.responses().forEach(response -> {
                                assertThat(response.codec()).isIn(codecs);
                                assertThat((Object) response.fields()).isIn(fields);
                            });
                            cluster.events().forEach(event -> {
                                assertThat(event.codec()).isIn(codecs);
                                assertThat((Object) event.fields()).isIn(fields);
                            });
                            assertThat(constants(all)).containsAll(cluster.attributes());
                        })));
    }

    private static Set<Attribute<?>> constants(GeneratedClasses all) {
        return all.attributes()
                .<Attribute<?>>map(field -> GeneratedClasses.constant(field.getDeclaringClass(), field.getName()))
                .collect(Collectors.toSet());
    }

    @Test
    void allBundledClustersAreFound() {
        GeneratedClasses bundled = ALL.get(1);
        assertThat(bundled.clusters().map(ClusterDescriptor::name))
                .hasSizeGreaterThanOrEqualTo(28)
                .contains("On/Off", "Network Identity Management", "Dishwasher Mode");
        assertThat(bundled.records()).hasSizeGreaterThan(100);
        assertThat(bundled.attributes()).hasSizeGreaterThan(200);
    }

    @SuppressWarnings("NullAway") // does not follow nullable type arguments outside its JSpecify mode
    private static void check(TlvCodec<@Nullable Object> codec, Slot slot, @Nullable Object value) {
        Wire wire = new Wire();
        slot.write(wire, Wire.ANONYMOUS, value);

        byte[] encoded = codec.encode(value);
        Object decoded = codec.decode(encoded);

        assertThat(encoded).as("encoding of %s", value).isEqualTo(wire.toByteArray());
        assertThat(decoded).isEqualTo(value);
        assertThat(Objects.hashCode(decoded)).isEqualTo(Objects.hashCode(value));
        assertThat(codec.encode(decoded)).as("second encoding of %s", value).isEqualTo(encoded);
        if (decoded instanceof Record) {
            assertThat(decoded.toString()).isEqualTo(slot.text(value));
        }
    }

    private static DynamicTest test(String name, Consumer<RandomGenerator> check) {
        return dynamicTest(name, () -> {
            try {
                check.accept(new SplittableRandom(SEED));
            } catch (RuntimeException | Error failure) {
                throw new AssertionError("failed with the seed " + SEED + ": " + failure.getMessage(), failure);
            }
        });
    }

    private static Method with(Class<?> type, Member member) {
        String name = "with" + member.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + member.name().substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() == type)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no " + name));
    }

    private static String name(Field attribute) {
        return attribute.getDeclaringClass().getName() + "." + attribute.getName();
    }

    private static TlvCodec<@Nullable Object> codec(Field attribute) {
        Attribute<@Nullable Object> value =
                GeneratedClasses.constant(attribute.getDeclaringClass(), attribute.getName());
        return value.codec();
    }
}
