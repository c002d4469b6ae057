// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// When it began: the moment that parts most signals best into lower and higher values.
///
/// - **In:** the tracks, cut to the search around the hint.
/// - **Out:** the candidate time with the largest sum over signals of the squared Mann–Whitney z; none
///   where no signal has enough points on both sides.
/// - **Error:** healthy signals have such a moment, too; what follows must judge whether anything
///   happened at all. On one value a second it was up to 20 s off.
/// - **Cost:** O(n log n) a signal and O(signals × candidates).
/// - **Source:** A. N. Pettitt, *A non-parametric approach to the change-point problem*, Applied
///   Statistics 28(2), 1979.
final class Onset {
    /// A side with fewer values says nothing.
    private static final int LEAST_SIDE = 20;

    private static final double LEAST_SHARE = 0.1;
    private static final int MOST_CANDIDATES = 600;

    private Onset() {}

    static OptionalLong find(When when, List<Track> tracks, DiagnoseSettings settings) {
        if (when.certain()) {
            return OptionalLong.of(when.hintNanos());
        }
        Period search = search(when, settings);
        long[] candidates = candidates(tracks, search);
        double[] sums = new double[candidates.length];
        for (Track track : tracks) {
            add(track, search, candidates, sums);
        }
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        boolean found = sums.length > 0 && sums[best] > 0;
        return found
                ? OptionalLong.of(candidates[best])
                : when.hinted() ? OptionalLong.of(when.hintNanos()) : OptionalLong.empty();
    }

    private static Period search(When when, DiagnoseSettings settings) {
        long reach = (long) (settings.searchSeconds() * 1e9);
        return when.hinted()
                ? new Period(when.hintNanos() - reach, Math.min(when.endNanos(), when.hintNanos() + reach))
                : new Period(Long.MIN_VALUE, when.endNanos());
    }

    private static long[] candidates(List<Track> tracks, Period search) {
        long[] times = tracks.stream()
                .flatMapToLong(track -> Arrays.stream(track.nanos(), track.at(search.from()), track.at(search.to())))
                .sorted()
                .distinct()
                .toArray();
        if (times.length <= MOST_CANDIDATES) {
            return times;
        }
        long[] thinned = new long[MOST_CANDIDATES];
        Arrays.setAll(thinned, i -> times[(int) ((long) i * times.length / MOST_CANDIDATES)]);
        return thinned;
    }

    private static void add(Track track, Period search, long[] candidates, double[] sums) {
        double[] values = track.within(search);
        int n = values.length;
        int side = (int) Math.max(LEAST_SIDE, LEAST_SHARE * n);
        if (n < 2 * side) {
            return;
        }
        double[] ranks = Ranks.of(values);
        double[] before = new double[n + 1];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double centred = ranks[i] - (n + 1) / 2.0;
            before[i + 1] = before[i] + centred;
            squares += centred * centred;
        }
        if (squares == 0) {
            return;
        }
        int start = track.at(search.from());
        for (int i = 0; i < candidates.length; i++) {
            int m = track.at(candidates[i]) - start;
            if (m >= side && n - m >= side) {
                double variance = squares / (n - 1) * m * (n - m) / n;
                sums[i] += before[m] * before[m] / variance;
            }
        }
    }
}
