// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.receive.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Asks the Table API for one page.
///
/// - **Source:** ServiceNow, *Table API* and *Inbound REST API rate limiting*; that times in a query are UTC says
///   *SOAP web service and time zones*.
final class TableClient implements Closeable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 16L << 20;

    /// A wrong password that is tried again and again locks its user out.
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(1);

    /// Names behind references come by a dot; the references themselves are numbers that mean nothing here.
    private static final String FIELDS = String.join(
            ",",
            "sys_id,number,short_description,state,priority,urgency,impact,risk,type,category,approval,close_code",
            "opened_at,resolved_at,closed_at,start_date,end_date,work_start,work_end,sys_created_on,sys_updated_on",
            "sys_updated_by,cmdb_ci.name,cmdb_ci.sys_class_name,business_service.name,assignment_group.name");

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String base;
    private final BoundedHttp http;
    private final InstantSource clock;

    TableClient(ServiceNow settings, InstantSource clock) throws IOException {
        base = settings.url().endsWith("/") ? settings.url() : settings.url() + "/";
        http = BoundedHttp.open(settings.access(), TIMEOUT);
        this.clock = clock;
    }

    /// @param from  epoch seconds; records that were changed then or later
    /// @param skip  records that are left out at the beginning
    /// @param limit records at most
    /// @throws NotNow      when it is not to be asked again for a while
    /// @throws IOException when there is no usable answer now, and there may be one at the next turn
    TablePage ask(String table, long from, int skip, int limit) throws IOException, InterruptedException {
        String query = "sys_updated_on>=%s^ORDERBYsys_updated_on^ORDERBYsys_id"
                .formatted(UTC.format(Instant.ofEpochSecond(from)));
        URI address = URI.create("%sapi/now/table/%s?sysparm_query=%s&sysparm_display_value=false&sysparm_fields=%s"
                        .formatted(base, table, encoded(query), encoded(FIELDS))
                + "&sysparm_limit=%d&sysparm_offset=%d".formatted(limit, skip));
        return http.get(address, "application/json", TIMEOUT, MOST_BYTES, page -> read(page, table, limit));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private TablePage read(BoundedHttp.Page page, String table, int limit) throws IOException {
        switch (page.status()) {
            case 200 -> {
                return records(page, limit);
            }
            case 401 -> throw new NotNow("it does not let us in (401): check access", AFTER_REFUSAL);
            case 403 ->
                throw new NotNow("it does not let us read %s (403): check the roles".formatted(table), AFTER_REFUSAL);
            case 429, 503 ->
                throw new NotNow("it asks us to wait (%d)".formatted(page.status()), wait(page.header("Retry-After")));
            case 400, 404 ->
                throw new IOException("it has no table %s at this address: check the url".formatted(table));
            default -> throw new IOException("it answered with status " + page.status() + ": check the url");
        }
    }

    /// Seconds, or a date; no longer than an hour, whatever it says.
    private Duration wait(String told) {
        Duration asked = AFTER_TOO_MANY;
        if (told.matches("\\d{1,6}")) {
            asked = Duration.ofSeconds(Long.parseLong(told));
        } else if (!told.isEmpty()) {
            try {
                Instant at = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                asked = Duration.between(clock.instant(), at);
            } catch (DateTimeException none) {
                return AFTER_TOO_MANY;
            }
        }
        return asked.compareTo(AFTER_REFUSAL) > 0 ? AFTER_REFUSAL : asked;
    }

    private static TablePage records(BoundedHttp.Page page, int limit) throws IOException {
        if (page.contentType().startsWith("text/html")) {
            throw new IOException("it answered with a web page: it may sleep, or check the url");
        }
        JsonNode answer = JsonText.tree(page.body());
        // An instance that runs out of time answers 200 with what it has so far, and says so in a member of its own.
        String error = answer.path("error").path("message").asString("");
        if (!error.isEmpty()) {
            throw new IOException("it says: " + error.substring(0, Math.min(200, error.length())));
        }
        if (!answer.path("result").isArray()) {
            throw new IOException("it did not answer as a ServiceNow does: check the url");
        }
        List<TableRecord> records = new ArrayList<>();
        answer.path("result").forEach(fields -> records.add(new TableRecord(fields)));
        // What we may not read is taken out of a page after it was filled: a short page need not be the last.
        return new TablePage(
                records, records.size() >= limit || page.header("Link").contains("rel=\"next\""));
    }

    @Override
    public void close() {
        http.close();
    }
}
