// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The series that windows of log lines and spans make: rates of lines by severity and by template; rate, share of
/// failures and latency of requests, for all of an entity and for its top operations.
///
/// A rate is zero in a window without any, once there were some; a share or a latency of nothing is none.
final class RecordSeries {
    private static final double[] QUANTILES = {0.5, 0.9, 0.99};

    private final Entity entity;
    private final Places<String> operations = new Places<>();
    private final TemplateRates templates;
    private final Map<String, Series> made = new HashMap<>();
    private final boolean[] seen = new boolean[Severity.values().length];
    private boolean asked;

    RecordSeries(Entity entity, LogTemplates templates) {
        this.entity = entity;
        this.templates = new TemplateRates(entity, templates);
    }

    /// @param nanos   the instant that the window's numbers are told at
    /// @param seconds the window's length
    void tell(RecordWindow window, long nanos, double seconds, Consumer<Sample> out) {
        for (Severity severity : Severity.values()) {
            long count = window.lines(severity);
            seen[severity.ordinal()] |= count > 0;
            if (seen[severity.ordinal()]) {
                String word = severity.name().toLowerCase(Locale.ROOT);
                out.accept(new Sample(series("log_lines", "severity", word, "/s"), nanos, count / seconds));
            }
        }
        templates.tell(window, nanos, seconds, out);
        asked |= window.requests().count() > 0;
        if (asked) {
            requests("", window.requests(), nanos, seconds, out);
            Map<String, Long> counts = new TreeMap<>();
            window.operations().forEach((name, stat) -> counts.put(name, stat.count()));
            operations.take(counts);
            for (String name : operations.taken()) {
                RequestStat none = new RequestStat();
                requests(name, window.operations().getOrDefault(name, none), nanos, seconds, out);
            }
        }
    }

    private void requests(String operation, RequestStat stat, long nanos, double seconds, Consumer<Sample> out) {
        out.accept(new Sample(series("requests", "operation", operation, "/s"), nanos, stat.count() / seconds));
        if (stat.count() == 0) {
            return;
        }
        Series failed = series("request_errors", "operation", operation, "%");
        out.accept(new Sample(failed, nanos, stat.failedPercent()));
        for (double p : QUANTILES) {
            out.accept(new Sample(latency(operation, p), nanos, stat.seconds(p)));
        }
    }

    private Series latency(String operation, double p) {
        return made.computeIfAbsent("request_latency\n" + p + '\n' + operation, _ -> {
            TreeMap<String, String> labels = new TreeMap<>(Map.of("quantile", Double.toString(p)));
            if (!operation.isEmpty()) {
                labels.put("operation", operation);
            }
            return new Series(entity, "request_latency", Labels.of(labels), MetricKind.GAUGE, "s");
        });
    }

    private Series series(String metric, String label, String value, String unit) {
        return made.computeIfAbsent(metric + '\n' + value, _ -> {
            TreeMap<String, String> labels = new TreeMap<>();
            if (!value.isEmpty()) {
                labels.put(label, value);
            }
            return new Series(entity, metric, Labels.of(labels), MetricKind.GAUGE, unit);
        });
    }

    void save(DataOutput out) throws IOException {
        for (boolean one : seen) {
            out.writeBoolean(one);
        }
        out.writeBoolean(asked);
        operations.save(out, (name, to) -> to.writeUTF(name));
        templates.save(out);
    }

    void restore(DataInput in, int format) throws IOException {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = in.readBoolean();
        }
        asked = in.readBoolean();
        operations.restore(in, DataInput::readUTF);
        if (format >= RecordWindow.WITH_TEMPLATES) {
            templates.restore(in);
        }
    }
}
