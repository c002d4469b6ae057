// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.zipkin.ZipkinDecoder.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zipkin2.Endpoint;
import zipkin2.codec.SpanBytesDecoder;
import zipkin2.codec.SpanBytesEncoder;

/// Against Zipkin's own encoders and decoders.
class ZipkinDecoderTest {
    private static final Entity PEER = new Entity("host", "10.9.9.9");
    private static final long NOW = 1_800_000_000_000_000_000L;

    private final ZipkinDecoder decoder = new ZipkinDecoder(new EntityNames(List.of()), ReceiveLimits.DEFAULT);

    private static byte[] encode(Form form, List<zipkin2.Span> spans) {
        return switch (form) {
            case V2_JSON -> SpanBytesEncoder.JSON_V2.encodeList(spans);
            case V2_PROTO -> SpanBytesEncoder.PROTO3.encodeList(spans);
            case V1_JSON -> SpanBytesEncoder.JSON_V1.encodeList(spans);
        };
    }

    private List<Span> decode(Form form, byte[] body) throws Refusal {
        Harvest harvest = decoder.decode(form, Body.of(body), NOW, PEER);
        assertThat(harvest.leftOut().faults()).isZero();
        return harvest.observations().stream().map(Span.class::cast).toList();
    }

    private static zipkin2.Span any(Random random, boolean sided) {
        zipkin2.Span.Kind[] kinds = zipkin2.Span.Kind.values();
        zipkin2.Span.Builder span = zipkin2.Span.newBuilder()
                .traceId(random.nextBoolean() ? random.nextLong() : 0, random.nextLong())
                .id(random.nextLong() | 1)
                .timestamp(1_700_000_000_000_000L + random.nextInt())
                .duration(1 + random.nextInt(10_000_000))
                .name("operation ü " + random.nextInt(9))
                .localEndpoint(Endpoint.newBuilder()
                        .serviceName("service-" + random.nextInt(5))
                        .ip("10.1.2.3")
                        .port(80)
                        .build());
        if (random.nextBoolean()) {
            span.parentId(random.nextLong() | 1);
        }
        if (sided || random.nextInt(5) > 0) {
            span.kind(kinds[random.nextInt(sided ? 2 : kinds.length)]);
            span.remoteEndpoint(
                    random.nextBoolean()
                            ? Endpoint.newBuilder().serviceName("other").build()
                            : Endpoint.newBuilder().ip("10.0.0.7").port(3306).build());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            span.putTag("tag." + i, "value \"" + random.nextInt() + "\n€");
        }
        if (random.nextInt(4) == 0) {
            span.putTag("error", "boom");
        }
        return span.build();
    }

    private static void same(Span read, zipkin2.Span written) {
        assertThat(read.trace()).isEqualTo(written.traceId());
        assertThat(read.id()).isEqualTo(written.id());
        assertThat(read.parent()).isEqualTo(written.parentId() == null ? "" : written.parentId());
        assertThat(read.nanos()).isEqualTo(written.timestampAsLong() * 1_000);
        assertThat(read.durationNanos()).isEqualTo(written.durationAsLong() * 1_000);
        assertThat(read.operation()).isEqualTo(written.name());
        assertThat(read.role().name())
                .isEqualTo(written.kind() == null ? "INTERNAL" : written.kind().name());
        assertThat(read.failed()).isEqualTo(written.tags().containsKey("error"));
        assertThat(read.entity()).isEqualTo(new Entity("service", written.localServiceName()));
        assertThat(read.attributes()).isEqualTo(written.tags());
        Endpoint remote = written.remoteEndpoint();
        String peer = remote == null ? "" : remote.serviceName() == null ? "target:10.0.0.7:3306" : "service:other";
        assertThat(read.peer()).isEqualTo(peer);
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_JSON", "V2_PROTO"})
    void what_zipkin_writes_is_read_as_it_was_meant(Form form) throws Refusal {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<zipkin2.Span> spans = Stream.generate(() -> any(random, false))
                    .limit(random.nextInt(20))
                    .toList();

            List<Span> read = decode(form, encode(form, spans));

            assertThat(read).as("seed %d", seed).hasSameSizeAs(spans);
            for (int i = 0; i < spans.size(); i++) {
                same(read.get(i), spans.get(i));
            }
        }
    }

    @Test
    void sides_of_a_call_written_in_version_one_are_read_as_they_were_meant() throws Refusal {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            zipkin2.Span span = any(random, true);

            List<Span> read = decode(Form.V1_JSON, encode(Form.V1_JSON, List.of(span)));

            assertThat(read).hasSize(1);
            same(read.getFirst(), span);
        }
    }

    @Test
    void real_traces_are_read_as_zipkin_reads_them() throws IOException, Refusal {
        String data = System.getenv("VEDETTE_DATA");
        Assumptions.assumeTrue(data != null, "VEDETTE_DATA is not set");
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(data, "protocols", "zipkin"))) {
            files = found.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            List<zipkin2.Span> theirs = SpanBytesDecoder.JSON_V2.decodeList(body);

            List<Span> ours = decode(Form.V2_JSON, body);

            assertThat(ours).as(file.toString()).hasSameSizeAs(theirs);
            for (int i = 0; i < ours.size(); i++) {
                assertThat(ours.get(i).trace()).isEqualTo(theirs.get(i).traceId());
                assertThat(ours.get(i).id()).isEqualTo(theirs.get(i).id());
                if (theirs.get(i).timestampAsLong() > 0) {
                    assertThat(ours.get(i).nanos()).isEqualTo(theirs.get(i).timestampAsLong() * 1_000);
                }
                assertThat(ours.get(i).failed()).isEqualTo(theirs.get(i).tags().containsKey("error"));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damaged_reports_are_refused_or_read_and_nothing_else(long seed) {
        damage(1_000, seed);
    }

    @Test
    @Tag("long")
    void many_damaged_reports_are_refused_or_read_and_nothing_else() {
        damage(30_000, 11);
    }

    private void damage(int rounds, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < rounds; i++) {
            Form form = Form.values()[i % 3];
            byte[] body = encode(form, List.of(any(random, form == Form.V1_JSON), any(random, form == Form.V1_JSON)));
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            byte[] cut = random.nextInt(3) == 0 ? java.util.Arrays.copyOf(body, random.nextInt(body.length)) : body;
            List<Observation> read = new ArrayList<>();
            try {
                read.addAll(decoder.decode(form, Body.of(cut), NOW, PEER).observations());
            } catch (Refusal refusal) {
                assertThat(refusal.status()).isEqualTo(400);
            }
            assertThat(read).as("seed %d round %d", seed, i).hasSizeLessThan(10);
        }
    }
}
