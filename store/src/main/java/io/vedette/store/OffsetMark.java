// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A number above every offset that the journal gave out, in a file of its own, for the day the journal is lost.
///
/// Without it a new journal would begin at 1, and a reader whose snapshot says 5,000 would pass over what is new.
final class OffsetMark {
    /// Reserved ahead, so that the file is written once in many batches.
    private static final long AHEAD = 1 << 20;

    private final Path path;
    private long highest;

    OffsetMark(Path path) throws IOException {
        this.path = path;
        if (Files.exists(path)) {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1).strip();
            // A damaged mark is only a lost reserve: the journal itself knows its offsets.
            highest = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }
    }

    long highest() {
        return highest;
    }

    void cover(long offset) throws IOException {
        if (offset >= highest) {
            long next = offset + AHEAD;
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
                channel.write(ByteBuffer.wrap((next + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            }
            highest = next;
        }
    }
}
