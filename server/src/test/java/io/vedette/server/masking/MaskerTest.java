// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final MaskingSettings ALL = new MaskingSettings(true, true, true, true, List.of());

    private final List<String> kinds = new ArrayList<>();

    private String mask(String text) {
        return new Masker(MaskingSettings.DEFAULT).mask(text, kinds::add);
    }

    private String maskAll(String text) {
        return new Masker(ALL).mask(text, kinds::add);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mail to anna.b+x@mail.example.org. done | mail to <email>. done",
                "GET /u?mail=bob%40example.com&x=1 | GET /u?mail=<email>&x=1",
                "<carl@example.co.uk>, dora@büro.de | <<email>>, <email>",
                "card 4111 1111 1111 1111 declined | card <card> declined",
                "pan=5500005555555559;amex 378282246310005 | pan=<card>;amex <card>",
                "4111-1111-1111-1111-22 | <card>-22",
                "login password=hunter2 ok | login password=<token> ok",
                "login db_password: hunter2, retry | login db_password: <token>, retry",
                "connect jdbc:x;Pwd=geheim;a=b | connect jdbc:x;Pwd=<token>;a=b",
                "{\"user\":\"a\",\"apiKey\":\"k-1\",\"n\":3} | {\"user\":\"a\",\"apiKey\":\"<token>\",\"n\":3}",
                "{\\\"client_secret\\\":\\\"s3\\\"} | {\\\"client_secret\\\":\\\"<token>\\\"}",
                "Authorization: Basic dXNlcjpwYXNz | Authorization: <token>",
                "header 'Cookie: a=1; b=2' sent | header 'Cookie: <token>' sent",
                "sent Bearer abcDEF123456 to x | sent Bearer <token> to x",
                "used Basic dXNlcjpwYXNz twice | used Basic <token> twice",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-1 end | jwt <token> end",
                "key AKIAIOSFODNN7EXAMPLE used | key <token> used",
                "push https://bob:s3cret@git.example/x | push https://<token>@git.example/x",
                "run --token abc --verbose | run --token <token> --verbose",
                "ghp_0123456789abcdefghijABCDEFGHIJ012345 leaked | <token> leaked"
            })
    void secret_is_masked_and_the_rest_stays(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
        assertThat(kinds).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@host logged in from 10.0.0.1",
                "git@github:vedette",
                "@Transactional at com.example.Shop",
                "invalid token: expired",
                "Basic authentication failed",
                "Bearer authentication is required",
                "1700000000000000000 4111111111111112 41111111111111110",
                "blk_4111111111111111 blk_-4111111111111111 -4111111111111111 v1.4111111111111111",
                "trace 4bf92f3577b34da6a3ce929d0e0e4736 took 4111111111.1111111 ms",
                "sudo: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root",
                "total_tokens=512 secrets: 3 Failed password for root",
                "password= user=bob",
                "token=null, password: ****",
                "see http://host:8080/a@b and x://y:1/z",
                "a --b c=d :: e=>f == -----BEGIN CERTIFICATE-----"
            })
    void what_is_no_secret_stays_the_very_same(String text) {
        assertThat(mask(text)).isSameAs(text);
        assertThat(kinds).isEmpty();
    }

    @Test
    void private_key_is_masked_to_its_end() {
        assertThat(mask("got -----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY----- here"))
                .isEqualTo("got <token> here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 10.1.2.3:443 to 192.168.0.1. | from <ip>:443 to <ip>.",
                "from fe80::1 and 2001:db8:0:0:0:0:0:1 | from <ip> and <ip>",
                "::ffff:10.0.0.1 came | <ip> came"
            })
    void addresses_are_masked_where_the_settings_say_so(String text, String masked) {
        assertThat(maskAll(text)).isEqualTo(masked);
        assertThat(mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at 12:34:56.789", "version 1.2.3", "1.2.3.4.5", "300.1.1.1", "std::vector ab:cd", "dead.beef"})
    void times_and_versions_are_no_addresses(String text) {
        assertThat(maskAll(text)).isEqualTo(text);
    }

    @Test
    void own_patterns_are_masked_too() {
        Masker masker = new Masker(new MaskingSettings(true, false, true, true, List.of("CUST-\\d+", "iban:\\S+")));

        assertThat(masker.mask("CUST-123 paid by iban:DE00 for a@b.org", kinds::add))
                .isEqualTo("<own> paid by <own> for <email>");
        assertThat(kinds).containsExactly("own", "own", "email");
    }

    @Test
    void attribute_is_masked_for_its_name_alone() {
        var told = new TreeMap<>(java.util.Map.of("db.password", "abc", "n", "1", "to", "x@y.org"));

        assertThat(new Masker(MaskingSettings.DEFAULT).mask(told, kinds::add))
                .containsEntry("db.password", "<token>")
                .containsEntry("n", "1")
                .containsEntry("to", "<email>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a(?=b)", "x*"})
    void pattern_that_cannot_be_used_is_refused_in_words(String pattern) {
        assertThatThrownBy(() -> new MaskingSettings(true, false, true, true, List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("masking.own must hold patterns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "a@a.",
                "password=",
                "pwd='",
                "pwd=\"*",
                "4 ",
                "4111-",
                "://a:",
                "-----BEGIN ",
                "eyJ",
                "--a ",
                "bearer ",
                "::",
                "1.",
                "\\",
                "password=\\\"",
                "%40",
                "token: ",
                "Cookie:\"'"
            })
    void hostile_text_takes_linear_time_and_does_no_harm(String piece) {
        String small = piece.repeat(200_000 / piece.length());

        // Quadratic time would take minutes here.
        assertThat(maskAll(small)).isNotNull();
    }

    @Test
    void any_text_is_taken() {
        var random = new Random(7);
        String signs = "a0@.:=\"'\\ -%4eyJ<>\n\ud800é/_?{}[]";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String masked = maskAll(text.toString());
            assertThat(masked).as("seed 7, text %d: %s", i, text).isNotNull();
        }
    }
}
