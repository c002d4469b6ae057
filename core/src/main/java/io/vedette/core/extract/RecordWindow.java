// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of one entity's log lines and spans within one step of event time.
final class RecordWindow {
    /// Operations told apart within a window; the names of further ones are of the kind that holds an id.
    private static final int MOST_OPERATIONS = 200;

    private static final int LONGEST_OPERATION = 256;

    /// Templates told apart within a window.
    private static final int MOST_TEMPLATES = 500;

    /// The format of saved state from which on lines are counted by template.
    static final int WITH_TEMPLATES = 4;

    private final long[] lines = new long[Severity.values().length];
    private final SortedMap<String, RequestStat> operations = new TreeMap<>();
    private final SortedMap<Integer, Long> templates = new TreeMap<>();
    private RequestStat requests = new RequestStat();
    private long otherLines;

    /// The one place where a line is counted: by severity, and by template.
    ///
    /// @param template the line's, -1 for none
    void take(LogLine line, int template) {
        lines[line.severity().ordinal()]++;
        if (template < 0 || templates.size() >= MOST_TEMPLATES && !templates.containsKey(template)) {
            otherLines++;
        } else {
            templates.merge(template, 1L, Long::sum);
        }
    }

    /// Counts a span that is a request to its entity, under the name of its operation too.
    void take(Span span) {
        requests.take(span.failed(), span.durationNanos());
        String name = span.operation();
        String operation = name.length() > LONGEST_OPERATION ? name.substring(0, LONGEST_OPERATION) : name;
        if (operation.isEmpty() || operations.size() >= MOST_OPERATIONS && !operations.containsKey(operation)) {
            return;
        }
        operations.computeIfAbsent(operation, _ -> new RequestStat()).take(span.failed(), span.durationNanos());
    }

    long lines(Severity severity) {
        return lines[severity.ordinal()];
    }

    RequestStat requests() {
        return requests;
    }

    /// By name.
    Map<String, RequestStat> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /// By the id that each went by when its line came.
    Map<Integer, Long> templates() {
        return Collections.unmodifiableMap(templates);
    }

    /// Lines whose template is not told apart.
    long otherLines() {
        return otherLines;
    }

    void save(DataOutput out) throws IOException {
        for (long count : lines) {
            out.writeLong(count);
        }
        requests.save(out);
        out.writeInt(operations.size());
        for (Map.Entry<String, RequestStat> operation : operations.entrySet()) {
            out.writeUTF(operation.getKey());
            operation.getValue().save(out);
        }
        out.writeLong(otherLines);
        out.writeInt(templates.size());
        for (Map.Entry<Integer, Long> template : templates.entrySet()) {
            out.writeInt(template.getKey());
            out.writeLong(template.getValue());
        }
    }

    static RecordWindow read(DataInput in, int format) throws IOException {
        RecordWindow window = new RecordWindow();
        for (int i = 0; i < window.lines.length; i++) {
            window.lines[i] = in.readLong();
        }
        window.requests = RequestStat.read(in);
        int size = SavedState.count(in, "operations of a window", MOST_OPERATIONS);
        for (int i = 0; i < size; i++) {
            window.operations.put(in.readUTF(), RequestStat.read(in));
        }
        if (format >= WITH_TEMPLATES) {
            window.readTemplates(in);
        }
        return window;
    }

    private void readTemplates(DataInput in) throws IOException {
        otherLines = in.readLong();
        int size = SavedState.count(in, "templates of a window", MOST_TEMPLATES);
        for (int i = 0; i < size; i++) {
            templates.put(in.readInt(), in.readLong());
        }
    }
}
