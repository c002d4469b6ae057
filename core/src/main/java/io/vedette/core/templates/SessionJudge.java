// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Tells strange sessions, by the set of the templates that occur in them.
///
/// A session is all lines of one request, one block, one job. Its order and its counts are left out on
/// purpose: replicas write at the same time, so the order is chance, and on public data neither found
/// more.
///
/// - **In:** the template ids of each session, in any order, repeats allowed; some hundreds of sessions to learn from.
/// - **Out:** 0 for a set that is known; else 1, and 1 for each template more or less than in the nearest known set,
/// and 10
///   more for each template never seen.
/// - **Error:** the threshold is set without labels, for a share of false alarms; `bench sessions`.
/// - **Cost:** O(sets × templates / 64) a session.
/// - **State:** none after fitting.
/// - **Source:** ours; the threshold as in V. Vovk et al., *Algorithmic Learning in a Random World*, 2005 (inductive
///   conformal prediction, here with scores out of fold).
public final class SessionJudge {
    // Whether somebody has checked the training for anomalies is not asked: the threshold tells. Anomalies in the
    // training score as high as anomalies do, and lift the threshold until a template that was never seen passes below
    // it, which is to be blind. So the strangest sessions are left out, as few as will do: none of a clean training,
    // where each one left out would make something usual strange. One percent is no step of its own: on a contaminated
    // HDFS it is just enough to see strangers again, and the half of the anomalies that stays hides its like (recall
    // .11 instead of .47).

    private static final int VERSION = 2;
    private static final long SEED = 1;
    private static final double[] SUSPECTS = {0, 0.02, 0.05};

    private final KnownSets known;
    private final double threshold;
    private final double suspects;

    private SessionJudge(KnownSets known, double threshold, double suspects) {
        this.known = known;
        this.threshold = threshold;
        this.suspects = suspects;
    }

    public static SessionJudge fit(List<int[]> sessions, SessionSettings settings) {
        if (sessions.size() < settings.folds()) {
            throw new IllegalArgumentException(
                    "sessions must be %d or more, was %d".formatted(settings.folds(), sessions.size()));
        }
        double[] scores = outOfFold(sessions, settings);
        SessionJudge judge = without(0, sessions, scores, settings);
        for (int i = 1; i < SUSPECTS.length && judge.isBlind(); i++) {
            judge = without(SUSPECTS[i], usual(sessions, scores, SUSPECTS[i], settings), settings);
        }
        return judge;
    }

    private static SessionJudge without(double suspects, List<int[]> usual, SessionSettings settings) {
        return without(suspects, usual, outOfFold(usual, settings), settings);
    }

    private static SessionJudge without(double suspects, List<int[]> usual, double[] scores, SessionSettings settings) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * (1 - settings.falseAlarms()));
        double threshold = sorted[Math.min(rank, sorted.length) - 1];
        return new SessionJudge(KnownSets.of(usual, settings.mostSets()), threshold, suspects);
    }

    /// Whether a session may hold what was never seen and not be strange.
    private boolean isBlind() {
        return threshold >= KnownSets.STRANGER;
    }

    /// The sessions without the strangest of them: one anomaly in the training would make all of its kind usual.
    private static List<int[]> usual(List<int[]> sessions, double[] scores, double share, SessionSettings settings) {
        int suspects = (int) Math.min(Math.ceil(sessions.size() * share), sessions.size() - settings.folds());
        List<Integer> order = new ArrayList<>(shuffled(sessions.size()));
        // Anomalies of one kind know each other; what gives them away is that there are few.
        KnownSets known = KnownSets.of(sessions, sessions.size());
        order.sort(Comparator.comparingDouble((Integer i) -> scores[i])
                .thenComparingInt(i -> -known.frequency(sessions.get(i))));
        return order.subList(0, sessions.size() - suspects).stream()
                .sorted()
                .map(sessions::get)
                .toList();
    }

    /// Each session judged by those of the other folds.
    private static double[] outOfFold(List<int[]> sessions, SessionSettings settings) {
        List<Integer> order = shuffled(sessions.size());
        var scores = new double[sessions.size()];
        for (int fold = 0; fold < settings.folds(); fold++) {
            var others = new ArrayList<int[]>();
            for (int i = 0; i < order.size(); i++) {
                if (i % settings.folds() != fold) {
                    others.add(sessions.get(order.get(i)));
                }
            }
            KnownSets known = KnownSets.of(others, settings.mostSets());
            for (int i = fold; i < order.size(); i += settings.folds()) {
                scores[order.get(i)] = known.distance(sessions.get(order.get(i)));
            }
        }
        return scores;
    }

    private static List<Integer> shuffled(int size) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        return order;
    }

    public double score(int[] session) {
        return known.distance(session);
    }

    public double threshold() {
        return threshold;
    }

    /// Share of the training that was left out as strange.
    public double suspects() {
        return suspects;
    }

    public boolean isStrange(int[] session) {
        return score(session) > threshold;
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(threshold);
        known.save(out);
        out.writeDouble(suspects);
    }

    /// @throws IOException when the bytes are not ours, of another version, or damaged
    public static SessionJudge restore(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a saved session judge is of version %d, this reads %d".formatted(version, VERSION));
        }
        double threshold = in.readDouble();
        return new SessionJudge(KnownSets.restore(in), threshold, in.readDouble());
    }
}
