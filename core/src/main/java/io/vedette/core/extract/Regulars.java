// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How regularly each template comes, and which of the regular ones are missing.
///
/// - **Cost:** O(1) a line, O(templates) a check; 120 bytes a template, [#MOST] of them at most.
final class Regulars {
    // Missing is judged by two clocks, and by the longest pause ever made, not the mean. By time alone, each evening
    // would be an outage; so the entity itself must have gone on speaking: its other lines are the second clock. By
    // the longest pause of a whole day, because a night is part of what is usual; and five such pauses, because a
    // weekend (63 hours from Friday evening to Monday morning) is 4.2 nights (15 hours) long.

    static final int MOST = 2_000;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// Whoever came less often in a day is not regular.
    static final int LEAST_LINES = 100;

    private static final int PAUSES = 5;

    /// Less is a hiccup on the road.
    private static final long LEAST_MISSING_NANOS = 600_000_000_000L;

    /// Lines of others that must have come meanwhile.
    private static final int LEAST_OTHERS = 50;

    /// A template that has not been seen for so long is forgotten.
    private static final long FORGOTTEN_NANOS = 7 * DAY_NANOS;

    private final TreeMap<Integer, Regular> byId = new TreeMap<>();
    private final List<Novelty.Pattern> returned = new ArrayList<>();
    private long lines;
    private long listeningSince = Long.MIN_VALUE;

    private static final class Regular {
        private long firstNanos;
        private long lastNanos;
        private long lastLine;
        private long lines;
        private long longestNanos;
        private long longestLines;
        private boolean missing;
        private Severity severity = Severity.NONE;

        private Novelty.Pattern pattern(int id) {
            return new Novelty.Pattern(id, "", severity, lines, lastNanos, longestNanos);
        }
    }

    /// Takes the next line of the entity.
    void take(int id, Severity severity, long nanos) {
        lines++;
        Regular regular = byId.get(id);
        if (regular == null) {
            if (byId.size() >= MOST) {
                return;
            }
            regular = new Regular();
            regular.firstNanos = nanos;
            regular.lastNanos = nanos;
            regular.lastLine = lines;
            byId.put(id, regular);
        }
        if (regular.missing) {
            returned.add(regular.pattern(id));
        }
        learnPause(regular, nanos);
        regular.lines++;
        regular.severity = severity.compareTo(regular.severity) > 0 ? severity : regular.severity;
    }

    /// A pause that was told of makes the usual one twice as long, and not as long as an outage was: so that who pauses
    /// again and again is told of less and less, and who breaks down twice is told of twice.
    private void learnPause(Regular regular, long nanos) {
        long pause = Math.max(0, nanos - Math.max(regular.lastNanos, listeningSince));
        long others = lines - regular.lastLine;
        long most = regular.missing ? 2 * regular.longestNanos : Long.MAX_VALUE;
        long mostLines = regular.missing ? 2 * regular.longestLines : Long.MAX_VALUE;
        regular.longestNanos = Math.max(regular.longestNanos, Math.min(pause, most));
        regular.longestLines = Math.max(regular.longestLines, Math.min(others, mostLines));
        regular.missing = false;
        regular.lastNanos = Math.max(regular.lastNanos, nanos);
        regular.lastLine = lines;
    }

    /// We were not there before `now`: what did not come then is not missing.
    void listenFrom(long now) {
        listeningSince = now;
    }

    /// Begins anew.
    void clear() {
        byId.clear();
    }

    /// Two templates turned out to be one.
    void merge(int from, int into) {
        Regular gone = byId.remove(from);
        if (gone == null) {
            return;
        }
        if (gone.missing) {
            returned.add(gone.pattern(from));
            gone.missing = false;
        }
        Regular kept = byId.putIfAbsent(into, gone);
        if (kept != null) {
            kept.firstNanos = Math.min(kept.firstNanos, gone.firstNanos);
            kept.lastNanos = Math.max(kept.lastNanos, gone.lastNanos);
            kept.lastLine = Math.max(kept.lastLine, gone.lastLine);
            kept.lines += gone.lines;
            kept.severity = gone.severity.compareTo(kept.severity) > 0 ? gone.severity : kept.severity;
        }
    }

    /// Those that are missing since the last call; forgets those long gone.
    List<Novelty.Pattern> takeMissing(long now) {
        List<Novelty.Pattern> missing = new ArrayList<>();
        byId.entrySet().removeIf(one -> {
            Regular regular = one.getValue();
            if (!regular.missing && isMissing(regular, now)) {
                regular.missing = true;
                missing.add(regular.pattern(one.getKey()));
            }
            return now - regular.lastNanos > FORGOTTEN_NANOS;
        });
        return missing;
    }

    private boolean isMissing(Regular regular, long now) {
        boolean isRegular = regular.lines >= LEAST_LINES && regular.lastNanos - regular.firstNanos >= DAY_NANOS;
        long silent = now - Math.max(regular.lastNanos, listeningSince);
        return isRegular
                && regular.severity != Severity.TRACE
                && regular.severity != Severity.DEBUG
                && silent > Math.max(LEAST_MISSING_NANOS, PAUSES * regular.longestNanos)
                && lines - regular.lastLine > Math.max(LEAST_OTHERS, PAUSES * regular.longestLines);
    }

    /// Those that were told as missing and are back since the last call.
    List<Novelty.Pattern> takeReturned() {
        List<Novelty.Pattern> told = List.copyOf(returned);
        returned.clear();
        return told;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(lines);
        out.writeLong(listeningSince);
        out.writeInt(byId.size());
        for (Map.Entry<Integer, Regular> one : byId.entrySet()) {
            Regular regular = one.getValue();
            out.writeInt(one.getKey());
            out.writeLong(regular.firstNanos);
            out.writeLong(regular.lastLine);
            out.writeLong(regular.longestLines);
            out.writeBoolean(regular.missing);
            write(regular.pattern(one.getKey()), out);
        }
        out.writeInt(returned.size());
        for (Novelty.Pattern pattern : returned) {
            out.writeInt(pattern.id());
            write(pattern, out);
        }
    }

    private static void write(Novelty.Pattern pattern, DataOutput out) throws IOException {
        out.writeUTF(pattern.severity().name());
        out.writeLong(pattern.lines());
        out.writeLong(pattern.sinceNanos());
        out.writeLong(pattern.usualNanos());
    }

    private static Novelty.Pattern read(int id, DataInput in) throws IOException {
        return new Novelty.Pattern(id, "", Severity.valueOf(in.readUTF()), in.readLong(), in.readLong(), in.readLong());
    }

    void restore(DataInput in) throws IOException {
        lines = in.readLong();
        listeningSince = in.readLong();
        int size = SavedState.count(in, "regular templates", MOST);
        for (int i = 0; i < size; i++) {
            int id = in.readInt();
            Regular regular = new Regular();
            regular.firstNanos = in.readLong();
            regular.lastLine = in.readLong();
            regular.longestLines = in.readLong();
            regular.missing = in.readBoolean();
            Novelty.Pattern pattern = read(id, in);
            regular.severity = pattern.severity();
            regular.lines = pattern.lines();
            regular.lastNanos = pattern.sinceNanos();
            regular.longestNanos = pattern.usualNanos();
            byId.put(id, regular);
        }
        int back = SavedState.count(in, "templates that are back", Integer.MAX_VALUE);
        for (int i = 0; i < back; i++) {
            returned.add(read(in.readInt(), in));
        }
    }
}
