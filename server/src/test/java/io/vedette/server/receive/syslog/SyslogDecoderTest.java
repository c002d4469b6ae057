// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.ReceiveLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogDecoderTest {
    private static final String ARRIVAL = "2026-03-04T05:06:07Z";

    private final SyslogDecoder decoder = decoder(ZoneOffset.UTC);

    private static SyslogDecoder decoder(ZoneId zone) {
        return new SyslogDecoder(new LogLines(new EntityNames(List.of()), ReceiveLimits.DEFAULT), zone);
    }

    private static long nanos(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    private LogLine read(String message) {
        return read(message, ARRIVAL);
    }

    private LogLine read(String message, String arrival) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, 0, bytes.length, nanos(arrival), "10.0.0.9");
    }

    @Test
    void blank_that_rsyslog_takes_over_from_the_old_form_is_no_part_of_the_text() {
        String header = "<27>1 2026-03-04T05:06:07Z web-1 probe - - - ";

        assertThat(read(header + " it rains").text()).isEqualTo("it rains");
        assertThat(read(header + "it rains").text()).isEqualTo("it rains");
        assertThat(read(header + "  indented").text()).isEqualTo("  indented");
    }

    @Test
    void example_of_rfc_5424_with_structured_data() {
        LogLine line =
                read("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="
                        + "\"3\" eventSource=\"Application\" eventID=\"1011\"][examplePriority@32473 class=\"high\"]"
                        + " \uFEFFAn application"
                        + " event log entry...");

        assertThat(line.entity()).isEqualTo(new Entity("host", "mymachine.example.com"));
        assertThat(line.nanos()).isEqualTo(nanos("2003-10-11T22:14:15.003Z"));
        assertThat(line.severity()).isEqualTo(Severity.INFO);
        assertThat(line.text()).isEqualTo("An application event log entry...");
        assertThat(line.attributes())
                .containsEntry("facility", "local4")
                .containsEntry("appname", "evntslog")
                .containsEntry("msgid", "ID47")
                .containsEntry("exampleSDID@32473.eventSource", "Application")
                .containsEntry("examplePriority@32473.class", "high")
                .doesNotContainKey("procid");
    }

    @Test
    void values_of_structured_data_have_their_escapes_undone() {
        LogLine line = read("<34>1 - - - - - [a b=\"say \\\"x\\\" \\] \\\\ \\n\"]");

        assertThat(line.attributes()).containsEntry("a.b", "say \"x\" ] \\ \\n");
        assertThat(line.text()).isEmpty();
        assertThat(line.entity()).isEqualTo(new Entity("host", "10.0.0.9"));
        assertThat(line.nanos()).isEqualTo(nanos(ARRIVAL));
        assertThat(line.severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void example_of_rfc_3164() {
        LogLine line = read("<34>Oct 11 22:14:15 mymachine su[77]: 'su root' failed for lonvick on /dev/pts/8");

        assertThat(line.entity()).isEqualTo(new Entity("host", "mymachine"));
        assertThat(line.text()).isEqualTo("'su root' failed for lonvick on /dev/pts/8");
        assertThat(line.attributes())
                .containsEntry("appname", "su")
                .containsEntry("procid", "77")
                .containsEntry("facility", "auth");
        assertThat(line.nanos()).isEqualTo(nanos("2025-10-11T22:14:15Z"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "Mar  4 05:06:07, 2026-03-04T05:06:08Z, 2026-03-04T05:06:07Z",
        "Dec 31 23:59:59, 2026-01-01T00:00:01Z, 2025-12-31T23:59:59Z",
        "Jan  1 00:00:00, 2025-12-31T23:59:58Z, 2026-01-01T00:00:00Z",
        "Feb 29 12:00:00, 2024-02-29T12:00:01Z, 2024-02-29T12:00:00Z",
        "Mar  4 06:06:05, 2026-03-04T05:06:07Z, 2026-03-04T05:06:05Z",
        "Mar  4 00:06:05, 2026-03-04T05:06:07Z, 2026-03-04T05:06:05Z",
        "Mar  4 10:51:05, 2026-03-04T05:06:07Z, 2026-03-04T05:06:05Z",
        "Mar  3 21:10:33, 2026-03-04T05:06:07Z, 2026-03-03T21:10:33Z",
        "Mar  9 01:33:00, 2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
    })
    void vague_date_is_the_one_nearest_to_the_arrival(String date, String arrival, String resolved) {
        LogLine line = read("<13>" + date + " h app: x", arrival);

        assertThat(Instant.ofEpochSecond(0, line.nanos())).isEqualTo(Instant.parse(resolved));
    }

    @Test
    void zone_of_the_settings_is_that_of_vague_dates() {
        byte[] bytes = "<13>Jul  4 05:06:07 h app: x".getBytes(StandardCharsets.UTF_8);

        LogLine line =
                decoder(ZoneId.of("Europe/Berlin")).decode(bytes, 0, bytes.length, nanos("2026-07-04T09:00:30Z"), "p");

        assertThat(line.nanos()).isEqualTo(nanos("2026-07-04T03:06:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<13>2026-03-04T05:06:01.25+01:00 web-1 nginx: GET / 200",
                "<13>2026-03-04T04:06:01.25Z web-1 nginx: GET / 200",
            })
    void traditional_message_with_a_full_time_is_read(String message) {
        LogLine line = read(message);

        assertThat(line.nanos()).isEqualTo(nanos("2026-03-04T04:06:01.25Z"));
        assertThat(line.entity().name()).isEqualTo("web-1");
        assertThat(line.attributes()).containsEntry("appname", "nginx");
        assertThat(line.text()).isEqualTo("GET / 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "<", "<>", "<999>x", "<13>", "<13>1", "<13>1 ", "<13>Oct", "<13>1 - - - - - [", "\0"})
    void whatever_comes_is_a_line_of_the_sender(String message) {
        LogLine line = read(message);

        assertThat(line.entity()).isEqualTo(new Entity("host", "10.0.0.9"));
    }

    @Test
    void cef_gives_its_fields_and_its_own_severity() {
        LogLine line =
                read("<134>Mar  4 05:06:07 fw CEF:0|Security|threat\\|manager|1.0|100|worm successfully stopped|10|"
                        + "src=10.0.0.1 msg=a \\= b and c dst=2.1.2.2 spt=1232");

        assertThat(line.severity()).isEqualTo(Severity.FATAL);
        assertThat(line.text()).isEqualTo("worm successfully stopped: a = b and c");
        assertThat(line.entity()).isEqualTo(new Entity("host", "fw"));
        assertThat(line.attributes())
                .containsEntry("cef.product", "threat|manager")
                .containsEntry("cef.src", "10.0.0.1")
                .containsEntry("cef.msg", "a = b and c")
                .containsEntry("cef.spt", "1232");
    }

    @Test
    void leef_of_both_versions_gives_its_fields() {
        LogLine first =
                read("<13>Mar  4 05:06:07 fw LEEF:1.0|Lancope|StealthWatch|1.0|41|src=10.0.1.8\tsev=5\tmsg=x y");
        LogLine second = read("<13>Mar  4 05:06:07 fw LEEF:2.0|Lancope|StealthWatch|1.0|41|^|src=10.0.1.8^sev=9");

        assertThat(first.attributes()).containsEntry("leef.src", "10.0.1.8").containsEntry("leef.msg", "x y");
        assertThat(first.severity()).isEqualTo(Severity.WARN);
        assertThat(second.attributes()).containsEntry("leef.src", "10.0.1.8");
        assertThat(second.severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void columns_of_palo_alto_have_their_names() {
        LogLine line = read("<14>Mar  4 05:06:07 PA-220 1,2026/03/04 05:06:07,012801064439,SYSTEM,general,0,"
                + "2026/03/04 05:06:07,,general,,0,0,general,high,\"User admin logged in, via Web\",1,0x0");

        assertThat(line.text()).isEqualTo("User admin logged in, via Web");
        assertThat(line.severity()).isEqualTo(Severity.ERROR);
        assertThat(line.entity().name()).isEqualTo("PA-220");
        assertThat(line.attributes())
                .containsEntry("pan.type", "SYSTEM")
                .containsEntry("pan.serial", "012801064439")
                .containsEntry("pan.module", "general");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_written_by_the_rules_is_read_as_it_was_meant(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Instant at = Instant.ofEpochSecond(
                    1_700_000_000L + random.nextInt(50_000_000), random.nextInt(1_000_000) * 1_000L);
            int facility = random.nextInt(24);
            int level = random.nextInt(8);
            SortedMap<String, String> data = new TreeMap<>();
            StringBuilder elements = new StringBuilder();
            for (int e = random.nextInt(3); e > 0; e--) {
                String id = "id" + e + "@32473";
                String value = anyText(random);
                data.put(id + ".key", value);
                elements.append('[')
                        .append(id)
                        .append(" key=\"")
                        .append(value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("]", "\\]"))
                        .append("\"]");
            }
            String text = "T" + anyText(random);
            String message = "<%d>1 %s host-%d app%d %d ID%d %s %s"
                    .formatted(facility * 8 + level, at, i, i % 7, i, i % 3, elements.isEmpty() ? "-" : elements, text);

            LogLine line = read(message);

            assertThat(line.nanos()).as("seed %d: %s", seed, message).isEqualTo(nanos(at.toString()));
            assertThat(line.text()).as("seed %d: %s", seed, message).isEqualTo(text);
            assertThat(line.severity()).isEqualTo(Severity.ofSyslog(level));
            assertThat(line.entity().name()).isEqualTo("host-" + i);
            assertThat(line.attributes()).containsAllEntriesOf(data).containsEntry("procid", "" + i);
        }
    }

    private static String anyText(Random random) {
        String letters = "abc xyz\"\\]=[ü€\uD83D\uDE00{}'";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(letters.codePointAt(random.nextInt(letters.length() - 5)));
        }
        return text.append('.').toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damaged_messages_never_break_the_decoder(long seed) {
        Random random = new Random(seed);
        DateTimeFormatter vague = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH);
        for (int i = 0; i < 3_000; i++) {
            String date =
                    vague.format(ZonedDateTime.ofInstant(Instant.ofEpochSecond(random.nextInt()), ZoneOffset.UTC));
            String message = switch (i % 4) {
                case 0 -> "<13>1 2026-03-04T05:06:07Z h app 1 - [a b=\"c\"] text";
                case 1 -> "<13>" + date + " h CEF:0|a|b|c|d|e|5|k=v l=w x";
                case 2 -> "<13>" + date + " h LEEF:2.0|a|b|c|d|x09|k=v\tl=w";
                default ->
                    "<14>" + date + " h 1,2026/03/04 05:06:07,01,THREAT,url,0,2026/03/04 05:06:07,1.1.1.1,\"a,b\"";
            };
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            LogLine line = decoder.decode(bytes, 0, random.nextInt(bytes.length + 1), nanos(ARRIVAL), "p");

            assertThat(line.entity().kind()).isNotEmpty();
        }
    }
}
