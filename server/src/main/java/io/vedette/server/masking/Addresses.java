// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

/// Addresses of machines: IPv4 in four parts, IPv6 in eight groups or with `::`.
final class Addresses implements Finder {
    @Override
    public String kind() {
        return "ip";
    }

    @Override
    public void find(String text, Found found) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPart(text.charAt(at))) {
                continue;
            }
            int end = at;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            boolean free = at == 0 || !Letters.isWord(text.charAt(at - 1));
            if (free && (end == text.length() || !Letters.isWord(text.charAt(end)))) {
                run(text, at, end, found);
            }
            at = end;
        }
    }

    private static boolean isPart(char c) {
        return Letters.isHex(c) || c == ':' || c == '.';
    }

    /// A run of hexadecimal digits, dots and colons: an address, or one and a port, or something else.
    private static void run(String text, int from, int to, Found found) {
        int end = to;
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':' && !ends(text, from, end))) {
            end--;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= end) {
            if (isFour(text, from, end)) {
                found.at(from, end);
            }
        } else if (isFour(text, from, colon)) {
            found.at(from, colon);
        } else if (isSix(text, from, end)) {
            found.at(from, end);
        }
    }

    private static boolean ends(String text, int from, int end) {
        return end - from >= 2 && text.charAt(end - 2) == ':';
    }

    private static boolean isFour(String text, int from, int to) {
        int parts = 1;
        int value = -1;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (Letters.isDigit(c)) {
                value = Math.max(value, 0) * 10 + c - '0';
            } else if (c == '.' && value >= 0) {
                parts++;
                value = -1;
            } else {
                return false;
            }
            if (value > 255) {
                return false;
            }
        }
        return parts == 4 && value >= 0;
    }

    private static boolean isSix(String text, int from, int to) {
        int groups = 0;
        int digits = 0;
        boolean shortened = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                int last = text.lastIndexOf(':', at) + 1;
                return isFour(text, last, to) && (shortened || groups == 6);
            }
            boolean isColon = c == ':';
            digits = isColon ? 0 : digits + 1;
            groups += digits == 1 ? 1 : 0;
            boolean twice = isColon && at > from && text.charAt(at - 1) == ':';
            if (digits > 4 || twice && shortened) {
                return false;
            }
            shortened |= twice;
        }
        return shortened ? groups >= 1 && groups < 8 : groups == 8 && digits > 0;
    }
}
