package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strips the answers from the shared reference tables, runs psp over the rest and compares. */
class OraclesTest {
    private static final double UNDERFLOW = 1e-300;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        two_poisson_R           | x0 x1 t0 t1               | 26208 | 1e-9
        rirr                    | t_pre t_post c_pre c_post phi level | 7116  | 1e-9
        padjust                 | set i p                   | 3171  | 1e-9
        tails_cdf               | dist p1 p2 k              | 856   | 1e-9
        wdd | control_pre control_post treated_pre treated_post dispcontrol_pre dispcontrol_post disptreated_pre \
              disptreated_post time_pre time_post area_control area_treated area_dispcontrol area_disptreated alpha \
            | 2160  | 1e-9
        """)
    void everyCellIsThereAndNoneIsOff(String table, String inputs, int cells, double tolerance) throws IOException {
        List<Map<String, String>> expected = read(shared(table));
        strip(expected, List.of(inputs.split("\\s+")), directory.resolve(table + ".csv"));
        int compared = 0;
        List<String> off = new ArrayList<>();
        for (String line : run()) {
            String[] fields = line.split(",");
            assertThat(fields[0]).isEqualTo(table + ".csv");
            assertThat(line).doesNotContain("skipped").doesNotContain("NaN");
            compared++;
            Map<String, String> row = expected.get(Integer.parseInt(fields[1]) - 1);
            if (!agrees(row, fields[2], fields[3], tolerance)) {
                off.add(line + " for " + row.get(fields[2]));
            }
        }
        assertThat(compared).isEqualTo(cells);
        assertThat(off).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        glm_coefs      | series model offset family term | 1017 | 1e-6
        glm_profile_ci | series model offset level term  | 150  | 5e-4
        """)
    void everyFitAgrees(String table, String inputs, int cells, double tolerance) throws IOException {
        List<Map<String, String>> expected = read(shared(table));
        strip(expected, List.of(inputs.split("\\s+")), directory.resolve(table + ".csv"));
        Files.copy(shared("glm_series"), directory.resolve("glm_series.csv"));
        List<String> unusable = read(shared("glm_models")).stream()
                .filter(m -> !m.get("usable_as_oracle").equals("yes"))
                .map(OraclesTest::fit)
                .toList();
        int compared = 0;
        List<String> off = new ArrayList<>();
        for (String line : run()) {
            String[] fields = line.split(",");
            Map<String, String> row =
                    fields[0].startsWith(table) ? expected.get(Integer.parseInt(fields[1]) - 1) : Map.of();
            if (!row.isEmpty() && (row.get("family") == null || !unusable.contains(fit(row)))) {
                compared++;
                assertThat(line).doesNotContain("skipped").doesNotContain("NaN");
                if (!agrees(row, fields[2], fields[3], tolerance)) {
                    off.add(line + " for " + row.get(fields[2]));
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(cells);
        assertThat(off).isEmpty();
    }

    private static String fit(Map<String, String> row) {
        return row.get("series") + " " + row.get("model") + " " + row.get("offset") + " " + row.get("family");
    }

    private static boolean agrees(Map<String, String> row, String column, String printed, double tolerance) {
        String reference = row.get(column);
        if (reference.isEmpty() || reference.equals("NA")) {
            return printed.equals("NA");
        }
        double expected = number(reference);
        double computed = number(printed);
        return computed == expected || Math.abs(computed - expected) <= tolerance * Math.abs(expected) + UNDERFLOW;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    @Test
    void unknownTablesAreSkippedWithTheReason() throws IOException {
        Files.writeString(directory.resolve("weather.csv"), "day,rain\n1,2\n");
        assertThat(run()).containsExactly("weather.csv,1,*,skipped,psp has no answer for this table yet");
    }

    @Test
    void rowsThatCannotBeAnsweredAreSkippedWithTheReason() throws IOException {
        Files.writeString(directory.resolve("tails_quantiles.csv"), "dist,a,b,p\nbeta,1,1,0.5\nweibull,1,1,0.5\n");
        assertThat(run())
                .hasSize(2)
                .last()
                .isEqualTo("tails_quantiles.csv,2,quantile,skipped,No law 'weibull'; the law is beta");
    }

    @Test
    void tablesOfWhatIsGoneAreSkippedByName() throws IOException {
        for (String table : List.of("cusum_arl", "cusum_thresholds", "eprocess", "two_poisson_etest_score")) {
            Files.writeString(directory.resolve(table + ".csv"), "a,b\n1,2\n");
        }
        assertThat(run())
                .containsExactly(
                        "cusum_arl.csv,1,*,skipped,psp no longer has the CUSUM",
                        "cusum_thresholds.csv,1,*,skipped,psp no longer has the CUSUM",
                        "eprocess.csv,1,*,skipped,psp no longer has the e-process",
                        "two_poisson_etest_score.csv,1,*,skipped,psp no longer has the E-test");
    }

    @Test
    void quantilesAreThoseOfTheBetaLaw() throws IOException {
        List<Map<String, String>> expected = read(shared("tails_quantiles"));
        strip(expected, List.of("dist", "a", "b", "p"), directory.resolve("tails_quantiles.csv"));
        List<String> lines = run();
        assertThat(lines).hasSize(118);
        int compared = 0;
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> row = expected.get(i);
            if (row.get("dist").equals("gamma")) {
                assertThat(lines.get(i)).endsWith(",quantile,skipped,psp no longer has the gamma law");
            } else {
                compared++;
                assertThat(agrees(row, "quantile", lines.get(i).split(",")[3], 1e-9))
                        .as(lines.get(i))
                        .isTrue();
            }
        }
        assertThat(compared).isEqualTo(73);
    }

    private List<String> run() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            Oracles.run(directory, out);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Path shared(String table) {
        Path found = null;
        for (Path p = Path.of("").toAbsolutePath(); p != null && found == null; p = p.getParent()) {
            Path candidate = p.resolve("../shared/oracles/" + table + ".csv");
            found = Files.exists(candidate) ? candidate : null;
        }
        assumeTrue(found != null, "../shared/oracles is missing");
        return found;
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static void strip(List<Map<String, String>> rows, List<String> inputs, Path file) throws IOException {
        List<String> lines = new ArrayList<>(Arrays.asList(String.join(",", inputs)));
        rows.forEach(r -> lines.add(String.join(",", inputs.stream().map(r::get).toList())));
        Files.write(file, lines);
    }
}
