// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Signal;
import io.vedette.server.desk.Retrospect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The past of an entity, thinned for a page.
///
/// @param times     instants, epoch milliseconds
/// @param surprise  one an instant, null where nothing could be judged
/// @param threshold null while there is no model
/// @param signals   as wide as `times`
record Chart(
        long fromMs,
        long toMs,
        List<Long> times,
        List<@Nullable Double> surprise,
        @Nullable Double threshold,
        List<Spell> spells,
        List<Line> signals) {
    private static final MathContext DIGITS = new MathContext(6);

    /// A stretch that was an anomaly.
    ///
    /// @param endMs null while it goes on
    record Spell(
            String id, String kind, long startMs, @Nullable Long endMs, String sentence, double surprise) {}

    /// One signal: what it was, and the band in which it was expected. Null marks a gap.
    record Line(
            String name,
            String unit,
            List<@Nullable Double> values,
            List<@Nullable Double> low,
            List<@Nullable Double> high,
            List<@Nullable Double> share) {
        static Line of(Signal signal) {
            return new Line(
                    signal.name(),
                    signal.unit(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        void add(Retrospect.Moment moment) {
            values.add(moment.frame().points().stream()
                    .filter(point -> point.signal().name().equals(name))
                    .map(point -> brief(point.value()))
                    .findFirst()
                    .orElse(null));
            Contribution contribution = moment.judgement().contributions().stream()
                    .filter(c -> c.signal().equals(name))
                    .findFirst()
                    .orElse(null);
            low.add(contribution == null ? null : brief(contribution.expected().low()));
            high.add(contribution == null ? null : brief(contribution.expected().high()));
            share.add(contribution == null ? null : brief(contribution.share()));
        }
    }

    /// Six digits draw every pixel there is, and halve what goes over the line.
    private static double brief(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    /// @param width signals at most; a sketch of the surprise needs none
    static Chart of(Retrospect.Past past, long fromMs, long toMs, int width, List<Spell> spells) {
        List<Line> lines = past.signals().stream().limit(width).map(Line::of).toList();
        List<Long> times = new ArrayList<>();
        List<@Nullable Double> surprise = new ArrayList<>();
        for (Retrospect.Moment moment : past.moments()) {
            times.add(moment.frame().nanos() / 1_000_000L);
            surprise.add(
                    moment.judgement() == Judgement.NONE
                            ? null
                            : brief(moment.judgement().surprise()));
            lines.forEach(line -> line.add(moment));
        }
        Double threshold = past.detector()
                .map(detector -> detector.calibration().threshold())
                .orElse(null);
        return new Chart(fromMs, toMs, times, surprise, threshold, spells, lines);
    }
}
