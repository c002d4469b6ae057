// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Judgement;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The open incident of one entity, if there is one.
final class EntityIncidents {
    private static final int FORMAT = 2;

    /// Written before it was known how seldom an anomaly is, and whom we watch.
    private static final int WITHOUT_WEEKS = 1;

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final long quietNanos;
    private final int maxMembers;
    private final Map<String, Anomaly> members = new LinkedHashMap<>();
    private long attendedAgain = Long.MIN_VALUE;

    EntityIncidents(CorrelateSettings settings) {
        this.quietNanos = settings.quiet().toNanos();
        this.maxMembers = settings.maxMembers();
    }

    void on(Assessment assessment, Consumer<? super Case> out) {
        if (assessment.judgement() != Judgement.NONE && assessment.nanos() >= attendedAgain) {
            attendedAgain = assessment.nanos() + HOUR_NANOS;
            out.accept(new Attended(assessment.entity(), assessment.nanos()));
        }
    }

    void on(Anomaly anomaly, Consumer<? super Case> out) {
        // An old incident whose quiet time passed before this anomaly began is over, woken or not: history that is
        // back-filled sees no clock.
        if (anomaly.startNanos() >= wakeAt()) {
            wake(anomaly.startNanos(), out);
        }
        boolean first = members.isEmpty();
        if (!members.containsKey(anomaly.id()) && members.size() >= maxMembers) {
            return;
        }
        members.put(anomaly.id(), anomaly);
        Incident incident = incident(0);
        out.accept(
                first
                        ? new IncidentEvent.Opened(incident, anomaly.nanos())
                        : new IncidentEvent.Updated(incident, anomaly.nanos()));
    }

    long wakeAt() {
        boolean over = members.values().stream().allMatch(member -> member.phase() == Anomaly.Phase.ENDED);
        return over && !members.isEmpty() ? lastNanos() + quietNanos : Long.MAX_VALUE;
    }

    void wake(long nanos, Consumer<? super Case> out) {
        if (nanos >= wakeAt()) {
            out.accept(new IncidentEvent.Ended(incident(lastNanos()), nanos));
            members.clear();
        }
    }

    private long lastNanos() {
        return members.values().stream().mapToLong(Anomaly::nanos).max().orElse(0);
    }

    private Incident incident(long endNanos) {
        List<Anomaly> inOrder = List.copyOf(members.values());
        Anomaly strongest = inOrder.stream()
                .max(Comparator.comparingDouble(member -> member.evidence().surprise()))
                .orElseThrow();
        String title = strongest.evidence().sentence();
        return new Incident(inOrder.getFirst().id(), title, inOrder.getFirst().startNanos(), endNanos, inOrder);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(members.size());
        for (Anomaly member : members.values()) {
            AnomalyBytes.write(member, out);
        }
        out.writeLong(attendedAgain);
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < WITHOUT_WEEKS || format > FORMAT) {
            throw new IOException(
                    "correlate state has format %d, this release reads 1 to %d".formatted(format, FORMAT));
        }
        int size = SavedState.count(in, "members", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            Anomaly member = AnomalyBytes.read(in, format > WITHOUT_WEEKS);
            members.put(member.id(), member);
        }
        attendedAgain = format > WITHOUT_WEEKS ? in.readLong() : Long.MIN_VALUE;
    }
}
