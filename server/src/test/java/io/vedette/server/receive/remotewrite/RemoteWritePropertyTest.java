// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Wire;
import io.vedette.server.receive.remotewrite.Messages.Built;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever Google's library writes is read as it was meant, by both versions.
final class RemoteWritePropertyTest {
    private final DecoderStand stand = new DecoderStand();
    private final Reception reception = stand.reception();
    private final Written.Setting setting =
            new Written.Setting(reception.index(), reception.names(), reception.limits());
    private final FirstDecoder first = new FirstDecoder(new Families());
    private final SecondDecoder second = new SecondDecoder();

    /// @param points milliseconds and values
    private record Drawn(Map<String, String> labels, List<Map.Entry<Long, Double>> points) {
        static Drawn by(Random random) {
            Map<String, String> labels = new TreeMap<>(Map.of("__name__", "m" + DecoderStand.text(random)));
            for (int i = random.nextInt(6); i > 0; i--) {
                labels.put("l" + DecoderStand.text(random), DecoderStand.text(random));
            }
            labels.put("instance", "web-" + random.nextInt(9));
            List<Map.Entry<Long, Double>> points = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                points.add(Map.entry(DecoderStand.millis(random), DecoderStand.number(random)));
            }
            return new Drawn(labels, points);
        }

        List<String> told() {
            Map<String, String> rest = new TreeMap<>(labels);
            String name = rest.remove("__name__");
            String instance = rest.remove("instance");
            return points.stream()
                    .map(point -> "host:" + instance + name + rest + point.getKey() + "000000 " + point.getValue())
                    .toList();
        }
    }

    private static String told(Sample sample) {
        return sample.series().entity().id()
                + sample.series().metric()
                + sample.series().labels()
                + sample.nanos()
                + " "
                + sample.value();
    }

    private static void samples(Built series, Drawn drawn) {
        drawn.points()
                .forEach(point -> series.put(
                        "samples",
                        series.begin("samples").set("timestamp", point.getKey()).set("value", point.getValue())));
    }

    private static byte[] first(List<Drawn> all) {
        Built request = Messages.first();
        for (Drawn drawn : all) {
            Built series = request.begin("timeseries");
            drawn.labels()
                    .forEach((name, value) -> series.put(
                            "labels", series.begin("labels").set("name", name).set("value", value)));
            samples(series, drawn);
            request.put("timeseries", series);
        }
        return request.bytes();
    }

    private static byte[] second(List<Drawn> all) {
        Built request = Messages.second();
        List<String> symbols = new ArrayList<>(List.of(""));
        for (Drawn drawn : all) {
            Built series = request.begin("timeseries");
            drawn.labels()
                    .forEach((name, value) -> List.of(name, value).forEach(text -> {
                        if (!symbols.contains(text)) {
                            symbols.add(text);
                        }
                        series.add("refs", symbols.indexOf(text));
                    }));
            samples(series, drawn);
            request.put("timeseries", series);
        }
        symbols.forEach(symbol -> request.add("symbols", symbol));
        return request.bytes();
    }

    private List<String> read(byte[] bytes, boolean isFirst) throws Exception {
        LeftOut leftOut = new LeftOut();
        try (Body body = stand.body(bytes)) {
            Written written = new Written(setting, stand.sender(), reception.window(), leftOut, body.length());
            if (isFirst) {
                first.decode(body, written);
            } else {
                second.decode(body, written);
            }
            assertThat(leftOut.counts()).isEmpty();
            return written.observations().stream()
                    .map(RemoteWritePropertyTest::told)
                    .toList();
        }
    }

    @Test
    void what_is_written_is_read() throws Exception {
        long seed = 11;
        System.out.println("remote-write: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Drawn> drawn = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                drawn.add(Drawn.by(random));
            }
            List<String> told =
                    drawn.stream().flatMap(one -> one.told().stream()).toList();

            assertThat(read(first(drawn), true)).isEqualTo(told);
            assertThat(read(second(drawn), false)).isEqualTo(told);
        }
    }

    @Test
    void any_bytes_are_read_or_broken_and_nothing_else() throws Exception {
        Random random = new Random(12);
        byte[] good = first(List.of(Drawn.by(random), Drawn.by(random), Drawn.by(random)));
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try (Body body = stand.body(bytes)) {
                Written written =
                        new Written(setting, stand.sender(), reception.window(), new LeftOut(), body.length());
                if (round % 2 == 0) {
                    first.decode(body, written);
                } else {
                    second.decode(body, written);
                }
            } catch (Wire.Broken broken) {
                assertThat(broken.getMessage()).isNotBlank();
            }
        }
    }
}
