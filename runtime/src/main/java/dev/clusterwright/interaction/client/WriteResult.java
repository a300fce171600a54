package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;

/** What became of what was written. Immutable and thread-safe. */
public final class WriteResult {
    private final List<AttributeStatus> statuses;

    WriteResult(List<AttributeStatus> statuses) {
        this.statuses = List.copyOf(statuses);
    }

    /** All statuses, in the order in which they came; a list that was sent in parts has several. */
    public List<AttributeStatus> statuses() {
        return statuses;
    }

    /** Those that are not success. */
    public List<AttributeStatus> failures() {
        return statuses.stream().filter(status -> !status.status().isSuccess()).toList();
    }

    /**
     * How writing an attribute ended: of several statuses the first that is not success.
     *
     * @throws NoSuchElementException if the node said nothing of it
     */
    public Status status(int endpoint, Attribute<?> attribute) {
        return status(AttributePath.of(endpoint, attribute));
    }

    /** The same for the path of an attribute; an item for a list has that of the list. */
    public Status status(AttributePath path) {
        List<Status> found = new ArrayList<>();
        for (AttributeStatus status : statuses) {
            AttributePath other = status.path();
            if (Objects.equals(other.endpoint(), path.endpoint())
                    && Objects.equals(other.cluster(), path.cluster())
                    && Objects.equals(other.attribute(), path.attribute())) {
                found.add(status.status());
            }
        }
        return found.stream()
                .filter(status -> !status.isSuccess())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new NoSuchElementException("nothing is said of " + path));
    }

    /**
     * Does nothing if all went well.
     *
     * @throws StatusException for the first that did not
     */
    public void orThrow() {
        for (AttributeStatus failure : failures()) {
            throw new StatusException(failure.status(), AttributeKey.describe(failure.path()));
        }
    }

    @Override
    public String toString() {
        return statuses.stream()
                .map(status -> AttributeKey.describe(status.path()) + ": "
                        + status.status().code())
                .collect(Collectors.joining(", ", "WriteResult[", "]"));
    }
}
