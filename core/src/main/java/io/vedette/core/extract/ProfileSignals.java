// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Point;
import io.vedette.core.domain.Series;
import java.util.ArrayList;
import java.util.List;

/// The profile signals of one entity, frame by frame. Each series is matched with the rules once, when it appears.
final class ProfileSignals {
    private static final int[] NONE = {};

    private final List<Rule.Tally> tallies = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    ProfileSignals() {
        Profiles.ALL.forEach(profile -> rules.addAll(profile.rules()));
        clear();
    }

    /// Which rules a series feeds: `rule · 2` as a part, `rule · 2 + 1` as part of the whole.
    int[] match(Series series) {
        List<Integer> fed = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).of().selects(series)) {
                fed.add(2 * i);
            }
            if (rules.get(i).outOf().selects(series)) {
                fed.add(2 * i + 1);
            }
        }
        return fed.isEmpty() ? NONE : fed.stream().mapToInt(Integer::intValue).toArray();
    }

    void take(int[] match, double value) {
        for (int fed : match) {
            Rule.Tally tally = tallies.get(fed / 2);
            if (fed % 2 == 0) {
                tally.take(value);
            } else {
                tally.takeWhole(value);
            }
        }
    }

    /// The signals known in this frame, and a clean slate for the next.
    void drainTo(List<Point> points) {
        for (int i = 0; i < rules.size(); i++) {
            if (tallies.get(i).isKnown()) {
                points.add(new Point(rules.get(i).signal(), tallies.get(i).value()));
            }
        }
        clear();
    }

    private void clear() {
        tallies.clear();
        rules.forEach(rule -> tallies.add(rule.new Tally()));
    }
}
