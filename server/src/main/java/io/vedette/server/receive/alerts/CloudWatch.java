// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Alarms of Amazon CloudWatch by way of SNS. A subscription is confirmed when it is of a topic that may tell us.
///
/// - **Source:** AWS, *Parsing Amazon SNS message formats*; *Notify users on alarm changes*.
final class CloudWatch implements Hook {
    /// Which dimension of a metric names what it was measured on.
    private static final Map<String, String> NAMING = Map.of(
            "InstanceId", "host.name",
            "FunctionName", "faas.name",
            "DBInstanceIdentifier", "db.name",
            "ServiceName", "service.name",
            "QueueName", "service.name",
            "LoadBalancer", "service.name");

    private final SnsSignature signature;
    private final List<String> topics;
    private final Consumer<URI> confirm;

    /// @param topics  that may tell us; any when none is named
    /// @param confirm visits the address that confirms a subscription
    CloudWatch(SnsSignature signature, List<String> topics, Consumer<URI> confirm) {
        this.signature = signature;
        this.topics = List.copyOf(topics);
        this.confirm = confirm;
    }

    @Override
    public String name() {
        return "cloudwatch";
    }

    @Override
    public void read(HookCall call, Harvest harvest) throws Refusal {
        for (JsonNode message : call.documents()) {
            String topic = HookCall.first(message, "TopicArn");
            if (!topics.isEmpty() && !topics.contains(topic)) {
                throw new Refusal(Refusal.Kind.UNAUTHORIZED, "the topic is not among those that may tell us");
            }
            signature.check(message, call.nanos());
            switch (HookCall.first(message, "Type")) {
                case "Notification" -> alarm(message, call, harvest);
                case "SubscriptionConfirmation" ->
                    confirm.accept(SnsSignature.own(HookCall.first(message, "SubscribeURL"))
                            .orElseThrow(() -> Refusal.malformed("SubscribeURL is no address of Amazon SNS")));
                default -> {}
            }
        }
    }

    void alarm(JsonNode message, HookCall call, Harvest harvest) throws Refusal {
        byte[] inner = message.path("Message").asString("").getBytes(StandardCharsets.UTF_8);
        JsonNode alarm = JsonText.tree(Body.of(inner));
        if (!alarm.has("AlarmName")) {
            throw Refusal.malformed("the message is no alarm of CloudWatch");
        }
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("alarm", HookCall.first(alarm, "AlarmName"));
        labels.put("region", HookCall.first(alarm, "Region"));
        labels.put("metric", HookCall.first(alarm.path("Trigger"), "MetricName"));
        for (JsonNode dimension : alarm.path("Trigger").path("Dimensions")) {
            String name = HookCall.first(dimension, "name", "Name");
            String value = HookCall.first(dimension, "value", "Value");
            labels.put(NAMING.getOrDefault(name, name), value);
        }
        labels.values().removeIf(String::isEmpty);
        labels.remove("");
        new AlertText(
                        name(),
                        HookCall.first(alarm, "AlarmArn", "AlarmName"),
                        HookCall.first(alarm, "AlarmName") + ": " + HookCall.first(alarm, "NewStateReason"),
                        Severity.NONE,
                        HookCall.first(alarm, "NewStateValue").equals("ALARM"),
                        call.time(HookCall.first(alarm, "StateChangeTime")))
                .into(harvest, call, labels);
    }
}
