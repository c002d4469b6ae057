// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.time.Duration;

/// CPU time of this whole process: all threads, the compiler's and the collector's too.
final class Cpu {
    private Cpu() {}

    static double seconds() {
        Duration total = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return total.toNanos() / 1e9;
    }
}
