// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.server.ask.HttpAccess;
import java.time.Duration;
import java.util.List;

/// Scraping: pages in Prometheus's format, asked for at an interval.
///
/// @param targets  addresses, `host:port` or URLs, each with its entity if it is to have another than itself
/// @param files    lists of targets in Prometheus's `file_sd` form, JSON or YAML, read again when they change; the last
///     part of a path may hold `*`
/// @param scheme   `http` or `https`, for targets that name none
/// @param path     of the page, for targets that name none
/// @param interval between two scrapes of a target
/// @param limits   what one scrape may cost
/// @param access   how the targets let us in
public record Scrape(
        List<ScrapeTarget> targets,
        List<String> files,
        String scheme,
        String path,
        Duration interval,
        ScrapeLimits limits,
        HttpAccess access) {
    public Scrape {
        targets = targets == null ? List.of() : List.copyOf(targets);
        files = files == null ? List.of() : List.copyOf(files);
        scheme = scheme == null ? "http" : scheme;
        path = path == null ? "/metrics" : path;
        interval = interval == null ? Duration.ofSeconds(15) : interval;
        limits = limits == null ? limitsWithin(interval) : limits;
        access = access == null ? HttpAccess.NONE : access;
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("scrape.scheme must be http or https, was " + scheme);
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("scrape.path must start with /, was " + path);
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("scrape.interval must be 1s or more, was " + interval);
        }
        if (limits.timeout().compareTo(interval) > 0) {
            throw new IllegalArgumentException(
                    "scrape.limits.timeout must not be over the interval, was " + limits.timeout());
        }
        for (ScrapeTarget target : targets) {
            target.about(target.page(scheme, path));
        }
    }

    /// These targets, and everything else as it is by default.
    public static Scrape of(List<ScrapeTarget> targets) {
        Duration interval = Duration.ofSeconds(15);
        return new Scrape(targets, List.of(), "http", "/metrics", interval, ScrapeLimits.DEFAULT, HttpAccess.NONE);
    }

    private static ScrapeLimits limitsWithin(Duration interval) {
        ScrapeLimits usual = ScrapeLimits.DEFAULT;
        return interval.compareTo(usual.timeout()) >= 0
                ? usual
                : new ScrapeLimits(interval, usual.bodyBytes(), usual.samples());
    }
}
