// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Malformed;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One GELF message becomes one log line.
///
/// - **In:** one JSON object, unpacked. `host` and `short_message` are demanded by the specification; a message
///   without a host is taken as of its peer, one without any message is refused.
/// - **Out:** the text is `short_message`; `full_message` and the fields that begin with `_`, without it, are
///   attributes. A message without a time has the arrival's.
/// - **Source:** Graylog, *GELF Payload Specification*, version 1.1.
/// - **State:** immutable.
final class GelfDecoder {
    private final LogLines lines;

    GelfDecoder(LogLines lines) {
        this.lines = lines;
    }

    /// @param peer the sender's address
    LogLine decode(byte[] json, long arrivalNanos, String peer) throws Malformed {
        Message message = new Message(arrivalNanos);
        try (JsonParser in = JsonText.parser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("a GELF message is one JSON object");
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                message.field(name, in);
            }
            if (in.nextToken() != null) {
                throw new Malformed("there is something behind the GELF message");
            }
        } catch (JacksonException broken) {
            throw JsonText.malformed(broken);
        }
        return message.line(peer);
    }

    private final class Message {
        private final TreeMap<String, String> told = new TreeMap<>();
        private long nanos;
        private Severity severity = Severity.NONE;
        private String host = "";
        private String text = "";

        Message(long arrivalNanos) {
            this.nanos = arrivalNanos;
        }

        void field(String name, JsonParser in) {
            switch (name) {
                case "short_message" -> text = JsonText.scalar(in);
                case "host" -> host = JsonText.scalar(in);
                case "timestamp" ->
                    nanos = EventTime.ofNumber(JsonText.scalar(in)).orElse(nanos);
                case "level" -> severity = level(JsonText.scalar(in));
                case "version" -> JsonText.scalar(in);
                default ->
                    JsonText.flatten(
                            in, name.startsWith("_") ? name.substring(1) : name, told, LogLines.MOST_ATTRIBUTES);
            }
        }

        private static Severity level(String told) {
            return told.matches("[0-7]") ? Severity.ofSyslog(told.charAt(0) - '0') : Severity.ofWord(told);
        }

        LogLine line(String peer) throws Malformed {
            String words = text.isBlank() ? told.getOrDefault("full_message", "") : text;
            if (words.isBlank()) {
                throw new Malformed("a GELF message needs a short_message");
            }
            String name = host.isBlank() ? peer : host.length() > 255 ? host.substring(0, 255) : host;
            return lines.make(new Entity("host", name), nanos, severity, words, told);
        }
    }
}
