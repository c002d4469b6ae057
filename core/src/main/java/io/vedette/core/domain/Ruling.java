// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What is to be told to people, and how much that was: the only way from the stream half to the case half.
public sealed interface Ruling {
    /// Event time, epoch nanoseconds.
    long nanos();

    /// An incident's event after it was weighed; its incident says whether it is told and why.
    ///
    /// @param news what people hear of it now
    record Ruled(IncidentEvent event, News news) implements Ruling {
        @Override
        public long nanos() {
            return event.nanos();
        }
    }

    /// How a budget stands.
    ///
    /// @param team      whose it is; empty for that of all whom no team owns
    /// @param promised  pages a week, 0 for no budget
    /// @param lineWeeks how seldom a stretch must come on its entity to be told now
    /// @param often     the same in words, such as `once in 9 days`; empty without a budget
    /// @param entities  judged within the last day
    /// @param since     when the first entity was judged, epoch nanoseconds
    /// @param pages     when people were told within the last 28 days, oldest first
    /// @param noted     incidents within the last 28 days of which they were not
    record Balance(
            String team,
            double promised,
            double lineWeeks,
            String often,
            int entities,
            long since,
            List<Long> pages,
            int noted,
            long nanos)
            implements Ruling {
        public Balance {
            pages = List.copyOf(pages);
        }
    }

    /// What people hear.
    enum News {
        NOTHING,
        BEGAN,
        ENDED
    }
}
