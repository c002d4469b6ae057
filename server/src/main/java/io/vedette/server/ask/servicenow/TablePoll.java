// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.core.domain.Observation;
import io.vedette.core.keep.Ledger;
import io.vedette.server.ask.HttpFault;
import io.vedette.server.receive.BodyTooLarge;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one table up to now, again and again, and rests after failures.
///
/// Each page begins at the time at which the last one ended, as a record that changes meanwhile moves to the end and
/// would let all behind it slip under a plain offset; only within one second are records skipped by their number.
///
/// - **State:** confined to the source's thread.
final class TablePoll {
    /// The rest comes at the next turn.
    private static final int MOST_PAGES = 500;

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final String table;
    private final ServiceNow settings;
    private final TableClient client;
    private final RecordReader reader;
    private final Reception reception;
    private final Ledger ledger;
    private final InstantSource clock;
    private @Nullable TablePlace place;
    private long notBefore;
    private int failures;
    private int limit;
    private String remark = "";
    private long taken;
    private long lastNanos;

    TablePoll(String table, ServiceNow settings, TableClient client, RecordReader reader, Kept kept) {
        this.table = table;
        this.settings = settings;
        this.client = client;
        this.reader = reader;
        this.reception = kept.reception();
        this.ledger = kept.ledger();
        this.clock = kept.clock();
        this.limit = settings.page();
    }

    /// What all tables share.
    record Kept(Reception reception, Ledger ledger, InstantSource clock) {}

    /// Everything that is new, unless it is to be left alone.
    void turn() throws InterruptedException {
        long now = clock.millis();
        if (now < notBefore) {
            return;
        }
        try {
            catchUp();
            failures = 0;
            remark = "";
            lastNanos = reception.nanos();
        } catch (IOException e) {
            failures++;
            Duration rest = rest(e);
            notBefore = now + rest.toMillis();
            remark = "%s: %s; asked again in %d s".formatted(table, HttpFault.told(e), rest.toSeconds());
        }
    }

    private Duration rest(IOException fault) {
        if (fault instanceof NotNow told) {
            return told.waiting();
        }
        Duration doubled = settings.every().multipliedBy((1L << Math.min(failures - 1, 12)) - 1);
        return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
    }

    private void catchUp() throws IOException, InterruptedException {
        TablePlace place = place();
        long earliest = (clock.millis() - reception.limits().oldest().toMillis()) / 1_000 + 1;
        long from = place.from(earliest);
        int skip = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            TablePage page = page(from, skip);
            take(page.records().stream().filter(place::isNews).toList());
            place.took(page.records());
            if (!page.more()) {
                return;
            }
            long last =
                    page.records().isEmpty() ? from : page.records().getLast().changed();
            skip = last > from ? 0 : skip + limit;
            from = Math.max(from, last);
        }
    }

    private TablePlace place() throws IOException {
        TablePlace known = place;
        if (known == null) {
            known = new TablePlace(ledger, "servicenow %s %s".formatted(settings.url(), table));
            place = known;
        }
        return known;
    }

    /// A page that is too long is asked for again with fewer records, from then on.
    private TablePage page(long from, int skip) throws IOException, InterruptedException {
        while (true) {
            try {
                return client.ask(table, from, skip, limit);
            } catch (BodyTooLarge e) {
                if (limit == 1) {
                    throw e;
                }
                limit = Math.max(1, limit / 2);
            }
        }
    }

    private void take(List<TableRecord> records) throws IOException {
        LeftOut leftOut = new LeftOut();
        List<Observation> told = new ArrayList<>();
        for (TableRecord one : records) {
            if (one.text("sys_id").isEmpty() || one.changed() == 0) {
                leftOut.fault("no-key", "a record of " + table + " needs sys_id and sys_updated_on");
            } else {
                told.add(reader.read(table, one));
            }
        }
        if (records.isEmpty()) {
            return;
        }
        try {
            taken += reception
                    .admit(reception.sender("servicenow", settings.url(), table), told, leftOut)
                    .taken();
        } catch (Refusal full) {
            throw new IOException(full.sentence(), full);
        }
    }

    String remark() {
        return remark;
    }

    boolean isWell() {
        return remark.isEmpty() && lastNanos > 0;
    }

    long taken() {
        return taken;
    }

    long lastNanos() {
        return lastNanos;
    }
}
