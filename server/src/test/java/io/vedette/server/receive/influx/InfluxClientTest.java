// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.BadRequestException;
import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// InfluxDB's own clients, of both versions.
final class InfluxClientTest {
    private static ReceiverStage stage;

    @BeforeAll
    static void open() throws IOException {
        stage = ReceiverStage.open(Influx.DEFAULT::open);
    }

    @AfterAll
    static void shut() {
        stage.close();
    }

    @Test
    void second_version_writes_points_with_gzip() {
        Instant at = Instant.now();
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(stage.address().toString(), "token".toCharArray(), "org", "bucket")) {
            client.enableGzip();
            assertThat(client.ping()).isTrue();
            client.getWriteApiBlocking()
                    .writePoints(List.of(
                            Point.measurement("air, warm")
                                    .addTag("host", "roof = top")
                                    .addTag("side", "süd, west")
                                    .addField("celsius", -3.25)
                                    .addField("count", 17L)
                                    .addField("open", true)
                                    .addField("remark", "a \"text\", with\nall = that")
                                    .time(at, WritePrecision.NS),
                            Point.measurement("air, warm").addTag("host", "x").addField("celsius", 1e-300)));
        }

        var samples = stage.journal().samples("air, warm_celsius");
        assertThat(samples).extracting(sample -> sample.value()).containsExactly(-3.25, 1e-300);
        assertThat(samples.getFirst().series().entity().name()).isEqualTo("roof = top");
        assertThat(samples.getFirst().series().labels().toMap()).containsEntry("side", "süd, west");
        assertThat(samples.getFirst().nanos()).isEqualTo(at.getEpochSecond() * 1_000_000_000L + at.getNano());
        assertThat(stage.journal().samples("air, warm_count")).hasSize(1);
        assertThat(stage.journal().samples("air, warm_remark")).isEmpty();
    }

    @Test
    void second_version_hears_what_was_wrong() {
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(stage.address().toString(), "token".toCharArray(), "org", "bucket")) {
            assertThatThrownBy(() -> client.getWriteApiBlocking()
                            .writeRecord(WritePrecision.NS, "good,host=h v=1\nbad,host=h v=\n"))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("partial write");
        }

        assertThat(stage.journal().samples("good_v")).hasSize(1);
    }

    @Test
    void first_version_creates_its_database_and_writes_batches() {
        try (InfluxDB client = InfluxDBFactory.connect(stage.address().toString(), "user", "word")) {
            client.setDatabase("telegraf");
            client.enableGzip();
            assertThat(client.ping().isGood()).isTrue();
            client.write(org.influxdb.dto.Point.measurement("load")
                    .tag("host", "web-9")
                    .addField("one", 0.5)
                    .time(System.currentTimeMillis(), TimeUnit.MILLISECONDS)
                    .build());
        }

        assertThat(stage.journal().samples("load_one")).hasSize(1);
    }
}
