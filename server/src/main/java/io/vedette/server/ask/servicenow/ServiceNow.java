// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.server.ask.HttpAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// A ServiceNow instance whose tables are asked for what changed.
///
/// @param url    of the instance, such as `https://example.service-now.com`
/// @param tables `change_request`, whose records become changes, and `incident`, whose records become alerts
/// @param every  how often each table is asked
/// @param page   records that are asked for at once
/// @param access how it lets us in: a user with a password, or a token
public record ServiceNow(String url, List<String> tables, Duration every, Integer page, HttpAccess access) {
    private static final List<String> KNOWN = List.of("change_request", "incident");

    /// The Table API itself gives no more.
    private static final int MOST_RECORDS = 10_000;

    public ServiceNow {
        tables = tables == null || tables.isEmpty() ? KNOWN : List.copyOf(tables);
        every = every == null ? Duration.ofMinutes(1) : every;
        page = page == null ? Integer.valueOf(200) : page;
        access = access == null ? HttpAccess.NONE : access;
        checkUrl(url);
        for (String table : tables) {
            if (!KNOWN.contains(table)) {
                throw new IllegalArgumentException(
                        "servicenow.tables must be of change_request and incident, was " + table);
            }
        }
        if (every.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException("servicenow.every must be 10s or more, was " + every);
        }
        if (page < 1 || page > MOST_RECORDS) {
            throw new IllegalArgumentException("servicenow.page must be 1 to 10000, was " + page);
        }
    }

    private static void checkUrl(String url) {
        if (url == null) {
            throw new IllegalArgumentException("servicenow.url must be given");
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("servicenow.url must be an http(s) URL, was " + url);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("servicenow.url: a password belongs in servicenow.access");
        }
    }
}
