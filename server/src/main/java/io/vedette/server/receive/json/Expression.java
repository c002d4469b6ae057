// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/// An expression of a mapping.
///
/// - **Source:** the Common Expression Language: no loops without end, no side effects, linear regular expressions.
/// - **State:** immutable.
final class Expression {
    private static final int MOST_ITERATIONS = 100_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("body", SimpleType.DYN)
            .addVar("item", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private final String field;
    private final CelRuntime.Program program;

    private Expression(String field, CelRuntime.Program program) {
        this.field = field;
        this.program = program;
    }

    /// @param field what it tells, for messages
    /// @throws IllegalArgumentException when it cannot be read; the message says where
    static Expression of(String field, String text) {
        try {
            return new Expression(
                    field, RUNTIME.createProgram(COMPILER.compile(text).getAst()));
        } catch (CelValidationException | CelEvaluationException unreadable) {
            throw new IllegalArgumentException(
                    "%s: `%s` cannot be read: %s".formatted(field, text, sentence(unreadable)), unreadable);
        }
    }

    /// @throws NoValue when there is none, as for a part that the piece does not have
    Object of(Object body, Object item) throws NoValue {
        try {
            return program.eval(Map.of("body", body, "item", item));
        } catch (CelEvaluationException none) {
            throw new NoValue("%s: %s".formatted(field, sentence(none)));
        }
    }

    private static String sentence(Exception trouble) {
        String message = String.valueOf(trouble.getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.replaceFirst("^ERROR: <input>:", "at ").replaceFirst("^evaluation error[^:]*: ", "");
    }

    /// An expression gave nothing for a piece, or not what is wanted there.
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1;

        NoValue(String message) {
            super(message);
        }
    }
}
