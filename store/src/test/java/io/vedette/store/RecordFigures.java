// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import com.sun.management.OperatingSystemMXBean;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.keep.RecordForm;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/// Measures bytes a stored log line and CPU a million lines. Run it by hand with an empty folder and the folder
/// `loghub2k` as its arguments: one entity a system, each line with a time of its own.
final class RecordFigures {
    private static final long START = 1_772_323_200_000_000_000L;
    private static final long STEP = 7_123_457L;
    private static final int LINES = 1_000_000;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private RecordFigures() {}

    public static void main(String[] arguments) throws IOException {
        List<Observation> lines = lines(Path.of(arguments[1]));
        double plain = 0;
        for (Observation line : lines) {
            plain += ((LogLine) line).text().getBytes(StandardCharsets.UTF_8).length;
        }
        System.out.printf("%d lines of %.0f bytes%n", lines.size(), plain / lines.size());
        compare(lines.subList(0, 200_000));
        Path folder = Path.of(arguments[0]);
        try (Store store = Store.open(folder)) {
            long before = SYSTEM.getProcessCpuTime();
            for (int i = 0; i < LINES; i += 500) {
                store.records().append(lines.subList(i, i + 500));
            }
            System.out.printf("CPU s a million lines: %.2f%n", (SYSTEM.getProcessCpuTime() - before) / 1e9);
            read(store);
        }
        try (Store store = Store.open(folder)) {
            System.out.printf(
                    "bytes a line on disk: %.1f%n", (double) store.bytes().get("records") / LINES);
        }
    }

    private static void read(Store store) throws IOException {
        Entity entity = new Entity("service", "HDFS");
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int found = store.records().lines(entity, 0, Long.MAX_VALUE, 200).size();
            System.out.printf("newest %d lines read in %.1f ms%n", found, (System.nanoTime() - start) / 1e6);
        }
    }

    /// zstd, as stored, against what the JDK has, by blocks as long.
    private static void compare(List<Observation> lines) throws IOException {
        long zstd = 0;
        long deflate = 0;
        long zstdNanos = 0;
        long deflateNanos = 0;
        for (int i = 0; i + 8_192 <= lines.size(); i += 8_192) {
            long at = System.nanoTime();
            for (List<RecordBlock> day :
                    RecordBlocks.of(lines.subList(i, i + 8_192)).values()) {
                zstdNanos += System.nanoTime() - at;
                for (RecordBlock block : day) {
                    zstd += block.packed().length;
                    byte[] plain = form(block.open());
                    long before = System.nanoTime();
                    Deflater deflater = new Deflater();
                    deflater.setInput(plain);
                    deflater.finish();
                    deflate += deflater.deflate(new byte[plain.length + 100]);
                    deflater.end();
                    deflateNanos += System.nanoTime() - before;
                }
                at = System.nanoTime();
            }
        }
        double count = lines.size() / 8_192 * 8_192;
        System.out.printf(
                "zstd %.1f bytes a line, sorting, forming and packing %.2f s a million%n",
                zstd / count, zstdNanos / count / 1e3);
        System.out.printf(
                "deflate %.1f bytes a line, packing alone %.2f s a million%n",
                deflate / count, deflateNanos / count / 1e3);
    }

    private static byte[] form(List<Observation> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordForm.Writer form = new RecordForm.Writer(new DataOutputStream(bytes));
        for (Observation record : records) {
            form.put(record);
        }
        return bytes.toByteArray();
    }

    private static List<String> texts(Path packed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<Observation> lines(Path folder) throws IOException {
        List<List<String>> systems = new ArrayList<>();
        List<Entity> entities = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith("_2k.log.gz"))
                    .sorted()
                    .toList()) {
                systems.add(texts(file));
                entities.add(new Entity("service", file.getFileName().toString().replace("_2k.log.gz", "")));
            }
        }
        List<Observation> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            int system = i % systems.size();
            List<String> texts = systems.get(system);
            String text = texts.get(i / systems.size() % texts.size());
            lines.add(new LogLine(entities.get(system), START + i * STEP, Severity.INFO, text, new TreeMap<>()));
        }
        return lines;
    }
}
