package dev.clusterwright.servers.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read and write. */
final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** Whether the file system of a folder knows owner, group and others. */
    static boolean isPosix(Path folder) throws IOException {
        FileStore fileStore = Files.getFileStore(folder);
        return fileStore.supportsFileAttributeView("posix");
    }

    /**
     * Creates an empty file, with mode 0600 where there are modes.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    static void create(Path path) throws IOException {
        if (isPosix(folder(path))) {
            Files.createFile(path, OWNER_ONLY);
        } else {
            Files.createFile(path);
        }
    }

    /** Makes what has become of the name of a file outlive a loss of power. */
    static void forceFolder(Path path) throws IOException {
        if (!isPosix(folder(path))) {
            return; // elsewhere folders cannot be opened, nor need be
        }
        boolean isInterrupted = Thread.interrupted(); // which would close the channel
        try (FileChannel folder = FileChannel.open(folder(path), StandardOpenOption.READ)) {
            folder.force(true);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a folder is no file");
        }
        return folder;
    }
}
