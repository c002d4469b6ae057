// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.models;

import io.vedette.core.detect.Calibration;
import io.vedette.core.detect.Card;
import io.vedette.core.detect.Choice;
import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Range;
import io.vedette.core.numbers.NormalityTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A model with everything that people ask of it.
record ModelView(
        String entity,
        String version,
        String parent,
        String kind,
        int window,
        Stretch trained,
        Stretch tested,
        List<InputView> inputs,
        List<ChoiceView> choices,
        Map<String, Double> figures,
        String reason,
        List<ContenderView> contenders,
        CalibrationView calibration) {
    record Stretch(long fromMs, long toMs, long stepMs, int rows) {
        static Stretch of(Card.Span span) {
            return new Stretch(
                    span.fromNanos() / 1_000_000L,
                    span.toNanos() / 1_000_000L,
                    span.stepNanos() / 1_000_000L,
                    span.rows());
        }
    }

    record InputView(String signal, String unit, double usualLow, double usualHigh) {}

    record ChoiceView(String signal, String unit, boolean chosen, String reason) {
        static ChoiceView of(Choice choice) {
            return new ChoiceView(choice.signal().name(), choice.signal().unit(), choice.chosen(), choice.reason());
        }
    }

    /// @param found  share of the planted faults found
    /// @param alarms share of calm rows past its line
    record ContenderView(String kind, double found, int trials, double alarms, long bytes) {
        static ContenderView of(Contender contender) {
            return new ContenderView(
                    contender.kind(), contender.share(), contender.trials(), contender.alarms(), contender.bytes());
        }
    }

    record PercentileView(double percentile, double score) {}

    record HistogramView(double low, double high, long[] counts) {}

    record CalibrationView(
            String method,
            double limit,
            double threshold,
            NormalityTest shapiro,
            NormalityTest lilliefors,
            List<PercentileView> percentiles,
            HistogramView histogram) {
        static CalibrationView of(Calibration calibration) {
            List<PercentileView> percentiles = new ArrayList<>();
            for (int i = 0; i < Calibration.SUMMARY.length; i++) {
                percentiles.add(
                        new PercentileView(Calibration.SUMMARY[i], calibration.summary()[i]));
            }
            var histogram = calibration.histogram();
            return new CalibrationView(
                    calibration.method(),
                    calibration.limit(),
                    calibration.threshold(),
                    calibration.shapiro(),
                    calibration.lilliefors(),
                    percentiles,
                    new HistogramView(histogram.low(), histogram.high(), histogram.counts()));
        }
    }

    static ModelView of(Detector detector) {
        Card card = detector.card();
        return new ModelView(
                card.entity().id(),
                card.version(),
                card.parent(),
                detector.model().kind(),
                detector.model().window(),
                Stretch.of(card.trained()),
                Stretch.of(card.tested()),
                detector.recipe().inputs().stream()
                        .map(input -> view(input.signal().name(), input.signal().unit(), input.usual()))
                        .toList(),
                card.choices().stream().map(ChoiceView::of).toList(),
                card.figures(),
                card.ranking().reason(),
                card.ranking().contenders().stream().map(ContenderView::of).toList(),
                CalibrationView.of(detector.calibration()));
    }

    private static InputView view(String name, String unit, Range usual) {
        return new InputView(name, unit, usual.low(), usual.high());
    }
}
