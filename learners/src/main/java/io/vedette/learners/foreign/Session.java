// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A model that is open in ONNX Runtime.
///
/// - **State:** safe for many threads, as the runtime is. Closed by [Sessions].
final class Session {
    private final OrtSession session;
    private final Watchdog watchdog;

    Session(OrtSession session, Watchdog watchdog) {
        this.session = session;
        this.watchdog = watchdog;
    }

    /// How a run ended.
    ///
    /// @param values what the model said, row by row; empty if it was too late
    record Ended(double[] values, boolean late) {}

    /// @throws IllegalArgumentException if the model does not fit
    Ports ports(Ports.Wanted wanted) throws OrtException {
        return Ports.of(session.getInputInfo(), session.getOutputInfo(), wanted);
    }

    /// One run of one window.
    ///
    /// @param values the window, row by row
    /// @throws OrtException if the model breaks down
    Ended run(Ports ports, double[] values, Duration limit) throws OrtException {
        long began = System.nanoTime();
        try (OnnxTensor input = tensor(ports, values);
                Watchdog.Watched watched = watchdog.watch(limit);
                OrtSession.Result result =
                        session.run(Map.of(ports.input(), input), Set.of(ports.output()), watched.options())) {
            double[] found = read(result.get(0), ports);
            boolean late = System.nanoTime() - began > limit.toNanos();
            return late ? new Ended(new double[0], true) : new Ended(found, false);
        } catch (OrtException stopped) {
            if (System.nanoTime() - began >= limit.toNanos()) {
                return new Ended(new double[0], true);
            }
            throw stopped;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static OnnxTensor tensor(Ports ports, double[] values) throws OrtException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        if (ports.takesDoubles()) {
            return OnnxTensor.createTensor(runtime, DoubleBuffer.wrap(values), ports.shape());
        }
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return OnnxTensor.createTensor(runtime, FloatBuffer.wrap(single), ports.shape());
    }

    private static double[] read(OnnxValue value, Ports ports) throws OrtException {
        OnnxTensor tensor = (OnnxTensor) value;
        long held = tensor.getInfo().getNumElements();
        if (held != ports.answers()) {
            throw new OrtException(
                    "output '%s' held %d values instead of %d".formatted(ports.output(), held, ports.answers()));
        }
        double[] values = new double[ports.answers()];
        if (ports.givesDoubles()) {
            tensor.getDoubleBuffer().get(values);
        } else {
            FloatBuffer single = tensor.getFloatBuffer();
            for (int i = 0; i < values.length; i++) {
                values[i] = single.get(i);
            }
        }
        return values;
    }
}
