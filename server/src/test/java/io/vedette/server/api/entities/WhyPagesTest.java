// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Telling;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.api.ProblemException;
import io.vedette.server.desk.ModelShelf;
import io.vedette.server.desk.Retrospect;
import io.vedette.server.desk.Subjects;
import io.vedette.server.receive.EntityNames;
import io.vedette.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host whose past holds a fault, a deviation too small to tell, a single spike, and calm.
final class WhyPagesTest {
    private static final Entity WEB = new Entity("host", "web-1");
    private static final long STEP = 15_000_000_000L;
    private static final long BEGIN = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final int CALM = 1_000;
    private static final int SMALL = 1_050;
    private static final int SPIKE = 1_100;
    private static final int FAULT = 1_150;

    @TempDir
    private static Path folder;

    private static Store store;
    private static WhyPages pages;

    @BeforeAll
    static void live() throws IOException {
        store = Store.open(folder);
        List<Frame> frames = frames();
        for (Frame frame : frames) {
            store.history().append(frame);
        }
        Table table = Table.of(WEB, frames.subList(0, 960));
        Detector detector = new Teacher(LearnSettings.DEFAULT, Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);
        shelf.put(detector);
        pages = new WhyPages(
                new Subjects(store.history(), new EntityNames(List.of())),
                new Retrospect(store.history(), shelf, WatchSettings.DEFAULT, WatchContext.of(Models.OWN)),
                store.ledger(),
                InstantSource.system());
    }

    @AfterAll
    static void end() throws IOException {
        store.close();
    }

    private static List<Frame> frames() {
        SplittableRandom chance = new SplittableRandom(7);
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < 1_200; row++) {
            double busy = 40 + 0.5 * chance.nextGaussian();
            busy += row >= FAULT && row < FAULT + 10
                    ? 50
                    : row >= SMALL && row < SMALL + 10 ? 5 : row == SPIKE ? 50 : 0;
            frames.add(Frame.of(
                    WEB,
                    BEGIN + row * STEP,
                    STEP,
                    List.of(
                            new Point(new Signal("cpu busy", "%"), busy),
                            new Point(new Signal("disk operations", "/s"), 400 + 20 * chance.nextGaussian()))));
        }
        return frames;
    }

    private static Why why(String text, int row) throws IOException {
        return pages.answer(text, BEGIN + row * STEP);
    }

    private static String verdict(Why why, String gate) {
        return why.gates().stream()
                .filter(one -> one.name().startsWith(gate))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void planted_fault_is_told_with_the_signal_and_every_gate_passed() throws IOException {
        Why why = why("host:web-1", FAULT + 6);

        assertThat(why.state()).isEqualTo("anomalous");
        assertThat(why.sentence()).startsWith("web-1: cpu busy 9").contains("usually");
        assertThat(List.of(
                        verdict(why, "model"),
                        verdict(why, "surprise"),
                        verdict(why, "direction"),
                        verdict(why, "deviation"),
                        verdict(why, "stays")))
                .containsOnly("passed");
    }

    @Test
    void deviation_that_nobody_would_want_to_hear_of_fails_at_the_guard_and_says_by_how_much() throws IOException {
        Why why = why("host:web-1/cpu busy", SMALL + 8);

        assertThat(why.state()).isEqualTo("normal");
        assertThat(why.sentence())
                .matches("unusual, but not told: cpu busy is off by .* %, and less than 3.99 % is not told\\.");
        assertThat(verdict(why, "surprise")).isEqualTo("passed");
        assertThat(verdict(why, "deviation")).isEqualTo("failed");
    }

    @Test
    void single_spike_waits_whether_it_stays() throws IOException {
        Why why = why("host:web-1", SPIKE);

        assertThat(why.sentence()).contains("waiting whether it stays", "1 of the last 5 moments", "3 of 5");
        assertThat(verdict(why, "stays")).isEqualTo("failed");
        assertThat(verdict(why, "deviation")).isEqualTo("passed");
    }

    @Test
    void calm_moment_is_told_beside_what_is_usual_and_what_it_would_have_taken() throws IOException {
        Why why = why("host:web-1/cpu busy", CALM);

        assertThat(why.state()).isEqualTo("normal");
        assertThat(why.sentence())
                .matches("cpu busy was (39|40|41)(\\.\\d)? %; of late it is usually"
                        + " 3[89](\\.\\d)?–41(\\.\\d)? %: nothing unusual \\(.*\\)\\."
                        + " It would have taken about \\d\\d %, or a mix of signals that does not fit\\.");
        assertThat(verdict(why, "surprise")).isEqualTo("failed");
        double taken = Double.parseDouble(why.sentence().replaceAll(".*taken about (\\d+) %.*", "$1"));
        assertThat(taken).as("beyond the guard's 4 points").isBetween(44.0, 60.0);
    }

    @Test
    void series_as_prometheus_writes_it_leads_to_the_signal_made_of_it() throws IOException {
        assertThat(why("node_cpu_seconds_total{instance=\"web-1\"}", CALM).signal())
                .isEqualTo("cpu busy");
        assertThat(why("node_cpu_seconds_total{instance=\"web-1:9100\",mode=\"idle\"}", CALM)
                        .signal())
                .isEqualTo("cpu busy");
        assertThat(why("node_disk_reads_completed_total{instance=\"web-1\", device=\"sda\"}", CALM)
                        .signal())
                .isEqualTo("disk operations");
    }

    @Test
    void what_is_not_known_is_refused_with_what_can_be_asked() {
        assertThatThrownBy(() -> why("host:web-1/cpu bsuy", CALM))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("host:web-1/cpu busy");
        assertThatThrownBy(() -> why("node_load1{instance=\"web-9\"}", CALM)).isInstanceOf(ProblemException.class);
    }

    @Test
    void moment_that_the_budget_held_back_says_so() throws IOException {
        long start = BEGIN + FAULT * STEP;
        Anomaly anomaly = new Anomaly(
                Anomaly.idOf(WEB, Anomaly.Kind.UNUSUAL, start),
                WEB,
                Anomaly.Kind.UNUSUAL,
                Anomaly.Phase.ENDED,
                start,
                start + 12 * STEP,
                new Evidence(6, 0.9, "web-1: cpu busy 90 %, usually 39–41 %.", List.of()));
        Telling noted =
                new Telling(false, 0, "noted, not told: a moment like this comes about once in 6 days here", "");
        Incident held = Incident.of(anomaly.id(), "web-1: cpu busy 90 %.", start, start + 12 * STEP, List.of(anomaly))
                .told(noted);
        store.ledger().put(held, held.members());
        try {
            Why why = why("host:web-1", FAULT + 6);

            assertThat(store.ledger().incident(held.id())).contains(held);
            assertThat(why.state()).isEqualTo("noted");
            assertThat(why.sentence()).contains("once in 6 days");
            assertThat(verdict(why, "told")).isEqualTo("failed");
        } finally {
            store.ledger().put(held.told(Telling.ALWAYS), List.of());
        }
    }
}
