// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.ModelKind;
import io.vedette.learners.onnx.OnnxExport;
import io.vedette.server.desk.ModelShelf;
import io.vedette.server.settings.SettingsProblem;
import io.vedette.server.settings.Spelling;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vedette model ls|show|export`. Reads the data folder; a running server does not mind.
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and exports models.",
        synopsisSubcommandLabel = "(ls | show | export | kinds)")
final class ModelCommand {
    private static final String WHOSE = "an entity such as host:web-1, or a model file";

    @Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists the newest model of each entity.")
    int list(@Mixin SettingsChoice choice, @Mixin Output output) throws IOException, SettingsProblem {
        ModelShelf shelf = new ModelShelf(choice.settings().data().folder(), Kinds.all());
        List<List<String>> rows = new ArrayList<>();
        for (Entity entity : shelf.entities()) {
            if (shelf.newest(entity).isPresent()) {
                rows.add(line(shelf, entity, shelf.newest(entity).get().detector()));
            }
        }
        List<String> heads = List.of("entity", "version", "kind", "signals", "rows", "versions");
        if (output.isJson()) {
            output.json(rows.stream().map(row -> zip(heads, row)).toList());
        } else if (rows.isEmpty()) {
            output.out()
                    .println("no models yet in " + choice.settings().data().folder() + ": vedette serve makes them");
        } else {
            output.table(heads, rows);
        }
        return 0;
    }

    @Command(name = "kinds", mixinStandardHelpOptions = true, description = "Lists the kinds of model there are.")
    int kinds(@Mixin Output output) throws IOException {
        List<String> heads = List.of("kind", "clarity", "cost", "score");
        List<List<String>> rows = Kinds.all().kinds().stream()
                .map(kind -> List.of(kind.name(), word(kind.clarity()), word(kind.cost()), kind.sentence()))
                .toList();
        if (output.isJson()) {
            output.json(rows.stream().map(row -> zip(heads, row)).toList());
        } else {
            output.table(heads, rows);
        }
        return 0;
    }

    private static String word(ModelKind.Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> line(ModelShelf shelf, Entity entity, Detector detector) throws IOException {
        return List.of(
                entity.id(),
                detector.card().version(),
                detector.model().kind(),
                Integer.toString(detector.recipe().inputs().size()),
                Integer.toString(detector.card().trained().rows()),
                Integer.toString(shelf.versions(entity).size()));
    }

    private static Map<String, String> zip(List<String> heads, List<String> row) {
        Map<String, String> zipped = new java.util.LinkedHashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            zipped.put(heads.get(i), row.get(i));
        }
        return zipped;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Says what a model looks at and why, and draws where its threshold lies.")
    int show(
            @Parameters(paramLabel = "WHOSE", description = WHOSE) String whose,
            @Option(
                            names = "--version-of",
                            paramLabel = "VERSION",
                            defaultValue = "",
                            description = "default: the newest")
                    String version,
            @Mixin SettingsChoice choice,
            @Mixin Output output)
            throws IOException, SettingsProblem {
        Detector detector = find(choice, whose, version);
        if (output.isJson()) {
            output.json(Map.of(
                    "card",
                    detector.card(),
                    "inputs",
                    detector.recipe().inputs(),
                    "kind",
                    detector.model().kind(),
                    "method",
                    detector.calibration().method(),
                    "limit",
                    detector.calibration().limit(),
                    "threshold",
                    detector.calibration().threshold(),
                    "shapiro",
                    detector.calibration().shapiro(),
                    "lilliefors",
                    detector.calibration().lilliefors(),
                    "histogram",
                    detector.calibration().histogram()));
        } else {
            ModelText.card(detector, output.out());
            ModelText.choices(detector, output.out());
            ModelText.histogram(detector.calibration(), output.out());
        }
        return 0;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a model as ONNX.")
    int export(
            @Parameters(paramLabel = "WHOSE", description = WHOSE) String whose,
            @Option(
                            names = "--version-of",
                            paramLabel = "VERSION",
                            defaultValue = "",
                            description = "default: the newest")
                    String version,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the ONNX file goes")
                    Path out,
            @Mixin SettingsChoice choice,
            @Mixin Output output)
            throws IOException, SettingsProblem {
        Detector detector = find(choice, whose, version);
        try (OutputStream file = Files.newOutputStream(out)) {
            OnnxExport.write(detector.model(), file);
        }
        output.out()
                .println("%s, %,d bytes, written to %s"
                        .formatted(detector.model().kind(), Files.size(out), out));
        return 0;
    }

    private static Detector find(SettingsChoice choice, String whose, String version)
            throws IOException, SettingsProblem {
        if (Files.isRegularFile(Path.of(whose))) {
            return ModelShelf.read(Path.of(whose), Kinds.all());
        }
        ModelShelf shelf = new ModelShelf(choice.settings().data().folder(), Kinds.all());
        Entity entity = Entity.parse(whose);
        if (!version.isEmpty()) {
            return shelf.read(entity, version).detector();
        }
        var newest = shelf.newest(entity);
        if (newest.isPresent()) {
            return newest.get().detector();
        }
        List<String> known = shelf.entities().stream().map(Entity::id).toList();
        throw new IOException("%s has no model in %s%s"
                .formatted(
                        whose,
                        choice.settings().data().folder(),
                        Spelling.nearest(whose, known)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse(known.isEmpty() ? ", which has none yet" : "; there are " + known)));
    }
}
