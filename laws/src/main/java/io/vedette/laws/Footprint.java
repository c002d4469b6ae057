// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// What this process holds: threads, virtual ones too, and what is alive on the heap.
///
/// @param threads   all that have not ended
/// @param heapBytes alive after a collection
public record Footprint(long threads, long heapBytes) {
    private static final Pattern THREAD = Pattern.compile("\"tid\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Some come and go: those that look after others, those of the client that asks.
    private static final int MORE_THREADS = 12;

    /// Series and senders that are remembered, within their own limits.
    private static final long MORE_BYTES = 32L << 20;

    /// As it is once threads of what came before have ended.
    public static Footprint now() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long threads = countThreads();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(200_000_000);
            long before = threads;
            threads = countThreads();
            if (threads >= before) {
                break;
            }
        }
        return new Footprint(threads, liveBytes());
    }

    private static long countThreads() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            long threads = THREAD.matcher(Files.readString(dump)).results().count();
            Files.delete(dump);
            Files.delete(folder);
            return threads;
        } catch (IOException e) {
            throw new UncheckedIOException("the threads cannot be counted", e);
        }
    }

    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /// Nothing was left behind since this was taken: no thread that goes on, no memory. Fewer threads
    /// are no fault: other tests in this process have theirs.
    public void isNotOutgrown() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Footprint now = new Footprint(countThreads(), liveBytes());
        while ((now.threads > threads + MORE_THREADS || now.heapBytes > heapBytes + MORE_BYTES)
                && System.nanoTime() < end) {
            LockSupport.parkNanos(200_000_000);
            now = new Footprint(countThreads(), liveBytes());
        }
        System.out.printf(
                "threads %d, then %d; heap %.1f MiB, then %.1f MiB%n",
                threads, now.threads, heapBytes / 1048576.0, now.heapBytes / 1048576.0);
        assertThat(now.threads).as("threads").isLessThanOrEqualTo(threads + MORE_THREADS);
        assertThat(now.heapBytes).as("live heap").isLessThan(heapBytes + MORE_BYTES);
    }
}
