// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.RecordingJournal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;

/// What one turn of sampling this machine costs. Prints CPU microseconds and samples a turn.
final class HostSpeed {
    private static final int TURNS = 200;

    private HostSpeed() {}

    public static void main(String[] arguments) {
        RecordingJournal journal = new RecordingJournal();
        Inlet inlet = new Inlet(journal, InstantSource.system());
        HostSource source = (HostSource) new Host(true, Duration.ofSeconds(5), "x").open(inlet, InstantSource.system());
        for (int round = 0; round < 5; round++) {
            int before = journal.samples().size();
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < TURNS; i++) {
                source.turn(1_000_000_000L * (1 + i + (long) round * TURNS));
            }
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            int samples = journal.samples().size() - before;
            System.out.printf("%d µs CPU and %d samples a turn%n", used / TURNS / 1_000, samples / TURNS);
        }
    }
}
