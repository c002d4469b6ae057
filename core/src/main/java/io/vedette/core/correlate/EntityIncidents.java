// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
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
    private static final int FORMAT = 1;

    private final long quietNanos;
    private final int maxMembers;
    private final Map<String, Anomaly> members = new LinkedHashMap<>();

    EntityIncidents(CorrelateSettings settings) {
        this.quietNanos = settings.quiet().toNanos();
        this.maxMembers = settings.maxMembers();
    }

    void on(Anomaly anomaly, Consumer<? super IncidentEvent> out) {
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

    void wake(long nanos, Consumer<? super IncidentEvent> out) {
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
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("correlate state has format %d, this release reads %d".formatted(format, FORMAT));
        }
        int size = SavedState.count(in, "members", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            Anomaly member = AnomalyBytes.read(in);
            members.put(member.id(), member);
        }
    }
}
