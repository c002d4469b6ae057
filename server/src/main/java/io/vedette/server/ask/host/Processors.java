// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/// Time that each processor spent in each mode, and the load averages.
final class Processors implements Part {
    private static final TickType[] MODES = TickType.values();
    private static final String[] NAMES = names();
    private static final String[] LOADS = {"node_load1", "node_load5", "node_load15"};

    private final CentralProcessor processor;

    Processors(CentralProcessor processor) {
        this.processor = processor;
    }

    private static String[] names() {
        String[] names = new String[MODES.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = switch (MODES[i]) {
                case USER -> "user";
                case NICE -> "nice";
                case SYSTEM -> "system";
                case IDLE -> "idle";
                case IOWAIT -> "iowait";
                case IRQ -> "irq";
                case SOFTIRQ -> "softirq";
                case STEAL -> "steal";
            };
        }
        return names;
    }

    @Override
    public void read(Readings into) {
        long[][] millis = processor.getProcessorCpuLoadTicks();
        for (int cpu = 0; cpu < millis.length; cpu++) {
            for (int mode = 0; mode < MODES.length; mode++) {
                double seconds = millis[cpu][MODES[mode].getIndex()] / 1e3;
                into.counter("node_cpu_seconds_total", seconds, "cpu", Integer.toString(cpu), "mode", NAMES[mode]);
            }
        }
        double[] loads = processor.getSystemLoadAverage(LOADS.length);
        for (int i = 0; i < loads.length; i++) {
            if (loads[i] >= 0) {
                into.gauge(LOADS[i], loads[i]);
            }
        }
    }
}
