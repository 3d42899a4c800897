package psp.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.WeightedDisplacement;

/**
 * Recomputes published changes from the counts that were printed beside them: {@code Published
 * ../shared/data/published/published_cases.csv}.
 */
public final class Published {

    private static final Pattern PERCENT = Pattern.compile("([-+]?\\d+(?:\\.\\d+)?)\\s*%");

    private final PrintStream out;
    private final List<String> uncounted = new ArrayList<>();
    private int agree;
    private int differ;

    private Published(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints Markdown.
     *
     * @param args the file of published cases
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: Published published_cases.csv");
            System.exit(2);
        }
        new Published(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(Path.of(args[0]));
    }

    private void run(Path file) throws IOException {
        out.println("| case | area | what | counts | published | psp | |\n|---|---|---|---|---|---|---|");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(this::row);
        }
        displacement();
        out.printf(
                Locale.ROOT,
                "%n%d published figures agree after rounding, %d differ. %d rows print no pair of"
                        + " counts with their change:%n%n| case | area | what | published | why not recomputed |%n"
                        + "|---|---|---|---|---|%n",
                agree,
                differ,
                uncounted.size());
        uncounted.forEach(out::println);
    }

    private void row(NamedCsvRecord row) {
        if (row.getField("case").equals("MHRC mid-year")) {
            series(row);
            return;
        }
        if (row.getField("case").startsWith("WDD")) {
            return;
        }
        List<Double> counts = new ArrayList<>();
        for (String column : List.of("before", "during", "after")) {
            String text = row.getField(column);
            if (text.matches("\\d+(\\.\\d+)?")) {
                counts.add(Double.valueOf(text));
            }
        }
        List<String> percents = new ArrayList<>();
        Matcher matcher = PERCENT.matcher(row.getField("value"));
        while (row.getField("statistic").startsWith("pct") && matcher.find()) {
            percents.add(matcher.group(1));
        }
        if (counts.size() < 2 || percents.size() != counts.size() - 1) {
            boolean both = counts.size() == 2;
            uncounted.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |",
                    row.getField("case"),
                    row.getField("area"),
                    row.getField("metric"),
                    row.getField("value").isEmpty() ? row.getField("statistic") : row.getField("value"),
                    both
                            ? "no change printed; psp: "
                                    + RateRatio.of(
                                            Rate.of(counts.get(0).longValue(), 1),
                                            Rate.of(counts.get(1).longValue(), 1))
                            : "no counts printed"
                                    + (row.getField("note").isEmpty() ? "" : "; " + row.getField("note"))));
            return;
        }
        double last = counts.get(counts.size() - 1);
        for (int i = 0; i < percents.size(); i++) {
            compare(row, counts.get(i), last, percents.get(i));
        }
    }

    /** Half-years of 2006 to 2016; the changes printed are those of 2016 against 2015 and against 2014. */
    private void series(NamedCsvRecord row) {
        String[] counts = row.getField("value").split(" ");
        String metric = row.getField("metric");
        String[] printed = metric.startsWith("combined")
                ? new String[] {"-13", "+7"}
                : metric.startsWith("nonfatal")
                        ? new String[] {"-10", "+4"}
                        : metric.equals("homicide victims") ? new String[] {"-28", "+47"} : new String[0];
        if (printed.length == 0) {
            uncounted.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | no change printed |",
                    row.getField("case"),
                    row.getField("area"),
                    metric,
                    row.getField("value")));
        }
        double last = Double.parseDouble(counts[counts.length - 1]);
        for (int back = 1; back <= printed.length; back++) {
            compare(row, Double.parseDouble(counts[counts.length - 1 - back]), last, printed[back - 1]);
        }
    }

    private void compare(NamedCsvRecord row, double before, double after, String published) {
        boolean whole = before == Math.rint(before) && after == Math.rint(after);
        double percent = 100 * (after / before - 1);
        double unit = published.contains(".") ? 0.05 : 0.5;
        boolean same = Math.abs(percent - Double.parseDouble(published)) <= unit + 1e-9;
        agree += same ? 1 : 0;
        differ += same ? 0 : 1;
        String words = whole
                ? RateRatio.of(Rate.of((long) before, 1), Rate.of((long) after, 1))
                        .toString()
                : String.format(Locale.ROOT, "%.2f %% from rounded rates", percent);
        out.printf(
                "| %s | %s | %s | %s to %s | %s %% | %s | %s |%n",
                row.getField("case"),
                row.getField("area"),
                row.getField("metric"),
                number(before),
                number(after),
                published,
                words,
                same ? "agrees" : why(row, percent));
    }

    private static String why(NamedCsvRecord row, double percent) {
        return String.format(
                Locale.ROOT,
                "differs: %.2f %%%s",
                percent,
                row.getField("note").isEmpty() ? "" : " (" + row.getField("note") + ")");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The published examples of the weighted displacement difference. */
    private void displacement() {
        RateRatio treated = RateRatio.of(Rate.of(207, 1), Rate.of(110, 1));
        RateRatio control = RateRatio.of(Rate.of(308, 1), Rate.of(318, 1));
        example(
                "Wheeler and Ratcliffe 2018",
                WeightedDisplacement.of(treated, control)
                        .withDisplacement(
                                RateRatio.of(Rate.of(178, 1), Rate.of(157, 1)),
                                RateRatio.of(Rate.of(150, 1), Rate.of(140, 1)))
                        .total(),
                -118,
                Math.sqrt(1568));
        example(
                "time weights 2:1",
                WeightedDisplacement.of(
                                RateRatio.of(Rate.of(80, 2), Rate.of(20, 1)),
                                RateRatio.of(Rate.of(100, 2), Rate.of(50, 1)))
                        .local(),
                -20,
                Math.sqrt(115));
        example(
                "area weights",
                WeightedDisplacement.of(
                                RateRatio.of(Rate.of(207, 1.2), Rate.of(110, 1.2)),
                                RateRatio.of(Rate.of(308, 0.9), Rate.of(318, 0.9)))
                        .withDisplacement(
                                RateRatio.of(Rate.of(178, 1.5), Rate.of(157, 1.5)),
                                RateRatio.of(Rate.of(150, 1.6), Rate.of(140, 1.6)))
                        .total(),
                -99.69444444,
                35.4280755);
        long[][] pre = {{133, 388, 148, 86, 94}, {130, 327, 398, 144, 183}};
        long[][] post = {{91, 305, 97, 64, 67}, {74, 202, 190, 92, 96}};
        double[] weights = {3, 2, 5, 7, 10};
        double estimate = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            WeightedDisplacement.Part part = WeightedDisplacement.of(
                            RateRatio.of(Rate.of(pre[1][i], 1), Rate.of(post[1][i], 1)),
                            RateRatio.of(Rate.of(pre[0][i], 1), Rate.of(post[0][i], 1)))
                    .local();
            estimate += weights[i] * part.estimate();
            variance += weights[i] * weights[i] * part.standardError() * part.standardError();
        }
        example(
                "harm weights, added up over five offences",
                new WeightedDisplacement.Part(estimate, Math.sqrt(variance), "normal, Poisson"),
                -1721,
                304.10360077);
    }

    private void example(String name, WeightedDisplacement.Part part, double estimate, double error) {
        boolean same = Math.abs(part.estimate() - estimate) < 5e-7 && Math.abs(part.standardError() - error) < 5e-7;
        agree += same ? 1 : 0;
        differ += same ? 0 : 1;
        out.printf(
                Locale.ROOT,
                "| WDD | %s | | | %.4f, standard error %.4f | %s | %s |%n",
                name,
                estimate,
                error,
                part,
                same
                        ? "agrees"
                        : String.format(Locale.ROOT, "differs: %.6f, %.6f", part.estimate(), part.standardError()));
    }
}
