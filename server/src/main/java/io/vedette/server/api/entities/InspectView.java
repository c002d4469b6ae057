// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.inspect.Inspection;
import io.vedette.core.inspect.Inspector;
import io.vedette.core.inspect.Inspectors;
import io.vedette.core.inspect.Stretch;
import io.vedette.core.inspect.StretchSentence;
import io.vedette.core.numbers.Quantiles;
import io.vedette.core.watch.Reading;
import io.vedette.server.settings.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is strange in a series.
///
/// @param subject   what was asked for
/// @param sentence  what came of it
/// @param values    how many values were looked at
/// @param stepMs    the usual distance of two
/// @param window    values that stretches are compared by; 0 where nothing moves
/// @param strange   whether any stretch stands out
/// @param stretches strangest first
/// @param course    the series in 120 values or fewer, of each part the one furthest out
public record InspectView(
        String subject,
        String sentence,
        int values,
        long stepMs,
        int window,
        boolean strange,
        List<StretchView> stretches,
        List<Double> course) {
    /// Everything at once.
    public static final String AUTO = "auto";

    private static final int COURSE = 120;
    private static final long MS = 1_000_000L;

    /// @param kind   `spike`, `dip`, `shift` or `shape`
    /// @param chance how likely so strange a stretch is in a series like this without anything strange
    /// @param agree  the methods that each find it strange by themselves
    public record StretchView(
            long startMs,
            long endMs,
            String kind,
            long atMs,
            double actual,
            double usualLow,
            double usualHigh,
            double chance,
            boolean standsOut,
            String sentence,
            List<String> agree) {
        static StretchView of(Stretch stretch, String unit) {
            return new StretchView(
                    stretch.fromNanos() / MS,
                    stretch.toNanos() / MS,
                    stretch.kind().name().toLowerCase(Locale.ROOT),
                    stretch.atNanos() / MS,
                    stretch.actual(),
                    stretch.usual().low(),
                    stretch.usual().high(),
                    stretch.chance(),
                    stretch.standsOut(),
                    StretchSentence.of(stretch, unit),
                    stretch.agree());
        }
    }

    /// Asks the methods that a name stands for.
    ///
    /// @throws IllegalArgumentException for an unknown method, or too few values
    public static InspectView of(String subject, String unit, long[] nanos, double[] values, String method) {
        Inspection inspection = Inspection.of(nanos, values, methods(method));
        long clear = inspection.stretches().stream().filter(Stretch::standsOut).count();
        List<StretchView> told = inspection.stretches().stream()
                .map(stretch -> StretchView.of(stretch, unit))
                .toList();
        return new InspectView(
                subject,
                sentence(inspection, clear, unit),
                inspection.values().length,
                inspection.stepNanos() / MS,
                inspection.window(),
                clear > 0,
                told,
                course(inspection.values()));
    }

    private static List<Inspector> methods(String name) {
        if (name.equals(AUTO)) {
            return Inspectors.ALL;
        }
        return List.of(Inspectors.named(name).orElseThrow(() -> {
            String near = Spelling.nearest(name, Inspectors.names())
                    .or(() -> Inspectors.names().stream()
                            .filter(known -> known.contains(name.toLowerCase(Locale.ROOT)))
                            .findFirst())
                    .map(known -> ", did you mean '%s'?".formatted(known))
                    .orElse(":");
            return new IllegalArgumentException("no method is called '%s'%s there are auto, %s"
                    .formatted(name, near, String.join(", ", Inspectors.names())));
        }));
    }

    private static String sentence(Inspection inspection, long clear, String unit) {
        if (inspection.stretches().isEmpty()) {
            return "%,d values stand still at %s: nothing to inspect"
                    .formatted(inspection.values().length, Reading.of(inspection.values()[0], unit));
        }
        String found = clear == 0
                ? "nothing stands out"
                : clear == 1 ? "1 stretch stands out" : clear + " stretches stand out";
        return String.format(
                Locale.ROOT,
                "%s of %,d values, compared by windows of %d",
                found,
                inspection.values().length,
                inspection.window());
    }

    private static List<Double> course(double[] values) {
        double middle = Quantiles.median(values);
        int parts = Math.min(COURSE, values.length);
        Double[] course = new Double[parts];
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * values.length / parts);
            int to = (int) ((part + 1L) * values.length / parts);
            double furthest = values[from];
            for (int i = from; i < to; i++) {
                furthest = Math.abs(values[i] - middle) > Math.abs(furthest - middle) ? values[i] : furthest;
            }
            course[part] = furthest;
        }
        return Arrays.asList(course);
    }
}
