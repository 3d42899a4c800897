package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import psp.bench.calibration.Gate;
import psp.bench.calibration.Months;
import psp.bench.calibration.Rows;
import psp.bench.draw.Draws;
import psp.core.Period;
import psp.stats.Benchmark;
import psp.stats.PastContrasts;
import psp.stats.Placebo;
import psp.stats.YearCount;
import psp.stats.design.Shrinkage;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Verdict;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.model.CountFit;
import psp.stats.model.StandardErrors;

/**
 * Simulates how often psp's ranges miss a truth that is known:
 * {@code Calibration [--trials N] [--seed S] [--only TABLE]}, N at least 20,000 for the tables in docs/evidence/calibration.md.
 */
public final class Calibration {

    private static final List<String> TABLES =
            List.of("steps", "designs", "ratios", "differences", "contrasts", "placebos", "regression");

    private final PrintStream out;
    private final int trials;
    private final long seed;
    private final String only;
    private final Rows rows;

    private Calibration(PrintStream out, int trials, long seed, String only) {
        this.out = out;
        this.trials = trials;
        this.seed = seed;
        rows = new Rows(trials, seed);
        this.only = only;
    }

    /**
     * Prints the tables as Markdown.
     *
     * @param args {@code --trials N}, {@code --seed S} and {@code --only TABLE}, one of steps, designs, ratios,
     *     differences, contrasts, placebos, regression; a table alone is the same as among all
     */
    public static void main(String[] args) {
        int trials = 20_000;
        long seed = 2016;
        String only = "";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--trials" -> trials = Integer.parseInt(args[i + 1]);
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--only" -> only = args[i + 1];
                default -> {
                    System.err.println("usage: Calibration [--trials N] [--seed S] [--only TABLE]");
                    System.exit(2);
                }
            }
        }
        new Calibration(new PrintStream(System.out, true, StandardCharsets.UTF_8), trials, seed, only).run();
    }

    private void run() {
        out.printf(
                Locale.ROOT,
                "%,d trials a row, seed %d; the simulation error of a size of 5 %% is ± %.1f points (two standard"
                        + " errors).%n%n",
                trials,
                seed,
                200 * Math.sqrt(0.05 * 0.95 / trials));
        table("steps", this::steps);
        table("designs", this::designs);
        table("ratios", this::ratios);
        table("differences", this::differences);
        table("contrasts", this::contrasts);
        table("placebos", this::placebos);
        table("regression", this::regression);
    }

    private void table(String name, Runnable printed) {
        rows.startAt(1_000L * (1 + TABLES.indexOf(name)));
        if (only.isEmpty() || only.equals(name)) {
            printed.run();
        }
    }

    private void head(String title) {
        out.println("## " + title + "\n");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private void steps() {
        out.println("## A step in a monthly series: size of a nominal 5 %\n");
        out.println("Months of 28 to 31 days, means 25 % higher in July than on average. Default: quasi-Poisson t"
                + " corrected for autocorrelation, one level a calendar month. Covers: how often the default 95 % range"
                + " holds a true fall of 30 %. Exact: the Poisson test of the two totals. Told: share of trials with at"
                + " least five incidents in each phase; the others are not counted,"
                + " but for the exact test. Memory: whether the counts themselves are autocorrelated, or only the rate"
                + " under them. Gated: the default, at most 6 % without memory and 8 % at autocorrelation 0.3.\n");
        out.println("| months | mean | phi | autocorrelation | told % | default % | covers % | quasi % | Newey-West % |"
                + " exact Poisson % |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        Gate without = new Gate(6);
        Gate some = new Gate(8);
        for (int before : new int[] {12, 24}) {
            for (double mean : new double[] {0.1, 0.3, 1, 3, 10, 30, 100, 300}) {
                for (double phi : new double[] {1, 1.5, 2, 3}) {
                    for (double ar : new double[] {0, 0.3, 0.6}) {
                        for (Draws.Memory memory : Draws.Memory.values()) {
                            if (memory == Draws.Memory.COUNTS || ar > 0 && phi == 2) {
                                double[] m = rows.means(draws -> step(draws, before, mean, phi, ar, memory));
                                String name = String.format(
                                        Locale.ROOT,
                                        "| %d + 12 | %s | %s | %s ",
                                        before,
                                        number(mean),
                                        number(phi),
                                        ar == 0
                                                ? "0"
                                                : number(ar) + ", "
                                                        + memory.name().toLowerCase(Locale.ROOT));
                                out.print(name);
                                Arrays.stream(m).forEach(share -> out.print("| " + percent(share) + " "));
                                out.println("|");
                                (ar == 0 ? without : ar == 0.3 ? some : new Gate(100)).row(name, m[1], m[0] * trials);
                            }
                        }
                    }
                }
            }
        }
        out.println("\nWithout memory: " + without + "\n\nAt autocorrelation 0.3: " + some + "\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static double[] step(Draws draws, int before, double mean, double phi, double ar, Draws.Memory memory) {
        Months none = Months.drawn(draws, before, mean, phi, ar, memory, 1);
        double exact = none.exact() < 0.05 ? 1 : 0;
        Months fall = Months.drawn(draws, before, mean, phi, ar, memory, 0.7);
        double covers = fall.told()
                ? fall.stratified()
                        .fit()
                        .interval("step", 0.95)
                        .map(range -> range.contains(Math.log(0.7)) ? 1.0 : 0.0)
                        .orElse(Double.NaN)
                : Double.NaN;
        if (!none.told()) {
            return new double[] {0, Double.NaN, covers, Double.NaN, Double.NaN, exact};
        }
        CountFit fit = none.stratified().fit();
        return new double[] {
            1,
            Months.rejects(fit, StandardErrors.QUASI_AR1),
            covers,
            Months.rejects(fit, StandardErrors.QUASI),
            Months.rejects(fit, StandardErrors.NEWEY_WEST_3),
            exact
        };
    }

    private void designs() {
        head("The same with other seasons in the model: size of a nominal 5 %");
        out.println("Counts of 30 a month on average, autocorrelation of the counts; the default error under each.\n");
        out.println("| months | phi | autocorrelation | a level a month % | one wave % | no season % |");
        out.println("|---|---|---|---|---|---|");
        for (int before : new int[] {12, 24}) {
            for (double phi : new double[] {1, 2, 3}) {
                for (double ar : new double[] {0, 0.3, 0.6}) {
                    double[] m = rows.means(draws -> {
                        Months none = Months.drawn(draws, before, 30, phi, ar, Draws.Memory.COUNTS, 1);
                        return new double[] {
                            Months.rejects(none.stratified().fit(), StandardErrors.QUASI_AR1),
                            Months.rejects(none.waves(1).fit(), StandardErrors.QUASI_AR1),
                            Months.rejects(none.waves(0).fit(), StandardErrors.QUASI_AR1)
                        };
                    });
                    out.printf(
                            Locale.ROOT,
                            "| %d + 12 | %s | %s | %s | %s | %s |%n",
                            before,
                            number(phi),
                            number(ar),
                            percent(m[0]),
                            percent(m[1]),
                            percent(m[2]));
                }
            }
        }
        out.println();
    }

    private void ratios() {
        out.println("## Ratio of ratios under a common −10 %: size of a nominal 5 %\n");
        out.println("| focus count | comparison, times as large | size % |\n|---|---|---|");
        for (double focus : new double[] {20, 50, 200, 700}) {
            for (double times : new double[] {1, 2, 5}) {
                double[] m = rows.means(draws -> new double[] {
                    RatioOfRatios.of(
                                                    draws.poisson(focus),
                                                    draws.poisson(0.9 * focus),
                                                    draws.poisson(times * focus),
                                                    draws.poisson(0.9 * times * focus))
                                            .pValue()
                                    < 0.05
                            ? 1
                            : 0
                });
                out.printf(Locale.ROOT, "| %s | %s | %s |%n", number(focus), number(times), percent(m[0]));
            }
        }
        out.println();
    }

    private void differences() {
        out.println(
                "## Weighted displacement difference: size of a nominal 5 % on additive data, and on a common percentage\n");
        out.println("| focus count | control, times as large | additive size % | common −10 %: size % | warned of % |");
        out.println("|---|---|---|---|---|");
        for (double focus : new double[] {50, 200, 700}) {
            for (double times : new double[] {1, 2, 5}) {
                double change = 0.1 * focus;
                double[] m = rows.means(draws -> new double[] {
                    wdd(draws, focus, focus - change, times * focus, times * focus - change),
                    wdd(draws, focus, 0.9 * focus, times * focus, 0.9 * times * focus),
                    WeightedDisplacement.of(
                                            RateRatio.of(
                                                    Rate.of(draws.poisson(focus), 1),
                                                    Rate.of(draws.poisson(0.9 * focus), 1)),
                                            RateRatio.of(
                                                    Rate.of(draws.poisson(times * focus), 1),
                                                    Rate.of(draws.poisson(0.9 * times * focus), 1)))
                                    .scaleWarning()
                                    .isPresent()
                            ? 1
                            : 0
                });
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s |%n",
                        number(focus),
                        number(times),
                        percent(m[0]),
                        percent(m[1]),
                        percent(m[2]));
            }
        }
        out.println();
    }

    private static double wdd(Draws draws, double a0, double a1, double c0, double c1) {
        return WeightedDisplacement.of(
                                        RateRatio.of(Rate.of(draws.poisson(a0), 1), Rate.of(draws.poisson(a1), 1)),
                                        RateRatio.of(Rate.of(draws.poisson(c0), 1), Rate.of(draws.poisson(c1), 1)))
                                .total()
                                .pValue()
                                .orElse(1)
                        < 0.05
                ? 1
                : 0;
    }

    private void contrasts() {
        out.println("## Past contrasts: how often a range at 95 % misses where nothing was done\n");
        out.println(
                "Zones drift against the city as a random walk or swing about a level; phi is that of the yearly contrast."
                        + " Any verdict: below or above.\n");
        out.println(
                "| past years | focus a year | phi | course | last year % | all years % | drift % | any verdict % |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (boolean walk : new boolean[] {false, true}) {
            for (int years : new int[] {6, 10, 15}) {
                for (double focus : new double[] {60, 600}) {
                    for (double phi : new double[] {1, 2, 3}) {
                        double[] m = rows.means(draws -> contrast(draws, years, focus, phi, walk));
                        out.printf(
                                Locale.ROOT,
                                "| %d | %s | %s | %s | %s | %s | %s | %s |%n",
                                years,
                                number(focus),
                                number(phi),
                                walk ? "walk" : "level",
                                percent(m[0]),
                                percent(m[1]),
                                percent(m[2]),
                                percent(m[3]));
                    }
                }
            }
        }
        out.println();
    }

    private static double[] contrast(Draws draws, int years, double focus, double phi, boolean walk) {
        List<YearCount> past = new ArrayList<>();
        double city = 9 * focus;
        // Poisson noise of a contrast is 2/focus + 2/city; the rest of phi is the zone's own course.
        double extra = Math.sqrt((phi - 1) * (2 / focus + 2 / city));
        double level = 0;
        YearCount last = null;
        for (int y = 0; y <= years; y++) {
            double own = walk ? level : extra / Math.sqrt(2) * draws.normal();
            level += extra * draws.normal();
            double course = Math.exp(0.05 * draws.normal());
            last = new YearCount(
                    Period.ofYear(2000 + y),
                    draws.poisson(focus * course * Math.exp(own)),
                    draws.poisson(city * course));
            if (y < years) {
                past.add(last);
            }
        }
        PastContrasts net = PastContrasts.of("city", past, last);
        return new double[] {
            missed(net, Benchmark.Kind.LAST_YEAR),
            missed(net, Benchmark.Kind.ALL_YEARS),
            missed(net, Benchmark.Kind.DRIFT),
            net.verdict() == Verdict.CANNOT_TELL ? 0 : 1
        };
    }

    private static double missed(PastContrasts net, Benchmark.Kind kind) {
        return Objects.requireNonNull(net.benchmark(kind).orElseThrow().interval())
                        .contains(1)
                ? 0
                : 1;
    }

    private void placebos() {
        out.println("## Placebo zones: share of trials with p at or below a, where nothing was done anywhere\n");
        out.println(
                "Every zone has a level of its own (mean 40, coefficient of variation 0.7) and swings of its own; one at"
                        + " random is called the focus. Allowed: a + 1 / (zones + 1).\n");
        out.println("| other zones | p ≤ 0.05 % | allowed % | p ≤ 0.10 % | allowed % | 95 % range misses % |");
        out.println("|---|---|---|---|---|---|");
        for (int zones : new int[] {9, 19, 39, 99, 190}) {
            double[] m = rows.means(draws -> placebo(draws, zones));
            out.printf(
                    Locale.ROOT,
                    "| %d | %s | %s | %s | %s | %s |%n",
                    zones,
                    percent(m[0]),
                    percent(0.05 + 1.0 / (zones + 1)),
                    percent(m[1]),
                    percent(0.1 + 1.0 / (zones + 1)),
                    percent(m[2]));
        }
        out.println();
    }

    private static double[] placebo(Draws draws, int zones) {
        List<Placebo.Change> changes = new ArrayList<>();
        for (int z = 0; z <= zones; z++) {
            double level = draws.gamma(1 / 0.49, 40 * 0.49);
            RatioOfRatios ratio = RatioOfRatios.of(
                            draws.poisson(level),
                            draws.poisson(level * Math.exp(0.15 * draws.normal())),
                            draws.poisson(8_000),
                            draws.poisson(7_500))
                    .haldane();
            changes.add(new Placebo.Change("zone " + z, ratio.logEstimate(), ratio.standardError()));
        }
        Placebo placebo = new Placebo(changes.remove(0), changes);
        double missed =
                placebo.interval().map(range -> range.contains(1) ? 0.0 : 1.0).orElse(Double.NaN);
        return new double[] {placebo.pValue() <= 0.05 ? 1 : 0, placebo.pValue() <= 0.1 ? 1 : 0, missed};
    }

    private void regression() {
        out.println("## Regression to the mean: the worst of 50 zones, three past years\n");
        out.println(
                "Mean error of the expected count, in per cent of it; beside it that of the last year's count taken as it"
                        + " is.\n");
        out.println("| mean | coefficient of variation | phi | shrunk % | as it is % |\n|---|---|---|---|---|");
        for (double mean : new double[] {24, 120}) {
            for (double variation : new double[] {0, 0.5}) {
                for (double phi : new double[] {1, 2}) {
                    double[] m = rows.means(draws -> worst(draws, mean, variation, phi));
                    out.printf(
                            Locale.ROOT,
                            "| %s | %s | %s | %+.1f | %+.1f |%n",
                            number(mean),
                            number(variation),
                            number(phi),
                            100 * m[0],
                            100 * m[1]);
                }
            }
        }
    }

    private static double[] worst(Draws draws, double mean, double variation, double phi) {
        double[] levels = new double[50];
        long[][] counts = new long[50][3];
        int worst = 0;
        for (int z = 0; z < 50; z++) {
            levels[z] = variation == 0 ? mean : draws.gamma(1 / (variation * variation), mean * variation * variation);
            for (int y = 0; y < 3; y++) {
                counts[z][y] = draws.count(levels[z], phi);
            }
            worst = counts[z][2] > counts[worst][2] ? z : worst;
        }
        double expected = Shrinkage.of(counts, null)
                .expected(Arrays.stream(counts[worst]).average().orElseThrow());
        return new double[] {levels[worst] / expected - 1, levels[worst] / counts[worst][2] - 1};
    }
}
