// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static io.vedette.server.receive.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.ask.HttpAccess;
import io.vedette.server.ask.Source.Status;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.ScriptedServer;
import io.vedette.server.settings.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TargetScrapeTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final String TEXT = "text/plain; version=0.0.4";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(NOW / 1_000_000_000));

    private final RecordingJournal journal = new RecordingJournal();
    private final Inlet inlet = new Inlet(journal, CLOCK);

    private Status scrape(ScrapeTarget target, ScrapeLimits limits, HttpAccess access, int turns)
            throws IOException, InterruptedException {
        Scrape settings =
                new Scrape(List.of(target), List.of(), "http", "/metrics", Duration.ofSeconds(15), limits, access);
        try (BoundedHttp http = BoundedHttp.open(access, limits.timeout());
                TargetScrape scrape = new TargetScrape(target, settings, http, inlet, CLOCK)) {
            for (int i = 0; i < turns; i++) {
                scrape.turn(NOW + i * 15_000_000_000L);
            }
            return scrape.status();
        }
    }

    private Status scrape(HttpHandler handler, ScrapeLimits limits) throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(handler)) {
            return scrape(ScrapeTarget.valueOf(server.address()), limits, HttpAccess.NONE, 1);
        }
    }

    private double up() {
        assertThat(journal.samples("up")).hasSize(1);
        return journal.samples("up").getFirst().value();
    }

    private static ScrapeLimits seconds(double timeout) {
        return new ScrapeLimits(Duration.ofMillis((long) (timeout * 1_000)), 1 << 20, 1_000);
    }

    @Test
    void a_page_becomes_samples_of_the_target() throws Exception {
        Status status =
                scrape(exchange -> answer(exchange, 200, TEXT, "# TYPE a counter\na_total{x=\"1\"} 5\n"), seconds(5));

        Sample sample = journal.samples("a_total").getFirst();
        assertThat(sample.series().entity().kind()).isEqualTo("target");
        assertThat(sample.series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(sample.series().labels().toMap()).isEqualTo(Map.of("x", "1"));
        assertThat(sample.nanos()).isEqualTo(NOW);
        assertThat(status)
                .extracting(Status::up, Status::samples, Status::remark)
                .containsExactly(true, 4L, "");
        assertThat(up()).isEqualTo(1);
        assertThat(journal.samples("scrape_samples_scraped").getFirst().value()).isEqualTo(1);
    }

    @Test
    void the_settings_name_the_entity_and_add_labels() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(TEXT, "a{env=\"x\"} 5\n")) {
            ScrapeTarget target = new ScrapeTarget(server.address(), "host:web1", Map.of("env", "prod", "__x", "y"));
            scrape(target, seconds(5), HttpAccess.NONE, 1);
        }

        Sample sample = journal.samples("a").getFirst();
        assertThat(sample.series().entity()).isEqualTo(new Entity("host", "web1"));
        assertThat(sample.series().labels().toMap()).isEqualTo(Map.of("env", "prod", "exported_env", "x"));
    }

    @Test
    void the_same_series_is_one_object_from_turn_to_turn() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(TEXT, "a 5\n")) {
            scrape(ScrapeTarget.valueOf(server.address()), seconds(5), HttpAccess.NONE, 2);
        }

        List<Sample> samples = journal.samples("a");
        assertThat(samples).hasSize(2);
        assertThat(samples.getFirst().series()).isSameAs(samples.getLast().series());
    }

    @Test
    void what_is_not_finite_or_said_twice_is_dropped_and_counted() throws Exception {
        scrape(exchange -> answer(exchange, 200, TEXT, "a NaN\nb +Inf\nc 1\nc 2\nd 1 1699999999000\n"), seconds(5));

        assertThat(journal.samples("c")).hasSize(1);
        assertThat(journal.samples("d").getFirst().nanos()).isEqualTo(1_699_999_999_000_000_000L);
        assertThat(inlet.rejected()).isEqualTo(Map.of("not-finite", 2L, "repeated", 1L));
    }

    @Test
    void a_hanging_target_is_cut_at_the_timeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Status status = scrape(exchange -> hang(never), seconds(0.3));

        assertThat(up()).isZero();
        assertThat(status.remark()).contains("in time");
        assertThat(inlet.rejected()).containsOnlyKeys("scrape-timeout");
    }

    @Test
    void a_target_that_hangs_within_its_body_is_cut_at_the_timeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Status status = scrape(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("a 1\n".getBytes());
                    exchange.getResponseBody().flush();
                    hang(never);
                },
                seconds(0.3));

        assertThat(up()).isZero();
        assertThat(journal.samples("a")).isEmpty();
        assertThat(status.remark()).contains("in time");
    }

    @Test
    void an_endless_body_is_cut_at_its_limit() throws Exception {
        AtomicLong sent = new AtomicLong();
        scrape(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] lines = "a_total{some=\"label\"} 1\n".repeat(100).getBytes();
                    write(exchange.getResponseBody(), lines, 1L << 30, sent);
                },
                new ScrapeLimits(Duration.ofSeconds(10), 1 << 20, 1_000_000));

        assertThat(up()).isZero();
        assertThat(sent.get()).isLessThan(32L << 20);
        assertThat(inlet.rejected()).containsKey("scrape-body-limit");
    }

    @Test
    void a_gzip_bomb_is_cut_before_it_unpacks() throws Exception {
        Status status = scrape(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                        write(out, "#".repeat(8_191).concat("\n").getBytes(), 1L << 28, new AtomicLong());
                    }
                },
                new ScrapeLimits(Duration.ofSeconds(10), 16 << 20, 1_000));

        assertThat(up()).isZero();
        assertThat(status.remark()).contains("a hundred times");
    }

    @Test
    void a_packed_page_is_read() throws Exception {
        scrape(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                        out.write("a 1\nb 2\n".getBytes());
                    }
                },
                seconds(5));

        assertThat(journal.samples("b")).hasSize(1);
    }

    @Test
    void a_page_with_too_many_samples_is_refused_whole() throws Exception {
        scrape(exchange -> answer(exchange, 200, TEXT, "a 1\n".repeat(1_001)), seconds(5));

        assertThat(journal.samples("a")).isEmpty();
        assertThat(up()).isZero();
        assertThat(inlet.rejected()).containsOnlyKeys("scrape-sample-limit");
    }

    @Test
    void a_broken_page_is_refused_whole_and_its_line_named() throws Exception {
        Status status = scrape(exchange -> answer(exchange, 200, TEXT, "a 1\nb{ 2\n"), seconds(5));

        assertThat(journal.samples("a")).isEmpty();
        assertThat(status.remark()).startsWith("line 2: ");
    }

    @Test
    void a_web_page_is_told_from_an_exposition() throws Exception {
        Status status = scrape(exchange -> answer(exchange, 200, "text/html", "<html/>"), seconds(5));

        assertThat(status.remark()).contains("check the path");
    }

    @Test
    void an_error_of_the_target_is_told() throws Exception {
        Status status = scrape(exchange -> answer(exchange, 500, TEXT, "a 1\n"), seconds(5));

        assertThat(up()).isZero();
        assertThat(status.remark()).contains("500");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        Status status = scrape(
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
                    exchange.sendResponseHeaders(302, -1);
                },
                seconds(5));

        assertThat(status.remark()).contains("302");
    }

    @Test
    void a_target_that_is_not_there_is_told_with_what_to_check() throws Exception {
        ScriptedServer gone = ScriptedServer.saying(TEXT, "");
        gone.close();

        Status status = scrape(ScrapeTarget.valueOf(gone.address()), seconds(5), HttpAccess.NONE, 1);

        assertThat(up()).isZero();
        assertThat(status.remark()).contains("refused");
    }

    @Test
    void credentials_are_sent() throws Exception {
        HttpAccess access = new HttpAccess("ann", new Secret("pass"), null, null);
        try (ScriptedServer server = new ScriptedServer(exchange -> answer(
                exchange,
                "Basic YW5uOnBhc3M=".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                TEXT,
                "a 1\n"))) {
            scrape(ScrapeTarget.valueOf(server.address()), seconds(5), access, 1);
        }

        assertThat(up()).isEqualTo(1);
    }

    @Test
    void a_full_journal_is_told() throws Exception {
        journal.fill();

        Status status = scrape(exchange -> answer(exchange, 200, TEXT, "a 1\n"), seconds(5));

        assertThat(status.up()).isFalse();
        assertThat(status.remark()).contains("no space left");
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, byte[] again, long most, AtomicLong sent) throws IOException {
        while (sent.addAndGet(again.length) < most) {
            out.write(again);
        }
    }
}
