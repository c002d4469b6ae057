// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import java.io.IOException;
import java.util.List;

/// A named constant of a node. Field numbers and type codes are those of `AttributeProto` in onnx.proto.
sealed interface Attribute {
    String name();

    record Number(String name, long value) implements Attribute {}

    record Numbers(String name, int[] values) implements Attribute {}

    record Text(String name, String value) implements Attribute {}

    record Texts(String name, List<String> values) implements Attribute {}

    record Doubles(String name, Tensor value) implements Attribute {}

    default Message message() throws IOException {
        Message message = new Message().text(1, name());
        switch (this) {
            case Number one -> message.number(3, one.value()).number(20, 2);
            case Text one -> message.text(4, one.value()).number(20, 3);
            case Doubles one -> message.part(5, one.value().message()).number(20, 4);
            case Numbers many -> {
                for (int value : many.values()) {
                    message.number(8, value);
                }
                message.number(20, 7);
            }
            case Texts many -> {
                for (String value : many.values()) {
                    message.text(9, value);
                }
                message.number(20, 8);
            }
        }
        return message;
    }
}
