// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.vedette.core.domain.Entity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A bulk request becomes items in its order.
///
/// - **In:** lines of JSON, an action and its document by turns; the last newline may be missing.
/// - **Out:** an item an action. A document that is no object is refused alone; an action that cannot be read refuses
///   the request, as there is no telling what the lines behind it are.
/// - **Cost:** O(length).
/// - **Source:** Elastic, *Bulk API*, 8.x; OpenSearch, *Bulk*, 2.x.
/// - **State:** immutable.
final class BulkDecoder {
    private static final Set<String> ACTIONS = Set.of("index", "create", "update", "delete");

    private final BulkDocuments documents;

    BulkDecoder(LogLines lines) {
        this.documents = new BulkDocuments(lines);
    }

    /// @param index     where the address named one, else empty
    /// @param otherwise what documents are about that name nothing
    List<BulkItem> decode(Body request, String index, long arrivalNanos, Entity otherwise) throws Refusal {
        List<BulkItem> items = new ArrayList<>();
        byte[] body = request.bytes();
        Lines lines = new Lines(body, request.length());
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            Action action = action(body, lines, index, items.size());
            if (action.name().equals("delete")) {
                items.add(action.refused("illegal_argument_exception", "what was told cannot be deleted here"));
            } else if (!lines.next() || lines.isBlank()) {
                throw Refusal.malformed("the action on line %d has no document".formatted(lines.number()));
            } else {
                items.add(item(action, body, lines, arrivalNanos, otherwise));
            }
        }
        if (items.isEmpty()) {
            throw Refusal.malformed("request body is required");
        }
        return items;
    }

    private BulkItem item(Action action, byte[] body, Lines lines, long arrivalNanos, Entity otherwise) {
        try {
            return new BulkItem.Taken(
                    action.name(),
                    action.index(),
                    action.id(),
                    documents.line(body, lines.from(), lines.length(), arrivalNanos, otherwise));
        } catch (Refusal broken) {
            return action.refused("document_parsing_exception", broken.sentence());
        }
    }

    private record Action(String name, String index, String id) {
        BulkItem refused(String type, String why) {
            return new BulkItem.Refused(name, index, id, "malformed", type, why);
        }
    }

    private static Action action(byte[] body, Lines lines, String index, int place) throws Refusal {
        try (JsonParser in = JsonText.parser(body, lines.from(), lines.length())) {
            if (in.nextToken() != JsonToken.START_OBJECT || in.nextToken() != JsonToken.PROPERTY_NAME) {
                throw unreadable(lines);
            }
            String name = in.currentName();
            if (!ACTIONS.contains(name) || in.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable(lines);
            }
            String where = index;
            String id = "v" + place;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String key = in.currentName();
                in.nextToken();
                String value = JsonText.scalar(in);
                where = key.equals("_index") && !value.isEmpty() ? value : where;
                id = key.equals("_id") && !value.isEmpty() ? value : id;
            }
            return new Action(name, where, id);
        } catch (JacksonException broken) {
            throw Refusal.malformed("Malformed action/metadata line [%d]".formatted(lines.number()));
        }
    }

    private static Refusal unreadable(Lines lines) {
        return Refusal.malformed("Malformed action/metadata line [%d], expected one of %s"
                .formatted(lines.number(), "[create, delete, index, update]"));
    }

    /// Walks over the lines of a body.
    private static final class Lines {
        private final byte[] body;
        private final int length;
        private int from;
        private int end = -1;
        private int number;

        Lines(byte[] body, int length) {
            this.body = body;
            this.length = length;
        }

        boolean next() {
            from = end + 1;
            if (from >= length) {
                return false;
            }
            end = from;
            while (end < length && body[end] != '\n') {
                end++;
            }
            number++;
            return true;
        }

        boolean isBlank() {
            for (int i = from; i < end; i++) {
                if (body[i] != ' ' && body[i] != '\r' && body[i] != '\t') {
                    return false;
                }
            }
            return true;
        }

        int from() {
            return from;
        }

        int length() {
            return end - from;
        }

        int number() {
            return number;
        }
    }
}
