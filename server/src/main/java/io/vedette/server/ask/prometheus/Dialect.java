// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.util.Locale;

/// The ways of writing an exposition.
public enum Dialect {
    /// Prometheus text 0.0.4: lenient about blanks and order, timestamps in milliseconds.
    TEXT,
    /// OpenMetrics 1.0 as Prometheus takes it: the form of lines and metadata, `# EOF` at the end, timestamps in
    /// seconds.
    OPEN_METRICS,
    /// OpenMetrics 1.0 by the letter: values, order and histograms too. To judge an exporter, not to scrape it:
    /// Go's own client writes sums beside negative buckets, which the letter forbids.
    OPEN_METRICS_STRICT;

    /// What a scrape asks for. Text first: it is read in a third of the time, and a target whose histogram changes
    /// while it is written out is still understood.
    static final String ACCEPT = "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

    /// The dialect that a content type names; text when it names neither, as Prometheus 2 took it.
    static Dialect of(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    }
}
