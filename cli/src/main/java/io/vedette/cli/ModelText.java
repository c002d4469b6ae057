// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.Calibration;
import io.vedette.core.detect.Card;
import io.vedette.core.detect.Choice;
import io.vedette.core.detect.Detector;
import io.vedette.core.extract.Input;
import io.vedette.core.numbers.Histogram;
import io.vedette.core.numbers.NormalityTest;
import io.vedette.core.watch.Reading;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/// A model in words and bars, for a terminal.
final class ModelText {
    private static final int WIDTH = 50;

    private ModelText() {}

    static void card(Detector detector, PrintWriter out) {
        Card card = detector.card();
        out.println("%s  version %s  (%s, looks at %d rows)"
                .formatted(
                        card.entity(),
                        card.version(),
                        detector.model().kind(),
                        detector.model().window()));
        out.println("learnt on  %s".formatted(span(card.trained())));
        out.println("tested on  %s".formatted(span(card.tested())));
        if (!card.ranking().reason().isEmpty()) {
            out.println("why this   it " + card.ranking().reason());
        }
        if (!card.parent().isEmpty()) {
            out.println("replaces   " + card.parent());
        }
        card.figures().forEach((name, value) -> out.println(String.format(Locale.ROOT, "%-46s %.6g", name, value)));
    }

    private static String span(Card.Span span) {
        return "%,d rows, %s to %s, one each %s"
                .formatted(
                        span.rows(),
                        Output.time(span.fromNanos()),
                        Output.time(span.toNanos()),
                        java.time.Duration.ofNanos(span.stepNanos())
                                .toString()
                                .substring(2)
                                .toLowerCase(Locale.ROOT));
    }

    static void choices(Detector detector, PrintWriter out) {
        out.println("\nsignals it looks at, and where they usually lie");
        for (Input input : detector.recipe().inputs()) {
            out.println("  %-32s %-24s %s"
                    .formatted(
                            input.signal().name(),
                            Reading.of(input.usual(), input.signal().unit()),
                            reason(detector, input)));
        }
        var left = detector.card().choices().stream()
                .filter(choice -> !choice.chosen())
                .toList();
        if (!left.isEmpty()) {
            out.println("\nsignals left out");
            left.forEach(
                    choice -> out.println("  %-32s %s".formatted(choice.signal().name(), choice.reason())));
        }
    }

    private static String reason(Detector detector, Input input) {
        return detector.card().choices().stream()
                .filter(choice -> choice.signal().equals(input.signal()))
                .map(Choice::reason)
                .findFirst()
                .orElse("");
    }

    /// The scores of the test stretch as bars, with the percentiles and the chosen line beside them.
    static void histogram(Calibration calibration, PrintWriter out) {
        out.println("\nscores of the test stretch");
        Histogram histogram = calibration.histogram();
        long most = Arrays.stream(histogram.counts()).max().orElse(1);
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            double low = histogram.low() + bin * histogram.binWidth();
            double high = low + histogram.binWidth();
            long count = histogram.counts()[bin];
            String marks = marks(calibration, low, high);
            if (count > 0 || !marks.isEmpty()) {
                int length = (int) Math.ceil((double) WIDTH * count / most);
                out.println(String.format(
                                Locale.ROOT, "%12.5g │%-" + WIDTH + "s %,d %s", low, "█".repeat(length), count, marks)
                        .stripTrailing());
            }
        }
        if (calibration.limit() >= histogram.high()) {
            out.println(
                    String.format(Locale.ROOT, "%12.5g ┿ ◀ the line, beyond every score seen", calibration.limit()));
        }
        out.println(String.format(
                Locale.ROOT,
                "threshold %.5g (%s), surprise %.1f",
                calibration.limit(),
                calibration.method(),
                calibration.threshold()));
        out.println("normality: Shapiro–Wilk %s, Lilliefors %s"
                .formatted(test(calibration.shapiro()), test(calibration.lilliefors())));
    }

    private static String marks(Calibration calibration, double low, double high) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < Calibration.SUMMARY.length; i++) {
            double score = calibration.summary()[i];
            if (score >= low && score < high) {
                marks.append(String.format(Locale.ROOT, " p%s", number(Calibration.SUMMARY[i])));
            }
        }
        if (calibration.limit() >= low && calibration.limit() < high) {
            marks.append(" ◀ the line");
        }
        return marks.toString();
    }

    private static String number(double percentile) {
        return percentile == Math.rint(percentile) ? Integer.toString((int) percentile) : Double.toString(percentile);
    }

    private static String test(NormalityTest test) {
        return String.format(Locale.ROOT, "%.4f (p %.2g)", test.statistic(), test.p());
    }
}
