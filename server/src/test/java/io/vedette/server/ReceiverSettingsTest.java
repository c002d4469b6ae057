// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.server.receive.syslog.SyslogTls;
import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverSettingsTest {
    @TempDir
    Path folder;

    private ReceiverSettings read(String yaml) throws IOException, SettingsProblem {
        return Settings.read(Files.writeString(folder.resolve("vedette.yaml"), yaml))
                .receivers();
    }

    @Test
    void ports_secrets_and_switches_are_read_and_the_rest_stays_as_it_is() throws Exception {
        ReceiverSettings read = read("""
                receivers:
                  loki: {enabled: false}
                  hec: {token: abc}
                  gelf: {udpPort: 12201, address: 0.0.0.0}
                  syslog:
                    udpPort: 514
                    zone: Europe/Berlin
                    tls: {port: 6514, certificate: cert.pem, key: key.pem}
                  alerts: {topics: ["arn:aws:sns:eu-west-1:1:alarms"]}
                  changes: {github: s3cret}
                """);

        assertThat(read.loki().enabled()).isFalse();
        assertThat(read.hec().token().value()).isEqualTo("abc");
        assertThat(read.gelf().udpPort()).isEqualTo(12_201);
        assertThat(read.gelf().tcpPort()).isNull();
        assertThat(read.syslog().tls()).isEqualTo(new SyslogTls(6_514, Path.of("cert.pem"), Path.of("key.pem")));
        assertThat(read.syslog().address()).isEqualTo("127.0.0.1");
        assertThat(read.alerts().topics()).hasSize(1);
        assertThat(read.changes().github().value()).isEqualTo("s3cret");
        assertThat(read.changes().gitlab()).isNull();
        assertThat(read.zipkin().enabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udpPort: 70000", "zone: Mars/Crater", "tls: {port: 6514}", "udpport: 514"})
    void wrong_words_stop_the_start_and_are_named(String wrong) {
        assertThatThrownBy(() -> read("receivers: {syslog: {" + wrong + "}}"))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("syslog");
    }
}
