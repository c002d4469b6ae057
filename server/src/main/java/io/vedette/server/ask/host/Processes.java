// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.software.os.OperatingSystem;

/// How many processes there are, run and were started; and since when the machine is up.
final class Processes implements Part {
    private final OperatingSystem system;
    private final Path stat;
    private final boolean linux;

    /// @param stat Linux's own account, for what OSHI does not tell
    Processes(OperatingSystem system, Path stat) {
        this.system = system;
        this.stat = stat;
        linux = Files.isReadable(stat);
    }

    @Override
    public void read(Readings into) throws IOException {
        into.gauge("node_boot_time_seconds", system.getSystemBootTime());
        into.gauge("node_processes_pids", system.getProcessCount());
        if (!linux) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(stat)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.indexOf(' ');
                switch (blank < 0 ? "" : line.substring(0, blank)) {
                    case "ctxt" -> into.counter("node_context_switches_total", number(line, blank));
                    case "processes" -> into.counter("node_forks_total", number(line, blank));
                    case "procs_running" -> into.gauge("node_procs_running", number(line, blank));
                    case "procs_blocked" -> into.gauge("node_procs_blocked", number(line, blank));
                    default -> {}
                }
            }
        }
    }

    private static double number(String line, int blank) {
        return Double.parseDouble(line.substring(blank + 1).strip());
    }
}
