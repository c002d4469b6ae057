// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What goes into a model and what comes out, checked against what the settings say of it.
///
/// @param shape        of the input: one window
/// @param takesDoubles whether it takes double precision, else single
/// @param answers      values that come out
record Ports(String input, long[] shape, boolean takesDoubles, String output, boolean givesDoubles, int answers) {
    /// What the settings say.
    ///
    /// @param output empty for the only one that holds numbers
    record Wanted(int width, int window, String output, boolean rebuilds) {}

    /// @throws IllegalArgumentException saying what to mend, if they do not fit
    static Ports of(Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs, Wanted wanted) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(
                    "the model must have one input, has %s: export it with one that takes a window of rows"
                            .formatted(inputs.keySet()));
        }
        NodeInfo in = inputs.values().iterator().next();
        if (!isNumbers(in)) {
            throw new IllegalArgumentException("input '%s' must take float or double, takes %s: export it with floats"
                    .formatted(in.getName(), told(in)));
        }
        long[] shape = shape((TensorInfo) in.getInfo(), in.getName(), wanted);
        NodeInfo out = output(outputs, wanted);
        int answers = wanted.rebuilds() ? wanted.width() * wanted.window() : 1;
        checkAnswer((TensorInfo) out.getInfo(), out.getName(), answers, shape);
        return new Ports(in.getName(), shape, isDouble(in), out.getName(), isDouble(out), answers);
    }

    private static long[] shape(TensorInfo info, String name, Wanted wanted) {
        long[] given = info.getShape();
        boolean rows = given.length == 2 && wanted.window() == 1;
        if (!rows && given.length != 3) {
            throw new IllegalArgumentException(
                    "input '%s' must be [rows, %d]%s or [windows, %d, %d], is %s: mend `window`, or the export"
                            .formatted(
                                    name,
                                    wanted.width(),
                                    wanted.window() == 1 ? "" : " with `window: 1`",
                                    wanted.window(),
                                    wanted.width(),
                                    Arrays.toString(given)));
        }
        long[] shape = rows ? new long[] {1, wanted.width()} : new long[] {1, wanted.window(), wanted.width()};
        int last = given.length - 1;
        if (differs(given[last], wanted.width())) {
            throw new IllegalArgumentException(
                    "input '%s' takes %d values a row, and the settings name %d inputs: name as many, in its order"
                            .formatted(name, given[last], wanted.width()));
        }
        if (!rows && differs(given[1], wanted.window())) {
            throw new IllegalArgumentException("input '%s' takes windows of %d rows, and `window` is %d: set it to %d"
                    .formatted(name, given[1], wanted.window(), given[1]));
        }
        if (differs(given[0], 1)) {
            throw new IllegalArgumentException(
                    "input '%s' takes %d windows at once: export it with a free first size, or with 1"
                            .formatted(name, given[0]));
        }
        return shape;
    }

    /// Sizes below 1 are left to the caller.
    private static boolean differs(long given, long wanted) {
        return given >= 0 && given != wanted;
    }

    private static NodeInfo output(Map<String, NodeInfo> outputs, Wanted wanted) {
        List<NodeInfo> numbers = outputs.values().stream()
                .filter(each -> wanted.output().isEmpty()
                        ? isNumbers(each)
                        : each.getName().equals(wanted.output()))
                .toList();
        if (numbers.size() != 1) {
            String has = outputs.values().stream()
                    .map(each -> "'%s' (%s)".formatted(each.getName(), told(each)))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    wanted.output().isEmpty()
                            ? "`output` must name one of the model's outputs of numbers: it has " + has
                            : "the model has no output '%s': it has %s".formatted(wanted.output(), has));
        }
        NodeInfo found = numbers.getFirst();
        if (!isNumbers(found)) {
            throw new IllegalArgumentException("output '%s' must give float or double, gives %s: name another"
                    .formatted(found.getName(), told(found)));
        }
        return found;
    }

    private static void checkAnswer(TensorInfo info, String name, int answers, long[] input) {
        long[] given = info.getShape();
        boolean unknown = given.length == 0;
        boolean fits = answers == 1
                ? Arrays.stream(given).noneMatch(size -> differs(size, 1))
                : unknown || given.length == input.length && isSameWindow(given, input);
        if (!fits) {
            throw new IllegalArgumentException(
                    "output '%s' must give %s, is %s: name another in `output`, or mend `means`"
                            .formatted(
                                    name,
                                    answers == 1 ? "one number a window" : "as many values as the input",
                                    Arrays.toString(given)));
        }
    }

    private static boolean isSameWindow(long[] given, long[] input) {
        return IntStream.range(0, input.length).noneMatch(i -> differs(given[i], input[i]));
    }

    private static boolean isNumbers(NodeInfo port) {
        return port.getInfo() instanceof TensorInfo tensor
                && (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.DOUBLE);
    }

    private static boolean isDouble(NodeInfo port) {
        return port.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.DOUBLE;
    }

    private static String told(NodeInfo port) {
        return port.getInfo() instanceof TensorInfo tensor
                ? "%s %s"
                        .formatted(
                                tensor.type.toString().toLowerCase(java.util.Locale.ROOT),
                                Arrays.toString(tensor.getShape()))
                : "no tensor";
    }
}
