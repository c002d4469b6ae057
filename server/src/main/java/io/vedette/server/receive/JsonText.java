// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// JSON from strangers: parsers that refuse what is nested too deeply, and what several protocols do with values.
///
/// - **State:** immutable; a parser belongs to its caller.
public final class JsonText {
    /// Nobody's telemetry is deeper; a hostile body is.
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(4_096)
                    .maxNumberLength(64)
                    .build())
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    private JsonText() {}

    public static JsonParser parser(Body body) {
        return parser(body.bytes(), 0, body.length());
    }

    public static JsonParser parser(byte[] body, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), body, from, length);
    }

    /// The whole body at once: for what comes seldom and small, such as a webhook's call.
    public static JsonNode tree(Body body) throws Refusal {
        try {
            return MAPPER.readTree(body.bytes(), 0, body.length());
        } catch (JacksonException broken) {
            throw malformed(broken);
        }
    }

    /// A whole answer of a server that we asked.
    ///
    /// @throws IOException when it is no JSON, or cannot be read to its end
    public static JsonNode tree(InputStream answer) throws IOException {
        try {
            return MAPPER.readTree(answer);
        } catch (JacksonException broken) {
            throw broken.getCause() instanceof IOException fault
                    ? fault
                    : new IOException("its answer is no JSON", broken);
        }
    }

    /// Whole bodies of one object behind the other, or of a list of them: each of its objects.
    public static List<JsonNode> trees(Body body) throws Refusal {
        List<JsonNode> trees = new ArrayList<>();
        try (MappingIterator<JsonNode> each =
                MAPPER.readerFor(JsonNode.class).readValues(body.bytes(), 0, body.length())) {
            while (each.hasNextValue()) {
                JsonNode tree = each.nextValue();
                if (tree.isArray()) {
                    tree.forEach(trees::add);
                } else {
                    trees.add(tree);
                }
            }
        } catch (JacksonException broken) {
            throw malformed(broken);
        }
        if (trees.isEmpty() || !trees.stream().allMatch(JsonNode::isObject)) {
            throw Refusal.malformed("the body must be a JSON object");
        }
        return trees;
    }

    /// What a sender is told of JSON that cannot be read.
    public static Refusal malformed(JacksonException broken) {
        String what = broken.getOriginalMessage();
        String line = what == null ? "" : what.lines().findFirst().orElse("");
        return Refusal.malformed("the JSON cannot be read: " + line.substring(0, Math.min(200, line.length())));
    }

    /// Reads the value that the parser stands on into `into`: an object as `a.b`, a list as `a.0`, `null` not at all.
    ///
    /// @param most entries; the rest is read and left out
    public static void flatten(JsonParser in, String name, Map<String, String> into, int most) {
        switch (in.currentToken()) {
            case START_OBJECT -> {
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String inner = name.isEmpty() ? in.currentName() : name + '.' + in.currentName();
                    in.nextToken();
                    flatten(in, inner, into, most);
                }
            }
            case START_ARRAY -> {
                for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
                    flatten(in, name + '.' + i, into, most);
                }
            }
            case VALUE_NULL -> {}
            default -> {
                if (into.size() < most && !name.isEmpty()) {
                    into.put(name, in.getString());
                }
            }
        }
    }

    /// The same for a tree.
    public static void flatten(JsonNode node, String name, Map<String, String> into, int most) {
        if (node.isObject()) {
            node.forEachEntry((key, value) -> flatten(value, name.isEmpty() ? key : name + '.' + key, into, most));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(node.get(i), name + '.' + i, into, most);
            }
        } else if (!node.isNull() && !node.isMissingNode() && into.size() < most && !name.isEmpty()) {
            into.put(name, node.asString(""));
        }
    }

    /// A text, number or truth value as it was written; anything else is skipped and empty.
    public static String scalar(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            in.skipChildren();
            return "";
        }
        return token == JsonToken.VALUE_NULL ? "" : in.getString();
    }
}
