// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Wire;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// `ExportLogsServiceRequest` to log lines.
///
/// - **Source:** opentelemetry-proto 1.x, `logs.proto`.
/// - **State:** safe for many threads.
final class LogsDecoder {
    private final Resources resources;
    private final ReceiveLimits limits;

    LogsDecoder(Resources resources, ReceiveLimits limits) {
        this.resources = resources;
        this.limits = limits;
    }

    /// @param arrivalNanos the time of records that bear none
    List<LogLine> decode(Body body, long arrivalNanos, LeftOut leftOut) throws Wire.Broken {
        Wire wire = new Wire(body.bytes(), body.length(), limits.depth());
        List<LogLine> lines = new ArrayList<>(16 + body.length() / 200);
        while (wire.next()) {
            if (wire.field() == 1) {
                resource(wire, arrivalNanos, leftOut, lines);
            } else {
                wire.skip();
            }
        }
        return lines;
    }

    private void resource(Wire wire, long arrivalNanos, LeftOut leftOut, List<LogLine> lines) throws Wire.Broken {
        int end = wire.enter();
        Resource resource = resources.in(wire);
        while (wire.next()) {
            if (wire.field() != 2) {
                wire.skip();
                continue;
            }
            int inner = wire.enter();
            while (wire.next()) {
                if (wire.field() == 2) {
                    lines.add(record(wire, resource, arrivalNanos, leftOut));
                } else {
                    wire.skip();
                }
            }
            wire.leave(inner);
        }
        wire.leave(end);
    }

    private LogLine record(Wire wire, Resource resource, long arrivalNanos, LeftOut leftOut) throws Wire.Broken {
        long time = 0;
        long observed = 0;
        int number = 0;
        String word = "";
        String text = "";
        SortedMap<String, String> attributes = new TreeMap<>();
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> time = wire.fixed();
                case 2 -> number = (int) wire.number();
                case 3 -> word = wire.text();
                case 5 -> text = Attributes.value(wire);
                case 6 -> Attributes.put(wire, attributes);
                case 9 -> id(wire, "trace_id", attributes);
                case 10 -> id(wire, "span_id", attributes);
                case 11 -> observed = wire.fixed();
                case 12 -> event(wire.text(), attributes);
                default -> wire.skip();
            }
        }
        wire.leave(end);
        resource.place().forEach(attributes::putIfAbsent);
        long nanos = time != 0 ? time : observed != 0 ? observed : arrivalNanos;
        Severity severity = number > 0 ? Severity.ofNumber(number) : Severity.ofWord(word);
        String line = Texts.cut(text, limits.lineBytes());
        if (line.length() != text.length()) {
            leftOut.passOver("line-cut");
        }
        if (Texts.limit(attributes, limits.labels(), limits.labelValueBytes()) > 0) {
            leftOut.passOver("too-many-attributes");
        }
        return new LogLine(resource.ofRecords(), nanos, severity, line, attributes);
    }

    private static void event(String name, SortedMap<String, String> attributes) {
        if (!name.isEmpty()) {
            attributes.put("event.name", name);
        }
    }

    private static void id(Wire wire, String name, SortedMap<String, String> attributes) throws Wire.Broken {
        String id = hex(wire);
        if (!id.isEmpty()) {
            attributes.put(name, id);
        }
    }

    /// An id of bytes as hexadecimal digits; nothing for one of zeros, which is none.
    static String hex(Wire wire) throws Wire.Broken {
        int length = wire.run();
        int any = 0;
        for (int i = wire.at() - length; i < wire.at(); i++) {
            any |= wire.bytes()[i];
        }
        return any == 0 || length > 64 ? "" : HexFormat.of().formatHex(wire.bytes(), wire.at() - length, wire.at());
    }
}
