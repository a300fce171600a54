package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The file that the key of a vault is in. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    static SecretKeyMaterial readOrCreate(Path path) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new StorageException(
                        "the key of the vault " + path + " has no folder to be in; create that first");
            }
            if (!PrivateFiles.isPosix(folder)) {
                throw new StorageException("the key of the vault cannot be in " + path
                        + ": there is no telling who may read it there; use a variable of the environment");
            }
            if (!Files.exists(path)) {
                create(path, folder);
            }
            check(path);
            return read(path);
        } catch (IOException e) {
            throw new StorageException(
                    "the key of the vault cannot be read from " + path + " (" + e
                            + "); it has to be a file that this process may read",
                    e);
        }
    }

    /** It has its name from the moment when all of it is on the disk, and never takes the place of another's. */
    private static void create(Path path, Path folder) throws IOException {
        Path draft = Files.createTempFile(folder, "key", ".new"); // with mode 0600
        try {
            byte[] octets = new byte[AesKeyVault.KEY_LENGTH];
            try (SecretKeyMaterial key = SecretKeyMaterial.random(octets.length);
                    FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                key.copyTo(octets, 0);
                channel.write(ByteBuffer.wrap(octets));
                channel.force(true);
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster: its key is the one
        } catch (UnsupportedOperationException e) {
            throw new IOException("it does not exist, and cannot be created: " + e.getMessage(), e);
        } finally {
            Files.delete(draft);
        }
        PrivateFiles.forceFolder(path);
    }

    private static void check(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new StorageException("the key of the vault cannot be in " + path + ", which is no regular file");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!OWNER.containsAll(permissions)) {
            throw new StorageException("others may use the key of the vault in " + path + ", which has the mode "
                    + PosixFilePermissions.toString(permissions) + "; chmod 600 " + path
                    + ", and replace the key if somebody can have read it");
        }
    }

    private static SecretKeyMaterial read(Path path) throws IOException {
        byte[] octets = new byte[0];
        try (InputStream input = Files.newInputStream(path)) {
            octets = input.readNBytes(AesKeyVault.KEY_LENGTH + 1);
            if (octets.length != AesKeyVault.KEY_LENGTH) {
                throw new StorageException(
                        "the file " + path + " has " + (octets.length < AesKeyVault.KEY_LENGTH ? "less" : "more")
                                + " than the 32 octets of a key of a vault; restore it from a copy");
            }
            return SecretKeyMaterial.copyOf(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
