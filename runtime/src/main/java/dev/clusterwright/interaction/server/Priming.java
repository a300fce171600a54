package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.Message;

/** What answers a subscribe request: all there is at first, in as many messages as it takes, then that it holds. */
final class Priming implements Answers {
    private final Subscription subscription;
    private final Answers reports;
    private boolean complete;

    Priming(Subscription subscription, Answers reports) {
        this.subscription = subscription;
        this.reports = reports;
    }

    @Override
    public boolean hasNext() {
        return !complete;
    }

    @Override
    public Message next() {
        if (reports.hasNext()) {
            subscription.prime();
            return reports.next();
        }
        complete = true;
        reports.close();
        return subscription.activate();
    }

    @Override
    public void close() {
        reports.close();
        subscription.end();
    }
}
