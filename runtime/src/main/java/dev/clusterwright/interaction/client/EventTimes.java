package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.EventData;
import org.jspecify.annotations.Nullable;

/** Gives events their times that have but the difference to the event before in the same message. */
final class EventTimes {
    private @Nullable Long epoch;
    private @Nullable Long system;

    EventData resolve(EventData event) {
        Long ownEpoch = later(event.epochTimestamp(), epoch, event.deltaEpochTimestamp());
        Long ownSystem = later(event.systemTimestamp(), system, event.deltaSystemTimestamp());
        epoch = ownEpoch != null ? ownEpoch : epoch;
        system = ownSystem != null ? ownSystem : system;
        return new EventData(
                event.path(), event.number(), event.priority(), ownEpoch, ownSystem, null, null, event.data());
    }

    private static @Nullable Long later(@Nullable Long own, @Nullable Long before, @Nullable Long difference) {
        return own != null || before == null || difference == null ? own : Long.valueOf(before + difference);
    }
}
