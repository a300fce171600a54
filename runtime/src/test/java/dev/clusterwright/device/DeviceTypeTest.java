package dev.clusterwright.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.device.ClusterRequirement.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceTypeTest {
    private static final ClusterRequirement ON_OFF = ClusterRequirement.server(0x0006, "On/Off", "M");

    @Test
    void whatIsNotSaidIsEmpty() {
        DeviceType plain = DeviceType.of(0x0100, "On/Off Light", 3);
        assertThat(plain.category()).isEmpty();
        assertThat(plain.scope()).isEmpty();
        assertThat(plain.superset()).isEmpty();
        assertThat(Stream.of(plain.conditions(), plain.requirements(), plain.components()))
                .allMatch(List::isEmpty);
        assertThat(plain).hasToString("On/Off Light");
    }

    /** Each method changes one thing and keeps the others, in whatever order they are called. */
    @Test
    void eachMethodChangesOneThing() {
        Component component = new Component(0x0510, "Electrical Sensor", "", "min 1", List.of(ON_OFF));
        ConditionRequirement requirement = new ConditionRequirement(DeviceType.NO_ID, "Base", "Wi-Fi", "O");
        DeviceType forth = DeviceType.of(1, "A", 2)
                .category(DeviceType.Category.SIMPLE)
                .scope(DeviceType.Scope.ENDPOINT)
                .supersetOf(0xFFF1_0001L)
                .conditions(new Condition("Cond", ""))
                .requirements(ON_OFF)
                .components(component)
                .conditionRequirements(requirement);
        DeviceType back = DeviceType.of(1, "A", 2)
                .conditionRequirements(requirement)
                .components(component)
                .requirements(ON_OFF)
                .conditions(new Condition("Cond", ""))
                .supersetOf(0xFFF1_0001L)
                .scope(DeviceType.Scope.ENDPOINT)
                .category(DeviceType.Category.SIMPLE);
        for (DeviceType type : List.of(forth, back)) {
            assertThat(type.id()).isEqualTo(1);
            assertThat(type.name()).isEqualTo("A");
            assertThat(type.revision()).isEqualTo(2);
            assertThat(type.category()).contains(DeviceType.Category.SIMPLE);
            assertThat(type.scope()).contains(DeviceType.Scope.ENDPOINT);
            assertThat(type.superset()).hasValue(0xFFF1_0001L);
            assertThat(type.conditions()).containsExactly(new Condition("Cond", ""));
            assertThat(type.requirements()).containsExactly(ON_OFF);
            assertThat(type.components()).containsExactly(component);
            assertThat(type.conditionRequirements()).containsExactly(requirement);
        }
    }

    @Test
    void aRequirementKeepsWhatIsSaidOfIt() {
        FeatureRequirement feature = new FeatureRequirement("LT", "Lighting", "M");
        ElementRequirement element = ElementRequirement.command(0x40, "OffWithEffect")
                .constraint("max 3")
                .conformance("O");
        for (ClusterRequirement requirement : List.of(
                ON_OFF.singleton().features(feature).elements(element),
                ON_OFF.elements(element).features(feature).singleton())) {
            assertThat(requirement.side()).isEqualTo(Side.SERVER);
            assertThat(requirement.clusterId()).isEqualTo(6);
            assertThat(requirement.clusterName()).isEqualTo("On/Off");
            assertThat(requirement.conformance()).isEqualTo("M");
            assertThat(requirement.isSingleton()).isTrue();
            assertThat(requirement.features()).containsExactly(feature);
            assertThat(requirement.elements()).containsExactly(element);
        }
        assertThat(element.kind()).isEqualTo(ElementRequirement.Kind.COMMAND);
        assertThat(element.id()).isEqualTo(0x40);
        assertThat(Stream.of(
                                ElementRequirement.attribute(1, "A"),
                                ElementRequirement.command(2, "C"),
                                ElementRequirement.field(3, "C.F"),
                                ElementRequirement.event(4, "E"))
                        .map(ElementRequirement::kind))
                .containsExactly(ElementRequirement.Kind.values());
        assertThat(element.conformance()).contains("O");
        assertThat(element.constraint()).contains("max 3");
        assertThat(element).hasToString("OffWithEffect");
        assertThat(ON_OFF.isSingleton()).isFalse();
        assertThat(ON_OFF).hasToString("server of On/Off");
        assertThat(ClusterRequirement.client(3, "Identify", "O")).hasToString("client of Identify");
    }

    @Test
    void listsCannotBeChangedFromOutside() {
        ClusterRequirement[] requirements = {ON_OFF};
        DeviceType type = DeviceType.of(1, "A", 1).requirements(requirements);
        requirements[0] = ClusterRequirement.client(3, "Identify", "O");
        assertThat(type.requirements()).containsExactly(ON_OFF);
        assertThatThrownBy(() -> type.requirements().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
