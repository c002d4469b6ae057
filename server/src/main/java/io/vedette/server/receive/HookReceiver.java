// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes the calls of webhooks at `/hooks/<name>`: 204 when all that they tell is stored.
///
/// - **State:** immutable.
public final class HookReceiver implements Receiver {
    private final String name;
    private final Reception reception;
    private final HttpIntake intake;
    private final Map<Hook, HookProof> hooks;

    /// @param name  the receiver's, as in the settings
    /// @param hooks each with what its callers must show
    public HookReceiver(String name, Reception reception, Map<Hook, HookProof> hooks) {
        this.name = name;
        this.reception = reception;
        this.intake = new HttpIntake(reception, name);
        this.hooks = new LinkedHashMap<>(hooks);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void routes(HttpRules rules) {
        hooks.forEach((hook, proof) ->
                rules.post("/hooks/" + hook.name(), (request, response) -> take(request, response, hook, proof)));
    }

    @Override
    public List<String> believed() {
        return hooks.entrySet().stream()
                .filter(hook -> hook.getValue() instanceof HookProof.Nothing)
                .map(hook -> "/hooks/" + hook.getKey().name())
                .toList();
    }

    private void take(ServerRequest request, ServerResponse response, Hook hook, HookProof proof) {
        intake.take(
                request,
                response,
                (body, arrival) -> {
                    HookCall call = new HookCall(body, header -> header(request, header), arrival, reception);
                    if (!proof.holds(call)) {
                        throw new Refusal(
                                Refusal.Kind.UNAUTHORIZED, "the call does not show that its sender knows our secret");
                    }
                    Harvest harvest = new Harvest();
                    hook.read(call, harvest);
                    return harvest;
                },
                new TellingWords(204));
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }
}
