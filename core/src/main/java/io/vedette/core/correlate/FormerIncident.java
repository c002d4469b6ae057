// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Lead;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The open incident of one entity as it was saved before incidents had many. It ends at the first tick; what goes on
/// is told again by its watch and opens one of today's.
final class FormerIncident implements Operator.Memory<Lead, Case> {
    /// Written before it was known how seldom an anomaly is, and whom we watch.
    private static final int FIRST = 1;

    private static final int LAST = 2;

    private final int format;
    private final List<Anomaly> members = new ArrayList<>();

    FormerIncident(DataInput in) throws IOException {
        format = in.readInt();
        if (format < FIRST || format > LAST) {
            throw new IOException("correlate state has format %d, this release reads 1 to 4".formatted(format));
        }
        for (int left = SavedState.count(in, "members", Integer.MAX_VALUE); left > 0; left--) {
            members.add(AnomalyBytes.read(in, format > FIRST));
        }
    }

    @Override
    public void on(Lead lead, Consumer<? super Case> out) {
        throw new IllegalStateException("nothing is filed under an entity any more: " + lead);
    }

    @Override
    public long wakeAt() {
        return members.isEmpty() ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    @Override
    public void wake(long nanos, Consumer<? super Case> out) {
        if (!members.isEmpty()) {
            Anomaly first = members.getFirst();
            Incident over = Incident.of(
                    first.id(), first.evidence().sentence(), first.startNanos(), Math.max(1, last()), members);
            out.accept(new IncidentEvent.Ended(over, nanos, over.members()));
            members.clear();
        }
    }

    private long last() {
        return members.stream().mapToLong(Anomaly::nanos).max().orElse(0);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(LAST);
        out.writeInt(members.size());
        for (Anomaly member : members) {
            AnomalyBytes.write(member, out);
        }
    }
}
