// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.backtest.Outcome;
import io.vedette.core.domain.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A list of trouble that there was: a line each, `entity,from,to`.
final class KnownTrouble {
    private KnownTrouble() {}

    static List<Outcome.Known> read(Path file) throws IOException {
        List<Outcome.Known> known = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("entity,")) {
                continue;
            }
            int to = line.lastIndexOf(',');
            int from = line.lastIndexOf(',', to - 1);
            if (from < 1) {
                throw new IllegalArgumentException(
                        "%s, line %d: write entity,from,to, such as host:web-1,2026-11-20T14:00:00Z,2026-11-21"
                                .formatted(file, i + 1));
            }
            known.add(new Outcome.Known(
                    Entity.parse(line.substring(0, from).strip()),
                    Splits.nanos(line.substring(from + 1, to).strip()),
                    Splits.nanos(line.substring(to + 1).strip())));
        }
        return known;
    }
}
