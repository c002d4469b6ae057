// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Straggler;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StragglersTest {
    private static final long STEP = 15_000_000_000L;
    private static final Entity WEB = new Entity("host", "web");
    private static final Signal LOAD = new Signal("load", "");

    /// After a hundred frames whose load was 0 to 4, in the fourth format: before stragglers were judged.
    private static final String SAVED =
            "AAAABAAAAAAAAABkAAAAA34R1gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAARsb2FkAAAAZAEAP/////////4/8+ToeaLawgAAAEYAAAAAP/UA"
                    + "REhHIAFABuis1GfRKEAbCWYnjZh7AA==";

    private final List<Finding> told = new ArrayList<>();
    private Operator.Memory<Fact, Finding> watch;

    @BeforeEach
    void restore() throws IOException {
        var saved = new ByteArrayInputStream(Base64.getDecoder().decode(SAVED));
        watch = new Watch(WatchSettings.DEFAULT, Models.OWN).restore(WEB.id(), new DataInputStream(saved));
    }

    private void late(double load, boolean fresh) {
        watch.on(new Straggler(WEB, 98 * STEP, STEP, new Point(LOAD, load), fresh), told::add);
    }

    private void frame() {
        watch.on(Frame.of(WEB, 100 * STEP, STEP, List.of(new Point(LOAD, 2))), told::add);
    }

    private List<Deviation> off() {
        return told.stream()
                .filter(Assessment.class::isInstance)
                .flatMap(finding -> ((Assessment) finding).off().stream())
                .toList();
    }

    @Test
    void straggler_that_is_off_is_told_with_the_next_frame() {
        late(2, true);
        late(900, true);
        assertThat(told).isEmpty();
        frame();

        assertThat(off()).extracting(Deviation::actual).containsExactly(900.0);
    }

    @Test
    void straggler_of_long_ago_is_not_judged() {
        late(900, false);
        frame();

        assertThat(told).hasSize(1);
        assertThat(off()).isEmpty();
    }
}
