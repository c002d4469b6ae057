// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One flipped bit anywhere in a file, or a cut, may cost what stood there; it never gives a wrong value.
final class BitFlipTest {
    private static final Entity HOST = new Entity("host", "a");
    private static final long STEP = 10_000_000_000L;
    private static final int FRAMES = 1_000;
    private static final int BATCHES = 200;
    private static final List<Signal> SIGNALS =
            IntStream.range(0, 20).mapToObj(i -> new Signal("signal " + i, "%")).toList();

    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("io.vedette.store");

    @TempDir
    Path whole;

    @TempDir
    Path work;

    /// Hundreds of warnings, each of them expected.
    @BeforeEach
    void hush() {
        log.setLevel(java.util.logging.Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @Test
    void bit_of_a_day_file() throws IOException {
        fillHistory();
        int lost = 0;
        for (Path _ : flips("history-1970-01-01.db", 300)) {
            lost += FRAMES * SIGNALS.size() - readHistory();
        }
        assertThat(lost).as("some flips must have hit").isPositive();
    }

    @Test
    void bit_of_the_catalogue() throws IOException {
        fillHistory();
        for (Path _ : flips("signals.db", 100)) {
            readHistory();
        }
    }

    /// Here the header said that a later version of SQLite had written the file: it could be read, not written.
    @Test
    void bit_of_the_catalogue_that_makes_it_read_only() throws IOException {
        fillHistory();
        for (Path _ : flips("signals.db", 100, 6403848894235847246L)) {
            readHistory();
        }
    }

    @Test
    void bit_of_the_journal() throws IOException {
        flipBitsOfTheJournal(new Random().nextLong());
    }

    /// Here a page of the tree came under a wrong key, and rows were read that lie before the ones asked for.
    @Test
    void bit_of_the_journal_that_sends_its_reader_back() throws IOException {
        flipBitsOfTheJournal(-6267447843688570500L);
    }

    private void flipBitsOfTheJournal(long seed) throws IOException {
        try (Journal journal = new SqliteJournal(whole, new Damage(whole))) {
            for (int i = 1; i <= BATCHES; i++) {
                journal.append(Appending.batch(i));
            }
        }
        int lost = 0;
        for (Path _ : flips("journal.db", 300, seed)) {
            lost += BATCHES - readJournal();
        }
        assertThat(lost).as("some flips must have hit").isPositive();
    }

    @Test
    void day_file_cut_at_any_page() throws IOException {
        fillHistory();
        byte[] sound = Files.readAllBytes(whole.resolve("history-1970-01-01.db"));
        assertThat(sound.length).isGreaterThan(10 * 4096);
        for (int length = 0; length < sound.length; length += 4096) {
            copyWith("history-1970-01-01.db", java.util.Arrays.copyOf(sound, length));
            readHistory();
        }
    }

    /// Each step gives a fresh copy of the whole folder with one bit of the file changed.
    private Iterable<Path> flips(String file, int count) throws IOException {
        return flips(file, count, new Random().nextLong());
    }

    private Iterable<Path> flips(String file, int count, long seed) throws IOException {
        System.out.println("bit flips in " + file + ": seed " + seed);
        Random random = new Random(seed);
        byte[] sound = Files.readAllBytes(whole.resolve(file));
        return () -> IntStream.range(0, count)
                .mapToObj(_ -> {
                    byte[] flipped = sound.clone();
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                    return copyWith(file, flipped);
                })
                .iterator();
    }

    private Path copyWith(String file, byte[] bytes) {
        try {
            try (Stream<Path> old = Files.walk(work)) {
                for (Path gone : old.sorted(Comparator.reverseOrder()).toList()) {
                    if (!gone.equals(work)) {
                        Files.delete(gone);
                    }
                }
            }
            try (Stream<Path> files = Files.list(whole)) {
                for (Path sound : files.toList()) {
                    Files.copy(sound, work.resolve(sound.getFileName()));
                }
            }
            return Files.write(work.resolve(file), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void fillHistory() throws IOException {
        try (History history = new SqliteHistory(whole, new Damage(whole))) {
            for (int i = 0; i < FRAMES; i++) {
                int at = i;
                List<Point> points = IntStream.range(0, SIGNALS.size())
                        .mapToObj(signal -> new Point(SIGNALS.get(signal), value(signal, at)))
                        .toList();
                history.append(Frame.of(HOST, at * STEP, STEP, points));
            }
        }
    }

    /// Noise in all bits, decimals and integers by turns; no two points alike.
    private static double value(int signal, long at) {
        long mixed = (signal * 1_000_003L + at) * 0x9E3779B97F4A7C15L >>> 40;
        return switch (signal % 3) {
            case 0 -> Math.sqrt(mixed);
            case 1 -> mixed / 100.0;
            default -> mixed;
        };
    }

    /// Checks each point and counts them.
    private int readHistory() throws IOException {
        int points = 0;
        try (History history = new SqliteHistory(work, new Damage(work))) {
            for (int signal = 0; signal < SIGNALS.size(); signal++) {
                History.Stretch found = history.read(HOST, SIGNALS.get(signal).name(), 0, Long.MAX_VALUE);
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.values()[i]).isEqualTo(value(signal, found.nanos()[i] / STEP));
                }
                points += found.size();
            }
        }
        return points;
    }

    private int readJournal() throws IOException {
        int batches = 0;
        try (Journal journal = new SqliteJournal(work, new Damage(work))) {
            long offset = 0;
            while (offset < journal.newest()) {
                List<Journal.Batch> read = journal.read(offset, 50);
                if (read.isEmpty()) {
                    break;
                }
                for (Journal.Batch batch : read) {
                    if (!batch.observations().isEmpty()) {
                        assertThat(batch.observations()).isEqualTo(Appending.batch(batch.offset()));
                        batches++;
                    }
                    offset = batch.offset();
                }
            }
        }
        return batches;
    }
}
