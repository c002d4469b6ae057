// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.Settings;
import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `vedette doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks what Vedette needs: Java, the data folder, the port, and a running server's own complaints.")
final class Doctor implements Callable<Integer> {
    private static final long LEAST_FREE_BYTES = 1L << 30;

    @Mixin
    private SettingsChoice choice;

    @Mixin
    private ServerClient server;

    @Mixin
    private Output output;

    private record Check(String what, boolean fine, String detail) {}

    @Override
    public Integer call() throws SettingsProblem, IOException, InterruptedException {
        Settings settings = choice.settings();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("java", Runtime.version().feature() >= 25, "Java " + Runtime.version()));
        checks.add(folder(settings.data().folder()));
        checks.addAll(running());
        if (output.isJson()) {
            output.json(checks);
        } else {
            output.table(
                    List.of("check", "", "detail"),
                    checks.stream()
                            .map(check -> List.of(check.what(), check.fine() ? "fine" : "PROBLEM", check.detail()))
                            .toList());
        }
        return checks.stream().allMatch(Check::fine) ? 0 : Trouble.FOUND;
    }

    private static Check folder(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isWritable(existing)) {
            return new Check(
                    "data folder", false, existing + " cannot be written: change its owner, or set data.folder");
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        return new Check(
                "data folder", free >= LEAST_FREE_BYTES, "%s, %,d MB free".formatted(folder, free / 1_000_000));
    }

    private List<Check> running() throws IOException, InterruptedException {
        try {
            JsonNode status = server.get("/api/status");
            List<Check> checks = new ArrayList<>();
            checks.add(new Check(
                    "server",
                    true,
                    server.address() + ": " + status.path("sentence").asString()));
            for (JsonNode source : status.path("sources")) {
                checks.add(new Check(
                        "source " + source.path("name").asString(),
                        source.path("up").asBoolean(),
                        "%,d samples %s"
                                .formatted(
                                        source.path("samples").asLong(),
                                        source.path("remark").asString())));
            }
            status.path("complaints").forEachEntry((part, text) -> checks.add(new Check(part, false, text.asString())));
            return checks;
        } catch (Trouble.Unreachable notRunning) {
            return List.of(new Check("server", true, "none is running at " + server.address()));
        }
    }
}
