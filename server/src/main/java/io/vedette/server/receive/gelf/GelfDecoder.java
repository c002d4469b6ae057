// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One GELF message becomes one log line.
///
/// - **In:** JSON objects, unpacked, as a rule one. `host` and `short_message` are demanded by the specification; a
/// message
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

    /// What messages of a socket are about that name no host.
    Entity host(String peer) {
        return lines.host(peer);
    }

    /// Reads messages one behind the other; usually there is one.
    ///
    /// @param peer what a message is about that names no host
    /// @throws Refusal when nothing of it can be read
    Harvest decode(Body body, long arrivalNanos, Entity peer) throws Refusal {
        Harvest harvest = new Harvest();
        try (JsonParser in = JsonText.parser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw Refusal.malformed("a GELF message is a JSON object");
                }
                message(in, arrivalNanos, peer, harvest);
            }
        } catch (JacksonException broken) {
            if (harvest.observations().isEmpty()) {
                throw JsonText.malformed(broken);
            }
            harvest.fault("malformed", JsonText.malformed(broken).sentence());
        }
        if (harvest.observations().isEmpty() && harvest.leftOut().faults() == 0) {
            throw Refusal.malformed("there is no GELF message");
        }
        return harvest;
    }

    private void message(JsonParser in, long arrivalNanos, Entity peer, Harvest harvest) {
        Reading reading = new Reading(arrivalNanos);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            reading.field(name, in);
        }
        reading.tell(peer, harvest);
    }

    private final class Reading {
        private final TreeMap<String, String> told = new TreeMap<>();
        private long nanos;
        private Severity severity = Severity.NONE;
        private String host = "";
        private String text = "";

        Reading(long arrivalNanos) {
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

        void tell(Entity peer, Harvest harvest) {
            String words = text.isBlank() ? told.getOrDefault("full_message", "") : text;
            if (words.isBlank()) {
                harvest.fault("no-message", "a GELF message needs a short_message");
            } else {
                Entity otherwise = host.isBlank() ? peer : lines.host(host);
                harvest.take(lines.make(otherwise, nanos, severity, words, told));
            }
        }
    }
}
