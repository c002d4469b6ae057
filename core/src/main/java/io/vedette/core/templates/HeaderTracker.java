// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Keeps the header of a stream of lines up to date: learns it from the first lines, and again when too few lines fit.
///
/// - **In:** the lines of one source, one by one.
/// - **Out:** where each message begins.
/// - **Cost:** that of [Header]; while it learns, a copy of the beginning of each line, 256 at most.
/// - **State:** one thread. The first `HeaderLearner.LEAST_LINES` lines have no header.
/// - **Source:** ours.
public final class HeaderTracker {
    private static final int SAMPLE = 256;

    /// No header is longer: what stands behind is not kept.
    private static final int MOST_KEPT = 1024;

    private static final int WINDOW = 1024;

    /// So many lines of a hundred must fit, or the header is learnt again.
    private static final int LEAST_FIT = 90;

    private final List<String> sample = new ArrayList<>();
    private final HeaderToken token = new HeaderToken();
    private Header header = Header.NONE;
    private boolean learning = true;
    private int seen;
    private int fitting;

    public Header header() {
        return header;
    }

    /// The beginnings of the lines the header was last learnt from; empty once it is settled.
    List<String> sample() {
        return sample;
    }

    /// Where the message of the next line begins.
    public int messageAt(CharSequence line) {
        if (learning) {
            learn(line);
        } else if (!sample.isEmpty()) {
            sample.clear();
        }
        int at = header.walk(line, token);
        seen++;
        fitting += at >= 0 ? 1 : 0;
        if (seen == WINDOW) {
            learning |= fitting * 100 < LEAST_FIT * seen;
            seen = 0;
            fitting = 0;
        }
        return at < 0 ? ~at : at;
    }

    /// Learns when the sample has doubled, so that a short stream has a header early and a long one a sure one.
    private void learn(CharSequence line) {
        sample.add(line.subSequence(0, Math.min(line.length(), MOST_KEPT)).toString());
        int size = sample.size();
        if (size >= HeaderLearner.LEAST_LINES && Integer.bitCount(size) == 1 || size == HeaderLearner.LEAST_LINES) {
            header = HeaderLearner.learn(sample);
        }
        learning = size < SAMPLE;
    }

    public void save(DataOutput out) throws IOException {
        header.save(out);
        out.writeBoolean(learning);
        out.writeInt(seen);
        out.writeInt(fitting);
        out.writeInt(sample.size());
        for (String line : sample) {
            out.writeUTF(line);
        }
    }

    public static HeaderTracker restore(DataInput in) throws IOException {
        var tracker = new HeaderTracker();
        tracker.header = Header.restore(in);
        tracker.learning = in.readBoolean();
        tracker.seen = Saved.within(in.readInt(), 0, WINDOW, "lines seen");
        tracker.fitting = Saved.within(in.readInt(), 0, tracker.seen, "lines that fit");
        int size = Saved.within(in.readInt(), 0, SAMPLE, "lines of the sample");
        for (int i = 0; i < size; i++) {
            tracker.sample.add(in.readUTF());
        }
        return tracker;
    }
}
