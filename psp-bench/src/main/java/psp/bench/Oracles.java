package psp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import psp.bench.oracle.Answer;
import psp.bench.oracle.CountModelTables;
import psp.bench.oracle.OracleRow;
import psp.bench.oracle.OracleTable;
import psp.bench.oracle.PAdjustTable;
import psp.bench.oracle.QuantilesTable;
import psp.bench.oracle.RirrTable;
import psp.bench.oracle.TailsTable;
import psp.bench.oracle.TwoPoissonTable;
import psp.bench.oracle.WddTable;

/**
 * Prints what psp computes for tables of reference inputs, one line a cell: {@code file,row,column,value}, or
 * {@code file,row,column,skipped,reason}. Rows count from 1. Answers are never read: a table may hold its input
 * columns only.
 *
 * <p>Run as {@code java -cp psp-bench/target/benchmarks.jar psp.bench.Oracles DIR}.
 */
public final class Oracles {
    /** What psp had once, and its tables. */
    private static final Map<String, String> REMOVED = Map.of(
            "two_poisson_etest_score", "E-test",
            "cusum_arl", "CUSUM",
            "cusum_thresholds", "CUSUM",
            "eprocess", "e-process");

    private Oracles() {}

    /**
     * Runs over every CSV file of a directory, in the order of their names.
     *
     * @param args the directory
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("usage: psp.bench.Oracles DIR, a directory with CSV tables");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        run(Path.of(args[0]), out);
        out.flush();
    }

    private static Map<String, OracleTable> tables(Path directory) {
        Path series = directory.resolve("glm_series.csv");
        return Map.ofEntries(
                Map.entry("two_poisson_R", new TwoPoissonTable()),
                Map.entry("wdd", new WddTable()),
                Map.entry("rirr", new RirrTable()),
                Map.entry("padjust", new PAdjustTable()),
                Map.entry("tails_cdf", new TailsTable()),
                Map.entry("tails_quantiles", new QuantilesTable()),
                Map.entry("glm_coefs", new CountModelTables.Coefficients(series)),
                Map.entry("glm_profile_ci", new CountModelTables.ProfileLimits(series)));
    }

    static void run(Path directory, PrintStream out) throws IOException {
        Map<String, OracleTable> tables = tables(directory);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(f -> f.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String table = name.substring(0, name.length() - ".csv".length());
            if (REMOVED.containsKey(table)) {
                out.println(name + ",1,*,skipped,psp no longer has the " + REMOVED.get(table));
            } else if (!tables.containsKey(table)) {
                out.println(name + ",1,*,skipped,psp has no answer for this table yet");
            } else {
                answer(name, tables.get(table), OracleRow.read(file), out);
            }
        }
    }

    private static void answer(String name, OracleTable table, List<OracleRow> rows, PrintStream out) {
        List<Map<String, Answer>> answers = table.answers(rows);
        for (int i = 0; i < answers.size(); i++) {
            String at = name + "," + (i + 1) + ",";
            answers.get(i).forEach((column, answer) -> out.println(at + column + "," + answer.line()));
        }
    }
}
