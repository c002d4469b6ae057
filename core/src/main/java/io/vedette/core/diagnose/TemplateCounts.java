// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Arrays;
import java.util.List;

/// How often each template of a log came in a stretch of time.
///
/// @param others lines of templates that are not grave
record TemplateCounts(int[] counts, double seconds, double others) {
    static TemplateCounts of(List<TemplateLines> kinds, List<Period> periods) {
        int[] counts = new int[kinds.size()];
        double others = 0;
        for (int i = 0; i < counts.length; i++) {
            for (Period period : periods) {
                counts[i] += kinds.get(i).within(period);
            }
            others += kinds.get(i).grave() ? 0 : counts[i];
        }
        return new TemplateCounts(
                counts, periods.stream().mapToDouble(Period::seconds).sum(), others);
    }

    TemplateCounts without(TemplateCounts part) {
        int[] left = new int[counts.length];
        Arrays.setAll(left, i -> counts[i] - part.counts[i]);
        return new TemplateCounts(left, seconds - part.seconds, others - part.others);
    }

    /// How many of a kind would be usual here, by another stretch; its first half line is for what was not
    /// seen there.
    double usual(int kind, boolean grave, TemplateCounts other) {
        double ratio = ratio(grave, other);
        return (other.counts[kind] + 0.5) * ratio;
    }

    private double ratio(boolean grave, TemplateCounts other) {
        return grave ? seconds / Math.max(1e-9, other.seconds) : others / Math.max(1, other.others);
    }

    /// The signed root of the Poisson deviance, less sure the shorter the other stretch is.
    double oftener(int kind, boolean grave, TemplateCounts other) {
        double k = counts[kind];
        double expected = usual(kind, grave, other);
        if (expected <= 0) {
            return 0;
        }
        double deviance = 2 * ((k > 0 ? k * Math.log(k / expected) : 0) - k + expected);
        return Math.signum(k - expected) * Math.sqrt(Math.max(0, deviance) / (1 + ratio(grave, other)));
    }
}
