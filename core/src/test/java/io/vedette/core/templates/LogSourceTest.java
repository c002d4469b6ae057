// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSourceTest {
    private static final String SYSLOG = "Mar  1 %1$s host1 %3$s[%4$d]: %5$s";
    private static final String JAVA = "2024-03-01 %1$s,123 %2$s [main] com.x.%3$s: %5$s";

    private static LogSource copy(LogSource source) throws IOException {
        var bytes = new ByteArrayOutputStream();
        source.save(new DataOutputStream(bytes));
        return LogSource.restore(
                MinerSettings.DEFAULT, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void templates_are_those_of_the_messages() {
        var source = new LogSource(MinerSettings.DEFAULT);

        HeaderLearnerTest.lines(SYSLOG, 700).forEach(source::add);

        assertThat(source.miner().templates())
                .extracting(Template::text)
                .containsExactlyInAnyOrder(
                        "connection from <*> closed",
                        "Failed to renew lease for [x] in <*> seconds",
                        "user=ann logged in",
                        "cache miss: key <*>",
                        "started",
                        "GET <*> <*> took <*> ms",
                        "no such file - giving up");
        assertThat(source.miner().templates())
                .allSatisfy(template -> assertThat(template.lines()).isEqualTo(100));
        assertThat(source.miner().lines()).isEqualTo(700);
    }

    @Test
    void ids_of_the_first_lines_lead_to_the_templates_of_their_messages() {
        var source = new LogSource(MinerSettings.DEFAULT);

        List<Integer> ids =
                HeaderLearnerTest.lines(SYSLOG, 70).stream().map(source::add).toList();

        for (int i = 0; i < ids.size(); i++) {
            assertThat(source.miner().current(ids.get(i)))
                    .isEqualTo(source.miner().current(ids.get(63 + i % 7)));
        }
    }

    @Test
    void header_is_learnt_again_when_the_lines_change() {
        var source = new LogSource(MinerSettings.DEFAULT);
        HeaderLearnerTest.lines(SYSLOG, 2048).forEach(source::add);

        List<String> after = HeaderLearnerTest.lines(JAVA, 3000);
        after.forEach(source::add);

        assertThat(after).allMatch(source.header()::fits);
    }

    @Test
    void restart_changes_nothing_wherever_it_comes() throws IOException {
        List<String> lines = new ArrayList<>(HeaderLearnerTest.lines(SYSLOG, 300));
        lines.addAll(HeaderLearnerTest.lines(JAVA, 300));
        var whole = new LogSource(MinerSettings.DEFAULT);
        List<Integer> expected = lines.stream().map(whole::add).toList();
        var ids = new ArrayList<Integer>();
        var source = new LogSource(MinerSettings.DEFAULT);

        for (int i = 0; i < lines.size(); i++) {
            ids.add(source.add(lines.get(i)));
            source = i % 7 == 0 || i < 70 ? copy(source) : source;
        }

        assertThat(ids).isEqualTo(expected);
        assertThat(source.miner().templates()).isEqualTo(whole.miner().templates());
        assertThat(source.miner().merged()).isEqualTo(whole.miner().merged());
    }

    @Test
    void bytes_of_something_else_are_refused() {
        var in = new DataInputStream(new ByteArrayInputStream("something else".getBytes()));

        assertThatThrownBy(() -> LogSource.restore(MinerSettings.DEFAULT, in)).isInstanceOf(IOException.class);
    }
}
