// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.Baselines;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// How often what lasts is told of signals with which nothing is wrong.
final class HealthyBench {
    private static final int EACH = 200;
    private static final int WEEKS = 3;
    private static final int WEEK = 7 * HealthySignals.DAY_MINUTES;
    private static final long MINUTE = 60_000_000_000L;

    /// Half a thousand signals of an entity would be cut at the twenty that are told.
    private static final int ENTITY = 10;

    private final PrintStream out;

    HealthyBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.printf(
                "%n**Healthy signals**, %d of each kind, one value a minute, by week from the first value on%n%n",
                EACH);
        out.println("| kind of signal | told in week 1 | 2 | 3 | which |");
        out.println("|---|---|---|---|---|");
        int[] all = new int[WEEKS];
        for (HealthySignals.Kind kind : HealthySignals.ALL) {
            int[] told = new int[WEEKS];
            Map<Deviation.Kind, Integer> kinds = new EnumMap<>(Deviation.Kind.class);
            for (int entity = 0; entity < EACH / ENTITY; entity++) {
                count(kind, entity, told, kinds);
            }
            for (int week = 0; week < WEEKS; week++) {
                all[week] += told[week];
            }
            out.printf("| %s | %d | %d | %d | %s |%n", kind.name(), told[0], told[1], told[2], words(kinds));
        }
        double series = (double) EACH * HealthySignals.ALL.size();
        out.printf(
                "| all %,.0f signals | %d | %d | %d | %.1f a week of 100,000 signals, from the second week on |%n",
                series, all[0], all[1], all[2], (all[1] + all[2]) / 2.0 / series * 100_000);
    }

    private static String words(Map<Deviation.Kind, Integer> kinds) {
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, count) -> words.add(
                count + " " + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        return String.join(", ", words);
    }

    private static void count(HealthySignals.Kind kind, int entity, int[] told, Map<Deviation.Kind, Integer> kinds) {
        List<Signal> names = new ArrayList<>();
        List<HealthySignals.Signal> signals = new ArrayList<>();
        for (int i = 0; i < ENTITY; i++) {
            names.add(new Signal("s" + i, kind.name().startsWith("counts") ? "/s" : ""));
            signals.add(kind.making().make(new Random(entity * 1_000L + i)));
        }
        Baselines baselines = new Baselines();
        Set<String> open = new HashSet<>();
        for (int minute = 0; minute < WEEKS * WEEK; minute++) {
            List<Point> points = new ArrayList<>(ENTITY);
            for (int i = 0; i < ENTITY; i++) {
                points.add(new Point(names.get(i), signals.get(i).at(minute)));
            }
            Frame frame = Frame.of(new Entity("host", "h" + entity), minute * MINUTE, MINUTE, points);
            Set<String> now = new HashSet<>();
            for (Deviation off : baselines.take(frame)) {
                if (off.kind().lasts()) {
                    now.add(off.kind() + off.signal());
                    if (!open.contains(off.kind() + off.signal())) {
                        told[minute / WEEK]++;
                        kinds.merge(off.kind(), 1, Integer::sum);
                    }
                }
            }
            open = now;
        }
    }
}
