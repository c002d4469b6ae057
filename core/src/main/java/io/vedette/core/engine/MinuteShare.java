// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// What one entity has had of a minute, and the sample of what is not grave: those with the smallest lots.
///
/// - **Source:** bottom-k sampling, E. Cohen and H. Kaplan, *Summarizing data using bottom-k sketches*, PODC 2007.
final class MinuteShare {
    private static final Comparator<Held> BY_LOT =
            Comparator.<Held>comparingLong(held -> held.lot).thenComparingLong(held -> held.number);
    private static final Comparator<Held> BY_NUMBER = Comparator.comparingLong(held -> held.number);

    private final PriorityQueue<Held> chosen = new PriorityQueue<>(BY_LOT.reversed());
    int grave;
    int whole;
    /// Of the others, those that were kept before the minute was over.
    int settled;

    /// Lines and spans have shares of their own: who tells ten thousand spans a minute may still tell twenty lines.
    record Whose(Entity entity, boolean spans) {}

    /// @return by how much memory grew
    long offer(Held held, int most) {
        int room = most - settled;
        if (room <= 0 || chosen.size() >= room && BY_LOT.compare(held, chosen.element()) > 0) {
            return 0;
        }
        long grown = add(held);
        if (chosen.size() > room) {
            Held out = chosen.remove();
            out.chosen = false;
            grown -= out.weight();
        }
        return grown;
    }

    private long add(Held held) {
        held.chosen = true;
        chosen.add(held);
        return held.weight();
    }

    /// Takes a saved choice as it is.
    long restore(Held held) {
        return add(held);
    }

    /// Empties the sample, in the order in which it came.
    List<Held> settle() {
        List<Held> all = chosen.stream().sorted(BY_NUMBER).toList();
        all.forEach(held -> held.chosen = false);
        chosen.clear();
        settled += all.size();
        return all;
    }

    List<Held> waiting() {
        return chosen.stream().sorted(BY_NUMBER).toList();
    }
}
