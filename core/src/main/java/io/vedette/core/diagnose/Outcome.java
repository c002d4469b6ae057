// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Comparator;
import java.util.SortedMap;

/// A request that went well or badly, or a log line that tells of an error or of something else.
///
/// @param nanos  epoch nanoseconds
/// @param id     what orders those of one moment
/// @param failed whether it said so; what is bad and did not fail was slow
/// @param traits what the sender told of it, and of where it ran
record Outcome(long nanos, String id, boolean bad, boolean failed, SortedMap<String, String> traits) {
    static final Comparator<Outcome> ORDER = Comparator.comparingLong(Outcome::nanos)
            .thenComparing(Outcome::id)
            .thenComparing(Outcome::bad)
            .thenComparing(outcome -> outcome.traits().toString());
}
