// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final Entity SHOP = new Entity("service", "shop");
    private static final String MAIL = "anna@example.org";

    private final Masking masking = new Masking(MaskingSettings.DEFAULT);

    private static SortedMap<String, String> told(String value) {
        return new TreeMap<>(Map.of("who", value));
    }

    private static List<Observation> observations(String secret) {
        return List.of(
                new LogLine(SHOP, 1, Severity.INFO, "mail to " + secret, told(secret)),
                new Span(SHOP, 1, 1, "a", "b", "", "GET /" + secret, Span.Role.SERVER, false, "", told(secret)),
                new Alert(SHOP, 1, "s", "k", "no mail for " + secret, Severity.WARN, true, told(secret)),
                new Change(SHOP, 1, "s", "k", "release", "by " + secret, told(secret)));
    }

    @Test
    void texts_and_attributes_of_all_kinds_are_masked() {
        assertThat(masking.mask("loki", observations(MAIL)).toString())
                .doesNotContain(MAIL)
                .contains("mail to <email>", "GET /<email>", "no mail for <email>", "by <email>", "who=<email>");
    }

    @Test
    void what_was_masked_is_counted_by_receiver_and_kind() {
        masking.mask("loki", observations(MAIL));
        masking.mask("otlp", observations("password=x"));

        assertThat(masking.counts()).isEqualTo(Map.of("loki", Map.of("email", 8L), "otlp", Map.of("token", 8L)));
    }

    @Test
    void batch_without_secrets_is_handed_on_as_it_is() {
        List<Observation> batch = observations("nobody");

        assertThat((Object) masking.mask("loki", batch)).isSameAs(batch);
        assertThat(masking.counts()).isEmpty();
    }
}
