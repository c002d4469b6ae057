// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What single signals of one entity do that lasts: one anomaly while any of them does.
///
/// - **In:** for each frame the signals that are off.
/// - **Out:** an anomaly when one opens, when it has become twice as wide, and when it ends.
final class SignalWatch {
    // Twenty signals that shift together are one trouble. What the model has told already is told no second time: its
    // anomaly gains a sentence.

    private static final int MOST = 1_000;

    /// Of 100,000 healthy signals, 62 a week did something that lasts (`bench baseline`).
    private static final double SIGNAL_WEEKS = 100_000.0 / 62;

    /// An entity of few signals is off its past once or twice a week (`bench signals`).
    private static final double NEAREST_WEEKS = 1;

    private final Entity entity;
    private final Guard guard;
    private final Repeats repeats;
    private final NearestWatch nearest;
    private final Set<String> told = new TreeSet<>();
    private Spell spell = Spell.NONE;
    private int width;
    private int signals;

    SignalWatch(Entity entity, WatchSettings settings) {
        this.entity = entity;
        this.guard = new Guard(settings.guard());
        this.repeats = new Repeats(settings);
        this.nearest = new NearestWatch(settings.fewSignals());
    }

    boolean isOpen() {
        return spell.isOpen();
    }

    /// What is going on, in a sentence.
    String sentence() {
        return spell.evidence().sentence();
    }

    /// @param off      signals away from their own past
    /// @param model    the anomaly that the entity's model has open, [Spell#NONE] for none
    /// @param hasModel whether the entity has a model
    /// @return the model's anomaly, with what there is to add to it
    Spell on(Frame frame, List<Deviation> off, Spell model, boolean hasModel, Consumer<? super Finding> out) {
        signals = frame.points().size();
        List<Deviation> going = new ArrayList<>();
        for (Deviation one : off) {
            if (one.kind().lasts() && (told.contains(key(one)) || matters(one))) {
                going.add(one);
            }
        }
        going.addAll(repeats.take(off, hasModel));
        for (Deviation one : nearest.take(frame)) {
            if (told.contains(key(one)) || guard.objection(alone(one)).isEmpty()) {
                going.add(one);
            }
        }
        if (going.isEmpty() && told.isEmpty()) {
            return model;
        }
        told.retainAll(going.stream().map(SignalWatch::key).toList());
        List<Deviation> fresh =
                going.stream().filter(one -> !told.contains(key(one))).toList();
        fresh.stream().limit(MOST - told.size()).forEach(one -> told.add(key(one)));
        return tell(frame.nanos(), going, fresh, model, out);
    }

    private Spell tell(
            long nanos, List<Deviation> going, List<Deviation> fresh, Spell model, Consumer<? super Finding> out) {
        if (going.isEmpty()) {
            end(nanos, out);
        } else if (spell.isOpen()) {
            extend(nanos, going, fresh, out);
        } else if (!fresh.isEmpty()) {
            List<Deviation> known =
                    fresh.stream().filter(one -> isTold(one, model)).toList();
            if (!known.isEmpty()) {
                Spell joined = model.with(join(model.evidence(), known));
                out.accept(joined.tell(entity, Anomaly.Phase.EXTENDED, nanos));
                return joined;
            }
            open(nanos, going, out);
        }
        return model;
    }

    private static String key(Deviation one) {
        return one.kind() + " " + one.sinceNanos() + " " + one.signal();
    }

    private boolean matters(Deviation one) {
        return switch (one.kind()) {
            case SHIFT, DRIFT, SCATTER -> guard.objection(alone(one)).isEmpty();
            case SPIKE, DIP, SEASON_BREAK, FLAT, MISSING, NEW, STOPPED -> true;
        };
    }

    private static Judgement alone(Deviation one) {
        return new Judgement(0, one.surprise(), 0, 0, "", List.of(contribution(one, 1)));
    }

    private static Contribution contribution(Deviation one, double share) {
        return new Contribution(one.signal(), one.unit(), share, one.actual(), one.usual(), one.usual());
    }

    private static boolean isTold(Deviation one, Spell model) {
        return model.isOpen()
                && model.evidence().contributions().stream()
                        .anyMatch(told -> told.signal().equals(one.signal()));
    }

    private static Evidence join(Evidence evidence, List<Deviation> known) {
        Deviation first = known.getFirst();
        String sentence = "%s %s %s.".formatted(evidence.sentence(), first.signal(), DeviationSentence.of(first));
        return new Evidence(evidence.surprise(), evidence.weeks(), sentence, evidence.contributions());
    }

    private void open(long nanos, List<Deviation> going, Consumer<? super Finding> out) {
        long since = going.stream().mapToLong(Deviation::sinceNanos).min().orElse(nanos);
        spell = new Spell(Anomaly.Kind.SIGNAL, since, evidence(going));
        width = going.size();
        out.accept(spell.tell(entity, Anomaly.Phase.OPENED, nanos));
    }

    private void extend(long nanos, List<Deviation> going, List<Deviation> fresh, Consumer<? super Finding> out) {
        if (!fresh.isEmpty() && going.size() >= 2 * width) {
            spell = spell.with(evidence(going));
            width = going.size();
            out.accept(spell.tell(entity, Anomaly.Phase.EXTENDED, nanos));
        }
    }

    private Evidence evidence(List<Deviation> going) {
        double surprise = going.stream().mapToDouble(Deviation::surprise).max().orElse(0);
        List<Contribution> contributions =
                going.stream().map(one -> contribution(one, 1.0 / going.size())).toList();
        return new Evidence(surprise, weeks(going), DeviationSentence.of(entity, going), contributions);
    }

    /// How seldom the entity would do this while all is well, by what healthy signals did in the bench.
    private double weeks(List<Deviation> going) {
        boolean lasts = going.stream().anyMatch(one -> one.kind().lasts());
        return lasts ? SIGNAL_WEEKS / Math.max(1, signals) : NEAREST_WEEKS;
    }

    /// Ends what is open: all is as it was, or the whole entity is silent.
    void end(long nanos, Consumer<? super Finding> out) {
        if (spell.isOpen()) {
            out.accept(spell.tell(entity, Anomaly.Phase.ENDED, nanos));
        }
        spell = Spell.NONE;
        width = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(spell.isOpen());
        if (spell.isOpen()) {
            spell.save(out);
        }
        out.writeInt(width);
        out.writeInt(told.size());
        for (String one : told) {
            SavedState.writeText(one, out);
        }
        repeats.save(out);
        nearest.save(out);
    }

    void restore(DataInput in) throws IOException {
        spell = in.readBoolean() ? Spell.restore(in, true) : Spell.NONE;
        width = SavedState.count(in, "signals of an anomaly", Integer.MAX_VALUE);
        int size = SavedState.count(in, "signals told", MOST);
        for (int i = 0; i < size; i++) {
            told.add(SavedState.text(in, "a signal that was told"));
        }
        repeats.restore(in);
        nearest.restore(in);
    }
}
