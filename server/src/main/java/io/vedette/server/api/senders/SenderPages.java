// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.senders;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.vedette.server.api.Json;
import io.vedette.server.receive.Offenders;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.Senders;
import java.util.List;
import java.util.Map;

/// `GET /api/senders`: the last heard first.
public final class SenderPages implements HttpService {
    private final Senders senders;
    private final List<String> believed;
    private final Json json = new Json();

    /// @param believed paths of webhooks that ask their callers for no secret
    public SenderPages(Senders senders, List<String> believed) {
        this.senders = senders;
        this.believed = List.copyOf(believed);
    }

    /// @param receivers observations taken since the start, by protocol
    /// @param refused   items refused or passed over, by protocol and reason
    /// @param offenders metrics that bring the most new series
    /// @param believed  paths where anyone who reaches the port is believed
    record Page(
            Map<String, Long> receivers,
            Map<String, Map<String, Long>> refused,
            List<Sender.Account> senders,
            List<Offenders.Offender> offenders,
            List<String> believed) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                "/senders",
                (_, response) -> json.answer(
                        response,
                        new Page(
                                senders.received(),
                                senders.refused(),
                                senders.accounts(),
                                senders.offenders().worst(),
                                believed)));
    }
}
