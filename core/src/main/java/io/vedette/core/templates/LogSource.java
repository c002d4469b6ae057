// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The raw lines of one source: its header is found on the way, its templates are those of the messages.
///
/// Until the header is known a line is taken whole. When it becomes known, or another, the lines it was learnt from are
/// read again, and the templates of the first reading are told as merged into those of the second.
///
/// - **In:** raw lines, one by one.
/// - **Out:** as [TemplateMiner].
/// - **Cost:** that of [TemplateMiner] and [HeaderTracker].
/// - **State:** one thread.
/// - **Source:** ours.
public final class LogSource {
    private final HeaderTracker tracker;
    private final TemplateMiner miner;

    public LogSource(MinerSettings settings) {
        this(new HeaderTracker(), new TemplateMiner(settings));
    }

    private LogSource(HeaderTracker tracker, TemplateMiner miner) {
        this.tracker = tracker;
        this.miner = miner;
    }

    /// The id of the line's template.
    public int add(CharSequence line) {
        Header before = tracker.header();
        int at = tracker.messageAt(line);
        if (tracker.header() != before && !tracker.header().isSameAs(before)) {
            readAgain(tracker.sample(), before);
        }
        return miner.add(line, at);
    }

    private void readAgain(List<String> sample, Header before) {
        Map<Form, List<String>> misread = new LinkedHashMap<>();
        Set<Form> right = new HashSet<>();
        // The last line of the sample is the one that has just come, not yet mined.
        for (String line : sample.subList(0, sample.size() - 1)) {
            int then = before.messageAt(line);
            boolean same = then == tracker.header().messageAt(line);
            miner.known(line, then).ifPresent(form -> {
                if (same) {
                    right.add(form);
                } else {
                    misread.computeIfAbsent(form, _ -> new ArrayList<>()).add(line);
                }
            });
        }
        misread.keySet().removeAll(right);
        miner.forget(misread.keySet());
        misread.forEach((form, lines) -> {
            int first = miner.add(lines.getFirst(), tracker.header().messageAt(lines.getFirst()));
            lines.stream()
                    .skip(1)
                    .forEach(line -> miner.add(line, tracker.header().messageAt(line)));
            miner.rename(form.id, first);
        });
    }

    public Header header() {
        return tracker.header();
    }

    /// Templates, merges, counts.
    public TemplateMiner miner() {
        return miner;
    }

    public void save(DataOutput out) throws IOException {
        tracker.save(out);
        miner.save(out);
    }

    public static LogSource restore(MinerSettings settings, DataInput in) throws IOException {
        return new LogSource(HeaderTracker.restore(in), TemplateMiner.restore(settings, in));
    }
}
