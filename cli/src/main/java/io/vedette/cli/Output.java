// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How a command answers: a table for people, JSON for programs.
final class Output {
    enum Form {
        TABLE,
        JSON
    }

    @Option(names = "--output", defaultValue = "table", description = "table (default) or json")
    private Form form;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isJson() {
        return form == Form.JSON;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /// RFC 3339 in UTC.
    static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    void json(Object content) {
        out().println(JsonMapper.builder()
                .addModule(new SimpleModule()
                        .addSerializer(Double.class, new Finite())
                        .addSerializer(double.class, new Finite()))
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(content));
    }

    /// Columns padded to their widest cell.
    void table(List<String> heads, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(rows);
        int[] widths = new int[heads.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(
                        i == widths.length - 1
                                ? row.get(i)
                                : String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", row.get(i)));
            }
            out().println(line.toString().stripTrailing());
        }
    }

    /// JSON has no word for what is not a number: where there is none, there is none.
    private static final class Finite extends StdSerializer<Double> {
        Finite() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            if (Double.isFinite(value)) {
                generator.writeNumber(value);
            } else {
                generator.writeNull();
            }
        }
    }
}
