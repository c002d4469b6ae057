// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Judgement;
import io.vedette.core.learn.Table;
import java.util.List;
import java.util.Optional;

/// A moment with what led to it.
///
/// @param heard the verdicts on the frames before and at last on the moment itself
/// @param table those frames
public record Seen(List<Assessment> heard, Table table, Optional<Detector> detector) {
    public Seen {
        heard = List.copyOf(heard);
    }

    public Assessment assessment() {
        return heard.getLast();
    }

    /// The last judgements, the moment's own at the end.
    public List<Judgement> last(int most) {
        List<Judgement> all = heard.stream().map(Assessment::judgement).toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
