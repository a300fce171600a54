package dev.clusterwright.servers.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the two files of a store have to say, when it is opened. Nothing is changed. */
final class TwinReading {
    private static final Logger LOGGER = System.getLogger(TwinReading.class.getName());

    private final MvCopy one;
    private final MvCopy twin;
    private MvFile.@Nullable Contents newest;
    private @Nullable MvCopy newestCopy;
    private @Nullable StorageException failure;

    private TwinReading(MvCopy one, MvCopy twin) {
        this.one = one;
        this.twin = twin;
    }

    /**
     * Reads the newer of the two, or if that is damaged, the other.
     *
     * @param known the number of a commit that one of them has at least
     * @throws StorageException if neither is whole, or changes are lost
     */
    static TwinReading of(MvCopy one, MvCopy twin, long known) {
        TwinReading reading = new TwinReading(one, twin);
        boolean twinIsNewer = reading.lastCommit(twin) > reading.lastCommit(one);
        reading.read(twinIsNewer ? twin : one);
        if (reading.newest == null) {
            reading.read(twinIsNewer ? one : twin);
        }
        reading.require(known);
        return reading;
    }

    /** Less than any, if the file does not say. */
    private long lastCommit(MvCopy copy) {
        try {
            return copy.exists() ? copy.readState().commit() : -1;
        } catch (StorageException e) {
            return -1; // reading all of it says the same
        }
    }

    private void read(MvCopy copy) {
        if (!copy.exists()) {
            return;
        }
        try {
            newest = copy.read();
            newestCopy = copy;
        } catch (StorageException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }

    private void require(long known) {
        String guard = one.path().getFileName() + ".guard";
        if (newest == null) {
            if (failure != null) {
                throw failure;
            }
            if (known > 0) {
                throw new StorageException("the store " + one.path() + " is gone; restore it from a copy, or remove "
                        + guard + " to begin with nothing");
            }
        } else if (newest.state().commit() < known) {
            throw new StorageException(
                    "the store " + one.path() + " has lost changes: it is damaged, or an old copy; restore "
                            + "the newest copy, or remove " + guard + " to go on with it as it is");
        } else if (failure != null) {
            LOGGER.log(Level.WARNING, "the other file of the store has all there was: " + failure.getMessage());
        }
    }

    /** What there is; nothing if there are no files. */
    MvFile.Contents contents() {
        return newest == null ? new MvFile.Contents(StoreState.EMPTY, new TreeMap<>()) : newest;
    }

    /** The one that has what counts is the last to be touched. */
    List<MvCopy> inTheOrderOfWriting() {
        return newestCopy == one ? List.of(twin, one) : List.of(one, twin);
    }
}
