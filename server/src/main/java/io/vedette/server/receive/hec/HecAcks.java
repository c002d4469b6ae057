// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The numbers of acknowledgements, by channel. What was answered is stored, so every number given out is acknowledged.
///
/// - **State:** guarded by itself. The thousand channels heard of last are kept; nothing over a restart.
final class HecAcks {
    private static final int MOST_CHANNELS = 1_000;
    private static final int MOST_ASKED = 100_000;

    private final Map<String, Long> given = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CHANNELS;
        }
    };

    /// The number of the request just stored.
    synchronized long next(String channel) {
        String known = channel.length() > 128 ? channel.substring(0, 128) : channel;
        return given.merge(known, 1L, Long::sum) - 1;
    }

    /// Which of the numbers asked for are stored.
    synchronized Map<String, Map<String, Boolean>> status(String channel, Body body) throws Refusal {
        JsonNode asked = JsonText.tree(body).path("acks");
        if (!asked.isArray() || asked.size() > MOST_ASKED) {
            throw Refusal.malformed("acks must be a list of numbers");
        }
        long until = given.getOrDefault(channel, 0L);
        Map<String, Boolean> stored = new TreeMap<>();
        asked.forEach(one ->
                stored.put(one.asString(""), one.isIntegralNumber() && one.asLong(-1) >= 0 && one.asLong(-1) < until));
        return Map.of("acks", stored);
    }
}
