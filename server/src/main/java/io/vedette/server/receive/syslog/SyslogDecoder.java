// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.LogLines;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// One syslog message becomes one log line. There is no message that it refuses: what it does not understand is text.
///
/// - **In:** the bytes of one message without its framing; UTF-8, other bytes are replaced.
/// - **Out:** the entity `host:<name>` or what the attributes name; facility, application, process and message id as
///   attributes `facility`, `appname`, `procid`, `msgid`; structured data as `id.name`.
/// - **Cost:** O(length).
/// - **Source:** RFC 5424; RFC 3164, read as widely as devices write it.
/// - **State:** immutable.
final class SyslogDecoder {
    /// `2026-03-04T05:06:07`; a shorter word is a number.
    private static final int SHORTEST_TIME = 19;

    private static final String[] FACILITIES = {
        "kern",
        "user",
        "mail",
        "daemon",
        "auth",
        "syslog",
        "lpr",
        "news",
        "uucp",
        "cron",
        "authpriv",
        "ftp",
        "ntp",
        "audit",
        "alert",
        "clock",
        "local0",
        "local1",
        "local2",
        "local3",
        "local4",
        "local5",
        "local6",
        "local7"
    };

    private final LogLines lines;
    private final ZoneId zone;

    /// @param zone of devices that write none
    SyslogDecoder(LogLines lines, ZoneId zone) {
        this.lines = lines;
        this.zone = zone;
    }

    /// @param peer the sender's address: what the line is about when it names no host
    LogLine decode(byte[] message, int from, int length, long arrivalNanos, String peer) {
        String text = new String(message, from, length, StandardCharsets.UTF_8);
        Reading reading = new Reading(new Cursor(text), arrivalNanos);
        reading.priority();
        if (!reading.rfc5424()) {
            reading.rfc3164();
        }
        return reading.line(peer);
    }

    /// Reads the form of a product where the text has one, and puts its fields into `told`.
    private static Product product(String text, SortedMap<String, String> told) {
        if (text.startsWith("CEF:")) {
            return Cef.read(text, told);
        }
        if (text.startsWith("LEEF:")) {
            return Leef.read(text, told);
        }
        return PaloAlto.is(text) ? PaloAlto.read(text, told) : new Product(text, Severity.NONE);
    }

    private final class Reading {
        private final Cursor in;
        private final TreeMap<String, String> told = new TreeMap<>();
        private Severity severity = Severity.NONE;
        private long nanos;
        private String host = "";

        Reading(Cursor in, long arrivalNanos) {
            this.in = in;
            this.nanos = arrivalNanos;
        }

        /// `<0>` to `<191>`; what has none is text from its first character.
        void priority() {
            int start = in.place();
            if (in.skip('<')) {
                int value = 0;
                int digits = 0;
                while (digits < 3 && in.peek() >= '0' && in.peek() <= '9') {
                    value = value * 10 + in.peek() - '0';
                    in.forward(1);
                    digits++;
                }
                if (digits > 0 && value <= 191 && in.skip('>')) {
                    severity = Severity.ofSyslog(value % 8);
                    told.put("facility", FACILITIES[value / 8]);
                    return;
                }
            }
            in.backTo(start);
        }

        /// Whether the header is of RFC 5424, read whole or not at all.
        boolean rfc5424() {
            int start = in.place();
            TreeMap<String, String> words = new TreeMap<>();
            if (!in.word().equals("1")) {
                in.backTo(start);
                return false;
            }
            String time = in.word();
            OptionalLong at = EventTime.ofText(time);
            if (at.isEmpty() && !time.equals("-")) {
                in.backTo(start);
                return false;
            }
            String name = in.word();
            put(words, "appname", in.word());
            put(words, "procid", in.word());
            put(words, "msgid", in.word());
            if (!in.isAtEnd() && !StructuredWords.read(in, words)) {
                in.backTo(start);
                return false;
            }
            in.skip(' ');
            in.skip('\uFEFF');
            loneBlank();
            nanos = at.orElse(nanos);
            host = name.equals("-") ? "" : name;
            told.putAll(words);
            return true;
        }

        /// What rsyslog heard in the old form, and passes on in the new, begins with the blank that stood behind the
        /// tag.
        private void loneBlank() {
            if (!in.ahead(2).equals("  ")) {
                in.skip(' ');
            }
        }

        private void put(TreeMap<String, String> words, String name, String word) {
            if (!word.isEmpty() && !word.equals("-")) {
                words.put(name, word);
            }
        }

        /// `date host tag[pid]: text`, of which each part may be missing.
        void rfc3164() {
            if (!date()) {
                return;
            }
            int start = in.place();
            String name = in.word();
            if (name.endsWith(":") || name.contains("[") || in.isAtEnd()) {
                in.backTo(start);
            } else {
                host = name;
            }
            tag();
        }

        private boolean date() {
            in.skip('*');
            OptionalLong at = VagueDate.read(in, nanos, zone);
            if (at.isEmpty()) {
                int start = in.place();
                String word = in.word();
                at = word.length() < SHORTEST_TIME ? OptionalLong.empty() : EventTime.ofText(word);
                if (at.isEmpty()) {
                    in.backTo(start);
                    return false;
                }
            }
            nanos = at.orElse(nanos);
            in.skipSpaces();
            return true;
        }

        /// `name:` or `name[pid]:`; 48 characters at most, or every sentence with a colon would have one.
        private void tag() {
            String ahead = in.ahead(64);
            int colon = ahead.indexOf(':');
            String word = colon < 0 ? "" : ahead.substring(0, colon);
            if (word.isEmpty() || word.indexOf(' ') >= 0 || isProduct(word)) {
                return;
            }
            int open = word.indexOf('[');
            if (open >= 0 && word.endsWith("]")) {
                put(told, "procid", word.substring(open + 1, word.length() - 1));
                word = word.substring(0, open);
            }
            put(told, "appname", word);
            in.forward(colon + 1);
            in.skip(' ');
        }

        private boolean isProduct(String word) {
            return word.equals("CEF") || word.equals("LEEF");
        }

        LogLine line(String peer) {
            String text = chomp(in.rest());
            Product product = product(text, told);
            Entity otherwise = lines.host(host.isBlank() ? peer : host);
            return lines.make(otherwise, nanos, product.severity(severity), product.text(), told);
        }

        private static String chomp(String text) {
            int end = text.length();
            while (end > 0 && "\r\n\0".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return text.substring(0, end);
        }
    }
}
