// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Novelty;
import io.vedette.core.flow.SavedState;
import io.vedette.core.templates.Merged;
import io.vedette.core.templates.MinerSettings;
import io.vedette.core.templates.TemplateMiner;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The kinds of log lines of one entity: which kind each line is, which are new, which are missing.
///
/// - **In:** lines as the receivers made them: a syslog header is gone by then, one that a program writes is masked.
/// - **Out:** the template of each line; [Novelty].
/// - **Cost:** that of [TemplateMiner], one tree look-up a line more; memory as `bench/RESULTS.md` has it.
final class LogTemplates {
    // "Never seen before" is worth something once enough was seen: a thousand lines, and ten minutes, because a
    // start-up writes a thousand lines of which none comes again. It is not worth much even then: after a thousand
    // lines, twelve public systems brought up to 166 further kinds in the next thousand. So what is told of them is
    // the watch's business, which looks at severities and counts.
    //
    // A miner that is full forgets its rarest layouts, and what was forgotten would seem new when it comes again. So
    // learning begins anew then: an entity that never stops inventing texts is never told to have brought a new one.

    /// Texts of more kinds are not log lines but prose.
    static final int MOST_LAYOUTS = 2_000;

    static final int LEARNING_LINES = 1_000;
    static final long LEARNING_NANOS = 600_000_000_000L;

    /// Kinds that one [Novelty] names.
    static final int MOST_NAMED = 20;

    /// A stack trace and the data behind a message are not its kind.
    private static final int LONGEST = 2_048;

    private static final long CHECK_NANOS = 10_000_000_000L;
    private static final long MISSING_CHECK_NANOS = 60_000_000_000L;
    private static final long AWAY_NANOS = 30_000_000_000L;

    /// An older line was sent belatedly; what it says is known now, and no news.
    private static final long BELATED_NANOS = 600_000_000_000L;

    private static final Comparator<Novelty.Pattern> GRAVEST = Comparator.comparing(Novelty.Pattern::severity)
            .thenComparing(Novelty.Pattern::lines)
            .reversed()
            .thenComparing(Novelty.Pattern::id);

    private final Entity entity;
    private final Newcomers newcomers = new Newcomers();
    private final Regulars regulars = new Regulars();
    private TemplateMiner miner = new TemplateMiner(settings());
    private boolean any;
    private int highest = -1;
    private long learnedLines;
    private long forgotten;
    private long learningSince = Long.MIN_VALUE;
    private long lastWake = Long.MIN_VALUE;
    private long lastCheck = Long.MIN_VALUE;

    LogTemplates(Entity entity) {
        this.entity = entity;
    }

    private static MinerSettings settings() {
        return new MinerSettings(MinerSettings.DEFAULT.values(), MinerSettings.DEFAULT.doubtfulValues(), MOST_LAYOUTS);
    }

    /// @return the line's template; -1 for a line without words
    int take(LogLine line) {
        String head = head(line.text());
        if (head.isEmpty()) {
            return -1;
        }
        any = true;
        int id = miner.add(head);
        learnedLines++;
        follow();
        boolean first = id > highest;
        highest = Math.max(highest, id);
        if (first && isLearnt() && line.nanos() >= lastWake - BELATED_NANOS) {
            newcomers.begin(id, line.nanos(), lastWake);
        }
        newcomers.take(id, line.severity(), line.nanos());
        regulars.take(id, line.severity(), line.nanos());
        return id;
    }

    /// The first line that says something.
    private static String head(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        int end = text.indexOf('\n', from);
        int to = Math.min(end < 0 ? text.length() : end, from + LONGEST);
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    /// Whatever is kept under a template that was merged moves with it.
    private void follow() {
        for (Merged merged : miner.merged()) {
            // A template may be merged by the very line that makes it: we never heard of that one.
            if (merged.from() <= highest) {
                newcomers.merge(merged.from(), merged.into());
                regulars.merge(merged.from(), merged.into());
            }
        }
        if (miner.forgotten() > forgotten) {
            forgotten = miner.forgotten();
            learnedLines = 0;
            learningSince = lastWake;
            newcomers.clear();
            regulars.clear();
        }
    }

    boolean isLearnt() {
        return isTimeOver() && learnedLines >= LEARNING_LINES;
    }

    /// Whether the templates have had their time to settle.
    boolean isTimeOver() {
        return learningSince != Long.MIN_VALUE && lastWake - learningSince >= LEARNING_NANOS;
    }

    /// The id that a template goes by today.
    int current(int id) {
        return miner.current(id);
    }

    /// The words of a template; `lines` where it is forgotten.
    String text(int id) {
        return miner.template(id)
                .map(template -> TemplateText.of(template.text()))
                .orElse("lines");
    }

    long wakeAt() {
        if (!any) {
            return Long.MAX_VALUE;
        }
        return lastWake == Long.MIN_VALUE ? Long.MIN_VALUE : lastWake + CHECK_NANOS;
    }

    void wake(long nanos, Consumer<? super Fact> out) {
        if (nanos < wakeAt()) {
            return;
        }
        if (learningSince == Long.MIN_VALUE) {
            learningSince = nanos;
        }
        if (lastWake == Long.MIN_VALUE || nanos - lastWake > CHECK_NANOS + AWAY_NANOS) {
            regulars.listenFrom(nanos);
        }
        lastWake = nanos;
        if (newcomers.isAnyDue(nanos)) {
            miner.settle();
            follow();
            tell(nanos, Novelty.Kind.NEW, newcomers.takeDue(nanos), newcomers.takeMore(), out);
        }
        tell(nanos, Novelty.Kind.RETURNED, regulars.takeReturned(), 0, out);
        if (lastCheck == Long.MIN_VALUE || nanos - lastCheck >= MISSING_CHECK_NANOS) {
            lastCheck = nanos;
            tell(nanos, Novelty.Kind.STOPPED, regulars.takeMissing(nanos), 0, out);
        }
    }

    private void tell(
            long nanos, Novelty.Kind kind, List<Novelty.Pattern> patterns, int more, Consumer<? super Fact> out) {
        if (patterns.isEmpty()) {
            return;
        }
        // Who waits for the return of a pattern must hear of each; the others are read by people.
        int named = kind == Novelty.Kind.NEW ? MOST_NAMED : patterns.size();
        List<Novelty.Pattern> told = new ArrayList<>();
        patterns.stream().sorted(GRAVEST).limit(named).forEach(pattern -> told.add(worded(pattern)));
        out.accept(new Novelty(entity, nanos, kind, told, more + patterns.size() - told.size()));
    }

    private Novelty.Pattern worded(Novelty.Pattern p) {
        return new Novelty.Pattern(p.id(), text(p.id()), p.severity(), p.lines(), p.sinceNanos(), p.usualNanos());
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(any);
        if (!any) {
            return;
        }
        out.writeInt(highest);
        out.writeLong(learnedLines);
        out.writeLong(forgotten);
        out.writeLong(learningSince);
        out.writeLong(lastWake);
        out.writeLong(lastCheck);
        newcomers.save(out);
        regulars.save(out);
        miner.save(out);
    }

    void restore(DataInput in) throws IOException {
        any = in.readBoolean();
        if (!any) {
            return;
        }
        highest = SavedState.count(in, "templates", Integer.MAX_VALUE);
        learnedLines = in.readLong();
        forgotten = in.readLong();
        learningSince = in.readLong();
        lastWake = in.readLong();
        lastCheck = in.readLong();
        newcomers.restore(in);
        regulars.restore(in);
        miner = TemplateMiner.restore(settings(), in);
    }
}
