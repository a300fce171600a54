package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.TimedRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Announces a request that has to arrive within a time, and leads its dialogue when the other side agrees. */
final class TimedDialogue<T extends @Nullable Object> implements Dialogue<T> {
    private final TimedRequest announcement;
    private final Dialogue<T> dialogue;
    private boolean agreed;

    private TimedDialogue(TimedRequest announcement, Dialogue<T> dialogue) {
        this.announcement = announcement;
        this.dialogue = dialogue;
    }

    /**
     * Leads a dialogue as a timed interaction.
     *
     * @param window how long after the announcement the request may arrive
     * @throws IllegalArgumentException if that is not between 1 and 65,535 milliseconds
     */
    static <T extends @Nullable Object> Dialogue<T> of(Wire wire, Duration window, Dialogue<T> dialogue) {
        long milliseconds = window.toMillis();
        if (milliseconds < 1 || milliseconds > 0xFFFF) {
            throw new IllegalArgumentException(
                    "a timed interaction of " + window + " is not within 1 to 65,535 milliseconds");
        }
        TimedRequest announcement =
                new TimedRequest((int) milliseconds, wire.settings().revision());
        return new TimedDialogue<>(announcement, dialogue);
    }

    @Override
    public Message start() {
        return announcement;
    }

    @Override
    public Step<T> next(Message answer, int size) {
        if (agreed) {
            return dialogue.next(answer, size);
        }
        Answers.expectSuccess(answer);
        agreed = true;
        return new Step.Ask<>(dialogue.start());
    }
}
