// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The models that are open in ONNX Runtime, each once, whoever holds it. What nobody holds any more is closed when
/// the next one is asked for.
///
/// - **State:** safe for many threads.
final class Sessions implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Held> open = new HashMap<>();
    private final transient ReferenceQueue<Session> left = new ReferenceQueue<>();
    private final transient Watchdog watchdog = new Watchdog();

    /// What remains of a session that nobody holds: enough to close it.
    private static final class Held extends WeakReference<Session> {
        private final String hash;
        private final OrtSession opened;

        Held(String hash, Session session, OrtSession opened, ReferenceQueue<Session> left) {
            super(session, left);
            this.hash = hash;
            this.opened = opened;
        }
    }

    /// @throws OrtException if the runtime refuses the model
    synchronized Session open(OnnxFile file) throws OrtException {
        closeLeft();
        Optional<Session> known = Optional.ofNullable(open.get(file.hash())).map(WeakReference::get);
        if (known.isPresent()) {
            return known.get();
        }
        OrtSession made = create(file.bytes());
        Session session = new Session(made, watchdog);
        open.put(file.hash(), new Held(file.hash(), session, made, left));
        return session;
    }

    private void closeLeft() throws OrtException {
        for (Reference<? extends Session> each = left.poll(); each != null; each = left.poll()) {
            Held held = (Held) each;
            open.remove(held.hash, held);
            held.opened.close();
        }
    }

    /// As it was exported: nothing is rearranged, and nothing computed before the first run, where no limit would
    /// hold. No memory is kept between runs, and no thread but the caller's works.
    private static OrtSession create(byte[] bytes) throws OrtException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // Bytes of the runtime's own format would not have been looked through.
            options.addConfigEntry("session.load_model_format", "ONNX");
            return runtime.createSession(bytes, options);
        }
    }

    private Object readResolve() {
        return new Sessions();
    }
}
