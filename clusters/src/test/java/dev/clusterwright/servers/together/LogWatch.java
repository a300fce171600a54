package dev.clusterwright.servers.together;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged as a warning or worse, as long as this is open; it is not printed. */
final class LogWatch extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.clusterwright");
    private final List<String> records = new CopyOnWriteArrayList<>();

    LogWatch() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    List<String> records() {
        return List.copyOf(records);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
