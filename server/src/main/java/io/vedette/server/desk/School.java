// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Card;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Profiles;
import io.vedette.core.keep.History;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teachers;
import io.vedette.core.learn.Timetable;
import io.vedette.core.models.Progress;
import io.vedette.server.receive.Inlet;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Trains detectors when they are due, one at a time, and sends each through the door as a lesson. While an entity is
/// anomalous its model stays: trouble is not to be learnt as normal, unless it has lasted as long as a model may age.
///
/// - **State:** one thread of its own.
public final class School implements Closeable {
    private static final System.Logger LOG = System.getLogger(School.class.getName());

    /// An entity whose newest point is older than this many steps is being back-filled, or gone: no use teaching yet.
    private static final long STALE_STEPS = 10;

    private static final long STALE_NANOS = 120_000_000_000L;

    /// Counting the rows of an entity costs a read of its history; a learnt one can wait.
    private static final long LOOK_NANOS = 30_000_000_000L;

    /// After a table that could not be learnt from, wait for this share of new rows.
    private static final double PATIENCE = 1.25;

    private final Kept kept;
    private final LearnSettings usual;
    private final Teachers teachers;
    private final Timetable timetable;
    private final InstantSource clock;
    private final Map<Entity, Long> failedAtRows = new ConcurrentHashMap<>();
    private final Map<Entity, String> activity = new ConcurrentHashMap<>();
    private final Map<Entity, Long> nextLook = new ConcurrentHashMap<>();

    /// Whose watch got a model from this process: it needs no reminding of an older one.
    private final Set<Entity> taught = new HashSet<>();

    private final Rounds rounds;

    public School(Kept kept, Teachers teachers, int warmUpRows, InstantSource clock) {
        this.kept = kept;
        this.teachers = teachers;
        this.usual = teachers.curriculum().usual();
        this.timetable = new Timetable(warmUpRows, usual.retrainEvery());
        this.clock = clock;
        this.rounds = new Rounds("school", Duration.ofSeconds(2), this::round, kept.health());
    }

    /// What the school reads and where it brings its work.
    public record Kept(Board board, History history, ModelShelf shelf, Inlet inlet, Health health) {}

    public void start() {
        rounds.start();
    }

    /// What is being done for an entity now, such as `training, 40 %`; empty when nothing is.
    public String activity(Entity entity) {
        return activity.getOrDefault(entity, "");
    }

    /// Teaches whoever is due now.
    void round() {
        kept.board().standings().forEach(this::consider);
    }

    private void consider(Standing standing) {
        Entity entity = standing.assessment().entity();
        long step = standing.frame().stepNanos();
        long now = nanos();
        boolean gone = now - standing.frame().nanos() > Math.max(STALE_NANOS, STALE_STEPS * step);
        if (gone || now < nextLook.getOrDefault(entity, 0L)) {
            return;
        }
        try {
            Optional<Detector> shelved = kept.shelf().newest(entity).map(ModelShelf.Shelved::detector);
            Optional<Card> present = shelved.map(Detector::card);
            long learntOn = present.map(
                            card -> (long) card.trained().rows() + card.tested().rows())
                    .orElse(0L);
            long age = present.map(card -> now - card.tested().toNanos()).orElse(0L);
            List<Signal> signals = candidates(entity);
            long rows = rows(entity, signals, now);
            if (shelved.isPresent()
                    && standing.assessment().judgement().version().isEmpty()
                    && !taught.contains(entity)) {
                // The watch has no model though there is one on the shelf, as after a lost snapshot.
                teachBy(shelved.get(), now);
            }
            nextLook.put(entity, now + (present.isPresent() ? LOOK_NANOS : 0));
            if (standing.assessment().state() == EntityState.ANOMALOUS
                    && age < usual.retrainEvery().toNanos()) {
                return;
            }
            boolean again = rows >= PATIENCE * failedAtRows.getOrDefault(entity, 0L);
            if (again && timetable.isDue(rows, isOutdated(entity, shelved) ? 0 : learntOn, age)) {
                teach(entity, signals, present.map(Card::version).orElse(""), rows);
            }
        } catch (IOException trouble) {
            kept.health().complain("learning", "%s: %s".formatted(entity, trouble.getMessage()));
        }
    }

    /// Whether the settings have come to name another model for the entity, or none any more.
    private boolean isOutdated(Entity entity, Optional<Detector> shelved) {
        return shelved.filter(detector -> teachers.curriculum()
                        .isOutdated(entity, detector.model().kind()))
                .isPresent();
    }

    private void teachBy(Detector detector, long now) throws IOException {
        Card card = detector.card();
        taught.add(card.entity());
        kept.inlet().admit(List.of(new Lesson(card.entity(), now, card.version(), DetectorFile.write(detector))));
    }

    private List<Signal> candidates(Entity entity) throws IOException {
        List<Signal> all = kept.history().signals(entity);
        List<String> named = teachers.of(entity).settings().inputs().signals();
        List<Signal> found =
                all.stream().filter(signal -> named.contains(signal.name())).toList();
        // Where none of those named is there, the teacher says so.
        return found.isEmpty() ? Profiles.worthReading(all) : found;
    }

    /// The first signals stand for all: counting every series at every round would cost more than the training.
    private long rows(Entity entity, List<Signal> signals, long now) throws IOException {
        long rows = 0;
        for (Signal signal : signals.subList(0, Math.min(3, signals.size()))) {
            rows = Math.max(
                    rows,
                    kept.history()
                            .read(entity, signal.name(), from(now), now + 1)
                            .size());
        }
        return rows;
    }

    private long from(long now) {
        return now - usual.lookback().toNanos();
    }

    private void teach(Entity entity, List<Signal> signals, String parent, long rows) throws IOException {
        long now = nanos();
        activity.put(entity, "training on %,d rows".formatted(rows));
        try {
            Table table = Table.read(kept.history(), entity, signals, from(now), now + 1);
            Progress progress = (done, total, _) -> activity.put(
                    entity, "training on %,d rows, %d %%".formatted(rows, 100 * done / Math.max(1, total)));
            Detector detector =
                    teachers.of(entity).teach(table, Split.last(usual.testShare(), table.nanos()), parent, progress);
            kept.shelf().put(detector);
            teachBy(detector, now);
            failedAtRows.remove(entity);
            LOG.log(
                    System.Logger.Level.INFO,
                    "model learnt entity={0} version={1} rows={2} kind={3}",
                    entity,
                    detector.card().version(),
                    rows,
                    detector.model().kind());
        } catch (IllegalArgumentException cannot) {
            failedAtRows.put(entity, rows);
            kept.health().complain("learning", "%s: %s".formatted(entity, cannot.getMessage()));
        } finally {
            activity.remove(entity);
        }
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
