// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import ai.onnxruntime.OrtException;
import io.vedette.core.learn.ForeignModel;
import io.vedette.core.models.RawScore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// How strange a window is to a model that was trained elsewhere.
///
/// - **Cost:** that of the model; a run is stopped at its limit, or after the operation that is under way then.
/// - **State:** immutable but for the open session, which is opened when it is first needed.
final class OnnxScore implements RawScore {
    private final Terms terms;
    private final OnnxFile file;
    private final Sessions sessions;
    private final AtomicReference<Opened> opened = new AtomicReference<>();

    OnnxScore(Terms terms, OnnxFile file, Sessions sessions) {
        this.terms = terms;
        this.file = file;
        this.sessions = sessions;
    }

    private record Opened(Session session, Ports ports) {}

    /// @throws IllegalArgumentException if the model does not fit, or the runtime does not take it
    void check() {
        try {
            opened();
        } catch (OrtException refused) {
            throw new IllegalArgumentException("ONNX Runtime does not take it: " + first(refused), refused);
        } catch (LinkageError missing) {
            throw new IllegalArgumentException(noRuntime(missing), missing);
        }
    }

    /// Judges one window with its reasons, as it will be done live.
    ///
    /// @throws IllegalArgumentException if it has no answer, or takes longer than its limit
    void warmUp(double[][] rows) {
        for (double[] row : rows) {
            if (row.length != width()) {
                throw new IllegalArgumentException("row must hold %d values, held %d".formatted(width(), row.length));
            }
        }
        Answer first = of(rows);
        if (!first.trouble().isEmpty()) {
            throw new IllegalArgumentException(first.trouble());
        }
        Duration taken = judgement(rows);
        for (int again = 0; again < 2 && taken.compareTo(terms.limit()) > 0; again++) {
            taken = judgement(rows);
        }
        if (taken.compareTo(terms.limit()) > 0) {
            throw new IllegalArgumentException(("a judgement with its reasons (%d runs) took %s, and `limit` is %s:"
                            + " export a smaller model, or set `limit` higher")
                    .formatted(width() + 2, told(taken), told(terms.limit())));
        }
    }

    private Duration judgement(double[][] rows) {
        long began = System.nanoTime();
        for (int run = 0; run < width() + 2; run++) {
            of(rows);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Opened opened() throws OrtException {
        Opened known = opened.get();
        if (known != null) {
            return known;
        }
        Session session = sessions.open(file);
        Opened made = new Opened(session, session.ports(terms.wanted()));
        opened.set(made);
        return made;
    }

    @Override
    public String kind() {
        return ForeignModel.FAMILY + ":" + terms.name();
    }

    @Override
    public int width() {
        return terms.width();
    }

    @Override
    public int window() {
        return terms.window();
    }

    @Override
    public Answer of(double[][] rows) {
        double[] values = terms.prepared(rows);
        try {
            Opened ready = opened();
            Session.Ended ended = ready.session().run(ready.ports(), values, terms.limit());
            if (ended.late()) {
                return none("took longer than %s and was cut off".formatted(told(terms.limit())));
            }
            double score = terms.score(values, ended.values());
            return Double.isFinite(score) ? Answer.of(score) : none("gave no number");
        } catch (OrtException broken) {
            return none("broke down: " + first(broken));
        } catch (IllegalArgumentException unfit) {
            return none("does not fit: " + unfit.getMessage());
        } catch (LinkageError missing) {
            return none(noRuntime(missing));
        }
    }

    private Answer none(String what) {
        return Answer.none("not judged: model %s %s".formatted(terms.name(), what));
    }

    private static String told(Duration limit) {
        return "%.0f ms".formatted(limit.toNanos() / 1e6);
    }

    private static String noRuntime(LinkageError missing) {
        return "ONNX Runtime cannot be loaded on this machine: " + missing.getMessage();
    }

    /// Without the runtime's own files and line numbers behind it.
    private static String first(OrtException trouble) {
        String line = String.valueOf(trouble.getMessage()).lines().findFirst().orElse("no reason given");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        terms.write(out);
        out.writeUTF(file.hash());
        out.writeInt(file.bytes().length);
        out.write(file.bytes());
    }

    static OnnxScore read(DataInput in, Sessions sessions) throws IOException {
        try {
            Terms terms = Terms.read(in);
            return new OnnxScore(terms, file(in), sessions);
        } catch (UTFDataFormatException broken) {
            throw new IOException("model is damaged: " + broken.getMessage(), broken);
        }
    }

    private static OnnxFile file(DataInput in) throws IOException {
        String hash = in.readUTF();
        int length = in.readInt();
        if (length < 1 || length > OnnxFile.MOST_BYTES) {
            throw new IOException("model is damaged: it holds %d bytes of %s".formatted(length, ForeignModel.FAMILY));
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        OnnxFile file = OnnxFile.of(bytes);
        if (!file.hash().equals(hash)) {
            throw new IOException("model is damaged: the hash of its ONNX part does not match");
        }
        return file;
    }
}
