// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Alerts of systems whose users write the body of the webhook themselves: SolarWinds and Zabbix. The usual words for
/// the same thing are known, in any case, with and without `_`.
///
/// - **Source:** SolarWinds, *Send a POST request to a web server*; Zabbix, *Webhook media type* and *Streaming to
///   external systems*.
///
/// @param name `solarwinds` or `zabbix`
record FlatAlert(String name) implements Hook {
    private static final List<String> KEYS =
            List.of("peventid", "eventid", "alertactiveid", "alertobjectid", "alertid", "triggerid", "id");
    private static final List<String> TITLES =
            List.of("eventname", "alertmessage", "message", "subject", "alertname", "name", "description", "title");
    private static final List<String> HOSTS = List.of(
            "hostname", "host", "hosthost", "nodename", "node", "nodecaption", "caption", "hosts0host", "hosts0name");
    private static final List<String> GRAVE =
            List.of("eventseverity", "severity", "eventnseverity", "nseverity", "alertseverity", "priority");
    private static final List<String> STATES =
            List.of("eventvalue", "value", "status", "eventstatus", "alertstatus", "triggerstatus", "state");
    private static final List<String> TIMES =
            List.of("clock", "timestamp", "alerttriggertime", "triggertime", "time", "eventtimestamp", "datetime");
    private static final Set<String> WELL =
            Set.of("0", "ok", "resolved", "reset", "up", "closed", "recovery", "false", "cleared");

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode document : call.documents()) {
            SortedMap<String, String> labels = HookCall.labels(document);
            SortedMap<String, String> words = new TreeMap<>();
            labels.forEach((key, value) ->
                    words.putIfAbsent(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), value));
            String host = first(words, HOSTS);
            if (!host.isEmpty()) {
                labels.put("host.name", host);
            }
            new AlertText(
                            name,
                            first(words, KEYS),
                            first(words, TITLES),
                            severity(first(words, GRAVE)),
                            !WELL.contains(first(words, STATES).toLowerCase(Locale.ROOT)),
                            call.time(first(words, TIMES)))
                    .into(harvest, call, labels);
        }
    }

    private static String first(SortedMap<String, String> words, List<String> names) {
        return names.stream()
                .map(name -> words.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Zabbix counts 0 not classified, 1 information, 2 warning, 3 average, 4 high, 5 disaster.
    private static Severity severity(String told) {
        return switch (told) {
            case "1" -> Severity.INFO;
            case "2", "3" -> Severity.WARN;
            case "4" -> Severity.ERROR;
            case "5" -> Severity.FATAL;
            default -> Severity.ofWord(told);
        };
    }
}
