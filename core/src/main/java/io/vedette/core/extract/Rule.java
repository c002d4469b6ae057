// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Signal;
import io.vedette.core.numbers.Digits;

/// How several series become one signal that people speak of.
///
/// @param signal   the signal made
/// @param how      what becomes of the selected values
/// @param of       the series taken together
/// @param outOf    the whole of a [How#SHARE], [How#REST] or [How#RATIO]; the same as `of` elsewhere
record Rule(Signal signal, How how, Selector of, Selector outOf) {
    enum How {
        SUM,
        MEAN,
        MAX,
        /// 100 · sum of `of` / sum of `outOf`, in percent.
        SHARE,
        /// 100 · (1 − sum of `of` / sum of `outOf`), in percent.
        REST,
        /// sum of `of` / sum of `outOf`.
        RATIO
    }

    static Rule sum(String name, String unit, Selector of) {
        return new Rule(new Signal(name, unit), How.SUM, of, of);
    }

    static Rule mean(String name, String unit, Selector of) {
        return new Rule(new Signal(name, unit), How.MEAN, of, of);
    }

    static Rule max(String name, String unit, Selector of) {
        return new Rule(new Signal(name, unit), How.MAX, of, of);
    }

    static Rule share(String name, Selector of, Selector outOf) {
        return new Rule(new Signal(name, "%"), How.SHARE, of, outOf);
    }

    static Rule rest(String name, Selector of, Selector outOf) {
        return new Rule(new Signal(name, "%"), How.REST, of, outOf);
    }

    static Rule ratio(String name, String unit, Selector of, Selector outOf) {
        return new Rule(new Signal(name, unit), How.RATIO, of, outOf);
    }

    /// One frame's running sums under this rule.
    final class Tally {
        private double sum;
        private double most = Double.NEGATIVE_INFINITY;
        private int count;
        private double whole;

        void take(double value) {
            sum += value;
            most = Math.max(most, value);
            count++;
        }

        void takeWhole(double value) {
            whole += value;
        }

        boolean isKnown() {
            return count > 0 && Double.isFinite(exact());
        }

        double value() {
            return Digits.six(exact());
        }

        private double exact() {
            return switch (how) {
                case SUM -> sum;
                case MEAN -> sum / count;
                case MAX -> most;
                case SHARE -> Math.clamp(100 * sum / whole, 0, 100);
                case REST -> Math.clamp(100 * (1 - sum / whole), 0, 100);
                case RATIO -> sum / whole;
            };
        }
    }
}
