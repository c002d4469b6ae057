// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sighting;
import io.vedette.server.api.senders.SenderPages;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.Senders;
import io.vedette.server.settings.ServerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A real web server on loopback with receivers, and a journal that is looked into.
public final class ReceiverStage implements Closeable {
    private final RecordingJournal journal = new RecordingJournal();
    private final List<Receiver> receivers = new ArrayList<>();
    private final WebServer web;

    private ReceiverStage(ReceiveLimits limits, List<Function<Reception, Receiver>> openers) throws IOException {
        InstantSource clock = InstantSource.system();
        Senders senders = new Senders();
        Reception reception = new Reception(
                new Inlet(journal, clock),
                senders,
                limits,
                new EntityNames(List.of()),
                new Masking(MaskingSettings.DEFAULT),
                clock);
        openers.forEach(opener -> receivers.add(opener.apply(reception)));
        List<HttpService> atRoot = new ArrayList<>();
        atRoot.add(new Counts(senders));
        web = new Web()
                .start(
                        new ServerSettings("127.0.0.1", 0, ""),
                        atRoot,
                        List.of(new SenderPages(senders, List.of())),
                        receivers);
        for (Receiver receiver : receivers) {
            receiver.start();
        }
    }

    @SafeVarargs
    public static ReceiverStage open(Function<Reception, Receiver>... openers) throws IOException {
        return new ReceiverStage(ReceiveLimits.DEFAULT, List.of(openers));
    }

    public static ReceiverStage open(ReceiveLimits limits, Function<Reception, Receiver> opener) throws IOException {
        return new ReceiverStage(limits, List.of(opener));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + web.port());
    }

    public RecordingJournal journal() {
        return journal;
    }

    /// Without what labels told beside it.
    public List<Observation> stored() {
        return journal.observations().stream()
                .filter(observation -> !(observation instanceof Sighting))
                .toList();
    }

    @Override
    public void close() {
        receivers.forEach(Receiver::close);
        web.stop();
    }

    /// The lines of our own metrics that tell of senders, as the whole server's page has them.
    private record Counts(Senders senders) implements HttpService {
        @Override
        public void routing(HttpRules rules) {
            rules.get("/metrics", (_, response) -> {
                StringBuilder page = new StringBuilder();
                senders.received()
                        .forEach((receiver, count) ->
                                page.append("vedette_received_total{receiver=\"%s\"} %d%n".formatted(receiver, count)));
                response.send(page.toString());
            });
        }
    }
}
