// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import com.sun.management.OperatingSystemMXBean;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Tick;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Measures CPU seconds a million lines that the keeper looks at and hardly keeps. Run it by hand.
final class KeeperSpeed {
    private static final int LINES = 1_000_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private KeeperSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String text = "request %d of user %x took %d ms, nothing else to tell".formatted(i, i * 31, i % 97);
            Severity severity = i % 50 == 0 ? Severity.WARN : Severity.INFO;
            lines.add(
                    new LogLine(new Entity("service", "s" + i % 100), i * 1_000_000L, severity, text, new TreeMap<>()));
        }
        for (int round = 0; round < 3; round++) {
            RecordKeeperTest.Kept kept = new RecordKeeperTest.Kept();
            RecordKeeper keeper = new RecordKeeper(kept, RecordLimits.DEFAULT);
            long before = SYSTEM.getProcessCpuTime();
            for (int i = 0; i < LINES; i++) {
                if (i % 1_000 == 0) {
                    keeper.take(new Tick(i * 1_000_000L));
                    keeper.store();
                }
                keeper.take(lines.get(i));
            }
            System.out.printf(
                    "CPU s a million lines: %.2f, kept %d%n",
                    (SYSTEM.getProcessCpuTime() - before) / 1e9, kept.records.size());
        }
    }
}
