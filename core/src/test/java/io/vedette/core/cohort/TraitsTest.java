// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraitsTest {
    private static Traits of(String... names) {
        return Traits.of(Stream.of(names).map(SeriesName::of).toList());
    }

    /// Instances of the job `api`; number 4 is odd.
    private static Fleet job(int count, IntFunction<String> labels) {
        Fleet fleet = new Fleet();
        for (int i = 0; i < count; i++) {
            Entity host = new Entity("host", "10.0.0.%d:8080".formatted(i));
            var chance = new SplittableRandom(i);
            double level = i == 4 ? 900 : 200;
            String own = labels.apply(i) + "job=\"api\"";
            fleet.line(host, "queue{%s}".formatted(own), "", _ -> level + chance.nextGaussian());
            fleet.line(host, "up{%s}".formatted(own), "", _ -> 1);
            fleet.line(host, "http_requests{code=\"200\",%s}".formatted(own), "/s", _ -> 50 + chance.nextGaussian());
        }
        return fleet;
    }

    @Test
    void a_name_is_taken_apart_as_it_was_put_together() {
        SeriesName name = SeriesName.of("disk{path=\"C:\\\\a \\\"b\\\"\\n{}\",zone=\"b\"}");

        assertThat(name.metric()).isEqualTo("disk");
        assertThat(name.labels()).containsEntry("path", "C:\\a \"b\"\n{}").containsEntry("zone", "b");
        assertThat(SeriesName.of("log: took {a=\"b\"}").labels()).isEmpty();
        assertThat(SeriesName.of("broken{a}\"}").labels()).isEmpty();
        assertThat(SeriesName.of("cpu busy").metric()).isEqualTo("cpu busy");
    }

    @Test
    void what_all_series_share_is_the_entitys() {
        Traits traits = of(
                "a{code=\"200\",job=\"api\",rack=\"r1\"}",
                "b{job=\"api\",rack=\"r1\"}",
                "c{job=\"api\",rack=\"r1\"}",
                "cpu busy");

        assertThat(traits.shared()).containsOnlyKeys("job", "rack");
        assertThat(traits.group("host")).contains("job api");
        assertThat(traits.group("pod")).isEmpty();
    }

    @Test
    void the_only_series_of_an_entity_keeps_its_own_labels() {
        assertThat(of("latency{job=\"api\",path=\"/x\"}").shared()).containsOnlyKeys("job");
    }

    @Test
    void info_tells_the_version_of_the_program_and_not_of_its_compiler() {
        Traits traits = of("go_info{version=\"go1.25\"}", "shop_build_info{version=\"2.18\"}");

        assertThat(traits.all()).containsEntry("version", "2.18");
    }

    @Test
    void instances_of_a_job_are_kin_though_their_names_bear_other_labels() {
        Fleet fleet = job(8, i -> "host_ip=\"10.0.0.%d\",".formatted(i)).play(0, 300);

        assertThat(fleet.opened())
                .singleElement()
                .satisfies(one -> assertThat(one.evidence().sentence())
                        .matches("10.0.0.4:8080: queue is 900, its 7 kin of job api are at (199|200)–?[\\d.]*\\."));
    }

    @Test
    void canary_is_named_as_such() {
        Fleet fleet = job(8, i -> "version=\"%s\",zone=\"%s\",".formatted(i == 4 ? "2.18" : "2.17", i % 2))
                .play(0, 300);

        assertThat(fleet.opened())
                .extracting(one -> one.evidence().sentence())
                .singleElement()
                .satisfies(text -> assertThat(text).endsWith(". It is the only one with version 2.18."));
    }

    @Test
    void instances_of_a_service_that_is_one_entity_are_kin() {
        Fleet fleet = new Fleet();
        Entity shop = new Entity("service", "shop");
        for (int i = 0; i < 6; i++) {
            var chance = new SplittableRandom(i);
            double level = i == 2 ? 4 : 0.2;
            fleet.line(
                    shop,
                    "latency{http.route=\"/cart\",service.instance.id=\"i%d\"}".formatted(i),
                    "s",
                    _ -> level + 0.01 * chance.nextGaussian());
        }
        List<Anomaly> opened = fleet.play(0, 300).opened();

        assertThat(opened).singleElement().satisfies(one -> {
            assertThat(one.entity()).isEqualTo(shop);
            assertThat(one.evidence().sentence())
                    .startsWith(
                            "shop: latency {http.route /cart} of instance i2 is 4 s, its 5 kin of service shop are at");
        });
    }
}
