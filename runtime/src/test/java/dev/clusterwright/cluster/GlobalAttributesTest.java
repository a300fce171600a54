package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalAttributesTest {
    private final GlobalAttributes globals = GlobalAttributes.of(6);

    @Test
    void theirIdsAreThoseOfTheStandard() {
        assertThat(globals.all().stream().map(Attribute::id))
                .containsExactly(0xFFF8L, 0xFFF9L, 0xFFFBL, 0xFFFCL, 0xFFFDL);
        assertThat(globals.all().stream().map(Attribute::clusterId)).containsOnly(6L);
        assertThat(globals.all().stream().map(Attribute::name))
                .containsExactly(
                        "GeneratedCommandList",
                        "AcceptedCommandList",
                        "AttributeList",
                        "FeatureMap",
                        "ClusterRevision");
        assertThat(globals.all()).allMatch(attribute -> !attribute.isOptional());
    }

    @Test
    void theirValuesAreValidated() {
        assertThat(globals.clusterRevision().validate(0, ClusterState.unknown()))
                .hasSize(1);
        assertThat(globals.clusterRevision().validate(1, ClusterState.unknown()))
                .isEmpty();
        assertThat(globals.featureMap().validate(0xFFFF_FFFFL, ClusterState.unknown()))
                .isEmpty();
        assertThat(globals.attributeList().validate(List.of(0L, 0xFFFFL), ClusterState.unknown()))
                .isEmpty();
    }

    @Test
    void theRangeOfGlobalIdsIsKnown() {
        assertThat(globals.all()).allMatch(attribute -> GlobalAttributes.isGlobal(attribute.id()));
        assertThat(GlobalAttributes.isGlobal(0x4FFF)).isFalse();
        assertThat(GlobalAttributes.isGlobal(0xEFFF)).isFalse();
        assertThat(GlobalAttributes.isGlobal(0xFFFF)).isFalse();
        assertThat(GlobalAttributes.isGlobal(0xFFF1_F000L)).isFalse();
        assertThatThrownBy(() -> GlobalAttributes.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
