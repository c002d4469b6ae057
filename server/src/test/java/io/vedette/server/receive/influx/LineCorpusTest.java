// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.Senders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cases of influxdata/line-protocol, each with its authors' verdict.
final class LineCorpusTest {
    private final EntityNames names = new EntityNames(List.of());
    private final Reception reception = new Reception(
            new Inlet(new RecordingJournal(), InstantSource.system()),
            new Senders(),
            ReceiveLimits.DEFAULT,
            names,
            new Masking(MaskingSettings.DEFAULT),
            InstantSource.system());
    /// Some cases hold more tags than a sender may send.
    private static final ReceiveLimits MANY_LABELS = new ReceiveLimits(
            16 << 20,
            32 << 20,
            1_000,
            256,
            2_048,
            256 << 10,
            500_000,
            100_000,
            2_000,
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            64);

    private final LineDecoder decoder = new LineDecoder(reception.index(), names, MANY_LABELS);
    private final Sender sender = reception.sender("influx", "127.0.0.1", "");

    /// @param faults     lines that were refused
    /// @param texts      fields that were passed over
    private record Read(List<String> samples, int faults, int texts) {}

    private Read read(byte[] lines, String precision, long arrivalNanos) throws Exception {
        LeftOut leftOut = new LeftOut();
        try (Body body = reception.read(sender, new ByteArrayInputStream(lines), List.of())) {
            List<String> samples =
                    decoder
                            .decode(sender, body, Precision.of(precision.replaceAll("^1", "")), arrivalNanos, leftOut)
                            .stream()
                            .map(LineCorpusTest::text)
                            .toList();
            return new Read(samples, leftOut.faults(), leftOut.counts().getOrDefault("text", 0));
        }
    }

    private static String text(Sample sample) {
        return "%s %s %d %s"
                .formatted(
                        sample.series().entity(),
                        sample.series().metric() + sample.series().labels(),
                        sample.nanos(),
                        sample.value() + 0.0);
    }

    private Read expected(JsonNode points) {
        List<String> samples = new ArrayList<>();
        int texts = 0;
        for (JsonNode point : points) {
            Map<String, String> tags = new TreeMap<>();
            point.path("tags").forEach(tag -> tags.put(string(tag.path("key")), string(tag.path("value"))));
            EntityNames.Named named = names.ofNumber(tags, new Entity("source", "influx"));
            for (JsonNode field : point.path("fields")) {
                JsonNode value = field.path("value");
                if (value.has("string")) {
                    texts++;
                    continue;
                }
                String key = string(field.path("key"));
                String name = string(point.path("name"));
                samples.add("%s %s %d %s"
                        .formatted(
                                named.entity(),
                                (key.equals("value") ? name : name + "_" + key) + named.rest(),
                                point.path("time").asLong(),
                                number(value) + 0.0));
            }
        }
        return new Read(samples, 0, texts);
    }

    private static double number(JsonNode value) {
        JsonNode only = value.iterator().next();
        return only.isBoolean() ? (only.asBoolean() ? 1 : 0) : Double.parseDouble(only.asString());
    }

    private static String string(JsonNode text) {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode text) {
        return text.isObject()
                ? Base64.getDecoder().decode(text.path("binary").asString())
                : text.asString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void every_case_is_judged_as_its_authors_say() throws Exception {
        String data = System.getenv("VEDETTE_DATA");
        assumeTrue(data != null, "VEDETTE_DATA names no folder of public data");
        List<String> misjudged = new ArrayList<>();
        int cases = 0;
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Path.of(data, "protocols", "influx", "corpus.json.gz")))) {
            for (Map.Entry<String, JsonNode> one :
                    new JsonMapper().readTree(in).path("decode").properties()) {
                cases++;
                JsonNode input = one.getValue().path("input");
                JsonNode output = one.getValue().path("output");
                Read read = read(
                        bytes(input.path("text")),
                        input.path("precision").asString(),
                        input.path("defaultTime").asLong());
                boolean right = output.has("error") ? read.faults() > 0 : read.equals(expected(output.path("result")));
                if (!right) {
                    misjudged.add(input.path("text") + "\n  wants " + output + "\n  gives " + read);
                }
            }
        }

        assertThat(cases).isGreaterThan(6_000);
        assertThat(misjudged).isEmpty();
    }
}
