// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vedette.core.domain.Entity;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;

/// What every decoder must keep to, whatever the bytes: they are read, or refused in a sentence; soon, and in bounded
/// memory. What is read goes through masking and the door too.
///
/// A test that uses it is in the long suite, because Jazzer's agent takes many seconds to start; there it tries the
/// saved inputs. `./check --fuzz` searches for others.
public final class FuzzStand {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Inputs are of a few kibibytes; a packed one may unpack to a mebibyte before its ratio is looked at.
    private static final long MOST_BYTES = 48L << 20;

    private static final long MOST_CPU_NANOS = 1_000_000_000;

    private final RecordingJournal journal = new RecordingJournal();
    private final HandClock clock = new HandClock(DecoderStand.NOW);
    private final Reception reception = new Reception(
            new Inlet(journal, clock),
            new Senders(),
            ReceiveLimits.DEFAULT,
            new EntityNames(List.of()),
            new Masking(MaskingSettings.DEFAULT),
            clock);
    private final Sender sender = reception.sender("stand", "127.0.0.1", "");
    private final HttpIntake.Arrival arrival =
            new HttpIntake.Arrival(sender, reception.nanos(), new Entity("host", "peer"));

    /// What is done with an input; to refuse it is as it should be.
    @FunctionalInterface
    public interface Attempt {
        void run() throws Refusal, IOException;
    }

    public Reception reception() {
        return reception;
    }

    public HttpIntake.Arrival arrival() {
        return arrival;
    }

    public LogLines lines() {
        return new LogLines(reception.names(), reception.limits());
    }

    /// The bytes as a request's body, decoded and stored.
    public void hear(byte[] bytes, HttpIntake.Decoding decoding) {
        attempt(() -> {
            try (Body body = Body.of(bytes)) {
                Harvest harvest = decoding.decode(body, arrival);
                reception.admit(sender, harvest.observations(), harvest.leftOut());
            }
        });
    }

    /// The bytes as a call of each of these webhooks.
    ///
    /// @param headers value of a header
    public void call(byte[] bytes, List<? extends Hook> hooks, UnaryOperator<String> headers) {
        for (Hook hook : hooks) {
            hear(bytes, (body, at) -> {
                Harvest harvest = new Harvest();
                hook.read(new HookCall(body, headers, at, reception), harvest);
                return harvest;
            });
        }
    }

    /// Whatever an input is for. What is too much is tried again before it is told: the first time a class is used, the
    /// agent rewrites it on this thread.
    public void attempt(Attempt attempt) {
        if (!isModest(attempt) && !isModest(attempt)) {
            assertThat(isModest(attempt))
                    .as("within a second of CPU time and %d MiB", MOST_BYTES >> 20)
                    .isTrue();
        }
        journal.forget();
    }

    private static boolean isModest(Attempt attempt) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        try {
            attempt.run();
        } catch (Refusal refused) {
            assertThat(refused.sentence()).isNotBlank().doesNotContain("Exception");
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        return THREADS.getCurrentThreadCpuTime() - cpu < MOST_CPU_NANOS
                && THREADS.getCurrentThreadAllocatedBytes() - bytes < MOST_BYTES;
    }
}
