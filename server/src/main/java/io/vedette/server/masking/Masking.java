// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Masks what receivers took before it is stored, and counts what was masked.
///
/// What names things stays as it is: entities, series and their labels, ids and keys, the names of attributes. They are
/// how a thing is found again.
///
/// - **State:** safe for many threads.
public final class Masking {
    private final Masker masker;
    private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

    public Masking(MaskingSettings settings) {
        this.masker = new Masker(settings);
    }

    /// The batch without secrets; the very same where none is found.
    ///
    /// @param receiver that took it
    public List<? extends Observation> mask(String receiver, List<? extends Observation> batch) {
        Masker.Counting counting = counting(receiver);
        List<Observation> masked = List.of();
        for (int i = 0; i < batch.size(); i++) {
            Observation before = batch.get(i);
            Observation after = masked(before, counting);
            if (after != before && masked.isEmpty()) {
                masked = new ArrayList<>(batch);
            }
            if (after != before) {
                masked.set(i, after);
            }
        }
        return masked.isEmpty() ? batch : masked;
    }

    /// A text of a receiver without secrets.
    public String mask(String receiver, String text) {
        return text.isEmpty() ? text : masker.mask(text, counting(receiver));
    }

    private Masker.Counting counting(String receiver) {
        return kind -> counts.computeIfAbsent(receiver, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(kind, _ -> new LongAdder())
                .increment();
    }

    private Observation masked(Observation observation, Masker.Counting counting) {
        return switch (observation) {
            case LogLine line -> masked(line, counting);
            case Span span -> masked(span, counting);
            case Alert alert -> masked(alert, counting);
            case Change change -> masked(change, counting);
            case Verdict verdict -> masked(verdict, counting);
            case Sample _, Sighting _, Tick _, Lesson _ -> observation;
        };
    }

    private LogLine masked(LogLine line, Masker.Counting counting) {
        String text = masker.mask(line.text(), counting);
        SortedMap<String, String> attributes = masker.mask(line.attributes(), counting);
        return text.equals(line.text()) && attributes == line.attributes()
                ? line
                : new LogLine(line.entity(), line.nanos(), line.severity(), text, attributes);
    }

    private Span masked(Span span, Masker.Counting counting) {
        String operation = masker.mask(span.operation(), counting);
        SortedMap<String, String> attributes = masker.mask(span.attributes(), counting);
        return operation.equals(span.operation()) && attributes == span.attributes()
                ? span
                : span.with(operation, attributes);
    }

    private Alert masked(Alert alert, Masker.Counting counting) {
        String title = masker.mask(alert.title(), counting);
        SortedMap<String, String> labels = masker.mask(alert.labels(), counting);
        return title.equals(alert.title()) && labels == alert.labels()
                ? alert
                : new Alert(
                        alert.entity(),
                        alert.nanos(),
                        alert.source(),
                        alert.key(),
                        title,
                        alert.severity(),
                        alert.firing(),
                        labels);
    }

    private Change masked(Change change, Masker.Counting counting) {
        String title = masker.mask(change.title(), counting);
        SortedMap<String, String> attributes = masker.mask(change.attributes(), counting);
        return title.equals(change.title()) && attributes == change.attributes()
                ? change
                : new Change(
                        change.entity(),
                        change.nanos(),
                        change.source(),
                        change.key(),
                        change.kind(),
                        title,
                        attributes);
    }

    private Verdict masked(Verdict verdict, Masker.Counting counting) {
        String note = masker.mask(verdict.note(), counting);
        return note.equals(verdict.note())
                ? verdict
                : new Verdict(
                        verdict.entity(),
                        verdict.nanos(),
                        verdict.incident(),
                        verdict.kind(),
                        verdict.subject(),
                        verdict.who(),
                        note);
    }

    /// How many secrets were masked since the start, by receiver and kind.
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> now = new TreeMap<>();
        counts.forEach((receiver, kinds) -> {
            Map<String, Long> sums = new TreeMap<>();
            kinds.forEach((kind, count) -> sums.put(kind, count.sum()));
            now.put(receiver, sums);
        });
        return now;
    }
}
