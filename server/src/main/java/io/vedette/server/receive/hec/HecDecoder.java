// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HttpIntake.Arrival;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Splunk events become log lines, its metric events samples.
///
/// - **In:** JSON objects one behind the other, with or without space between them; or lines of text.
/// - **Out:** what is good of the body. JSON that breaks off ends the reading there; an event without an event is
///   refused alone.
/// - **Source:** Splunk, *Format events for HTTP Event Collector*, 9.x.
/// - **State:** immutable.
final class HecDecoder {
    private final LogLines lines;
    private final HecMetrics metrics;

    HecDecoder(LogLines lines, HecMetrics metrics) {
        this.lines = lines;
        this.metrics = metrics;
    }

    /// @param defaults  what the address said of all events: `host`, `source`, `sourcetype`, `index`
    HecReading events(Body body, Map<String, String> defaults, Arrival arrival) {
        Reading reading = new Reading(arrival);
        try (JsonParser in = JsonText.parser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                // Some senders put their events into a list.
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    continue;
                }
                if (token != JsonToken.START_OBJECT) {
                    reading.bad(HecCode.INVALID_DATA, "an event is a JSON object");
                    break;
                }
                reading.event(HecEvent.read(in, defaults, arrival.nanos()));
            }
        } catch (JacksonException broken) {
            reading.bad(HecCode.INVALID_DATA, JsonText.malformed(broken).sentence());
        }
        return reading.done();
    }

    /// Each line is an event of the arrival's time.
    HecReading raw(Body body, Map<String, String> defaults, Arrival arrival) {
        Reading reading = new Reading(arrival);
        List<String> texts = new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (String text : texts) {
            if (!text.isBlank()) {
                reading.event(HecEvent.raw(text, defaults, arrival.nanos()));
            }
        }
        return reading.done();
    }

    private final class Reading {
        private final Harvest harvest = new Harvest();
        private final Arrival arrival;
        private HecCode code = HecCode.SUCCESS;
        private int number;
        private int firstBad = -1;

        Reading(Arrival arrival) {
            this.arrival = arrival;
        }

        void event(HecEvent event) {
            if (event.code() != HecCode.SUCCESS) {
                bad(event.code(), event.code().text());
                return;
            }
            if (event.metrics().isEmpty()) {
                harvest.take(event.line(lines, arrival.peer()));
            } else {
                metrics.take(event, arrival, harvest);
            }
            number++;
        }

        void bad(HecCode why, String sentence) {
            if (firstBad < 0) {
                firstBad = number;
                code = why;
            }
            harvest.fault("malformed", sentence);
            number++;
        }

        HecReading done() {
            HecCode all = number == 0 ? HecCode.NO_DATA : code;
            return new HecReading(harvest, all, firstBad);
        }
    }
}
