// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose disk fills up says so, goes on answering, and goes on taking once there is room again.
@Timeout(120)
final class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private Path disk;
    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        assumeTrue(isMounted, "SKIPPED: no right to mount a small disk here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            Await.until("the disk let go", PATIENCE, () -> run("umount", disk.toString()));
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void full_disk_is_told_and_passes() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("vedette.yml"),
                "data: {folder: %s}\nserver: {port: 0}\nsources: {host: {interval: 1s}}\n"
                        .formatted(disk.resolve("data")));
        try (ServeProcess server = ServeProcess.serve(settings);
                Visitor visitor = new Visitor(server.address(PATIENCE))) {
            Await.until("samples taken", PATIENCE, () -> taken(visitor) > 0);
            fill();
            Await.until(
                    "a complaint",
                    PATIENCE,
                    () -> visitor.get("/api/status").body().contains("no space left")
                            && server.log().contains("no space left"));
            assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);

            Files.delete(disk.resolve("filler"));
            long before = taken(visitor);
            Await.until("samples taken again", PATIENCE, () -> taken(visitor) > before);
            assertThat(server.log()).doesNotContain("\tat ");
        }
    }

    private static long taken(Visitor visitor) throws Exception {
        return visitor.json("/api/status").path("taken").asLong();
    }

    private void fill() throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }
}
