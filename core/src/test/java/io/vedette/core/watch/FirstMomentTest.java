// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.Judging;
import io.vedette.core.detect.SmallSystem;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.flow.Operator;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The first model of an entity judges the first frame after its lesson.
class FirstMomentTest {
    private static final int LEARNT = 120;

    private final Operator.Memory<Fact, Finding> watch =
            new Watch(WatchSettings.DEFAULT, Models.OWN).begin(SmallSystem.ENTITY.id());

    static Stream<String> kinds() {
        return Models.OWN.names().stream();
    }

    private static List<Frame> frames(int count) {
        var chance = new SplittableRandom(7);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double load = 40 + 20 * Math.sin(i / 9.0) + chance.nextGaussian();
            frames.add(SmallSystem.frame(i, load, 10 * load + chance.nextGaussian()));
        }
        return frames;
    }

    private static Detector taught(String kind, List<Frame> frames) {
        Table table = Table.of(SmallSystem.ENTITY, frames);
        return new Teacher(LearnSettings.DEFAULT.withModel(kind), Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
    }

    private Lesson lesson(Detector detector, Frame latest) {
        return new Lesson(SmallSystem.ENTITY, latest.nanos(), detector.card().version(), DetectorFile.write(detector));
    }

    private List<Finding> tell(Fact fact) {
        List<Finding> findings = new ArrayList<>();
        watch.on(fact, findings::add);
        return findings;
    }

    private Judgement judgement(Frame frame) {
        return ((Assessment) tell(frame).getLast()).judgement();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void first_frame_after_the_lesson_is_judged_as_if_the_model_had_seen_all_frames(String kind) {
        List<Frame> all = frames(LEARNT + 40);
        Detector detector = taught(kind, all.subList(0, LEARNT));
        var live = new Judging(detector);
        for (Frame frame : all.subList(0, LEARNT)) {
            tell(frame);
            live.score(frame);
        }
        assertThat(tell(lesson(detector, all.get(LEARNT - 1)))).isEmpty();

        for (Frame frame : all.subList(LEARNT, all.size())) {
            Judgement told = judgement(frame);
            assertThat(told).isNotEqualTo(Judgement.NONE).isEqualTo(live.judge(frame));
        }
    }

    @Test
    void late_lesson_finds_the_frames_that_came_in_the_meantime() {
        List<Frame> all = frames(LEARNT + 301);
        Detector detector = taught("whitened-windows", all.subList(0, LEARNT));
        var live = new Judging(detector);
        for (Frame frame : all.subList(0, LEARNT + 300)) {
            tell(frame);
            live.score(frame);
        }
        tell(lesson(detector, all.get(LEARNT - 1)));

        assertThat(judgement(all.getLast())).isNotEqualTo(Judgement.NONE).isEqualTo(live.judge(all.getLast()));
    }

    @Test
    void trouble_before_the_lesson_opens_nothing_by_itself() {
        List<Frame> all = frames(LEARNT);
        all.forEach(this::tell);
        for (int i = LEARNT; i < LEARNT + 10; i++) {
            tell(SmallSystem.frame(i, 90, 100));
        }
        Lesson lesson = lesson(taught("whitened-windows", all), all.getLast());

        assertThat(tell(lesson)).isEmpty();
    }
}
