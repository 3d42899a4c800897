package psp.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

/** A row of a reference table among the test resources; the table's first line names the tool it comes from. */
public record OracleCsv(String table, int row, Map<String, String> cells) {
    public static List<OracleCsv> rows(String table) {
        var file = Objects.requireNonNull(OracleCsv.class.getResourceAsStream("/oracle/" + table + ".csv"), table);
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            if (!lines.get(0).startsWith("# ")) {
                throw new IllegalStateException(table + " does not name its tool in the first line");
            }
            String[] header = lines.get(1).split(",", -1);
            List<OracleCsv> rows = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) {
                String[] fields = line.split(",", -1);
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    cells.put(header[i], fields[i]);
                }
                rows.add(new OracleCsv(table, rows.size() + 1, cells));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The numbers of a table of the columns set, what, at and value, in which a value is some numbers parted by spaces.
     *
     * @return by {@code set what at}, as they stand in the table
     */
    public static Map<String, double[]> values(String table) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (OracleCsv row : rows(table)) {
            String text = row.text("value");
            values.put(
                    row.text("set") + " " + row.text("what") + " " + row.text("at"),
                    text.isEmpty()
                            ? new double[0]
                            : Arrays.stream(text.split(" "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
        }
        return values;
    }

    public String text(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    public boolean has(String column) {
        return !text(column).equals("NA");
    }

    public double number(String column) {
        return switch (text(column)) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text(column));
        };
    }

    public long count(String column) {
        return (long) number(column);
    }

    public RateRatio rates() {
        return RateRatio.of(Rate.of(count("x0"), number("t0")), Rate.of(count("x1"), number("t1")));
    }
}
