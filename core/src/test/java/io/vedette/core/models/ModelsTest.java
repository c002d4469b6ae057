// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void what_is_added_comes_last_and_is_found_by_its_name() {
        ModelKind known = Models.OWN.kinds().getFirst();
        ModelKind other =
                new ModelKind("other", "told", false, known.clarity(), known.cost(), known.trainer(), known.reader());

        Models more = Models.OWN.plus(List.of(other));

        assertThat(more.names()).startsWith(NestedWindows.KIND).endsWith("other");
        assertThat(more.kind("other")).isSameAs(other);
    }

    @Test
    void name_that_is_taken_is_refused() {
        assertThatThrownBy(() -> Models.OWN.plus(Models.OWN.kinds()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a name of its own");
    }

    @Test
    void kind_that_does_not_exist_is_told_with_those_that_do() {
        assertThatThrownBy(() -> Models.OWN.kind("crystal-ball"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested-windows")
                .hasMessageEndingWith("was crystal-ball");
        assertThatThrownBy(() ->
                        Models.OWN.read("crystal-ball", new DataInputStream(new ByteArrayInputStream(new byte[0]))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("was crystal-ball");
    }

    /// An operator that holds them is sent to other machines.
    @Test
    void kinds_sent_to_another_machine_train_the_same() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(Models.OWN);
        }
        double[][] rows = Traffic.rows(100, 1);

        Models sent;
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            sent = (Models) in.readObject();
        }

        assertThat(sent.fit(IsolationForest.KIND, rows, 1, Progress.SILENT).scores(rows))
                .isEqualTo(Models.OWN
                        .fit(IsolationForest.KIND, rows, 1, Progress.SILENT)
                        .scores(rows));
    }
}
