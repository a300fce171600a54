package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Feature;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of everything that is bundled: each can be read, and what peers send obeys them. */
class RulesTest {
    /** Where values of the vectors, which are random, break a rule that matter.js does not look at while it encodes. */
    private static final Set<String> BROKEN_BY_CHANCE = Set.of(
            // The group 0, which is none.
            "Groups.GetGroupMembershipResponse.GroupList[2]",
            // Without the status SUCCESS.
            "NetworkCommissioning.NetworkConfigResponse.NetworkIndex",
            // Neither 6 nor 8 octets.
            "NetworkCommissioning.ThreadInterfaceScanResultStruct.ExtendedAddress");

    @Test
    void everyRuleReadsBack() {
        List<Conformance> conformances = Bundled.clusters().stream()
                .flatMap(cluster -> Stream.of(
                                cluster.features().stream().map(Feature::conformance),
                                cluster.attributes().stream().map(Attribute::conformance),
                                cluster.commands().stream().map(Command::conformance),
                                cluster.events().stream().map(Event::conformance))
                        .flatMap(all -> all))
                .toList();
        List<Field> fields =
                Bundled.records().values().stream().flatMap(List::stream).toList();

        assertThat(conformances).hasSizeGreaterThan(200);
        assertThat(fields).hasSizeGreaterThan(200);
        Stream.concat(conformances.stream(), fields.stream().map(Field::conformance))
                .forEach(rule -> assertThat(Conformance.parse(rule.toString())).isEqualTo(rule));
        Stream.concat(
                        fields.stream().map(Field::constraint),
                        Bundled.clusters().stream()
                                .flatMap(cluster -> cluster.attributes().stream())
                                .map(Attribute::constraint))
                .flatMap(Optional::stream)
                .forEach(rule -> assertThat(Constraint.parse(rule.toString())).isEqualTo(rule));
    }

    /** Nothing of what a cluster may lack is demanded while nothing is known, whichever features it has. */
    @Test
    void everyConformanceIsDecided() {
        for (ClusterDescriptor cluster : Bundled.clusters()) {
            assertThat(ClusterState.of(cluster, 0).validate())
                    .as(cluster.name())
                    .allMatch(violation -> violation.path().startsWith("FeatureMap.")
                            || violation.path().equals(cluster.name()));
            for (long features : new long[] {0, 1, 2, 3, -1}) {
                assertThatCode(() ->
                                ClusterState.of(cluster, features, Map.of()).validate())
                        .as(cluster.name())
                        .doesNotThrowAnyException();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> valuesKnowTheirFields() {
        return MatterJsVector.all().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    Members members = decode(vector).members();
                    assertThat(members.name()).isEqualTo(vector.payload().name());
                    assertThat(members.fields()).isEqualTo(vector.payload().fields());
                }));
    }

    @Test
    void whatMatterJsEncodesIsValid() {
        Set<String> broken = MatterJsVector.all().stream()
                .flatMap(vector -> decode(vector).validate().stream())
                .map(violation -> violation.path().replaceFirst(".* > ", ""))
                .collect(toSet());

        assertThat(broken).isEqualTo(BROKEN_BY_CHANCE);
    }

    private static Structure decode(MatterJsVector vector) {
        return (Structure) vector.payload().codec().decode(vector.encoding().toByteArray());
    }
}
