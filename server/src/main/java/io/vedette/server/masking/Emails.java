// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

/// Addresses such as `anna.b+news@mail.example.org`, also with the `%40` of a URL.
final class Emails implements Finder {
    /// RFC 5321: the part before the sign has 64 characters at most, the name behind it 255.
    private static final int LONGEST_LOCAL = 64;

    private static final int LONGEST_DOMAIN = 255;
    private static final String ENCODED = "%40";

    static final String KIND = "email";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void find(String text, Found found) {
        if (text.indexOf('@') < 0 && !text.contains(ENCODED)) {
            return;
        }
        int free = 0;
        for (int at = 0; at < text.length(); at++) {
            int sign = text.charAt(at) == '@' ? 1 : text.startsWith(ENCODED, at) ? ENCODED.length() : 0;
            if (sign > 0) {
                int from = local(text, at, free);
                int to = domainEnd(text, at + sign);
                if (from < at && to > 0) {
                    found.at(from, to);
                    free = to;
                    at = to - 1;
                }
            }
        }
    }

    private static int local(String text, int sign, int free) {
        int from = sign;
        int least = Math.max(free, sign - LONGEST_LOCAL);
        while (from > least && isLocal(text.charAt(from - 1))) {
            from--;
        }
        while (from < sign && text.charAt(from) == '.') {
            from++;
        }
        return from;
    }

    private static boolean isLocal(char c) {
        return Letters.isWord(c) || "._%+-'".indexOf(c) >= 0;
    }

    /// Where the name of the mail's domain ends; 0 when there is none with a dot and a last part of letters.
    private static int domainEnd(String text, int from) {
        int end = 0;
        int part = from;
        boolean dotted = false;
        int most = Math.min(text.length(), from + LONGEST_DOMAIN);
        for (int at = from; at <= most; at++) {
            char c = at < most ? text.charAt(at) : ' ';
            if (Letters.isWord(c) || c == '-') {
                continue;
            }
            if (dotted && at - part >= 2 && !Letters.isDigit(text.charAt(part))) {
                end = at;
            }
            if (c != '.' || at == part) {
                break;
            }
            dotted = true;
            part = at + 1;
        }
        return end;
    }
}
