// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.baseline.Baselines;
import io.vedette.core.baseline.RecentLevels;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Silence;
import io.vedette.core.domain.Straggler;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One entity under watch.
final class EntityWatch {
    /// Before the third, log lines were no news; before the fourth, no signal had a baseline; before the fifth, nothing
    /// that came late was judged; before the sixth, baselines knew no days of rest and nothing that lasts, and
    /// nobody knew how seldom a stretch is; before the seventh, nobody kept the frames that no model judged; before
    /// the eighth, nobody told where the signals are.
    private static final int FORMAT = 8;

    private static final int WITHOUT_NEWS = 2;
    private static final int WITHOUT_BASELINES = 3;
    private static final int WITHOUT_STRAGGLERS = 4;
    private static final int WITHOUT_COURSES = 5;
    private static final int WITHOUT_UNJUDGED = 6;
    private static final int WITHOUT_LEVELS = 7;

    private final Entity entity;
    private final WatchSettings settings;
    private final Guard guard;
    private final Persistence persistence;
    private final Post post;

    /// Whether somebody further down weighs how seldom a stretch is.
    private final boolean weighed;

    private final Shares shares = new Shares();
    private final News news;
    private final Baselines baselines;
    private final SignalWatch signals;
    private final RecentLevels levels = new RecentLevels();
    private Spell spell = Spell.NONE;
    private long frames;
    private long stepNanos;

    EntityWatch(Entity entity, WatchSettings settings, WatchContext context) {
        this.post = new Post(entity, context);
        this.weighed = context.mostWeeks() < Double.POSITIVE_INFINITY;
        this.entity = entity;
        this.settings = settings;
        this.guard = new Guard(settings.guard());
        this.persistence = new Persistence(settings.needed(), settings.outOf());
        this.news = new News(entity, settings.news());
        this.baselines = new Baselines(context.civil());
        this.signals = new SignalWatch(entity, settings);
    }

    void on(Frame frame, Consumer<? super Finding> out) {
        frames++;
        news.heard(frame.nanos());
        stepNanos = frame.stepNanos();
        if (spell.isOpen() && spell.kind() == Anomaly.Kind.SILENT) {
            end(frame.nanos(), out);
        }
        levels.take(frame, out);
        List<Deviation> off = baselines.take(frame);
        spell = signals.on(frame, off, spell, post.isManned(), out);
        Judgement judgement = post.judge(frame);
        if (judgement == Judgement.NONE) {
            String remark = isBesideOpen() ? besideSentence() : stillLearning();
            out.accept(new Assessment(
                    entity,
                    frame.nanos(),
                    isBesideOpen() ? EntityState.ANOMALOUS : EntityState.LEARNING,
                    judgement,
                    remark,
                    off));
            return;
        }
        String objection = judgement.isUnusual() ? guard.objection(judgement) : "";
        boolean counts = judgement.isUnusual() && objection.isEmpty();
        persistence.add(counts, judgement.weeks());
        if (counts) {
            shares.add(judgement.contributions());
        }
        follow(frame.nanos(), judgement, out);
        out.accept(new Assessment(entity, frame.nanos(), state(), judgement, remark(judgement, objection), off));
    }

    private void follow(long nanos, Judgement judgement, Consumer<? super Finding> out) {
        if (!spell.isOpen()) {
            if (persistence.isCalm()) {
                shares.clear();
            } else if (persistence.isMet()) {
                open(Anomaly.Kind.UNUSUAL, nanos - persistence.oldest() * stepNanos, nanos, evidence(judgement), out);
            }
        } else if (persistence.isCalm()) {
            end(nanos, out);
        } else if (judgement.isUnusual() && spell.isNews(judgement.surprise(), weighed ? persistence.weeks() : 0)) {
            spell = spell.with(evidence(judgement));
            out.accept(spell.tell(entity, Anomaly.Phase.EXTENDED, nanos));
        }
    }

    private Evidence evidence(Judgement judgement) {
        List<Contribution> lasting = shares.lasting(judgement.contributions());
        double weeks = Math.max(persistence.weeks(), spell.evidence().weeks());
        double surprise = Math.max(judgement.surprise(), spell.evidence().surprise());
        return new Evidence(surprise, weeks, Sentence.of(entity, guard.worthTelling(lasting)), lasting);
    }

    private void open(Anomaly.Kind kind, long start, long nanos, Evidence evidence, Consumer<? super Finding> out) {
        spell = new Spell(kind, start, evidence);
        out.accept(spell.tell(entity, Anomaly.Phase.OPENED, nanos));
    }

