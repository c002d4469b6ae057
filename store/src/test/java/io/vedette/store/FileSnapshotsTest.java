// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.keep.Snapshots;
import io.vedette.laws.SnapshotsLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSnapshotsTest extends SnapshotsLaws {
    @Override
    protected Snapshots open(Path folder) throws IOException {
        return new FileSnapshots(folder, new Damage(folder));
    }

    @Test
    void damaged_one_is_set_aside_and_the_one_before_is_given(@TempDir Path place) throws IOException {
        Snapshots snapshots = open(place);
        snapshots.write(out -> out.writeInt(1));
        snapshots.write(out -> out.writeInt(2));
        byte[] bytes = Files.readAllBytes(place.resolve("snapshot-2.bin"));
        bytes[3] ^= 1;
        Files.write(place.resolve("snapshot-2.bin"), bytes);

        assertThat(snapshots.latest().orElseThrow().readInt()).isEqualTo(1);
        assertThat(place.resolve("snapshot-2.bin.damaged")).exists();
    }

    @Test
    void cut_one_is_damaged_wherever_it_was_cut(@TempDir Path place) throws IOException {
        Snapshots snapshots = open(place);
        snapshots.write(out -> out.writeLong(1));
        byte[] bytes = Files.readAllBytes(place.resolve("snapshot-1.bin"));
        for (int length = 0; length < bytes.length; length++) {
            Files.write(place.resolve("snapshot-1.bin"), java.util.Arrays.copyOf(bytes, length));

            assertThat(snapshots.latest()).as("cut to %d bytes", length).isEmpty();
        }
    }

    @Test
    void two_newest_stay_and_leftovers_of_a_crash_go(@TempDir Path place) throws IOException {
        Files.writeString(place.resolve("snapshot-9.bin.part"), "half");
        Snapshots snapshots = open(place);
        for (int i = 0; i < 5; i++) {
            snapshots.write(out -> out.writeInt(1));
        }
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("snapshot-4.bin", "snapshot-5.bin");
        }
    }
}
