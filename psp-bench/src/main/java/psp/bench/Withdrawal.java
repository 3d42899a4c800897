package psp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import psp.bench.draw.Draws;
import psp.bench.watch.WithdrawalCell;
import psp.stats.watch.Watch;

/**
 * Watches series for a return after a withdrawal: {@code Withdrawal --series FILE [--false-alarms 0.10]
 * [--baseline-years 1]} prints {@code cell,rep,alarm}; {@code --simulate CELLS.csv [--reps 2000] [--seed 2017]
 * [--reference reference.csv] [--anchors best_per_cell.csv]} draws series by the protocol and prints how often it alarms,
 * as Markdown; {@code --draw CELLS.csv [--reps 600] [--seed 2017]} prints such series as {@code --series} reads them.
 */
public final class Withdrawal {

    private final Map<String, String> options;
    private final PrintStream out;

    private Withdrawal(Map<String, String> options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs.
     *
     * @param args the options
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        List<String> known = List.of(
                "--series",
                "--false-alarms",
                "--baseline-years",
                "--simulate",
                "--anchors",
                "--reps",
                "--seed",
                "--reference",
                "--draw");
        for (int i = 0; i < args.length; i += 2) {
            if (!known.contains(args[i]) || i + 1 == args.length) {
                System.err.println("No option '" + args[i] + "' with a value; the options are " + known);
                System.exit(2);
            }
            options.put(args[i], args[i + 1]);
        }
        if (List.of("--series", "--simulate", "--draw").stream()
                        .filter(options::containsKey)
                        .count()
                != 1) {
            System.err.println("Give one of --series FILE, --simulate CELLS.csv and --draw CELLS.csv");
            System.exit(2);
        }
        Withdrawal run = new Withdrawal(options, new PrintStream(System.out, false, StandardCharsets.UTF_8));
        if (options.containsKey("--series")) {
            run.series();
        } else if (options.containsKey("--draw")) {
            run.draw();
        } else {
            run.simulate();
        }
        run.out.flush();
    }

    private double chance() {
        return Double.parseDouble(options.getOrDefault("--false-alarms", "0.10"));
    }

    private int years() {
        return Integer.parseInt(options.getOrDefault("--baseline-years", "1"));
    }

