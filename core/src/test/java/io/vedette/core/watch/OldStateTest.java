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
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the last release saved is taken up.
final class OldStateTest {
    private static final long STEP = 15_000_000_000L;
    private static final Entity WEB = new Entity("host", "web");

    /// In the fifth format: after a thousand frames whose load was 0 to 4 and a straggler of 900 that is not told yet.
    private static final String FIFTH =
            "AAAABQAAAAAAAAPoAAAAA34R1gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAARsb2FkAAAD6QMEQAA3BxlN3KE/833EOwpcQAAAA8sAAAABP/XT"
                    + "hArS4d0/+GIGuuTnvkAXOvFIZBxoAQAAAAAAAAAAAABAAAAAAUAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAARAjqAAAAAAAAAAACkAAAAAAAAAAAAAAAAAAAABAAAABGxvYWQAAECMIAAAAAAAv84XyDXiakBA"
                    + "EQEhHzF02UAdIlvoPtde";

    /// In the sixth format: after a thousand frames whose load was 0 to 4, and without a model.
    private static final String SIXTH =
            "AAAABgAAAAAAAAPoAAAAA34R1gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAARsb2FkAAAD6AMEQAAQYt2CYYc/80UJq6HwpgAAA8oAAAAAP/VrVRz2JEA/"
                    + "98bgcuP4zUASekX5g+YnAX/AAAB/wAAAQAAAAEAAAAB/wAAAf8AAAH/AAAB/wAAAf8AAAH/AAAB/wAAAf8AAAH/AAAB/"
                    + "wAAAf8AAAH/AAAB/wAAAf8AAAH/AAAB/wAAAf8AAAH/AAAB/wAAAf8AAAAAAAAIEQFQAAAAAAAAAAAAoAAAAAAAAAAAA"
                    + "AAAAAAAAAQAAA+gAAAPoAAAAAAAAAAUAAAE54mMwO0DZQjqgdrIAAAAYOb+Q7TnQQBA54mMwAwAAAAAAOUi5Hj2IWBk8"
                    + "cW67AAAAGDuoSmo7rwW2O7ZQngMAAAAAABo/3cBk9Rm5nEAQAAAAAAAAAAAAAAAAAABAEAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAGQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAD/MzM0/wZcBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2g95oaAAAAAAN+EdYAAAAD6AAA"
                    + "AAAAAAAAAAAAA+gAAAAAAAAAAAAAAAA8AAAAAAAAADEAAAAAAAAAAQAAAARsb2FkAQAAAC8AAAAvQIAAAEAAAABAAAAA"
                    + "QAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABA"
                    + "AAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAA"
                    + "AABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAABAAAAAQAAAAEAAAAAAAAAqP6hhhhhhhhw/t8zqhYPF9gAAAAAqAAAAKgAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAABARAAAAAAAAAAAABQAAAAFAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    private final List<Finding> told = new ArrayList<>();

    private static Operator.Memory<Fact, Finding> restore(byte[] saved) throws IOException {
        return new Watch(WatchSettings.DEFAULT, Models.OWN)
                .restore(WEB.id(), new DataInputStream(new ByteArrayInputStream(saved)));
    }

    private void frame(Operator.Memory<Fact, Finding> watch, int number, double load) {
        watch.on(Frame.of(WEB, number * STEP, STEP, List.of(new Point(new Signal("load", ""), load))), told::add);
    }

    private List<Deviation> off() {
        return told.stream()
                .filter(Assessment.class::isInstance)
                .flatMap(finding -> ((Assessment) finding).off().stream())
                .toList();
    }

    @Test
    void fifth_format_is_read_and_its_baselines_go_on() throws IOException {
        Operator.Memory<Fact, Finding> watch = restore(Base64.getDecoder().decode(FIFTH));
        frame(watch, 1_000, 2);
        frame(watch, 1_001, 700);

        assertThat(off()).extracting(Deviation::actual).containsExactly(900.0, 700.0);
        assertThat(off()).extracting(Deviation::kind).containsOnly(Deviation.Kind.SPIKE);
    }

    @Test
    void sixth_format_is_read_and_goes_on_without_the_frames_it_did_not_keep() throws IOException {
        Operator.Memory<Fact, Finding> watch = restore(Base64.getDecoder().decode(SIXTH));
        frame(watch, 1_000, 2);
        frame(watch, 1_001, 700);

        assertThat(off()).extracting(Deviation::actual).containsExactly(700.0);
    }

    @Test
    void what_was_read_is_saved_in_the_format_of_today() throws IOException {
        Operator.Memory<Fact, Finding> watch = restore(Base64.getDecoder().decode(FIFTH));
        var bytes = new ByteArrayOutputStream();
        watch.save(new DataOutputStream(bytes));

        frame(restore(bytes.toByteArray()), 1_000, 800);

        assertThat(off()).extracting(Deviation::actual).containsExactlyInAnyOrder(900.0, 800.0);
    }
}
