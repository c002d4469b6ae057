// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.core.domain.Sample;
import io.vedette.core.keep.Ledger;
import io.vedette.server.ask.Beat;
import io.vedette.server.ask.HttpFault;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.BodyTooLarge;
import io.vedette.server.receive.Inlet;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/// Brings what is behind up to now, stretch by stretch: days at first, the steps of a stop, then one step a turn.
///
/// Live steps and the past are the same work, so there is no seam between them: all queries are asked for the same
/// stretch, their points are merged by time and handed in, and only then is the stretch's end remembered. A crash
/// in between repeats one stretch. Time never goes back.
public final class PrometheusSource implements Source {
    /// Long enough that asking costs little, short enough to be seen moving; and a bound on what is held at once.
    private static final Duration LONGEST_STRETCH = Duration.ofHours(2);

    private static final int BATCH = 8_192;
    private static final int MOST_TURNS_SKIPPED = 20;

    private final Prometheus settings;
    private final Inlet inlet;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Consumer<BackfillProgress> progress;
    private final RangeClient client;
    private final Beat beat;
    private final String key;
    private final long step;
    private volatile Status status;
    private int stretchSteps;
    private int failures;
    private int skip;

    /// @param ledger   remembers how far it came, from one run to the next
    /// @param progress told after each stretch of a back-fill, on the source's thread
    /// @throws IOException when the CA file cannot be used
    public PrometheusSource(
            Prometheus settings, Inlet inlet, Ledger ledger, InstantSource clock, Consumer<BackfillProgress> progress)
            throws IOException {
        this.settings = settings;
        this.inlet = inlet;
        this.ledger = ledger;
        this.clock = clock;
        this.progress = progress;
        client = new RangeClient(settings);
        key = "prometheus " + settings.url();
        step = settings.interval().toMillis() * 1_000_000L;
        stretchSteps = mostSteps();
        status = new Status(settings.url(), "prometheus", false, 0, 0, "not asked yet");
        beat = new Beat(key, settings.interval(), Duration.ZERO, clock, _ -> turn());
    }

    private int mostSteps() {
        long steps = Math.max(1, LONGEST_STRETCH.toNanos() / step);
        return (int) Math.min(settings.limits().points(), steps);
    }

    @Override
    public void start() {
        beat.startAtOnce();
    }

    /// Everything from where we are to now.
    void turn() throws InterruptedException {
        if (skip > 0) {
            skip--;
            return;
        }
        try {
            catchUp();
            failures = 0;
        } catch (IOException e) {
            failures++;
            skip = Math.min((1 << Math.min(failures - 1, 10)) - 1, MOST_TURNS_SKIPPED);
            status = new Status(
                    settings.url(),
                    "prometheus",
                    false,
                    status.lastNanos(),
                    status.samples(),
                    settings.url() + ": " + HttpFault.told(e));
        }
    }

    private void catchUp() throws IOException, InterruptedException {
        long first = begin();
        long started = System.nanoTime();
        long from = first;
        for (long now = now(); from < now; now = now()) {
            long to = Math.min(from + stretchSteps * step, now);
            try {
                stretch(from, to, to < now);
            } catch (BodyTooLarge e) {
                if (stretchSteps == 1) {
                    throw e;
                }
                stretchSteps = Math.max(1, stretchSteps / 2);
                continue;
            }
            ledger.note(key, Long.toString(to));
            from = to;
            if (to - first > step) {
                tell(new BackfillProgress(
                        Duration.ofNanos(to - first), Duration.ofNanos(now - first), Duration.ofNanos((long)
                                ((double) (System.nanoTime() - started) / (to - first) * (now - to)))));
            }
        }
    }

    private void tell(BackfillProgress now) {
        Status last = status;
        if (last.remark().isEmpty() && !now.done().equals(now.total())) {
            status = new Status(last.name(), last.kind(), last.up(), last.lastNanos(), last.samples(), now.text());
        }
        progress.accept(now);
    }

    /// The last step before now, on the grid that every run shares.
    private long now() {
        return Math.floorDiv(Beat.nanos(clock.instant()), step) * step;
    }

    private long begin() throws IOException {
        long now = now();
        long earliest = now - Math.max(settings.backfill().toNanos() / step, 1) * step;
        String noted = ledger.note(key).orElse("");
        if (!noted.matches("\\d{1,19}")) {
            return earliest;
        }
        long reached = Math.floorDiv(Long.parseLong(noted), step) * step;
        return Math.max(earliest, reached);
    }

    /// All queries over the steps after `from` up to `to`.
    private void stretch(long from, long to, boolean behind) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        StringJoiner refused = new StringJoiner("; ");
        int refusals = 0;
        for (Map.Entry<String, PromQuery> query : settings.queries().entrySet()) {
            switch (client.ask(query.getKey(), query.getValue(), from + step, to)) {
                case RangeAnswer.Points(var points, int notFinite, var edges) -> {
                    // What the past tells of may be gone by now.
                    inlet.saw(behind ? List.of() : List.copyOf(edges));
                    samples.addAll(points);
                    if (notFinite > 0) {
                        inlet.reject("not-finite", notFinite);
                    }
                }
                case RangeAnswer.Refused(var why) -> {
                    refused.add("query " + query.getKey() + " was refused: " + why);
                    refusals++;
                }
            }
        }
        if (refusals == settings.queries().size()) {
            throw new IOException(refused.toString());
        }
        long taken = admit(samples);
        String remark = refused.length() > 0 || behind ? refused.toString() : silence(taken);
        status = new Status(settings.url(), "prometheus", refusals == 0, to, status.samples() + taken, remark);
    }

    private static String silence(long taken) {
        return taken > 0 ? "" : "it answers, but has nothing for any query: check their metric names";
    }

    /// In batches of whole instants: time may pass between two batches, and would close an old instant half told.
    private long admit(List<Sample> samples) throws IOException {
        samples.sort(Comparator.comparingLong(Sample::nanos));
        long taken = 0;
        int from = 0;
        while (from < samples.size()) {
            int to = Math.min(from + BATCH, samples.size());
            while (to < samples.size()
                    && samples.get(to).nanos() == samples.get(to - 1).nanos()) {
                to++;
            }
            taken += inlet.admit(samples.subList(from, to)).taken();
            from = to;
        }
        return taken;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void close() {
        beat.close();
        client.close();
    }
}
