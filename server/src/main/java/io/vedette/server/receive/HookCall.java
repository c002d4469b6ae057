// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One call of a webhook, read.
///
/// - **State:** confined to its request's thread.
public final class HookCall {
    private static final int LONGEST_NAME = 256;

    private final Body body;
    private final List<JsonNode> documents;
    private final Function<String, String> headers;
    private final HttpIntake.Arrival arrival;
    private final Reception reception;

    /// @param headers value of a header, empty where there is none
    HookCall(Body body, Function<String, String> headers, HttpIntake.Arrival arrival, Reception reception)
            throws Refusal {
        this.body = body;
        this.headers = headers;
        this.arrival = arrival;
        this.reception = reception;
        this.documents = JsonText.trees(body);
    }

    /// The body's objects; at least one.
    public List<JsonNode> documents() {
        return documents;
    }

    /// The bytes that a signature is over.
    public byte[] raw() {
        return Arrays.copyOf(body.bytes(), body.length());
    }

    /// The value of a header; empty where there is none.
    public String header(String name) {
        return headers.apply(name);
    }

    /// Arrival, epoch nanoseconds.
    public long nanos() {
        return arrival.nanos();
    }

    public ReceiveLimits limits() {
        return reception.limits();
    }

    /// What something with these labels is about: the machine that called, when they do not say.
    public EntityNames.Named name(SortedMap<String, String> told) {
        return name(told, arrival.peer());
    }

    public EntityNames.Named name(SortedMap<String, String> told, Entity otherwise) {
        SortedMap<String, String> bounded = LogLines.bounded(told, limits());
        return reception.names().ofRecord(bounded, otherwise);
    }

    /// The service of a name that the caller chose.
    public Entity service(String name) {
        return reception
                .names()
                .allowed(new Entity("service", name.substring(0, Math.min(LONGEST_NAME, name.length()))));
    }

    /// A document's members as labels, `a.b` for what is nested.
    public static SortedMap<String, String> labels(JsonNode document) {
        SortedMap<String, String> labels = new TreeMap<>();
        JsonText.flatten(document, "", labels, LogLines.MOST_ATTRIBUTES);
        return labels;
    }

    /// The time that a text says; the arrival's where it says none.
    public long time(String text) {
        return EventTime.ofText(text).orElse(nanos());
    }

    /// The first member of an object that is there and says something, as text; empty where none does.
    public static String first(JsonNode document, String... names) {
        for (String name : names) {
            String text = document.path(name).asString("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
