package dev.clusterwright.load;

import dev.clusterwright.generated.ledger.Add;
import dev.clusterwright.generated.ledger.AddResponse;
import dev.clusterwright.generated.ledger.Added;
import dev.clusterwright.generated.ledger.Clear;
import dev.clusterwright.generated.ledger.EntryStruct;
import dev.clusterwright.generated.ledger.Fail;
import dev.clusterwright.generated.ledger.Forget;
import dev.clusterwright.generated.ledger.LedgerServer;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.EventEmitter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device that keeps a ledger. Its commands read and set without any care for other threads: they take turns. */
final class LedgerDevice implements LedgerServer {
    private final AttributeValue<Long> total = AttributeValue.of(0L);
    private final AttributeValue<Long> additions = AttributeValue.of(0L);
    private final AttributeValue<Long> left = AttributeValue.of(0L);
    private final AttributeValue<Long> right = AttributeValue.of(0L);
    private final AttributeValue<List<EntryStruct>> entries = AttributeValue.of(List.of());
    private final AttributeValue<List<Long>> numbers = AttributeValue.of(List.of());
    private final AttributeValue<Boolean> lock = AttributeValue.of(false);
    private final AttributeValue<@Nullable String> note = AttributeValue.of("");
    private final EventEmitter<Added> added = new EventEmitter<>();

    @Override
    public AttributeValue<Long> total() {
        return total;
    }

    @Override
    public AttributeValue<Long> additions() {
        return additions;
    }

    @Override
    public AttributeValue<Long> left() {
        return left;
    }

    @Override
    public AttributeValue<Long> right() {
        return right;
    }

    @Override
    public AttributeValue<List<EntryStruct>> entries() {
        return entries;
    }

    @Override
    public AttributeValue<List<Long>> numbers() {
        return numbers;
    }

    @Override
    public AttributeValue<Boolean> lock() {
        return lock;
    }

    @Override
    public AttributeValue<@Nullable String> note() {
        return note;
    }

    @Override
    public EventEmitter<Added> added() {
        return added;
    }

    @Override
    public CommandHandler<Add, AddResponse> add() {
        return (request, from) -> {
            long sum = total.get() + request.amount();
            long count = additions.get() + 1;
            total.set(sum);
            Thread.onSpinWait();
            additions.set(count);
            added.emit(new Added(request.amount(), sum));
            return new AddResponse(sum, count);
        };
    }

    @Override
    public CommandAction<Clear> clear() {
        return (request, from) -> numbers.set(List.of());
    }

    @Override
    public CommandAction<Forget> forget() {
        return (request, from) -> entries.set(entries.get().stream()
                .filter(entry -> entry.author() != request.author()
                        || Objects.requireNonNull(entry.fabricIndex()) != from.fabricIndex())
                .toList());
    }

    @Override
    public CommandAction<Fail> fail() {
        return (request, from) -> {
            throw new IllegalStateException(request.reason());
        };
    }
}
