// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.Admission;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.TimeWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `POST /_bulk` and `/{index}/_bulk`: 200 with a status for each item.
final class BulkReceiver implements Receiver {
    private static final String NAME = "bulk";
    private static final List<String> PREFIXES = List.of("", "/elasticsearch");

    private final Reception reception;
    private final HttpIntake intake;
    private final BulkDecoder decoder;

    BulkReceiver(Reception reception) {
        this.reception = reception;
        this.intake = new HttpIntake(reception, NAME);
        this.decoder = new BulkDecoder(new LogLines(reception.names(), reception.limits()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        for (String prefix : PREFIXES) {
            Introduction.routes(rules, prefix);
            rules.post(prefix + "/_bulk", (request, response) -> take(request, response, ""));
            rules.put(prefix + "/_bulk", (request, response) -> take(request, response, ""));
            rules.post(prefix + "/{index}/_bulk", (request, response) -> take(request, response, index(request)));
            rules.put(prefix + "/{index}/_bulk", (request, response) -> take(request, response, index(request)));
        }
    }

    private static String index(ServerRequest request) {
        return request.path().pathParameters().get("index");
    }

    private void take(ServerRequest request, ServerResponse response, String index) {
        Items words = new Items();
        intake.take(
                request,
                response,
                (body, arrival) -> words.remember(decoder.decode(body, index, arrival.nanos(), arrival.peer())),
                words);
    }

    /// The answer to one request, item by item.
    private final class Items implements HttpIntake.Words {
        private final List<BulkItem> items = new ArrayList<>();

        /// A time beyond the limits is told of its item, so it is looked at here and not left to the door.
        Harvest remember(List<BulkItem> decoded) {
            Harvest harvest = new Harvest();
            TimeWindow window = reception.window();
            for (BulkItem item : decoded) {
                BulkItem known = timely(item, window);
                items.add(known);
                switch (known) {
                    case BulkItem.Taken taken -> harvest.take(taken.line());
                    case BulkItem.Refused refused -> harvest.fault(refused.reason(), refused.why());
                }
            }
            return harvest;
        }

        private static BulkItem timely(BulkItem item, TimeWindow window) {
            if (!(item instanceof BulkItem.Taken taken)
                    || window.holds(taken.line().nanos())) {
                return item;
            }
            String fault = window.fault(taken.line().nanos());
            return taken.refused(fault, "illegal_argument_exception", "@timestamp is " + fault);
        }

        @Override
        public void taken(ServerResponse response, Admission admission, LeftOut leftOut) {
            Introduction.product(response);
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("took", 0);
            content.put("errors", leftOut.faults() > 0);
            content.put("items", items.stream().map(Items::answer).toList());
            HttpIntake.json(response, 200, content);
        }

        private static Map<String, Object> answer(BulkItem item) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("_index", item.index());
            told.put("_id", item.id());
            switch (item) {
                case BulkItem.Taken _ -> {
                    told.put("_version", 1);
                    told.put("result", "created");
                    told.put("status", 201);
                }
                case BulkItem.Refused refused -> {
                    told.put("status", 400);
                    told.put("error", Map.of("type", refused.type(), "reason", refused.why()));
                }
            }
            return Map.of(item.action(), told);
        }

        @Override
        public void refused(ServerResponse response, Refusal refusal) {
            Introduction.product(response);
            int status = refusal.status();
            Map<String, Object> error = Map.of("type", type(refusal), "reason", refusal.sentence());
            HttpIntake.json(response, status, Map.of("error", error, "status", status));
        }

        private static String type(Refusal refusal) {
            return switch (refusal.kind()) {
                case UNAUTHORIZED -> "security_exception";
                case MALFORMED, UNSUPPORTED, SLOW -> "illegal_argument_exception";
                case TOO_LARGE -> "content_too_long_exception";
                case BUSY, FULL -> "es_rejected_execution_exception";
            };
        }
    }
}
