// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.server.ask.Beat;
import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.Inlet;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All targets of one scrape setting, each on a virtual thread of its own; files of targets are looked at on another.
///
/// - **State:** its targets are guarded by this object's lock, which no scrape holds.
public final class ScrapeSource implements Source {
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(5);

    /// More than any list of targets that people write; a runaway generator must not become our outage.
    private static final int MOST_TARGETS = 10_000;

    private final Scrape settings;
    private final String name;
    private final Inlet inlet;
    private final InstantSource clock;
    private final BoundedHttp http;
    private final TargetFiles files;
    private final Beat discovery;
    private final Map<ScrapeTarget, TargetScrape> running = new LinkedHashMap<>();
    private String remark = "";
    private boolean closed;

    /// @throws IOException when the CA file cannot be used
    public ScrapeSource(Scrape settings, Inlet inlet, InstantSource clock) throws IOException {
        this.settings = settings;
        this.name = name(settings);
        this.inlet = inlet;
        this.clock = clock;
        http = BoundedHttp.open(settings.access(), settings.limits().timeout());
        files = new TargetFiles(settings.files());
        discovery = new Beat("scrape discovery", LOOK_AT_FILES, Duration.ZERO, clock, _ -> discover());
    }

    /// By what it names first, so that several are told apart.
    private static String name(Scrape settings) {
        List<String> named = new ArrayList<>(
                settings.targets().stream().map(ScrapeTarget::address).toList());
        named.addAll(settings.files());
        return switch (named.size()) {
            case 0 -> "scrape";
            case 1 -> named.getFirst();
            default -> "%s and %d more".formatted(named.getFirst(), named.size() - 1);
        };
    }

    @Override
    public void start() {
        discover();
        if (!settings.files().isEmpty()) {
            discovery.start();
        }
    }

    /// Starts what is newly listed, stops what no longer is. Called by one thread at a time.
    void discover() {
        Set<ScrapeTarget> wanted = new LinkedHashSet<>(settings.targets());
        files.read().stream().limit(MOST_TARGETS).forEach(wanted::add);
        List<TargetScrape> gone = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            remark = files.remark();
            running.entrySet().removeIf(entry -> {
                boolean left = !wanted.contains(entry.getKey());
                if (left) {
                    gone.add(entry.getValue());
                }
                return left;
            });
            for (ScrapeTarget target : wanted) {
                running.computeIfAbsent(target, this::begin);
            }
        }
        gone.forEach(TargetScrape::close);
    }

    private TargetScrape begin(ScrapeTarget target) {
        TargetScrape scrape = new TargetScrape(target, settings, http, inlet, clock);
        scrape.start();
        return scrape;
    }

    /// How each target stands, in the order in which they were named or found.
    public synchronized List<Status> targets() {
        return running.values().stream().map(TargetScrape::status).toList();
    }

    @Override
    public synchronized Status status() {
        List<Status> all = targets();
        List<Status> failing = all.stream().filter(target -> !target.up()).toList();
        long last = all.stream().mapToLong(Status::lastNanos).max().orElse(0);
        long samples = all.stream().mapToLong(Status::samples).sum();
        String told = remark;
        if (told.isEmpty() && all.isEmpty()) {
            told = "no target is named";
        } else if (told.isEmpty() && !failing.isEmpty()) {
            Status first = failing.getFirst();
            told = "%d of %d targets fail: %s: %s".formatted(failing.size(), all.size(), first.name(), first.remark());
        }
        return new Status(name, "scrape", !all.isEmpty() && failing.isEmpty(), last, samples, told);
    }

    @Override
    public void close() {
        List<TargetScrape> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(running.values());
            running.clear();
        }
        discovery.close();
        all.forEach(TargetScrape::close);
        http.close();
    }
}
