// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who of an entity's signals is there: which are missing while the others go on, and which are new.
///
/// - **Cost:** a look at all signals every twentieth frame.
final class Roll {
    // Series come and go where their labels name what comes and goes: containers, paths, versions. A metric of which a
    // series has appeared or gone once the entity was known is of that kind, and none of its series is missed.

    private static final int SWEEP = 20;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;

    /// What has been missing for so long is gone for good, and everyone knows.
    private static final long GONE_NANOS = 6 * HOUR_NANOS;

    /// A weekly job is still remembered.
    private static final long FORGOTTEN_NANOS = 8 * DAY_NANOS;

    private static final int MOST = 1_000;
    private static final double LASTING = 6;

    private final Map<String, Deviation> missing = new LinkedHashMap<>();
    private final Map<String, Deviation> fresh = new LinkedHashMap<>();
    private final Set<String> churning = new TreeSet<>();
    private long firstNanos = Long.MIN_VALUE;
    private long nanos;
    private long stepNanos;
    private int frame;

    /// Begins a frame, before its points are heard.
    ///
    /// @param all the baselines; those of signals long gone are taken out
    void begin(Frame next, Map<String, Baseline> all, LocalHour time) {
        firstNanos = firstNanos == Long.MIN_VALUE ? next.nanos() : firstNanos;
        nanos = next.nanos();
        stepNanos = next.stepNanos();
        frame++;
        if (frame % SWEEP == 0) {
            fresh.values().removeIf(one -> nanos - one.sinceNanos() > HOUR_NANOS);
            missing.values().removeIf(one -> nanos - one.sinceNanos() > GONE_NANOS);
            all.forEach((name, baseline) -> look(name, baseline, time));
        }
    }

    private void look(String name, Baseline baseline, LocalHour time) {
        Presence presence = baseline.presence();
        if (presence.isOverdue(frame)
                && !presence.isTold()
                && (frame - presence.first()) * stepNanos >= DAY_NANOS
                && baseline.knows(time)) {
            presence.tell();
            boolean churns = churning.contains(family(name));
            churn(name);
            if (!churns && missing.size() < MOST) {
                missing.put(name, missing(name, baseline));
            }
        }
    }

    private Deviation missing(String name, Baseline baseline) {
        Presence presence = baseline.presence();
        double last = baseline.last();
        return new Deviation(
                name,
                presence.unit(),
                Deviation.Kind.MISSING,
                last,
                new Range(last, last),
                LASTING,
                nanos - presence.pause(frame) * stepNanos,
                presence.longest() * stepNanos);
    }

    private static String family(String name) {
        int labels = name.indexOf('{');
        return labels < 0 ? name : name.substring(0, labels);
    }

    private void churn(String name) {
        if (name.indexOf('{') > 0 && churning.size() < MOST) {
            churning.add(family(name));
        }
    }

    /// A signal has a value in this frame, or had one that came late.
    void heard(Signal signal, Baseline baseline, double value) {
        Presence presence = baseline.presence();
        if (presence.first() < 0) {
            begin(signal, value);
        } else if (presence.isTold()) {
            missing.remove(signal.name());
        }
        presence.heard(frame, signal.unit());
    }

    private void begin(Signal signal, double value) {
        if (firstNanos == Long.MIN_VALUE || nanos - firstNanos < HOUR_NANOS) {
            return;
        }
        boolean churns = churning.contains(family(signal.name()));
        churn(signal.name());
        if (!churns && nanos - firstNanos >= DAY_NANOS && fresh.size() < MOST) {
            Range usual = new Range(value, value);
            fresh.put(
                    signal.name(),
                    new Deviation(signal.name(), signal.unit(), Deviation.Kind.NEW, value, usual, 0, nanos, 0));
        }
    }

    boolean hasNews() {
        return !missing.isEmpty() || !fresh.isEmpty();
    }

    void addTo(List<Deviation> off) {
        off.addAll(missing.values());
        off.addAll(fresh.values());
    }

    /// Takes out the signals that have been gone for so long that nobody would know them again.
    ///
    /// @return whether there were any
    boolean forget(Map<String, Baseline> all) {
        return frame % SWEEP == 0
                && all.values()
                        .removeIf(one -> one.presence().first() >= 0
                                && one.presence().pause(frame) * stepNanos > FORGOTTEN_NANOS);
    }

    void save(DataOutput out) throws IOException {
        DeviationBytes.write(new ArrayList<>(missing.values()), out);
        DeviationBytes.write(new ArrayList<>(fresh.values()), out);
        out.writeInt(churning.size());
        for (String family : churning) {
            SavedState.writeText(family, out);
        }
        out.writeLong(firstNanos);
        out.writeLong(nanos);
        out.writeLong(stepNanos);
        out.writeInt(frame);
    }

    void restore(DataInput in) throws IOException {
        DeviationBytes.read(in, MOST).forEach(one -> missing.put(one.signal(), one));
        DeviationBytes.read(in, MOST).forEach(one -> fresh.put(one.signal(), one));
        int size = SavedState.count(in, "metrics whose series come and go", MOST);
        for (int i = 0; i < size; i++) {
            churning.add(SavedState.text(in, "the name of a metric"));
        }
        firstNanos = in.readLong();
        nanos = in.readLong();
        stepNanos = in.readLong();
        frame = SavedState.count(in, "frames", Integer.MAX_VALUE);
    }
}
