// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.Snapshots;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Snapshots as files `snapshot-<n>.bin`, of which the newest two stay.
///
/// A file bears its name only once it is whole and on disk: written aside, synced, renamed, and the folder synced.
///
/// - **State:** safe for many threads, one at a time.
final class FileSnapshots implements Snapshots {
    private static final Pattern NAME = Pattern.compile("snapshot-(\\d{1,18})\\.bin(\\..*)?");
    private static final int KEPT = 2;
    /// Length of the content and its checksum, at the end.
    private static final int TRAILER = Long.BYTES + Integer.BYTES;

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Damage damage;

    FileSnapshots(Path folder, Damage damage) throws IOException {
        this.folder = folder;
        this.damage = damage;
        for (Path file : files(".part")) {
            Files.delete(file);
        }
    }

    @Override
    public synchronized void write(Content content) throws IOException {
        Path file = folder.resolve("snapshot-" + (highest() + 1) + ".bin");
        Path part = folder.resolve(file.getFileName() + ".part");
        try {
            fill(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw Sqlite.explain("write a snapshot", file, e);
        }
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
        for (Path old : files("").stream().skip(KEPT).toList()) {
            Files.delete(old);
        }
    }

    private static void fill(Path part, Content content) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                DataOutputStream plain =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(plain, checksum), BUFFER));
            content.writeTo(out);
            out.flush();
            plain.flush();
            plain.writeLong(channel.position());
            plain.writeInt((int) checksum.getValue());
            plain.flush();
            channel.force(true);
        }
    }

    @Override
    public synchronized Optional<DataInput> latest() throws IOException {
        for (Path file : files("")) {
            if (isWhole(file)) {
                return Optional.of(new DataInputStream(new BufferedInputStream(content(file), BUFFER)));
            }
            damage.tell(file.getFileName() + " was damaged and is set aside as " + file.getFileName() + ".damaged");
            Files.move(file, folder.resolve(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.empty();
    }

    /// Reads it all once, because a memory must not be filled from a snapshot that proves damaged halfway.
    private static boolean isWhole(Path file) throws IOException {
        long length = Files.size(file) - TRAILER;
        if (length < 0) {
            return false;
        }
        CRC32C checksum = new CRC32C();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            CheckedInputStream checked = new CheckedInputStream(in, checksum);
            checked.skipNBytes(length);
            return in.readLong() == length && in.readInt() == (int) checksum.getValue();
        }
    }

    private static InputStream content(Path file) throws IOException {
        return new Bounded(Files.newInputStream(file), Files.size(file) - TRAILER);
    }

    private long highest() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.mapToLong(FileSnapshots::number).max().orElse(0);
        }
    }

    /// Snapshots whose name ends so, newest first.
    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".bin" + ending) && number(file) > 0)
                    .sorted(Comparator.comparingLong(FileSnapshots::number).reversed())
                    .toList();
        }
    }

    private static long number(Path file) {
        Matcher match = NAME.matcher(file.getFileName().toString());
        return match.matches() ? Long.parseLong(match.group(1)) : 0;
    }

    /// The content without its trailer. Closes the file with the last byte, because a `DataInput` cannot be closed.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long length) throws IOException {
            this.in = in;
            this.left = length;
            if (length == 0) {
                in.close();
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(into, from, (int) Math.min(length, left));
            left -= Math.max(0, count);
            if (left == 0) {
                in.close();
            }
            return count;
        }
    }
}
