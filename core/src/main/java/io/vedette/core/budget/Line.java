// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Incident;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How seldom a stretch must come on its entity to be worth a page.
///
/// What the models claim is where it begins, what came is where it goes: the rate of incidents as seldom as this is
/// the claim and the count together, each weighed by the time it stands for. On top, a tracker: each page raises the
/// line, each day of quiet lowers it.
///
/// - **In:** incidents and the passing of time.
/// - **Out:** weeks.
/// - **Error:** where there are enough incidents to choose from, pages kept to the promise within 22 % on replays of
///   14 to 78 promised pages (`bench/run budget`); where too few incidents are left to tell, they stay below it.
/// - **Cost:** O(incidents of late) a question.
/// - **Source:** I. Gibbs & E. Candès, *Adaptive conformal inference under distribution shift*, NeurIPS 2021;
///   A. Angelopoulos, E. Candès & R. Tibshirani, *Conformal PID control*, NeurIPS 2023.
final class Line {
    static final double WEEK_NANOS = 7 * 86_400e9;

    /// What the claims of the models are worth against what came: the time of so many pages.
    private static final double CLAIM = 1;

    /// The same, for what came on the entity itself.
    private static final double OWN_CLAIM = 1;

    /// What came is remembered for the time of so many pages; what was not used of the budget for as long.
    private static final double MEMORY = 10;

    /// How far one page too many raises the line, in natural logarithms.
    private static final double STEP = 0.2;

    private static final double MOST_LOG_WEEKS = 700;
    private static final int HALVINGS = 60;

    private final double perWeek;
    private final Rivals rivals = new Rivals();
    private long began = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;

    /// Pages beyond what time has allowed.
    private double surplus;

    Line(double perWeek) {
        this.perWeek = perWeek;
    }

    void begin(long nanos) {
        if (began == Long.MIN_VALUE) {
            began = nanos;
            now = nanos;
        }
    }

    void passes(long nanos) {
        if (began == Long.MIN_VALUE || nanos <= now) {
            return;
        }
        double weeks = (nanos - now) / WEEK_NANOS;
        surplus = Math.max(-MEMORY, surplus - weeks * perWeek);
        now = nanos;
        if (perWeek > 0) {
            rivals.forget((long) (now - MEMORY / perWeek * WEEK_NANOS));
        }
    }

    void paid() {
        surplus++;
    }

    void heard(Incident incident, double weeks, long nanos) {
        double corrected = corrected(incident, weeks);
        rivals.add(new Rivals.Rival(incident.id(), incident.entity().id(), nanos, weeks, corrected));
    }

    private double watched() {
        double memory = MEMORY / perWeek;
        return began == Long.MIN_VALUE ? 0 : Math.min(memory, (now - began) / WEEK_NANOS);
    }

    /// How seldom such a stretch comes on its entity by the claim and by what came there: never more so than claimed.
    double corrected(Incident incident, double weeks) {
        String own = incident.entity().id();
        int came = rivals.count(incident.id(), rival -> rival.entity().equals(own) && rival.claimed() >= weeks);
        double worth = OWN_CLAIM / perWeek;
        return weeks <= 0 ? 0 : Math.min(weeks, (worth + watched()) / (worth / weeks + came));
    }

    /// The line for an incident that is not to count itself.
    double weeks(String incident, int entities) {
        double low = Math.log(1e-6);
        double high = MOST_LOG_WEEKS;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rate(incident, Math.exp(middle), entities) * Math.exp(STEP * surplus) <= perWeek) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.exp(high);
    }

    /// Incidents a week as seldom as this, of all entities.
    private double rate(String incident, double weeks, int entities) {
        double worth = CLAIM / perWeek;
        double came = 0.5 + rivals.count(incident, rival -> rival.weeks() >= weeks);
        return (worth * Math.max(1, entities) / weeks + came) / (worth + watched());
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(began);
        out.writeLong(now);
        out.writeDouble(surplus);
        rivals.save(out);
    }

    void restore(DataInput in) throws IOException {
        began = in.readLong();
        now = in.readLong();
        surplus = SavedState.finite(in, "pages too many");
        rivals.restore(in);
    }
}
