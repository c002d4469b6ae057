// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.core.domain.Entity;
import io.vedette.core.keep.Ledger;
import io.vedette.server.ask.Beat;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.Reception;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// Asks a ServiceNow instance for what changed in its tables, each on its own: one that is refused stops no other.
public final class ServiceNowSource implements Source {
    private final ServiceNow settings;
    private final TableClient client;
    private final List<TablePoll> polls;
    private final Beat beat;
    private volatile Status status;

    /// @param ledger remembers how far it came, from one run to the next
    /// @throws IOException when the CA file cannot be used
    public ServiceNowSource(ServiceNow settings, Reception reception, Ledger ledger, InstantSource clock)
            throws IOException {
        this.settings = settings;
        client = new TableClient(settings, clock);
        Entity instance = new Entity("target", URI.create(settings.url()).getRawAuthority());
        RecordReader reader = new RecordReader(reception, instance);
        TablePoll.Kept kept = new TablePoll.Kept(reception, ledger, clock);
        polls = settings.tables().stream()
                .map(table -> new TablePoll(table, settings, client, reader, kept))
                .toList();
        status = new Status(settings.url(), "servicenow", false, 0, 0, "not asked yet");
        beat = new Beat("servicenow " + settings.url(), settings.every(), Duration.ZERO, clock, _ -> turn());
    }

    @Override
    public void start() {
        beat.startAtOnce();
    }

    /// Each table that is due.
    void turn() throws InterruptedException {
        for (TablePoll poll : polls) {
            poll.turn();
        }
        String wrong = polls.stream()
                .map(TablePoll::remark)
                .filter(remark -> !remark.isEmpty())
                .collect(Collectors.joining("; "));
        status = new Status(
                settings.url(),
                "servicenow",
                polls.stream().allMatch(TablePoll::isWell),
                polls.stream().mapToLong(TablePoll::lastNanos).max().orElse(0),
                polls.stream().mapToLong(TablePoll::taken).sum(),
                wrong.isEmpty() ? "" : settings.url() + ": " + wrong);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void close() {
        beat.close();
        client.close();
    }
}
