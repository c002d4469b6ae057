// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.ask.prometheus.Scrape;
import io.vedette.server.ask.prometheus.ScrapeLimits;
import io.vedette.server.ask.prometheus.ScrapeTarget;
import io.vedette.server.ask.promql.Prometheus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The settings of sources, as people write them in YAML.
class SettingsTextTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void targets_are_written_as_a_word_or_in_full() {
        Scrape scrape = YAML.readValue(
                "{targets: [a:9100, {address: b:9100, entity: 'host:b', labels: {job: x}}]}", Scrape.class);

        assertThat(scrape.targets())
                .isEqualTo(List.of(
                        ScrapeTarget.valueOf("a:9100"), new ScrapeTarget("b:9100", "host:b", Map.of("job", "x"))));
        assertThat(scrape.limits()).isEqualTo(ScrapeLimits.DEFAULT);
        assertThat(scrape.interval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void queries_and_secrets_are_written_as_a_word() {
        Prometheus prometheus = YAML.readValue(
                "{url: 'http://x:9090', queries: {a: 'sum(a)', b: {promql: b, unit: '%'}},"
                        + " access: {user: ann, password: hidden}, limits: {points: 100}}",
                Prometheus.class);

        assertThat(prometheus.queries().get("a").promql()).isEqualTo("sum(a)");
        assertThat(prometheus.queries().get("b").unit()).isEqualTo("%");
        assertThat(prometheus.access().authorization()).isPresent();
        assertThat(prometheus.limits().points()).isEqualTo(100);
        assertThat(prometheus.toString()).doesNotContain("hidden");
    }
}
