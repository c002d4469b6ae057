// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The protobuf message `logproto.PushRequest`, unpacked.
///
/// - **Source:** Grafana Labs, *loki/pkg/push/push.proto*, Apache-2.0.
final class LokiProto {
    private static final int DEEPEST = 8;

    private final Wire in;
    private final LokiStreams into;

    private LokiProto(Wire in, LokiStreams into) {
        this.in = in;
        this.into = into;
    }

    static void decode(Body body, LokiStreams into) throws Refusal {
        try {
            new LokiProto(new Wire(body.bytes(), body.length(), DEEPEST), into).request();
        } catch (Wire.Broken broken) {
            throw Refusal.malformed("the protobuf message is broken: " + broken.getMessage());
        }
    }

    private void request() throws Wire.Broken, Refusal {
        while (in.next()) {
            if (in.field() == 1) {
                stream();
            } else {
                in.skip();
            }
        }
    }

    /// Entries may stand before their labels.
    private void stream() throws Wire.Broken, Refusal {
        Map<String, String> labels = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        int end = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> labels = LabelSet.read(in.text());
                case 2 -> entries.add(entry());
                default -> in.skip();
            }
        }
        in.leave(end);
        for (Entry entry : entries) {
            if (entry.nanos() >= 0) {
                into.line(labels, entry.nanos(), entry.text(), entry.metadata());
            } else {
                into.fault("no-time", "a line's time lies before 1970, beyond 2262, or is missing");
            }
        }
    }

    /// @param nanos −1 where there is no usable time
    private record Entry(long nanos, String text, Map<String, String> metadata) {}

    private Entry entry() throws Wire.Broken {
        long nanos = -1;
        String text = "";
        Map<String, String> metadata = new TreeMap<>();
        int end = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> nanos = time();
                case 2 -> text = in.text();
                case 3 -> in.pair(metadata);
                default -> in.skip();
            }
        }
        in.leave(end);
        return new Entry(nanos, text, metadata);
    }

    private long time() throws Wire.Broken {
        long seconds = 0;
        long nanos = 0;
        int end = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> seconds = in.number();
                case 2 -> nanos = in.number();
                default -> in.skip();
            }
        }
        in.leave(end);
        boolean sane = seconds >= 0 && seconds < Long.MAX_VALUE / 1_000_000_000L && nanos >= 0 && nanos < 1_000_000_000;
        return sane ? seconds * 1_000_000_000L + nanos : -1;
    }
}
