// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One process a folder. The system lets go of the lock when the process dies, however it dies.
final class FolderLock implements Closeable {
    /// Beyond the process number, which others may then still read where locks are binding.
    private static final long LOCKED_BYTE = 1024;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        FileChannel channel = open(folder);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new IOException(folder + " is in use by another Vedette (process " + owner(channel)
                        + "): stop that one, or give this one a folder of its own with `data`");
            }
            byte[] process = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(process), 0);
            return new FolderLock(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(
                    folder.resolve("vedette.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is a file: `data` must name a folder", e);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write to " + folder + " (" + why(e) + "): let user '" + System.getProperty("user.name")
                            + "' write there, or set `data` to another place",
                    e);
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException told ? told.getReason() : e.getMessage();
        return reason == null ? "permission denied" : reason;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        String number = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
        return number.isEmpty() ? "unknown" : number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
