// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Observation;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Naming;
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
    private final Naming naming;

    HecDecoder(LogLines lines, Naming naming) {
        this.lines = lines;
        this.naming = naming;
    }

    /// @param defaults  what the address said of all events: `host`, `source`, `sourcetype`, `index`
    /// @param otherwise what events are about that name nothing
    HecReading events(byte[] body, Map<String, String> defaults, long arrivalNanos, Entity otherwise) {
        Reading reading = new Reading();
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
                reading.event(HecEvent.read(in, defaults, arrivalNanos), otherwise);
            }
        } catch (JacksonException broken) {
            reading.bad(
                    HecCode.INVALID_DATA,
                    String.valueOf(JsonText.malformed(broken).getMessage()));
        }
        return reading.done();
    }

    /// Each line is an event of the arrival's time.
    HecReading raw(byte[] body, Map<String, String> defaults, long arrivalNanos, Entity otherwise) {
        Reading reading = new Reading();
        List<String> texts = new String(body, StandardCharsets.UTF_8).lines().toList();
        for (String text : texts) {
            if (!text.isBlank()) {
                reading.event(HecEvent.raw(text, defaults, arrivalNanos), otherwise);
            }
        }
        return reading.done();
    }

    private final class Reading {
        private final Harvest harvest = new Harvest();
        private HecCode code = HecCode.SUCCESS;
        private int number;
        private int firstBad = -1;

        void event(HecEvent event, Entity otherwise) {
            switch (event.code()) {
                case SUCCESS -> {
                    for (Observation made : event.observations(lines, naming, otherwise)) {
                        harvest.take(made);
                    }
                    event.notFinite().forEach(_ -> harvest.refuse("not-finite", "a metric's value is no number"));
                    number++;
                }
                default -> bad(event.code(), event.code().text());
            }
        }

        void bad(HecCode why, String sentence) {
            if (firstBad < 0) {
                firstBad = number;
                code = why;
            }
            harvest.refuse("malformed", sentence);
            number++;
        }

        HecReading done() {
            HecCode all = number == 0 ? HecCode.NO_DATA : code;
            return new HecReading(harvest, all, firstBad);
        }
    }
}
