// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// InfluxDB's write interface: the laws, and what only it promises.
final class InfluxReceiverTest extends StagedLaws {
    InfluxReceiverTest() {
        super("influx", Influx.DEFAULT::open);
    }

    @Override
    protected Sending good(Instant at) {
        return lines("/write?db=telegraf&precision=ms", """
                cpu,host=web-1,cpu=cpu0 usage_idle=97.5,usage_user=1.25 %1$d
                # a remark
                mem,host=web-1 used=512i,total=1024u,note="none",ok=true %1$d
                """.formatted(at.toEpochMilli()), 5);
    }

    @Override
    protected Sending mixed(Instant at) {
        return lines("/write?precision=s", """
                cpu,host=web-1 usage=1 %1$d
                cpu,host=web-1 usage= %1$d
                cpu,host=web-1 usage=2 %2$d
                """.formatted(at.getEpochSecond(), at.getEpochSecond() - 10), 2);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending lines(String path, String lines, int observations) {
        return new Sending(path, headers("Content-Type", "text/plain"), bytes(lines), observations);
    }

    private Sample last() {
        return stage().journal().samples().getLast();
    }

    @Test
    void host_names_the_entity_and_the_other_tags_stay() throws Exception {
        send(lines("/write", "disk\\ io,host=db\\ 1,path=/var\\,log reads=7", 1));

        assertThat(last().series().entity()).isEqualTo(new Entity("host", "db 1"));
        assertThat(last().series().metric()).isEqualTo("disk io_reads");
        assertThat(last().series().labels().toMap()).isEqualTo(Map.of("path", "/var,log"));
        assertThat(last().value()).isEqualTo(7);
    }

    @Test
    void field_named_value_bears_the_measurement_s_name() throws Exception {
        send(lines("/write", "temperature,host=web-1 value=21.5", 1));

        assertThat(last().series().metric()).isEqualTo("temperature");
    }

    @ParameterizedTest
    @CsvSource({"n,1", "ns,1", "u,1000", "us,1000", "ms,1000000", "s,1000000000", "m,60000000000", "h,3600000000000"})
    void precision_is_the_unit_of_times(String word, long nanos) throws Exception {
        long units = Instant.now().toEpochMilli() * 1_000_000 / nanos;

        HttpResponse<String> answer = send(lines("/write?precision=" + word, "m,host=p v=1 " + units, 1));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(last().nanos()).isEqualTo(units * nanos);
    }

    @Test
    void wrong_precision_is_refused() throws Exception {
        assertThat(send(lines("/write?precision=week", "m v=1", 0)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void second_interface_words_its_errors_otherwise() throws Exception {
        HttpResponse<String> answer = send(lines("/api/v2/write?org=o&bucket=b", "m,host=h v=1\nm v=\n", 1));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"invalid\"")
                .contains("partial write: malformed: line 2")
                .contains("dropped=1");
    }

    @Test
    void client_that_would_rather_speak_http_2_is_heard() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpRequest request = HttpRequest.newBuilder(server().resolve("/write"))
                        .POST(HttpRequest.BodyPublishers.ofString("upgrade,host=h v=" + i))
                        .build();

                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(204);
            }
        }

        assertThat(stage().journal().samples("upgrade_v")).hasSize(3);
    }

    @Test
    void clients_find_what_they_ask_for_before_they_write() throws Exception {
        assertThat(get("/health")).contains("\"status\":\"pass\"");
        assertThat(get("/query?q=CREATE+DATABASE+telegraf")).contains("statement_id");
    }
}
