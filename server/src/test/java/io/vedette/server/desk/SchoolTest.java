// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.Episodes;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.Journal;
import io.vedette.core.learn.Curriculum;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Teachers;
import io.vedette.core.models.Models;
import io.vedette.server.receive.HandClock;
import io.vedette.server.receive.Inlet;
import io.vedette.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchoolTest {
    private static final Entity WEB = new Entity("host", "web");

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Health health = new Health();
    private final Board board = new Board();
    private Store store;
    private ModelShelf shelf;
    private School school;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder);
        shelf = new ModelShelf(folder, Models.OWN);
        school = new School(kept(), teachers(), 120, clock);
    }

    private static Teachers teachers() {
        return new Teachers(Curriculum.of(LearnSettings.DEFAULT), Models.OWN, Episodes.Rule.DEFAULT);
    }

    private School.Kept kept() {
        return new School.Kept(board, store.history(), shelf, new Inlet(store.journal(), clock), health);
    }

    @AfterEach
    void close() throws IOException {
        school.close();
        store.close();
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }

    private void live(List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            store.history().append(frame);
            board.frame(frame);
            board.assess(new Assessment(WEB, frame.nanos(), EntityState.LEARNING, Judgement.NONE, "", List.of()));
        }
    }

    private List<Lesson> lessons() throws IOException {
        return store.journal().read(0, 100).stream()
                .map(Journal.Batch::observations)
                .flatMap(List::stream)
                .map(Lesson.class::cast)
                .toList();
    }

    @Test
    void lesson_arrives_in_the_journal_once_there_is_enough_history() throws IOException {
        live(Learnt.frames(WEB, nanos() - 119 * Learnt.STEP, 119));
        school.round();
        assertThat(lessons()).isEmpty();

        live(Learnt.frames(WEB, nanos(), 1));
        school.round();

        assertThat(lessons()).singleElement().satisfies(lesson -> {
            assertThat(lesson.entity()).isEqualTo(WEB);
            // Four fifths of the rows, but for a beginning that lies apart: a fifth of them at most.
            assertThat(DetectorFile.read(lesson.model(), Models.OWN)
                            .card()
                            .trained()
                            .rows())
                    .isBetween(77, 96);
            assertThat(lesson.version()).isEqualTo(shelf.versions(WEB).getFirst());
        });
        assertThat(health.complaints()).isEmpty();
        assertThat(school.activity(WEB)).isEmpty();
    }

    @Test
    void model_is_taught_again_when_its_data_has_doubled_and_names_its_parent() throws IOException {
        live(Learnt.frames(WEB, nanos() - 120 * Learnt.STEP, 121));
        school.round();
        school.round();
        assertThat(lessons()).hasSize(1);
        clock.move(Duration.ofNanos(125 * Learnt.STEP));
        live(Learnt.frames(WEB, nanos() - 124 * Learnt.STEP, 125));

        school.round();

        assertThat(lessons()).hasSize(2);
        assertThat(DetectorFile.read(lessons().getLast().model(), Models.OWN)
                        .card()
                        .parent())
                .isEqualTo(lessons().getFirst().version());
    }

    @Test
    void watch_that_lost_its_model_gets_the_one_on_the_shelf_again_and_only_once() throws IOException {
        live(Learnt.frames(WEB, nanos() - 120 * Learnt.STEP, 121));
        school.round();
        Lesson first = lessons().getFirst();
        School restarted = new School(kept(), teachers(), 120, clock);

        restarted.round();
        restarted.round();

        assertThat(lessons()).hasSize(2);
        assertThat(lessons().getLast().version()).isEqualTo(first.version());
    }

    @Test
    void entity_that_speaks_of_the_past_is_not_taught_yet() throws IOException {
        live(Learnt.frames(WEB, nanos() - 5_000 * Learnt.STEP, 200));

        school.round();

        assertThat(lessons()).isEmpty();
    }

    @Test
    void what_cannot_be_learnt_from_is_told_and_not_tried_at_every_round() throws IOException {
        List<Frame> still = Learnt.frames(WEB, nanos() - 129 * Learnt.STEP, 130).stream()
                .map(frame -> Frame.of(WEB, frame.nanos(), Learnt.STEP, List.of(new Point(new Signal("load", "%"), 5))))
                .toList();
        live(still);

        school.round();
        school.round();

        assertThat(lessons()).isEmpty();
        assertThat(health.complaints().get("learning").count()).isEqualTo(1);
        assertThat(health.current().get("learning")).contains("host:web: none of the 1 signals");
    }
}