    private void series() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(options.get("--series")));
        out.println("cell,rep,alarm");
        String[] answers = new String[lines.size()];
        IntStream.range(1, lines.size())
                .parallel()
                .filter(i -> !lines.get(i).isBlank())
                .forEach(i -> answers[i] = answer(lines.get(i), i + 1));
        Arrays.stream(answers).filter(answer -> answer != null).forEach(out::println);
    }

    private void draw() throws IOException {
        int reps = Integer.parseInt(options.getOrDefault("--reps", "600"));
        long seed = Long.parseLong(options.getOrDefault("--seed", "2017"));
        out.println("cell,rep,freq,y");
        for (WithdrawalCell cell : WithdrawalCell.read(Path.of(options.get("--draw")))) {
            for (int rep = 0; rep < reps; rep++) {
                long[] counts = cell.draw(years(), Draws.of(seed, Long.parseLong(cell.id()), rep));
                out.println(cell.id() + "," + (rep + 1) + "," + cell.frequency() + ","
                        + Arrays.stream(counts).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
            }
        }
    }

    private String answer(String line, int number) {
        String[] fields = line.split(",");
        try {
            int alarm = alarm(
                    Arrays.stream(fields[3].trim().split("[ ;]+"))
                            .mapToLong(Long::parseLong)
                            .toArray(),
                    Integer.parseInt(fields[2].trim()));
            return fields[0] + "," + fields[1] + "," + (alarm == 0 ? "NA" : String.valueOf(alarm));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Line " + number + " is not cell,rep,freq,counts: '" + line + "'", e);
        }
    }

    /** The first watched period with an alarm, from 1; 0 for none. */
    private int alarm(long[] counts, int frequency) {
        int operation = years() * frequency;
        int watched = operation + frequency;
        if (Arrays.stream(counts, 0, watched).sum() == 0
                || Arrays.stream(counts, 0, operation).sum() == 0) {
            return 0;
        }
        Watch watch = Watch.of(
                        frequency,
                        Arrays.copyOfRange(counts, 0, operation),
                        Arrays.copyOfRange(counts, operation, watched))
                .falseAlarmChancePerYear(chance());
        for (int i = watched; i < counts.length && watch.alarm().isEmpty(); i++) {
            watch = watch.observe(counts[i]);
        }
        return watch.alarm().orElse(0);
    }

    private void simulate() throws IOException {
        int reps = Integer.parseInt(options.getOrDefault("--reps", "2000"));
        long seed = Long.parseLong(options.getOrDefault("--seed", "2017"));
        Map<String, double[]> reference = reference();
        Map<String, double[]> detected = new LinkedHashMap<>();
        out.printf(
                Locale.ROOT,
                "%,d series a cell, seed %d, promise %s a year, %d year(s) of baseline.%n%n",
                reps,
                seed,
                chance(),
                years());
        out.println(
                "| cell | a year | level | phi | fall | share back | onset | lag | autocorrelation | false alarms in year 1, 2, 3"
                        + " | seen in 6 months | in 12 months | above reference |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        double gain = 0;
        double worst = Double.POSITIVE_INFINITY;
        int compared = 0;
        for (WithdrawalCell cell : WithdrawalCell.read(Path.of(options.get("--simulate")))) {
            int[] alarms = IntStream.range(0, reps)
                    .parallel()
                    .map(i -> alarm(cell.draw(years(), Draws.of(seed, Long.parseLong(cell.id()), i)), cell.frequency()))
                    .toArray();
            int f = cell.frequency();
            String held = "";
            String six = "";
            String twelve = "";
            String above = "";
            if (cell.returned() == 0) {
                for (int from = 0; from + f <= cell.watched(); from += f) {
                    held += String.format(Locale.ROOT, "%s%.3f", from == 0 ? "" : ", ", share(alarms, from, from + f));
                }
            } else {
                double[] seen = {
                    share(alarms, cell.lag(), cell.lag() + f / 2), share(alarms, cell.lag(), cell.lag() + f)
                };
                boolean half = cell.lag() + f / 2 <= cell.watched();
                boolean whole = cell.lag() + f <= cell.watched();
                six = half ? String.format(Locale.ROOT, "%.3f", seen[0]) : "";
                twelve = whole ? String.format(Locale.ROOT, "%.3f", seen[1]) : "";
                detected.put(cell.id(), new double[] {seen[0], whole ? seen[1] : Double.NaN});
                double[] known = reference.getOrDefault(cell.id(), new double[] {Double.NaN, Double.NaN});
                for (int i = 0; i < 2; i++) {
                    if (!Double.isNaN(known[i])) {
                        double more = seen[i] - known[i];
                        above += String.format(Locale.ROOT, "%s%+.3f", above.isEmpty() ? "" : ", ", more);
                        gain += more;
                        worst = Math.min(worst, more);
                        compared++;
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s | %s | %d | %s | %s | %s | %s | %s |%n",
                    cell.id(),
                    f,
                    cell.level(),
                    cell.phi(),
                    cell.fall(),
                    cell.returned(),
                    cell.gradual() ? "gradual" : "sudden",
                    cell.lag(),
                    cell.autocorrelation(),
                    held,
                    six,
                    twelve,
                    above);
        }
        if (compared > 0) {
            out.printf(
                    Locale.ROOT,
                    "%nOver %d figures: %+.4f above the reference on average, %+.3f at worst.%n",
                    compared,
                    gain / compared,
                    worst);
        }
        if (options.containsKey("--anchors")) {
            anchors(detected);
        }
    }

    /** What is seen beside the best of other methods, its threshold tuned with the truth, and one exact test at month 12. */
    private void anchors(Map<String, double[]> detected) throws IOException {
        out.printf(
                "%n| cell | best tuned anchor | in 6 months: psp | anchor | psp − anchor | in 12 months: psp | anchor"
                        + " | psp − anchor | one test at month 12 | psp − test |%n|---|---|---|---|---|---|---|---|---|---|%n");
        double[] gaps = new double[3];
        int[] cells = new int[3];
        for (String line : Files.readAllLines(Path.of(options.get("--anchors")))) {
            String[] v = line.split(",");
            double[] seen = detected.get(v[0]);
            if (seen == null) {
                continue;
            }
            double[] other = {value(v[12]), value(v[13]), value(v[v.length - 1])};
            double[] ours = {seen[0], seen[1], seen[1]};
            for (int i = 0; i < gaps.length; i++) {
                if (!Double.isNaN(other[i] + ours[i])) {
                    gaps[i] += ours[i] - other[i];
                    cells[i]++;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %s | %s | %s | %s | %s | %s | %s |%n",
                    v[0],
                    v[10],
                    ours[0],
                    v[12],
                    signed(ours[0] - other[0]),
                    text(ours[1]),
                    v[13],
                    signed(ours[1] - other[1]),
                    v[v.length - 1],
                    signed(ours[2] - other[2]));
        }
        out.printf(
                Locale.ROOT,
                "%nOn average %+.3f beside the tuned anchors within 6 months (%d cells), %+.3f within 12 (%d),"
                        + " %+.3f beside the one test (%d).%n",
                gaps[0] / cells[0],
                cells[0],
                gaps[1] / cells[1],
                cells[1],
                gaps[2] / cells[2],
                cells[2]);
    }

    private static String text(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String signed(double gap) {
        return Double.isNaN(gap) ? "" : String.format(Locale.ROOT, "%+.3f", gap);
    }

    /** The share alarmed after one period and up to another, among those not alarmed before. */
    private static double share(int[] alarms, int from, int to) {
        long left = Arrays.stream(alarms)
                .filter(alarm -> alarm == 0 || alarm > from)
                .count();
        return (double) Arrays.stream(alarms)
                        .filter(alarm -> alarm > from && alarm <= to)
                        .count()
                / left;
    }

    private Map<String, double[]> reference() throws IOException {
        Map<String, double[]> reference = new HashMap<>();
        if (options.containsKey("--reference")) {
            for (String line : Files.readAllLines(Path.of(options.get("--reference")))) {
                String[] v = line.split(",");
                if (!v[0].equals("id")) {
                    reference.put(v[0], new double[] {value(v[3]), value(v[4])});
                }
            }
        }
        return reference;
    }

    private static double value(String text) {
        return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }
}
