// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import oshi.hardware.GlobalMemory;

/// Memory and swap; on Linux with caches, buffers and what is active, which OSHI does not tell.
final class Memory implements Part {
    private static final Set<String> FIELDS = Set.of(
            "MemTotal", "MemAvailable", "MemFree", "Cached", "Buffers", "Active", "Inactive", "SwapTotal", "SwapFree");
    private static final int BYTES_PER_UNIT = 1_024;

    private final GlobalMemory memory;
    private final Path meminfo;
    private final boolean linux;

    /// @param meminfo Linux's own account, read instead of OSHI where it is
    Memory(GlobalMemory memory, Path meminfo) {
        this.memory = memory;
        this.meminfo = meminfo;
        linux = Files.isReadable(meminfo);
    }

    @Override
    public void read(Readings into) throws IOException {
        if (!linux) {
            asOshiSays(into);
            return;
        }
        for (String line : Files.readAllLines(meminfo)) {
            int colon = line.indexOf(':');
            if (colon > 0 && FIELDS.contains(line.substring(0, colon))) {
                String number = line.substring(colon + 1, line.lastIndexOf(' ')).strip();
                put(into, line.substring(0, colon), Long.parseLong(number) * BYTES_PER_UNIT);
            }
        }
    }

    private void asOshiSays(Readings into) {
        put(into, "MemTotal", memory.getTotal());
        put(into, "MemAvailable", memory.getAvailable());
        long swap = memory.getVirtualMemory().getSwapTotal();
        put(into, "SwapTotal", swap);
        put(into, "SwapFree", swap - memory.getVirtualMemory().getSwapUsed());
    }

    private static void put(Readings into, String field, long bytes) {
        into.gauge("node_memory_" + field + "_bytes", bytes);
    }
}
