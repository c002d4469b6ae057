// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.helidon.webserver.http.HttpRules;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.TellingWords;
import java.io.IOException;
import java.util.Optional;

/// `POST /gelf`, and the sockets that the settings open.
final class GelfReceiver implements Receiver {
    static final String NAME = "gelf";

    private final GelfPorts ports;
    private final Reception reception;
    private final HttpIntake intake;
    private final GelfDecoder decoder;
    private Optional<GelfSockets> sockets = Optional.empty();

    GelfReceiver(GelfPorts ports, Reception reception) {
        this.ports = ports;
        this.reception = reception;
        this.intake = new HttpIntake(reception, NAME);
        this.decoder = new GelfDecoder(new LogLines(reception.names(), reception.limits()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post(
                "/gelf",
                (request, response) -> intake.take(
                        request,
                        response,
                        (body, arrival) -> decoder.decode(body, arrival.nanos(), arrival.peer()),
                        new TellingWords(202)));
    }

    @Override
    public void start() throws IOException {
        if (ports.isAny()) {
            sockets = Optional.of(new GelfSockets(ports, reception, decoder));
        }
    }

    Optional<Integer> udpPort() {
        return sockets.flatMap(GelfSockets::udpPort);
    }

    Optional<Integer> tcpPort() {
        return sockets.flatMap(GelfSockets::tcpPort);
    }

    @Override
    public void close() {
        sockets.ifPresent(GelfSockets::close);
        sockets = Optional.empty();
    }
}
