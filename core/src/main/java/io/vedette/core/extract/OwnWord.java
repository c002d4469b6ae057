// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import java.util.Set;

/// The series that a scrape adds about itself: our own word about an entity, not the entity's.
///
/// They go on when the target is gone, so they must not count as being heard of, and they must not be what a model
/// learns.
public final class OwnWord {
    private static final Set<String> METRICS = Set.of("up", "scrape_duration_seconds", "scrape_samples_scraped");

    private OwnWord() {}

    /// @param name of a metric, or of the signal that a series makes, labels included
    public static boolean is(String name) {
        int labels = name.indexOf('{');
        return METRICS.contains(labels < 0 ? name : name.substring(0, labels));
    }
}
