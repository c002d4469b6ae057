// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.keep.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The laws of [Snapshots].
public abstract class SnapshotsLaws {
    @TempDir
    Path folder;

    /// Opens the snapshots of a folder; may be called again for the same one.
    protected abstract Snapshots open(Path folder) throws IOException;

    @Test
    void there_is_none_before_the_first() throws IOException {
        assertThat(open(folder).latest()).isEmpty();
    }

    @Test
    void newest_is_given_after_reopening() throws IOException {
        Snapshots snapshots = open(folder);
        for (int i = 1; i <= 4; i++) {
            int number = i;
            snapshots.write(out -> out.writeInt(number));
        }
        assertThat(open(folder).latest().orElseThrow().readInt()).isEqualTo(4);
    }

    @Test
    void content_comes_back_whole() throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        open(folder).write(out -> {
            out.writeUTF("begin");
            out.write(content);
        });

        var in = open(folder).latest().orElseThrow();

        byte[] read = new byte[content.length];
        assertThat(in.readUTF()).isEqualTo("begin");
        in.readFully(read);
        assertThat(read).isEqualTo(content);
        assertThatThrownBy(in::readByte).isInstanceOf(java.io.EOFException.class);
    }

    @Test
    void unfinished_one_is_as_if_it_had_never_begun() throws IOException {
        Snapshots snapshots = open(folder);
        snapshots.write(out -> out.writeInt(1));

        assertThatThrownBy(() -> snapshots.write(out -> {
                    out.writeInt(2);
                    throw new IOException("the engine stopped");
                }))
                .hasMessageContaining("the engine stopped");

        assertThat(snapshots.latest().orElseThrow().readInt()).isEqualTo(1);
    }
}
