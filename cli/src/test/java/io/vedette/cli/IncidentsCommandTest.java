// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `incidents` against a running server that is told of alerts.
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class IncidentsCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static ServeProcess server;
    private static String address;

    @BeforeAll
    static void serve() throws Exception {
        Path settings = Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: "%s"}
                server: {port: 0}
                sources: {host: {enabled: false}}
                """.formatted(
                        folder.resolve("data").toString().replace("\\", "/")));
        server = ServeProcess.serve(settings);
        address = server.address(Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Cli incidents(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "incidents";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--server";
        all[all.length - 1] = address;
        return Cli.run(all);
    }

    private static void fire(String service, String... names) throws Exception {
        StringBuilder alerts = new StringBuilder();
        for (String name : names) {
            alerts.append(alerts.isEmpty() ? "" : ",").append("""
                    {"status": "firing", "labels": {"alertname": "%s", "service": "%s", "severity": "critical"},
                     "startsAt": "%s", "fingerprint": "%s"}""".formatted(name, service, Instant.now(), name));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(address + "/hooks/alertmanager"))
                            .POST(BodyPublishers.ofString("{\"alerts\": [%s]}".formatted(alerts)))
                            .build(),
                    BodyHandlers.discarding());
        }
        shows("ls", "--entity", "service:" + service, service + ": ");
    }

    /// Waits until a command's answer holds its last argument.
    private static String shows(String... argumentsAndPart) throws Exception {
        String part = argumentsAndPart[argumentsAndPart.length - 1];
        String[] arguments = java.util.Arrays.copyOf(argumentsAndPart, argumentsAndPart.length - 1);
        Await.until(part, PATIENCE, () -> incidents(arguments).out().contains(part));
        return incidents(arguments).out();
    }

    @Test
    @Order(1)
    void without_incidents_there_is_nothing_to_worry_about() {
        Cli none = incidents("ls");

        assertThat(none.code()).as(none.all()).isZero();
        assertThat(none.out()).contains("no such incident");
    }

    @Test
    void incident_is_listed_shown_and_written_down() throws Exception {
        fire("shop", "ShopSlow", "ShopErrors");

        Cli list = incidents("ls", "--state", "unresolved", "--entity", "service:shop");
        Cli json = incidents("ls", "--output", "json", "--most", "1");
        Cli shown = incidents("show", "ShopSlow");
        Cli written = incidents("postmortem", "ShopSlow");

        assertThat(list.code()).as(list.all()).isEqualTo(1);
        assertThat(list.out()).contains("open", "service:shop", "alert/alertmanager/Shop");
        assertThat(json.out()).contains("\"incidents\" :", "\"nextBeforeMs\" :");
        assertThat(shown.code()).as(shown.all()).isEqualTo(1);
        assertThat(shown.out())
                .contains("2 members of 1 entity → 1 incident", "opened it", "vedette incidents ack | resolve");
        assertThat(written.code()).as(written.all()).isZero();
        assertThat(written.out()).startsWith("# Post-mortem: shop: ").contains("## Timeline");
    }

    @Test
    void each_word_is_heard_and_says_how_it_is_undone() throws Exception {
        fire("till", "TillSlow", "TillErrors");
        fire("mail", "MailFull");

        Cli taken = incidents("ack", "TillSlow", "--who", "Ada", "--note", "I look");
        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(taken.out()).contains("heard.", "To undo it:");
        assertThat(shows("show", "TillSlow", "acknowledged since")).contains("Ada acknowledged it: I look");
        Cli again = incidents("ack", "TillSlow");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("somebody is at it already");

        assertThat(incidents("merge", "TillSlow", "MailFull").code()).isZero();
        shows("show", "TillSlow", "3 members of 2 entities");
        assertThat(shows("show", "TillSlow", "merged into it: ")).contains("unmerge");
        assertThat(incidents("unmerge", "TillSlow", "MailFull").code()).isZero();
        shows("show", "TillSlow", "2 members of 1 entity");
        assertThat(incidents("merge", "TillSlow", "MailFull").code()).isZero();
        shows("show", "TillSlow", "3 members of 2 entities");
        assertThat(incidents("split", "TillSlow", "alert/alertmanager/MailFull@service:mail")
                        .code())
                .isZero();
        shows("show", "TillSlow", "2 members of 1 entity");
        assertThat(incidents("agree", "TillSlow", "service:till").code()).isZero();
        assertThat(incidents("resolve", "TillSlow", "--output", "json").out()).contains("\"undo\" : \"Reopen it");
        shows("show", "TillSlow", "resolved since");
        assertThat(incidents("show", "TillSlow").code()).isZero();
        assertThat(incidents("reopen", "TillSlow").code()).isZero();
        shows("show", "TillSlow", "reopened it");
    }

    @Test
    void what_cannot_be_done_says_what_to_do() throws Exception {
        fire("one", "OneA");
        fire("two", "OneB");

        assertRefused(incidents("show", "nobody"), "there is no incident of this id; GET /api/incidents lists them");
        assertRefused(incidents("resolve", "One"), "2 incidents have One in their ids");
        assertRefused(incidents("ls", "--state", "broken"), "state must be unresolved, open");
        assertRefused(incidents("ls", "--most", "0"), "most must be a whole number from 1 to 1000");
        assertRefused(incidents("merge", "OneA"), "OTHER");
        assertRefused(incidents("split", "OneA", "nothing"), "one member only");
        assertRefused(incidents("disagree", "OneA", "service:x"), "no cause that was named");
        assertRefused(incidents("explode", "OneA"), "explode");
        Cli nobody = Cli.run("incidents", "ls", "--server", "http://127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("start one with `vedette serve`");
        assertThat(Cli.run("incidents", "--help").out()).contains("postmortem", "merge", "end with 1");
    }

    private static void assertRefused(Cli cli, String why) {
        assertThat(cli.code()).as(cli.all()).isEqualTo(2);
        assertThat(cli.err()).contains(why);
        assertThat(Cli.showsStack(cli.all())).isFalse();
    }
}
