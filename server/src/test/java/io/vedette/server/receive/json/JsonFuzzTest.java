// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class JsonFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final List<PieceDecoder> decoders = List.of(
            decoder(
                    Mapping.Kind.SAMPLE,
                    Map.of(
                            "entity",
                            "'device:' + item.id",
                            "metric",
                            "item.metric",
                            "value",
                            "item.value",
                            "time",
                            "item.t",
                            "labels",
                            "item.labels",
                            "total",
                            "item.total")),
            decoder(
                    Mapping.Kind.LOG,
                    Map.of(
                            "entity",
                            "'service:' + string(item.id)",
                            "text",
                            "string(item.value) + item.text",
                            "severity",
                            "item.severity",
                            "attributes",
                            "item",
                            "time",
                            "item.t")),
            decoder(
                    Mapping.Kind.ALERT,
                    Map.of(
                            "entity",
                            "item.id",
                            "key",
                            "item.metric",
                            "title",
                            "item.text",
                            "firing",
                            "item.value > 3",
                            "labels",
                            "item.labels")),
            decoder(
                    Mapping.Kind.CHANGE,
                    Map.of(
                            "entity",
                            "item.id",
                            "key",
                            "item.metric.matches('a+b*') ? item.metric : item.text",
                            "title",
                            "item.labels.map(name, item.labels[name])[0]",
                            "attributes",
                            "item.labels")));

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (PieceDecoder decoder : decoders) {
            stand.hear(bytes, (body, arrival) -> decoder.decode(body, arrival.nanos()));
        }
    }

    private PieceDecoder decoder(Mapping.Kind kind, Map<String, String> fields) {
        return new PieceDecoder(
                new Mapping(kind, "body.pieces", fields), stand.reception().limits());
    }
}
