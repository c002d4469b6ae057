// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.ask.BoundedHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes samples of a target's pages.
///
/// - **State:** confined to the target's thread.
final class ScrapedPage {
    private final Entity entity;
    private final SortedMap<String, String> labels;
    private final int mostSamples;
    private final SeriesShelf shelf;
    private final Series up;
    private final Series duration;
    private final Series scraped;
    private List<Sample> samples = new ArrayList<>();
    private int lines;
    private int notFinite;
    private int repeated;

    ScrapedPage(Entity entity, SortedMap<String, String> labels, int mostSamples) {
        this.entity = entity;
        this.labels = labels;
        this.mostSamples = mostSamples;
        shelf = new SeriesShelf(this::series);
        up = Series.of(entity, "up", labels, MetricKind.GAUGE);
        duration = Series.of(entity, "scrape_duration_seconds", labels, MetricKind.GAUGE);
        scraped = Series.of(entity, "scrape_samples_scraped", labels, MetricKind.GAUGE);
    }

    /// Reads a page; afterwards [#samples] are what it said.
    ///
    /// @param nanos the time of samples that bear none
    /// @throws IOException when it is no page, or over a limit: then there are no samples
    void read(BoundedHttp.Page page, long nanos) throws IOException {
        clear();
        if (page.status() != 200) {
            throw new IOException("it answered with status " + page.status());
        }
        String type = page.contentType();
        if (type.startsWith("text/html")) {
            throw new IOException("it answered with a web page: check the path");
        }
        shelf.turn();
        try {
            ExpositionParser.parse(page.body(), Dialect.of(type), line -> take(line, nanos));
        } catch (IOException e) {
            clear();
            throw e;
        }
    }

    private void clear() {
        samples = new ArrayList<>(Math.max(16, Math.min(lines, mostSamples) + 8));
        lines = 0;
        notFinite = 0;
        repeated = 0;
    }

    private void take(SampleLine line, long turnNanos) throws IOException {
        if (++lines > mostSamples) {
            throw new TooManySamples(mostSamples);
        }
        long nanos = line.isTimed() ? line.nanos() : turnNanos;
        SeriesShelf.Place place = shelf.take(line);
        if (!Double.isFinite(line.value())) {
            notFinite++;
        } else if (!place.isNews(nanos)) {
            repeated++;
        } else {
            samples.add(new Sample(place.series(), nanos, line.value()));
        }
    }

    private Series series(SampleLine line) throws IOException {
        SortedMap<String, String> own = line.labels();
        if (labels.isEmpty()) {
            return new Series(entity, line.name(), Labels.of(own), line.kind(), "");
        }
        SortedMap<String, String> all = new TreeMap<>(labels);
        for (Map.Entry<String, String> label : own.entrySet()) {
            boolean taken = labels.containsKey(label.getKey());
            all.put(taken ? "exported_" + label.getKey() : label.getKey(), label.getValue());
        }
        return new Series(entity, line.name(), Labels.of(all), line.kind(), "");
    }

    /// Adds what is known of the scrape itself and gives all.
    List<Sample> samples(boolean answered, double seconds, long nanos) {
        List<Sample> all = samples;
        samples = new ArrayList<>();
        all.add(new Sample(up, nanos, answered ? 1 : 0));
        all.add(new Sample(duration, nanos, seconds));
        all.add(new Sample(scraped, nanos, answered ? lines : 0));
        return all;
    }

    /// Edges that labels tell of.
    List<Edge> takeSeen() {
        return shelf.takeSeen();
    }

    int notFinite() {
        return notFinite;
    }

    /// Samples that the target had said before, at the same time.
    int repeated() {
        return repeated;
    }

    /// A page holds more samples than it may.
    static final class TooManySamples extends IOException {
        private static final long serialVersionUID = 1;

        TooManySamples(int most) {
            super("it holds over " + most + " samples: raise limits.samples if that is right");
        }
    }
}
