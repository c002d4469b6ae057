// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The series that log templates make: the rate of each of those that come most often, and of the others together.
///
/// - **Out:** series such as `log: connection from <*> closed`, in lines a second.
final class TemplateRates {
    // A name is given once and kept, though the template's text may change when it takes in others: a model knows its
    // inputs by name. That is why there are no rates before the templates had their time to settle.

    static final String PREFIX = "log: ";
    static final String OTHERS = "log: other lines";

    private final Entity entity;
    private final LogTemplates templates;
    private final Places<Integer> places = new Places<>();
    private final Map<Integer, Series> named = new TreeMap<>();
    private final Series others;
    private boolean begun;

    TemplateRates(Entity entity, LogTemplates templates) {
        this.entity = entity;
        this.templates = templates;
        this.others = series(OTHERS);
    }

    private Series series(String name) {
        return new Series(entity, name, Labels.NONE, MetricKind.GAUGE, "/s");
    }

    void tell(RecordWindow window, long nanos, double seconds, Consumer<Sample> out) {
        if (!templates.isTimeOver() && !begun) {
            return;
        }
        follow();
        Map<Integer, Long> counts = new TreeMap<>();
        window.templates().forEach((id, count) -> counts.merge(templates.current(id), count, Long::sum));
        begun |= !counts.isEmpty();
        if (!begun) {
            return;
        }
        places.take(counts);
        long rest = window.otherLines();
        for (Map.Entry<Integer, Long> one : counts.entrySet()) {
            rest += places.taken().contains(one.getKey()) ? 0 : one.getValue();
        }
        for (int id : places.taken()) {
            Series series = named.computeIfAbsent(id, this::name);
            out.accept(new Sample(series, nanos, counts.getOrDefault(id, 0L) / seconds));
        }
        out.accept(new Sample(others, nanos, rest / seconds));
    }

    private Series name(int id) {
        String name = PREFIX + templates.text(id);
        boolean taken = name.equals(OTHERS)
                || named.values().stream().anyMatch(series -> series.metric().equals(name));
        return series(taken ? name + " #" + id : name);
    }

    /// A place moves with its template, and so does its name, unless the other has one already.
    private void follow() {
        for (int id : named.keySet().stream().toList()) {
            int current = templates.current(id);
            if (current != id) {
                places.merge(id, current);
                Series series = named.remove(id);
                named.putIfAbsent(current, series);
            }
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        places.save(out, (id, to) -> to.writeInt(id));
        out.writeInt(named.size());
        for (Map.Entry<Integer, Series> one : named.entrySet()) {
            out.writeInt(one.getKey());
            out.writeUTF(one.getValue().metric());
        }
    }

    void restore(DataInput in) throws IOException {
        begun = in.readBoolean();
        places.restore(in, DataInput::readInt);
        int size = SavedState.count(in, "named templates", Places.MOST_EVER);
        for (int i = 0; i < size; i++) {
            named.put(in.readInt(), series(in.readUTF()));
        }
    }
}
