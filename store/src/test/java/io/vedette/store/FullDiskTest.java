// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk of 12 MiB that fills up, or may not be written to. Needs the right to mount one; skipped without.
final class FullDiskTest {
    private static final Entity HOST = new Entity("host", "a");

    @TempDir
    Path disk;

    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(isMounted, "no right to mount a small disk here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void append_is_refused_while_the_disk_is_full_and_taken_when_space_is_back() throws IOException {
        try (Store store = Store.open(disk)) {
            long taken = store.journal().append(List.of(new Tick(1)));
            fillUp();

            assertThatIOException()
                    .isThrownBy(() -> store.journal().append(big()))
                    .withMessage("no space left in " + disk
                            + ": free some or set `data` to another place; nothing was taken");
            assertThat(store.journal().newest()).isEqualTo(taken);

            Files.delete(disk.resolve("filler"));
            assertThat(store.journal().append(big())).isEqualTo(taken + 1);
            assertThat(store.journal().read(0, 10)).hasSize(2);
            assertThat(store.damage()).isEmpty();
        }
        try (Store store = Store.open(disk)) {
            assertThat(store.journal().newest()).isEqualTo(2);
            assertThat(store.journal().read(0, 10))
                    .noneMatch(batch -> batch.observations().isEmpty());
        }
    }

    @Test
    void ledger_and_snapshots_say_the_same_and_go_on_too() throws IOException {
        String text = "x".repeat(200_000);
        try (Store store = Store.open(disk)) {
            store.snapshots().write(out -> out.writeInt(1));
            store.ledger().note("a", "before");
            fillUp();

            assertThatIOException()
                    .isThrownBy(() -> store.ledger().note("a", text))
                    .withMessageContaining("no space left");
            assertThatIOException()
                    .isThrownBy(() -> store.snapshots().write(out -> out.write(new byte[500_000])))
                    .withMessageContaining("no space left");
            assertThat(store.ledger().note("a")).contains("before");
            assertThat(store.snapshots().latest().orElseThrow().readInt()).isEqualTo(1);

            Files.delete(disk.resolve("filler"));
            store.ledger().note("a", text);
            assertThat(store.ledger().note("a")).contains(text);
        }
    }

    @Test
    void points_wait_in_memory_until_space_is_back() throws IOException {
        Signal signal = new Signal("noise", "");
        Random random = new Random(1);
        int count = 240 * 400;
        try (Store store = Store.open(disk)) {
            store.history().append(frame(signal, 0, 0.5));
            fillUp();
            for (int i = 1; i < count; i++) {
                store.history().append(frame(signal, i, random.nextDouble()));
            }
            assertThatIOException()
                    .isThrownBy(() ->
                            store.history().save(new java.io.DataOutputStream(new java.io.ByteArrayOutputStream())))
                    .withMessageContaining("no space left");
            assertThat(store.history().read(HOST, "noise", 0, Long.MAX_VALUE).size())
                    .isEqualTo(count);

            Files.delete(disk.resolve("filler"));
        }
        try (Store store = Store.open(disk)) {
            assertThat(store.history().read(HOST, "noise", 0, Long.MAX_VALUE).size())
                    .isEqualTo(count);
        }
    }

    @Test
    void start_on_a_full_disk_says_so_and_works_when_space_is_back() throws IOException {
        try (Store store = Store.open(disk)) {
            store.journal().append(List.of(new Tick(1)));
        }
        fillUp();
        assertThatIOException().isThrownBy(() -> Store.open(disk)).withMessageContaining("no space left in " + disk);

        Files.delete(disk.resolve("filler"));
        try (Store store = Store.open(disk)) {
            assertThat(store.journal().read(0, 10)).hasSize(1);
            assertThat(store.damage()).isEmpty();
        }
    }

    @Test
    void folder_without_the_right_to_write_is_told_with_what_to_do() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatIOException()
                .isThrownBy(() -> Store.open(disk))
                .withMessageContaining("cannot write to " + disk)
                .withMessageContaining("or set `data` to another place");
    }

    private static Frame frame(Signal signal, int i, double value) {
        return Frame.of(HOST, i * 100_000_000L, 100_000_000L, List.of(new Point(signal, value)));
    }

    private static List<Observation> big() {
        return List.of(new Lesson(HOST, 1, "v", new byte[300_000]));
    }

    /// Leaves no byte.
    private void fillUp() throws IOException {
        try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
