// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Who stands watch over an entity: its detector, and its relief while that one's window fills.
final class Post {
    // A new model has an empty window. The old one goes on judging until the new one can; the first one looks at the
    // frames that nobody judged. So a lesson never opens a blind stretch. To keep frames beside a model as well would
    // cost each entity a fifth of its model for ever, and gain a replacement half an hour.

    private final Entity entity;
    private final WatchContext context;
    private final Deque<OnDuty> duty = new ArrayDeque<>(2);
    private final RecentFrames unjudged = new RecentFrames();

    /// @param file the model's bytes, kept because writing them anew for each snapshot would cost more than memory
    private record OnDuty(byte[] file, Judging judging) {}

    Post(Entity entity, WatchContext context) {
        this.entity = entity;
        this.context = context;
    }

    boolean isManned() {
        return !duty.isEmpty();
    }

    /// @throws IOException if the model is damaged or foreign; whoever was on duty stays
    void take(Lesson lesson) throws IOException {
        Detector detector = DetectorFile.read(lesson.model(), context.models());
        if (!detector.card().entity().equals(entity)) {
            throw new IOException(
                    "the model is of %s, not of %s".formatted(detector.card().entity(), entity));
        }
        while (duty.size() > 1) {
            duty.removeLast();
        }
        Judging judging = new Judging(detector, context.mostWeeks());
        unjudged.of(entity).forEach(judging::score);
        duty.addLast(new OnDuty(lesson.model(), judging));
    }

    /// @return [Judgement#NONE] when nobody is on duty, or nobody has an answer
    Judgement judge(Frame frame) {
        Judgement judgement = newest(frame);
        if (judgement == Judgement.NONE) {
            unjudged.take(frame);
        } else {
            unjudged.clear();
        }
        return judgement;
    }

    private Judgement newest(Frame frame) {
        if (duty.isEmpty()) {
            return Judgement.NONE;
        }
        List<Judgement> judgements = new ArrayList<>(2);
        for (OnDuty onDuty : duty) {
            judgements.add(onDuty.judging().judge(frame));
        }
        if (judgements.getLast() != Judgement.NONE) {
            while (duty.size() > 1) {
                duty.removeFirst();
            }
            return judgements.getLast();
        }
        return judgements.getFirst();
    }

    /// Why the newest model on duty had no answer to the latest frame, if not for want of recent data; else empty.
    String trouble() {
        return duty.isEmpty() ? "" : duty.getLast().judging().trouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(duty.size());
        for (OnDuty onDuty : duty) {
            out.writeInt(onDuty.file().length);
            out.write(onDuty.file());
            onDuty.judging().save(out);
        }
        unjudged.save(out);
    }

    /// @param whole whether frames that nobody judged were saved
    void restore(DataInput in, boolean whole) throws IOException {
        int size = SavedState.count(in, "detectors on duty", 2);
        for (int i = 0; i < size; i++) {
            byte[] file = SavedState.bytes(in, "bytes of a model");
            Judging judging = new Judging(DetectorFile.read(file, context.models()), context.mostWeeks());
            judging.restore(in);
            duty.addLast(new OnDuty(file, judging));
        }
        if (whole) {
            unjudged.restore(in);
        }
    }
}
