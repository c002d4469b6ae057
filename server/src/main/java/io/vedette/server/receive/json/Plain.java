// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// JSON as the values that expressions reckon with: maps, lists, texts, whole numbers, decimals, truth values.
final class Plain {
    private Plain() {}

    static Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.forEachEntry((name, value) -> map.put(name, of(value)));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(value -> list.add(of(value)));
            return list;
        }
        if (node.isNumber()) {
            return node.canConvertToLong() && node.isIntegralNumber() ? (Object) node.asLong() : node.asDouble();
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.isNull() ? NullValue.NULL_VALUE : node.asString("");
    }
}
