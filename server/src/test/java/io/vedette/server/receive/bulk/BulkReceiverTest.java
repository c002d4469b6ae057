// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The bulk interface: the laws, and what shippers ask first.
final class BulkReceiverTest extends StagedLaws {
    BulkReceiverTest() {
        super("bulk", Bulk.DEFAULT::open);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    @Override
    protected Sending good(Instant at) {
        return bulk("/_bulk", """
                {"create": {"_index": "logs-app-default", "_id": "7"}}
                {"@timestamp": "%1$s", "message": "it rains", "log": {"level": "error"}, "host": {"name": "web-1"}}
                {"index": {"_index": "logs"}}
                {"@timestamp": "%1$s", "message": "it pours", "service": {"name": "shop"}}
                """.formatted(at), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return bulk("/logs/_bulk", """
                {"index": {}}
                {"@timestamp": "%1$s", "message": "good"}
                {"index": {}}
                {"@timestamp": "yesterday", "message": "bad"}
                {"delete": {"_id": "1"}}
                {"index": {}}
                {"@timestamp": broken
                """.formatted(at), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 200;
    }

    private static Sending bulk(String path, String lines, int observations) {
        return new Sending(path, headers("Content-Type", "application/x-ndjson"), bytes(lines), observations);
    }

    @Test
    void each_item_has_its_status() throws Exception {
        HttpResponse<String> answer = send(mixed(Instant.now()));

        assertThat(answer.body())
                .contains("\"errors\":true")
                .containsOnlyOnce("\"status\":201")
                .contains("failed to parse field [@timestamp]")
                .contains("{\"delete\":");
        assertThat(answer.body().split("\"status\":400")).hasSize(4);
        assertThat(answer.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
    }

    @Test
    void item_of_the_future_is_told_of_that_item() throws Exception {
        Instant now = Instant.now();

        HttpResponse<String> answer = send(bulk("/_bulk", """
                {"index": {"_index": "a"}}
                {"@timestamp": "%s", "message": "future"}
                {"index": {"_index": "a"}}
                {"@timestamp": "%s", "message": "present"}
                """.formatted(now.plusSeconds(3_600), now), 1));

        assertThat(answer.body()).contains("too-new").containsOnlyOnce("\"status\":201");
        assertThat(lastLine().text()).isEqualTo("present");
    }

    @Test
    void fields_become_entity_level_and_attributes() throws Exception {
        send(bulk("/_bulk", """
                {"index": {"_index": "a"}}
                {"@timestamp": "%s", "message": "it rains", "log": {"level": "error"}, "host": {"name": "web-1"},\
                 "tags": ["a", "b"], "n": 17}
                """.formatted(Instant.now()), 1));

        assertThat(lastLine().entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(lastLine().severity()).isEqualTo(Severity.ERROR);
        assertThat(lastLine().attributes())
                .containsEntry("tags.1", "b")
                .containsEntry("n", "17")
                .doesNotContainKey("message");
    }

    @Test
    void action_that_cannot_be_read_refuses_the_request() throws Exception {
        int before = stored().size();

        HttpResponse<String> answer = send(bulk("/_bulk", "{\"index\": {}}\n{\"a\": 1}\nno action\n{}\n", 0));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("illegal_argument_exception").contains("line [3]");
        assertThat(stored()).hasSize(before);
    }

    @Test
    void shippers_find_what_they_ask_for_first() throws Exception {
        assertThat(get("/elasticsearch")).contains("\"number\":\"8.");
        assertThat(get("/_license")).contains("\"status\":\"active\"");
        assertThat(get("/_xpack")).contains("\"ilm\"");
        assertThat(get("/_ilm/policy/filebeat")).contains("\"filebeat\"");
        assertThat(get("/_index_template/filebeat-8.17.0")).contains("filebeat-8.17.0");
        assertThat(nanos(Instant.now())).hasSize(19);
    }
}
