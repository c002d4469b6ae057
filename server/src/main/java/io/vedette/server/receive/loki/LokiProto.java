// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The protobuf message `logproto.PushRequest`, unpacked.
///
/// - **Source:** Grafana Labs, *loki/pkg/push/push.proto*, Apache-2.0.
final class LokiProto {
    private LokiProto() {}

    static void decode(Body body, LokiStreams into) throws Refusal {
        WireReader in = new WireReader(body);
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.is(WireReader.BYTES)) {
                stream(in.inner(), into);
            } else if (field != 1) {
                in.skip();
            }
        }
    }

    /// Entries may stand before their labels.
    private static void stream(WireReader in, LokiStreams into) throws Refusal {
        Map<String, String> labels = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                labels = LabelSet.read(in.text());
            } else if (field == 2 && in.type() == WireReader.BYTES) {
                entries.add(entry(in.inner()));
            } else {
                in.skip();
            }
        }
        for (Entry entry : entries) {
            if (entry.nanos() >= 0) {
                into.line(labels, entry.nanos(), entry.text(), entry.metadata());
            } else {
                into.refuse("no-time", "a line's time lies before 1970, beyond 2262, or is missing");
            }
        }
    }

    /// @param nanos −1 where there is no usable time
    private record Entry(long nanos, String text, Map<String, String> metadata) {}

    private static Entry entry(WireReader in) throws Refusal {
        long nanos = -1;
        String text = "";
        Map<String, String> metadata = new TreeMap<>();
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                nanos = time(in.inner());
            } else if (field == 2 && in.type() == WireReader.BYTES) {
                text = in.text();
            } else if (field == 3 && in.type() == WireReader.BYTES) {
                pair(in.inner(), metadata);
            } else {
                in.skip();
            }
        }
        return new Entry(nanos, text, metadata);
    }

    private static long time(WireReader in) throws Refusal {
        long seconds = 0;
        long nanos = 0;
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.VARINT) {
                seconds = in.varint();
            } else if (field == 2 && in.type() == WireReader.VARINT) {
                nanos = in.varint();
            } else {
                in.skip();
            }
        }
        boolean sane = seconds >= 0 && seconds < Long.MAX_VALUE / 1_000_000_000L && nanos >= 0 && nanos < 1_000_000_000;
        return sane ? seconds * 1_000_000_000L + nanos : -1;
    }

    private static void pair(WireReader in, Map<String, String> into) throws Refusal {
        String name = "";
        String value = "";
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                name = in.text();
            } else if (field == 2 && in.type() == WireReader.BYTES) {
                value = in.text();
            } else {
                in.skip();
            }
        }
        into.put(name, value);
    }
}
