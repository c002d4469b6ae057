// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongPredicate;

/// A made-up server of two processors, one disk and one network card, in node_exporter's names. A daily rhythm and
/// slow wandering drive a load, the load drives everything else together, and each thing has noise of its own.
///
/// - **State:** the same seed and the same steps give the same numbers.
final class Traffic {
    static final long STEP = 15;
    static final double DAY = 86_400;

    private static final String[] MODES = {"idle", "iowait", "user", "system", "softirq"};
    private static final double GIB = 1L << 30;

    private final String instance;
    private final long dawn;
    private final LongPredicate isFaulty;
    private final Random random;
    private final double[][] cpu = new double[2][MODES.length];
    private double wandering;
    private double read;
    private double written;
    private double received;
    private double sent;
    private double loopback;
    private final double[] own = new double[8];

    /// @param dawn     an epoch second at which the load rises through its mean
    /// @param isFaulty at which epoch seconds the processors are busier by 25 points than the load explains
    Traffic(String instance, long seed, long dawn, LongPredicate isFaulty) {
        this.instance = instance;
        this.dawn = dawn;
        this.isFaulty = isFaulty;
        this.random = new Random(seed);
    }

    /// Goes one step on, to `seconds`, and writes all samples of that moment.
    void step(long seconds, Appendable page) throws IOException {
        wandering = 0.995 * wandering + 0.008 * random.nextGaussian();
        double rhythm = 0.38 + 0.22 * Math.sin(2 * Math.PI * (seconds - dawn) / DAY);
        double load = Math.clamp(rhythm + wandering, 0.05, 0.8);
        double busy = Math.clamp(load * noise(0, 0.05) + (isFaulty.test(seconds) ? 0.25 : 0), 0.01, 0.97);
        processors(seconds, busy, page);
        read += STEP * (0.2e6 + 4e6 * load) * noise(1, 0.12);
        written += STEP * (0.5e6 + 9e6 * load) * noise(2, 0.1);
        received += STEP * (0.1e6 + 6e6 * load) * noise(3, 0.06);
        sent += STEP * (0.3e6 + 20e6 * load) * noise(4, 0.06);
        loopback += STEP * 1e6 * noise(5, 0.3);
        tell("node_disk_read_bytes_total", "device=\"sda\",", seconds, Math.rint(read), page);
        tell("node_disk_written_bytes_total", "device=\"sda\",", seconds, Math.rint(written), page);
        tell("node_network_receive_bytes_total", "device=\"eth0\",", seconds, Math.rint(received), page);
        tell("node_network_transmit_bytes_total", "device=\"eth0\",", seconds, Math.rint(sent), page);
        tell("node_network_receive_bytes_total", "device=\"lo\",", seconds, Math.rint(loopback), page);
        tell("node_memory_MemTotal_bytes", "", seconds, 16 * GIB, page);
        double active = GIB * (5 + 4 * load) * noise(6, 0.01);
        tell("node_memory_Active_bytes", "", seconds, Math.rint(active), page);
        tell("node_memory_MemAvailable_bytes", "", seconds, Math.rint(15 * GIB - active), page);
        tell(
                "pg_stat_database_numbackends",
                "datname=\"shop\",",
                seconds,
                Math.rint(4 + 60 * load * noise(7, 0.06)),
                page);
    }

    private void processors(long seconds, double busy, Appendable page) throws IOException {
        double waiting = 0.01 * Math.abs(1 + 0.3 * random.nextGaussian());
        for (int i = 0; i < cpu.length; i++) {
            double uneven = 1 + (i == 0 ? 0.05 : -0.05);
            double used = Math.min(0.98, busy * uneven);
            double[] shares = {1 - used - waiting, waiting, 0.7 * used, 0.25 * used, 0.05 * used};
            for (int mode = 0; mode < MODES.length; mode++) {
                cpu[i][mode] += STEP * Math.max(0, shares[mode]);
                String labels = "cpu=\"%d\",mode=\"%s\",".formatted(i, MODES[mode]);
                tell("node_cpu_seconds_total", labels, seconds, cpu[i][mode], page);
            }
        }
    }

    /// A factor round 1 that remembers itself for a minute or so.
    private double noise(int which, double spread) {
        own[which] = 0.7 * own[which] + Math.sqrt(1 - 0.7 * 0.7) * random.nextGaussian();
        return Math.max(0.1, 1 + spread * own[which]);
    }

    private void tell(String metric, String labels, long seconds, double value, Appendable page) throws IOException {
        page.append(metric)
                .append('{')
                .append(labels)
                .append("instance=\"")
                .append(instance)
                .append("\",job=\"node\"} ")
                .append(String.format(Locale.ROOT, "%.2f", value))
                .append(' ')
                .append(Long.toString(seconds))
                .append('\n');
    }
}
