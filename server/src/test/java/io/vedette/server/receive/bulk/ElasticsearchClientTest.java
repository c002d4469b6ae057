// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import java.time.Instant;
import java.util.Map;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elastic's own client, at the root and below the prefix.
final class ElasticsearchClientTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/elasticsearch"})
    void client_sends_documents_and_reads_the_answer_of_each(String prefix) throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Bulk.DEFAULT::open);
                RestClient rest = RestClient.builder(
                                HttpHost.create(stage.address().toString()))
                        .setPathPrefix(prefix)
                        .setCompressionEnabled(true)
                        .setHttpClientConfigCallback(http -> http.disableAuthCaching())
                        .build();
                RestClientTransport transport = new RestClientTransport(rest, new JacksonJsonpMapper())) {
            ElasticsearchClient client = new ElasticsearchClient(transport);
            BulkRequest.Builder request = new BulkRequest.Builder().index("logs");
            for (String text : new String[] {"one", "two"}) {
                Map<String, Object> document = Map.of(
                        "@timestamp", Instant.now().toString(),
                        "message", text,
                        "log", Map.of("level", "WARN"),
                        "service", Map.of("name", "shop"));
                request.operations(operation -> operation.create(create -> create.document(document)));
            }
            request.operations(operation ->
                    operation.index(index -> index.id("9").document(Map.of("@timestamp", "never", "message", "bad"))));

            BulkResponse answer = client.bulk(request.build());

            assertThat(answer.errors()).isTrue();
            assertThat(answer.items()).extracting(item -> item.status()).containsExactly(201, 201, 400);
            assertThat(answer.items().getLast().id()).isEqualTo("9");
            LogLine line = (LogLine) stage.stored().getFirst();
            assertThat(line.text()).isEqualTo("one");
            assertThat(line.entity()).isEqualTo(new Entity("service", "shop"));
            assertThat(line.severity()).isEqualTo(Severity.WARN);
            assertThat(stage.stored()).hasSize(2);
        }
    }

    @Test
    void client_is_told_a_version_that_it_speaks_with() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Bulk.DEFAULT::open);
                RestClient rest = RestClient.builder(
                                HttpHost.create(stage.address().toString()))
                        .setHttpClientConfigCallback(http -> http.disableAuthCaching())
                        .build();
                RestClientTransport transport = new RestClientTransport(rest, new JacksonJsonpMapper())) {
            assertThat(new ElasticsearchClient(transport).info().version().number())
                    .startsWith("8.");
            assertThat(new ElasticsearchClient(transport).ping().value()).isTrue();
        }
    }
}
