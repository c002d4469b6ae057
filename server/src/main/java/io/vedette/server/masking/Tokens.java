// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Tokens that are known by how they look: JSON web tokens, keys of clouds and forges, what follows `Bearer`, the user
/// and password of a URL, private keys.
final class Tokens implements Finder {
    /// How the keys of well-known services begin, and how many characters follow at least.
    private record Prefix(String text, int least) {}

    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("AKIA", 16),
            new Prefix("ASIA", 16),
            new Prefix("AROA", 16),
            new Prefix("AIDA", 16),
            new Prefix("AIza", 30),
            new Prefix("ghp_", 30),
            new Prefix("gho_", 30),
            new Prefix("ghu_", 30),
            new Prefix("ghs_", 30),
            new Prefix("ghr_", 30),
            new Prefix("github_pat_", 30),
            new Prefix("glpat-", 18),
            new Prefix("xoxb-", 10),
            new Prefix("xoxp-", 10),
            new Prefix("xoxa-", 10),
            new Prefix("xoxr-", 10),
            new Prefix("xoxs-", 10),
            new Prefix("sk_live_", 16),
            new Prefix("rk_live_", 16),
            new Prefix("sk-", 32),
            new Prefix("npm_", 30),
            new Prefix("hvs.", 20),
            new Prefix("SG.", 40));

    private static final String FIRST = "AgxsrnhSebB-:";
    private static final int LEAST_BEARER = 8;
    private static final int LEAST_JWT_PART = 8;
    private static final String KEY_BEGINS = "-----BEGIN ";
    private static final String KEY_ENDS = "-----END ";
    private static final int LONGEST_USER = 512;

    @Override
    public String kind() {
        return "token";
    }

    @Override
    public void find(String text, Found found) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80 && FIRST.indexOf(c) >= 0) {
                int end = at(text, at, c, found);
                at = Math.max(at, end - 1);
            }
        }
    }

    /// @return where the token that begins or is announced here ends; 0 for none
    private static int at(String text, int at, char c, Found found) {
        if (c == ':') {
            return text.startsWith("://", at) ? user(text, at + 3, found) : 0;
        }
        if (c == '-') {
            return text.startsWith(KEY_BEGINS, at) ? privateKey(text, at, found) : 0;
        }
        if (at > 0 && (Letters.isWord(text.charAt(at - 1)) || text.charAt(at - 1) == '_')) {
            return 0;
        }
        if (c == 'e') {
            return text.startsWith("eyJ", at) ? webToken(text, at, found) : 0;
        }
        if (c == 'b' || c == 'B') {
            return announced(text, at, found);
        }
        return known(text, at, found);
    }

    private static int known(String text, int at, Found found) {
        for (Prefix prefix : PREFIXES) {
            if (text.startsWith(prefix.text(), at)) {
                int end = at + prefix.text().length();
                int from = end;
                while (end < text.length() && isKey(text.charAt(end))) {
                    end++;
                }
                if (end - from >= prefix.least()) {
                    found.at(at, end);
                    return end;
                }
            }
        }
        return 0;
    }

    private static boolean isKey(char c) {
        return c < 0x80 && (Letters.isWord(c) || c == '_' || c == '-' || c == '.');
    }

    /// Two parts of Base64 at least, and the dots between: header, claims, signature.
    private static int webToken(String text, int at, Found found) {
        int end = at;
        int part = at;
        int parts = 0;
        for (; end <= text.length(); end++) {
            char c = end < text.length() ? text.charAt(end) : ' ';
            if (c < 0x80 && (Letters.isWord(c) || c == '_' || c == '-')) {
                continue;
            }
            parts += end - part >= LEAST_JWT_PART ? 1 : 0;
            if (c != '.' || end == part) {
                break;
            }
            part = end + 1;
        }
        if (parts < 2) {
            return 0;
        }
        found.at(at, Math.min(end, text.length()));
        return end;
    }

    private static int announced(String text, int at, Found found) {
        boolean bearer = text.regionMatches(true, at, "bearer ", 0, 7);
        boolean basic = text.regionMatches(true, at, "basic ", 0, 6);
        if (!bearer && !basic) {
            return 0;
        }
        int from = at + (bearer ? 7 : 6);
        int end = Letters.tokenEnd(text, from);
        boolean secret = bearer ? isBearer(text, from, end) : isPair(text.substring(from, end));
        if (!secret) {
            return 0;
        }
        found.at(from, end);
        return end;
    }

    /// "Bearer authentication" is no token: a token has a figure or is long.
    private static boolean isBearer(String text, int from, int end) {
        if (end - from < LEAST_BEARER) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (Letters.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return end - from >= 20;
    }

    /// "Basic authentication" is no pair of user and password: that has a colon under its Base64.
    private static boolean isPair(String value) {
        try {
            byte[] pair = Base64.getDecoder().decode(value);
            return new String(pair, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    /// `user:password` between `://` and the last `@` of the host's part.
    private static int user(String text, int from, Found found) {
        int colon = -1;
        int end = 0;
        int most = Math.min(text.length(), from + LONGEST_USER);
        for (int at = from; at < most; at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c == '/' || c == '"' || c == '?') {
                break;
            }
            colon = c == ':' && colon < 0 ? at : colon;
            end = c == '@' && colon >= 0 ? at : end;
        }
        if (end > 0) {
            found.at(from, end);
        }
        return end;
    }

    private static int privateKey(String text, int at, Found found) {
        int line = text.indexOf("-----", at + KEY_BEGINS.length());
        if (line < 0 || !text.substring(at, line).endsWith("PRIVATE KEY")) {
            return 0;
        }
        int last = text.indexOf(KEY_ENDS, line);
        int closing = last < 0 ? -1 : text.indexOf("-----", last + KEY_ENDS.length());
        int end = closing < 0 ? text.length() : closing + 5;
        found.at(at, end);
        return end;
    }
}