    private void end(long nanos, Consumer<? super Finding> out) {
        if (spell.isOpen()) {
            out.accept(spell.tell(entity, Anomaly.Phase.ENDED, nanos));
        }
        spell = Spell.NONE;
        persistence.clear();
        shares.clear();
    }

    private String remark(Judgement judgement, String objection) {
        if (spell.isOpen()) {
            return spell.evidence().sentence();
        }
        if (isBesideOpen()) {
            return besideSentence();
        }
        if (!objection.isEmpty()) {
            return "unusual, but not told: " + objection;
        }
        return judgement.isUnusual()
                ? "unusual, waiting whether it stays: %d of %d frames make an anomaly"
                        .formatted(settings.needed(), settings.outOf())
                : "";
    }

    /// Whether anything goes on that the model knows nothing of.
    private boolean isBesideOpen() {
        return news.isOpen() || signals.isOpen();
    }

    private String besideSentence() {
        return news.isOpen() ? news.sentence() : signals.sentence();
    }

    private String stillLearning() {
        if (!post.trouble().isEmpty()) {
            return post.trouble();
        }
        if (post.isManned()) {
            return "learnt; waiting for enough recent data to judge by";
        }
        long missing = settings.warmUpRows() - frames;
        return missing > 0
                ? "learning, ready in about " + Sentence.every(missing * stepNanos)
                : "learning, the model is being trained";
    }

    void on(Silence silence, Consumer<? super Finding> out) {
        end(silence.nanos(), out);
        signals.end(silence.nanos(), out);
        Evidence evidence = new Evidence(io.vedette.core.numbers.Surprise.MAX, Sentence.of(silence), List.of());
        open(Anomaly.Kind.SILENT, silence.lastNanos(), silence.nanos(), evidence, out);
        out.accept(new Assessment(
                entity, silence.nanos(), EntityState.SILENT, Judgement.NONE, evidence.sentence(), List.of()));
    }

    /// What a straggler has to say is told with the next frame.
    void on(Straggler straggler) {
        if (straggler.fresh()) {
            baselines.take(straggler);
        }
    }

    void on(Novelty novelty, Consumer<? super Finding> out) {
        news.on(novelty, out);
    }

    /// A change explains new kinds of log lines; it passes.
    void on(Change change, Consumer<? super Finding> out) {
        news.on(change);
        out.accept(change);
    }

    long wakeAt() {
        return news.wakeAt();
    }

    void wake(long nanos, Consumer<? super Finding> out) {
        news.wake(nanos, out);
    }

    /// The desk tried the model before it became a lesson, so a refusal here is damage on the way: it is told, and
    /// the old model stays.
    void on(Lesson lesson, Consumer<? super Finding> out) {
        try {
            post.take(lesson);
        } catch (IOException refused) {
            String remark = "model %s was refused: %s".formatted(lesson.version(), refused.getMessage());
            out.accept(new Assessment(entity, lesson.nanos(), state(), Judgement.NONE, remark, List.of()));
        }
    }

    private EntityState state() {
        if (spell.isOpen()) {
            return spell.kind() == Anomaly.Kind.SILENT ? EntityState.SILENT : EntityState.ANOMALOUS;
        }
        if (isBesideOpen()) {
            return EntityState.ANOMALOUS;
        }
        return post.isManned() ? EntityState.NORMAL : EntityState.LEARNING;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(frames);
        out.writeLong(stepNanos);
        persistence.save(out);
        shares.save(out);
        out.writeBoolean(spell.isOpen());
        if (spell.isOpen()) {
            spell.save(out);
        }
        post.save(out);
        news.save(out);
        baselines.save(out);
        signals.save(out);
        persistence.saveWeeks(out);
        levels.save(out);
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < WITHOUT_NEWS || format > FORMAT) {
            throw new IOException(
                    "watch state of %s has format %d, this release reads 2 to 8".formatted(entity, format));
        }
        boolean whole = format > WITHOUT_COURSES;
        frames = in.readLong();
        stepNanos = in.readLong();
        persistence.restore(in);
        shares.restore(in);
        spell = in.readBoolean() ? Spell.restore(in, whole) : Spell.NONE;
        post.restore(in, format > WITHOUT_UNJUDGED);
        if (format > WITHOUT_NEWS) {
            news.restore(in, whole);
        }
        if (whole) {
            baselines.restore(in);
            signals.restore(in);
            persistence.restoreWeeks(in);
        } else if (format > WITHOUT_BASELINES) {
            baselines.restoreOld(in, format > WITHOUT_STRAGGLERS);
        }
        if (format > WITHOUT_LEVELS) {
            levels.restore(in);
        }
    }
}
