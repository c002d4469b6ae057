// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Verdict;
import io.vedette.server.masking.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What every receiver is handed: it reads bodies within their limits, admits what was in them, and
/// keeps account of who sent it.
///
/// - **State:** safe for many threads.
public final class Reception {
    /// From then on a body must come at a kibibyte a second.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Under this name is counted what was masked of people's words.
    private static final String PEOPLE = "people";

    private final Inlet inlet;
    private final Senders senders;
    private final ReceiveLimits limits;
    private final EntityNames names;
    private final Masking masking;
    private final InstantSource clock;
    private final BytesUnderWay underWay;
    private final SeriesAllowance allowance;
    private final SlowReads slowReads = new SlowReads(PATIENCE);

    public Reception(
            Inlet inlet,
            Senders senders,
            ReceiveLimits limits,
            EntityNames names,
            Masking masking,
            InstantSource clock) {
        this.inlet = inlet;
        this.senders = senders;
        this.limits = limits;
        this.names = names;
        this.masking = masking;
        this.clock = clock;
        this.underWay = BytesUnderWay.ofHeap(
                Runtime.getRuntime().maxMemory(), (long) limits.packedBytes() + limits.bodyBytes());
        this.allowance = new SeriesAllowance(limits, senders.offenders(), clock.millis());
    }

    public ReceiveLimits limits() {
        return limits;
    }

    public EntityNames names() {
        return names;
    }

    /// Now, in epoch nanoseconds: the time of what bears none.
    public long nanos() {
        return clock.millis() * 1_000_000L;
    }

    /// A place for the series of one receiver.
    public SeriesIndex index() {
        return new SeriesIndex(allowance, inlet::same, inlet::saw, clock);
    }

    /// Labels told of these edges.
    public void saw(List<Edge> edges) {
        inlet.saw(edges);
    }

    /// Who sent a request to a receiver; asked once a request, which then counts.
    public Sender sender(String receiver, ServerRequest request) {
        String agent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
        return sender(receiver, request.remotePeer().host(), agent);
    }

    /// A sender that does not speak HTTP; asked once a request or connection.
    public Sender sender(String receiver, String address, String agent) {
        Sender sender = senders.of(receiver, address, agent);
        sender.heard(clock.millis());
        return sender;
    }

    /// The body of a request, unpacked.
    public Body read(Sender sender, ServerRequest request) throws Refusal {
        List<String> codings = request.headers().values(HeaderNames.CONTENT_ENCODING);
        if (!request.content().hasEntity()) {
            return new Body(new byte[0], 0, underWay, 0);
        }
        long announced = request.headers().contentLength().orElse(Integer.MAX_VALUE);
        return read(sender, request.content().inputStream(), (int) Math.min(announced, Integer.MAX_VALUE), codings);
    }

    /// Bytes that came another way, unpacked.
    public Body read(Sender sender, InputStream wire, List<String> codings) throws Refusal {
        return read(sender, wire, Integer.MAX_VALUE, codings);
    }

    /// The same where only the bytes tell how they are packed.
    ///
    /// @param codings asked when all is read
    public Body read(Sender sender, InputStream wire, Supplier<List<String>> codings) throws Refusal {
        try (Unpacking unpacking = new Unpacking(limits, underWay, slowReads)) {
            Body body = unpacking.read(wire, codings);
            sender.sent(body.length());
            return body;
        }
    }

    private Body read(Sender sender, InputStream wire, int expected, List<String> codings) throws Refusal {
        try (Unpacking unpacking = new Unpacking(limits, underWay, slowReads)) {
            Body body = unpacking.read(wire, expected, codings);
            sender.sent(body.length());
            return body;
        }
    }

    /// Stores what can be taken, secrets masked; returns when it is stored, and only then may the sender be told so.
    ///
    /// @param leftOut what was in the same request and could not be taken; times beyond the limits are added to it
    public Admission admit(Sender sender, List<? extends Observation> batch, LeftOut leftOut) throws Refusal {
        List<? extends Observation> timely = timely(batch, leftOut);
        Map<String, Integer> already = Map.copyOf(leftOut.counts());
        int taken = 0;
        if (!timely.isEmpty()) {
            taken = store(masking.mask(sender.receiver(), timely), leftOut);
        }
        senders.took(sender, taken);
        leftOut.counts().forEach((reason, count) -> {
            senders.refuse(sender, reason, count, masking.mask(sender.receiver(), leftOut.example(reason)));
            if (already.containsKey(reason)) {
                inlet.reject(reason, already.get(reason));
            }
        });
        return new Admission(taken, leftOut.counts());
    }

    /// Stores what a person said, secrets masked: no sender, whom we keep account of.
    ///
    /// @throws IOException when it cannot be stored
    public void admit(Verdict verdict) throws IOException {
        inlet.admit(masking.mask(PEOPLE, List.of(verdict)));
    }

    private int store(List<? extends Observation> batch, LeftOut leftOut) throws Refusal {
        String behind = inlet.against();
        if (!behind.isEmpty()) {
            throw new Refusal(Refusal.Kind.FULL, "behind", behind);
        }
        try {
            Admission admission = inlet.admit(batch);
            admission.rejected().forEach((reason, count) -> leftOut.fault(reason, count, ""));
            return admission.taken();
        } catch (IOException full) {
            System.getLogger(Reception.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot store what was received: {0}", full.getMessage());
            throw new Refusal(Refusal.Kind.FULL, "it cannot be stored now; send it again");
        }
    }

    private List<? extends Observation> timely(List<? extends Observation> batch, LeftOut leftOut) {
        TimeWindow window = window();
        int untimely = 0;
        for (Observation observation : batch) {
            untimely += window.holds(observation.nanos()) ? 0 : 1;
        }
        if (untimely == 0) {
            return batch;
        }
        List<Observation> timely = new ArrayList<>(batch.size() - untimely);
        for (Observation observation : batch) {
            if (window.holds(observation.nanos())) {
                timely.add(observation);
            } else {
                leftOut.fault(window.fault(observation.nanos()), TimeWindow.text(observation.nanos()));
            }
        }
        return timely;
    }

    /// The times that are taken at this moment.
    public TimeWindow window() {
        return new TimeWindow(
                nanos() - limits.oldest().toNanos(), nanos() + limits.newest().toNanos());
    }

    /// Counts a request that was refused as a whole.
    public void refused(Sender sender, Refusal refusal) {
        senders.refuse(sender, refusal.reason(), 1, masking.mask(sender.receiver(), refusal.sentence()));
        inlet.reject(refusal.reason(), 1);
    }

    /// Counts one message of a sender whom nothing can be answered.
    public void dropped(Sender sender, String reason, String example) {
        senders.refuse(sender, reason, 1, masking.mask(sender.receiver(), example));
        inlet.reject(reason, 1);
    }

    /// Notes that a sender whom nothing is answered said something.
    public void heard(Sender sender, long bytes) {
        sender.goesOn(clock.millis());
        sender.sent(bytes);
    }
}
