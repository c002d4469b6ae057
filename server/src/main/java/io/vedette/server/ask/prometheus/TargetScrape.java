// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.server.ask.Beat;
import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.ask.HttpFault;
import io.vedette.server.ask.Source.Status;
import io.vedette.server.receive.BodyTooLarge;
import io.vedette.server.receive.Inlet;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.zip.CRC32C;

/// One target and its turns: asks, reads, hands in, says how it went.
final class TargetScrape implements Closeable {
    private final Scrape settings;
    private final URI address;
    private final BoundedHttp http;
    private final Inlet inlet;
    private final ScrapedPage page;
    private final Beat beat;
    private volatile Status status;

    TargetScrape(ScrapeTarget target, Scrape settings, BoundedHttp http, Inlet inlet, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.inlet = inlet;
        address = target.page(settings.scheme(), settings.path());
        page = new ScrapedPage(
                target.about(address), target.seriesLabels(), settings.limits().samples());
        status = new Status(address.toString(), "scrape", false, 0, 0, "not asked yet");
        beat = new Beat("scrape " + address, settings.interval(), offset(), clock, this::turn);
    }

    /// A place within the interval that is the target's own after each restart, so that not all are asked at once.
    private Duration offset() {
        CRC32C hash = new CRC32C();
        hash.update(address.toString().getBytes(StandardCharsets.UTF_8));
        return Duration.ofMillis(hash.getValue() % settings.interval().toMillis());
    }

    void start() {
        beat.start();
    }

    Status status() {
        return status;
    }

    void turn(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        String wrong = "";
        try {
            http.get(
                    address,
                    Dialect.ACCEPT,
                    settings.limits().timeout(),
                    settings.limits().bodyBytes(),
                    answer -> {
                        page.read(answer, nanos);
                        return answer.status();
                    });
            count("not-finite", page.notFinite());
            count("repeated", page.repeated());
        } catch (IOException e) {
            inlet.reject(reason(e), 1);
            wrong = HttpFault.told(e);
        }
        admit(nanos, (System.nanoTime() - start) / 1e9, wrong);
    }

    private void count(String reason, int count) {
        if (count > 0) {
            inlet.reject(reason, count);
        }
    }

    private static String reason(IOException fault) {
        return switch (fault) {
            case HttpTimeoutException _ -> "scrape-timeout";
            case BodyTooLarge _ -> "scrape-body-limit";
            case ScrapedPage.TooManySamples _ -> "scrape-sample-limit";
            case ExpositionProblem _ -> "scrape-malformed";
            default -> "scrape-unreachable";
        };
    }

    private void admit(long nanos, double seconds, String wrong) {
        boolean answered = wrong.isEmpty();
        try {
            inlet.saw(page.takeSeen());
            int taken = inlet.admit(page.samples(answered, seconds, nanos)).taken();
            long last = answered ? nanos : status.lastNanos();
            status = new Status(address.toString(), "scrape", answered, last, status.samples() + taken, wrong);
        } catch (IOException e) {
            String told = "its samples cannot be stored: " + e.getMessage();
            status = new Status(address.toString(), "scrape", false, status.lastNanos(), status.samples(), told);
        }
    }

    @Override
    public void close() {
        beat.close();
    }
}
