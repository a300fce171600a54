package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.levelcontrol.LevelControl;
import dev.clusterwright.clusters.levelcontrol.LevelControlFeature;
import dev.clusterwright.clusters.levelcontrol.LevelControlServer;
import dev.clusterwright.clusters.levelcontrol.Move;
import dev.clusterwright.clusters.levelcontrol.MoveToLevel;
import dev.clusterwright.clusters.levelcontrol.MoveToLevelWithOnOff;
import dev.clusterwright.clusters.levelcontrol.MoveWithOnOff;
import dev.clusterwright.clusters.levelcontrol.OptionsBitmap;
import dev.clusterwright.clusters.levelcontrol.Step;
import dev.clusterwright.clusters.levelcontrol.StepWithOnOff;
import dev.clusterwright.clusters.levelcontrol.Stop;
import dev.clusterwright.clusters.levelcontrol.StopWithOnOff;
import dev.clusterwright.clusters.onoff.Off;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.clusters.onoff.OnOffServer;
import dev.clusterwright.clusters.onoff.Toggle;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.ClusterHandlers;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Devices as people write them: what the server of a cluster makes of a class that implements it. */
class ServersTest {
    private static final InteractionContext CONTEXT =
            new InteractionContext(Session.of(SubjectDescriptor.node(1, 0x1234)), 1);

    @Test
    void aDeviceHasWhatItImplements() {
        Lamp lamp = new Lamp();
        ClusterHandlers handlers = lamp.handlers();
        assertThat(handlers.cluster()).isSameAs(OnOff.DESCRIPTOR);
        assertThat(handlers.features()).isZero();
        assertThat(handlers.handler(OnOff.Attributes.ON_OFF)).containsSame(lamp.onOff);
        assertThat(handlers.handler(OnOff.Attributes.ON_TIME)).isEmpty();
        assertThat(handlers.handler(OnOff.Commands.OFF)).isPresent();
        assertThat(handlers.handler(OnOff.Commands.ON)).isEmpty();
    }

    @Test
    void commandsAreCarriedOutOrRefused() {
        Lamp lamp = new Lamp();
        ClusterHandlers handlers = lamp.handlers();
        handlers.handler(OnOff.Commands.TOGGLE).orElseThrow().handle(new Toggle(), CONTEXT);
        assertThat(lamp.onOff.get()).isTrue();
        lamp.broken = true;
        assertThatThrownBy(
                        () -> handlers.handler(OnOff.Commands.OFF).orElseThrow().handle(new Off(), CONTEXT))
                .isInstanceOf(StatusException.class);
        assertThat(lamp.onOff.get()).isTrue();
    }

    @Test
    void featuresAndNullableAttributesAreThoseOfTheDevice() {
        ClusterHandlers handlers = new Dimmer().handlers();
        assertThat(handlers.features())
                .isEqualTo(LevelControlFeature.ON_OFF
                        .plus(LevelControlFeature.LIGHTING)
                        .toLong());
        assertThat(value(handlers, LevelControl.Attributes.CURRENT_LEVEL)).isEqualTo(7);
        assertThat(value(handlers, LevelControl.Attributes.ON_LEVEL)).isNull();
        assertThat(value(handlers, LevelControl.Attributes.REMAINING_TIME)).isZero();
        ClusterDescriptor cluster = handlers.cluster();
        assertThat(cluster.attributes().stream()
                        .filter(attribute -> handlers.handler(attribute).isPresent()))
                .containsExactly(
                        LevelControl.Attributes.CURRENT_LEVEL,
                        LevelControl.Attributes.REMAINING_TIME,
                        LevelControl.Attributes.OPTIONS,
                        LevelControl.Attributes.ON_LEVEL);
    }

    private static <T extends @Nullable Object> T value(ClusterHandlers handlers, Attribute<T> attribute) {
        return handlers.handler(attribute).orElseThrow().read();
    }

    private static final class Lamp implements OnOffServer {
        final AttributeValue<Boolean> onOff = AttributeValue.of(false);
        boolean broken;

        @Override
        public AttributeHandler<Boolean> onOff() {
            return onOff;
        }

        @Override
        public CommandAction<Off> off() {
            return (request, context) -> set(false);
        }

        @Override
        public CommandAction<Toggle> toggle() {
            return (request, context) -> set(!onOff.get());
        }

        private void set(boolean on) {
            if (broken) {
                throw new StatusException(StatusCode.FAILURE, "the lamp is broken");
            }
            onOff.set(on);
        }
    }

    private static final class Dimmer implements LevelControlServer {
        private final AttributeValue<@Nullable Integer> currentLevel = AttributeValue.of(7);

        @Override
        public LevelControlFeature features() {
            return LevelControlFeature.ON_OFF.plus(LevelControlFeature.LIGHTING);
        }

        @Override
        public AttributeHandler<@Nullable Integer> currentLevel() {
            return currentLevel;
        }

        @Override
        public AttributeHandler<Integer> remainingTime() {
            return AttributeHandler.computed(() -> 0);
        }

        @Override
        public AttributeHandler<OptionsBitmap> options() {
            return AttributeValue.of(OptionsBitmap.NONE);
        }

        @Override
        public AttributeHandler<@Nullable Integer> onLevel() {
            return AttributeValue.of((Integer) null);
        }

        @Override
        public CommandAction<MoveToLevel> moveToLevel() {
            return (request, context) -> currentLevel.set(request.level());
        }

        @Override
        public CommandAction<Move> move() {
            return (request, context) -> {};
        }

        @Override
        public CommandAction<Step> step() {
            return (request, context) -> {};
        }

        @Override
        public CommandAction<Stop> stop() {
            return (request, context) -> {};
        }

        @Override
        public CommandAction<MoveToLevelWithOnOff> moveToLevelWithOnOff() {
            return (request, context) -> currentLevel.set(request.level());
        }

        @Override
        public CommandAction<MoveWithOnOff> moveWithOnOff() {
            return (request, context) -> {};
        }

        @Override
        public CommandAction<StepWithOnOff> stepWithOnOff() {
            return (request, context) -> {};
        }

        @Override
        public CommandAction<StopWithOnOff> stopWithOnOff() {
            return (request, context) -> {};
        }
    }
}
