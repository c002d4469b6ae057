// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One reading of one file, row by row.
public final class CsvReading {
    private static final int FIRST_ROWS = 1_000;
    private static final int FIRST_LINE = 64 * 1_024;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Path file;
    private final CsvOptions options;
    private final CsvTable table = new CsvTable();

    /// Reads a file whole.
    ///
    /// - **In:** a line of names, then rows; parted by comma, semicolon, tab or bar, whichever the first line has
    ///   most. Times in ISO 8601, as `yyyy-MM-dd HH:mm:ss`, or as epoch seconds, milliseconds, microseconds or
    ///   nanoseconds.
    ///   Gzipped when its name ends with `.gz`.
    /// - **Cost:** one pass; 8 bytes a cell and 100 a row stay in memory.
    ///
    /// @throws CsvProblem  when it is no such table
    /// @throws IOException when it cannot be read
    public static CsvRows read(Path file, CsvOptions options) throws IOException {
        return new CsvReading(file, options).read();
    }

    private CsvReading(Path file, CsvOptions options) {
        this.file = file;
        this.options = options;
    }

    private CsvRows read() throws IOException {
        try (BufferedReader text = open()) {
            char separator = separator(text);
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(text);
            return rows(reader.iterator());
        } catch (CsvParseException e) {
            throw new CsvProblem(file, 0, "", "it is no CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            IOException fault = e.getCause();
            throw problem(fault == null ? new IOException(e) : fault);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private IOException problem(IOException fault) {
        return switch (fault) {
            case CsvProblem told -> told;
            case CharacterCodingException _ -> new CsvProblem(file, 0, "", "it is not UTF-8");
            case ZipException _ -> new CsvProblem(file, 0, "", "it is not gzipped, as its name says");
            case EOFException _ -> new CsvProblem(file, 0, "", "it was cut short when it was gzipped");
            default -> new IOException("cannot read " + file + " to its end", fault);
        };
    }

    private BufferedReader open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CsvProblem(file, 0, "", "there is no such file");
        }
        InputStream bytes = Files.newInputStream(file);
        boolean packed = file.toString().endsWith(".gz");
        InputStream plain = packed ? new GZIPInputStream(bytes, FIRST_LINE) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), FIRST_LINE);
    }

    /// Looks at the first line without taking it, past a byte order mark.
    private char separator(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        text.mark(FIRST_LINE);
        char[] start = new char[FIRST_LINE - 1];
        int length = Math.max(0, text.read(start));
        text.reset();
        String line = new String(start, 0, length).lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            most = count(line, candidate) > count(line, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private CsvRows rows(Iterator<CsvRecord> records) throws CsvProblem {
        if (!records.hasNext()) {
            throw new CsvProblem(file, 0, "", "it is empty");
        }
        List<CsvRecord> ahead = new ArrayList<>();
        List<String> names = names(records.next(), ahead);
        while (ahead.size() < FIRST_ROWS && records.hasNext()) {
            ahead.add(records.next());
        }
        if (ahead.isEmpty()) {
            throw new CsvProblem(file, 0, "", "it has names but no rows");
        }
        CsvColumns columns = CsvColumns.find(file, names, firstCells(names.size(), ahead), options);
        for (CsvRecord row : ahead) {
            take(row, columns);
        }
        while (records.hasNext()) {
            take(records.next(), columns);
        }
        return table.rows(columns);
    }

    /// A first line of numbers only is a row already; the columns then bear their places as names.
    private static List<String> names(CsvRecord first, List<CsvRecord> ahead) {
        List<String> names = new ArrayList<>();
        boolean numbers = first.getFields().stream()
                .allMatch(cell -> !cell.isBlank() && Cell.number(cell.strip()).isPresent());
        if (numbers) {
            ahead.add(first);
        }
        for (int i = 0; i < first.getFieldCount(); i++) {
            String name = numbers ? "" : first.getField(i).strip();
            names.add(name.isEmpty() ? "column " + (i + 1) : name);
        }
        return names;
    }

    private List<String> firstCells(int columns, List<CsvRecord> rows) {
        List<String> first = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int place = i;
            first.add(rows.stream()
                    .filter(row -> row.getFieldCount() > place)
                    .map(row -> row.getField(place).strip())
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .orElse(""));
        }
        return first;
    }

    private void take(CsvRecord row, CsvColumns columns) throws CsvProblem {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != columns.names().size()) {
            String told = "it has " + row.getFieldCount() + " cells, but there are "
                    + columns.names().size() + " columns";
            throw new CsvProblem(file, line, "", told);
        }
        double[] values = new double[columns.values().length];
        for (int i = 0; i < values.length; i++) {
            int place = columns.values()[i];
            String cell = row.getField(place).strip();
            values[i] = Cell.number(cell).orElseThrow(() -> wrong(line, columns, place, cell, "number"));
        }
        table.add(time(row, columns), values, label(row, columns));
    }

    private long time(CsvRecord row, CsvColumns columns) throws CsvProblem {
        if (columns.time() < 0) {
            return table.seen() * SECOND_NANOS;
        }
        String cell = row.getField(columns.time()).strip();
        return columns.way()
                .read(cell)
                .orElseThrow(() -> wrong(
                        row.getStartingLineNumber(), columns, columns.time(), cell, "time written as the first one"));
    }

    private int label(CsvRecord row, CsvColumns columns) throws CsvProblem {
        if (columns.label() < 0) {
            return 0;
        }
        String cell = row.getField(columns.label()).strip();
        return Cell.label(cell)
                .orElseThrow(() -> wrong(row.getStartingLineNumber(), columns, columns.label(), cell, "label"));
    }

    private CsvProblem wrong(long line, CsvColumns columns, int place, String cell, String wanted) {
        return new CsvProblem(file, line, columns.names().get(place), "'" + cell + "' is no " + wanted);
    }
}
