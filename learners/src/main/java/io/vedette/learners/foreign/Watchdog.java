// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Tells a run to stop when its time is over; the runtime listens between two operations of the model.
///
/// - **State:** safe for many threads. Its one thread ends ten seconds after the last run.
final class Watchdog {
    private final ScheduledThreadPoolExecutor clock;

    Watchdog() {
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "onnx-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /// A run under watch, until it is let go.
    final class Watched implements AutoCloseable {
        private final OrtSession.RunOptions options;
        private final Future<?> end;
        private boolean over;

        private Watched(Duration limit) throws OrtException {
            this.options = new OrtSession.RunOptions();
            this.end = clock.schedule(this::stop, limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        OrtSession.RunOptions options() {
            return options;
        }

        private synchronized void stop() {
            if (over) {
                return;
            }
            try {
                options.setTerminate(true);
            } catch (OrtException refused) {
                throw new IllegalStateException("a run cannot be stopped", refused);
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            end.cancel(false);
            options.close();
        }
    }

    Watched watch(Duration limit) throws OrtException {
        return new Watched(limit);
    }
}
