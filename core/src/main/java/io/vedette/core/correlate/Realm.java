// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.cohort.OwnerLabel;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Item;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Owned;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// All that is remembered to put items together. Items wait for the next tick and are taken in an order
/// of their own, so that the order in which they came changes nothing.
final class Realm {
    private static final int FORMAT = 4;

    /// Written before it was known which incidents became part of which.
    private static final int WITHOUT_FORMERS = 3;

    private static final int MOST = 10_000_000;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /// By their beginning; of the same item the earlier word first, and its end last.
    private static final Comparator<Item> ORDER = Comparator.comparingLong(Realm::startNanos)
            .thenComparing(Item::fingerprint)
            .thenComparingLong(Item::nanos)
            .thenComparing(Item::goesOn, Comparator.reverseOrder())
            .thenComparing(Item::toString);

    private static final Comparator<Verdict> SAID = Comparator.comparingLong(Verdict::nanos)
            .thenComparing(Verdict::incident)
            .thenComparing(Verdict::kind)
            .thenComparing(Verdict::subject)
            .thenComparing(Verdict::toString);

    private final Map<Entity, Long> attendedAgain = new TreeMap<>();
    private final Neighbours neighbours = new Neighbours();
    private final List<Item> items = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Incidents incidents;

    Realm(CorrelateSettings settings) {
        this.incidents = new Incidents(settings, neighbours, attendedAgain.keySet());
    }

    /// When an item began, as far as the item itself says.
    static long startNanos(Item item) {
        return switch (item) {
            case Anomaly anomaly -> anomaly.startNanos();
            case Alert alert -> alert.nanos();
            case Change change -> change.nanos();
        };
    }

    void on(Finding finding, Consumer<? super Case> out) {
        switch (finding) {
            case Item item -> items.add(item);
            case Verdict verdict -> verdicts.add(verdict);
            case Assessment assessment -> attend(assessment, out);
            case Levels levels ->
                OwnerLabel.of(levels.signals())
                        .ifPresent(team -> out.accept(new Owned(levels.entity(), team, levels.nanos())));
        }
    }

    void on(Link link) {
        neighbours.take(link);
    }

    private void attend(Assessment assessment, Consumer<? super Case> out) {
        if (assessment.judgement() != Judgement.NONE
                && assessment.nanos() >= attendedAgain.getOrDefault(assessment.entity(), Long.MIN_VALUE)) {
            attendedAgain.put(assessment.entity(), assessment.nanos() + HOUR_NANOS);
            out.accept(new Attended(assessment.entity(), assessment.nanos()));
        }
    }

    long wakeAt() {
        return items.isEmpty() && verdicts.isEmpty() ? incidents.dueNanos() : Long.MIN_VALUE;
    }

    void wake(long nanos, Consumer<? super Case> out) {
        items.sort(ORDER);
        verdicts.sort(SAID);
        for (Item item : items) {
            incidents.take(item, startNanos(item), out);
        }
        for (Verdict verdict : verdicts) {
            incidents.obey(verdict, out);
        }
        items.clear();
        verdicts.clear();
        incidents.reach(nanos, out);
    }

    void recall(Consumer<? super Case> out) {
        incidents.recall(out);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(attendedAgain.size());
        for (Map.Entry<Entity, Long> entry : attendedAgain.entrySet()) {
            SavedState.writeText(entry.getKey().id(), out);
            out.writeLong(entry.getValue());
        }
        neighbours.save(out);
        out.writeInt(items.size());
        for (Item item : items) {
            ItemBytes.write(item, out);
        }
        out.writeInt(verdicts.size());
        for (Verdict verdict : verdicts) {
            VerdictBytes.write(verdict, out);
        }
        incidents.save(out);
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < WITHOUT_FORMERS || format > FORMAT) {
            throw new IOException("correlate state has format %d, this release reads %d".formatted(format, FORMAT));
        }
        for (int left = SavedState.count(in, "entities", MOST); left > 0; left--) {
            attendedAgain.put(Entity.parse(SavedState.text(in, "an entity")), in.readLong());
        }
        neighbours.restore(in);
        for (int left = SavedState.count(in, "items", MOST); left > 0; left--) {
            items.add(ItemBytes.read(in));
        }
        for (int left = SavedState.count(in, "verdicts", MOST); left > 0; left--) {
            verdicts.add(VerdictBytes.read(in));
        }
        incidents.restore(in, format > WITHOUT_FORMERS);
    }
}
