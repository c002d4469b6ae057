// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.time.Duration;

/// What one scrape may cost us. Whatever is over a limit is refused whole, and `up` is 0.
///
/// @param timeout   for everything, to the last byte; shorter than the interval
/// @param bodyBytes size of a page, after it is unpacked
/// @param samples   samples of a page
public record ScrapeLimits(Duration timeout, Integer bodyBytes, Integer samples) {
    public static final ScrapeLimits DEFAULT = new ScrapeLimits(Duration.ofSeconds(10), 16 << 20, 50_000);

    public ScrapeLimits {
        timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
        bodyBytes = bodyBytes == null ? Integer.valueOf(16 << 20) : bodyBytes;
        samples = samples == null ? Integer.valueOf(50_000) : samples;
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("scrape.limits.timeout must be positive, was " + timeout);
        }
        if (bodyBytes < 1) {
            throw new IllegalArgumentException("scrape.limits.bodyBytes must be 1 or more, was " + bodyBytes);
        }
        if (samples < 1) {
            throw new IllegalArgumentException("scrape.limits.samples must be 1 or more, was " + samples);
        }
    }
}
