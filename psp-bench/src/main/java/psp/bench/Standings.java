package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.ShareLost;
import psp.stats.inference.Verdict;

/**
 * Simulates how often a standing claims too much where the truth is at the low: {@code Standings [--trials N] [--seed S]},
 * the tables of docs/evidence/standing.md.
 *
 * <p>Every phase after the baseline has the same true rate; the baseline's is half as high again. The low is whichever
 * phase came out lowest. In all tables but the last now has that rate too, so that every claim against a phase is wrong.
 */
public final class Standings {

    private static final Phase.Kind[] KINDS = {
        Phase.Kind.ACTIVE, Phase.Kind.STEPPED_DOWN, Phase.Kind.WITHDRAWN, Phase.Kind.RETURNED, Phase.Kind.WITHDRAWN
    };

    private final PrintStream out;
    private final int trials;
    private final long seed;
    private long row;

    private Standings(PrintStream out, int trials, long seed) {
        this.out = out;
        this.trials = trials;
        this.seed = seed;
    }

    /**
     * Prints the tables as Markdown.
     *
     * @param args {@code --trials N} and {@code --seed S}
     */
    public static void main(String[] args) {
        Trials asked = Trials.of(Standings.class, args, "--trials", new Trials(10_000));
        new Standings(new PrintStream(System.out, true, StandardCharsets.UTF_8), asked.reps(), asked.seed()).run();
    }

    /**
     * Phases of so many months, the first from a month of the year on, after so many earlier years; the height of the
     * season on the log scale; now's rate over that of the phases.
     */
    private record Design(int phases, int months, int firstMonth, int earlierYears, double season, double now) {}

    private void run() {
        out.printf(
                Locale.ROOT,
                "%,d trials a row, seed %d; the simulation error of 5 %% is ± %.1f points (two standard"
                        + " errors).%n",
                trials,
                seed,
                200 * Math.sqrt(0.05 * 0.95 / trials));
        table("Phases of a year, now at the lowest, one earlier year", new Design(0, 12, 1, 1, 0, 1), 2, 3, 4);
        table("The same with ten earlier years", new Design(0, 12, 1, 10, 0, 1), 2, 4);
        table(
                "Phases of nine months, now at the lowest; by their common days or season-adjusted, from five earlier years",
                new Design(0, 9, 4, 5, 0.3, 1),
                2,
                4);
        table(
                "Phases of six months, now at the lowest; every second one season-adjusted from five earlier years",
                new Design(0, 6, 1, 5, 0.3, 1),
                2,
                4);
        table(
                "Phases of a year, now back at the baseline, one earlier year: what it takes to be seen",
                new Design(0, 12, 1, 1, 0, 1.5),
                2,
                4);
        table("The same with ten earlier years, now back at the baseline", new Design(0, 12, 1, 10, 0, 1.5), 2, 4);
    }

    private void table(String title, Design design, int... phases) {
        out.printf("%n## %s%n%n", title);
        out.println("| phases to pick from | mean a month | phi | above the lowest % | below it %"
                + " | any claim against a phase % | picked, not corrected: above % | exact Poisson, not corrected: above % | share said % |"
                + " share said above 0 % |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int k : phases) {
            for (double mean : new double[] {2, 10, 50}) {
                for (double phi : new double[] {1, 2, 3}) {
                    double[] m = means(
                            new Design(
                                    k,
                                    design.months(),
                                    design.firstMonth(),
                                    design.earlierYears(),
                                    design.season(),
                                    design.now()),
                            mean,
                            phi);
                    out.printf(Locale.ROOT, "| %d | %.0f | %.0f |", k, mean, phi);
                    for (double share : m) {
                        out.printf(Locale.ROOT, " %.1f |", 100 * share);
                    }
                    out.println();
                }
            }
        }
    }

    private double[] means(Design design, double mean, double phi) {
        long own = row++;
        double[][] all = LongStream.range(0, trials)
                .parallel()
                .mapToObj(trial -> trial(Draws.of(seed, own, trial), design, mean, phi))
                .toArray(double[][]::new);
        double[] sums = new double[all[0].length];
        for (double[] answers : all) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += answers[i] / trials;
            }
        }
        return sums;
    }

    private static double[] trial(Draws draws, Design design, double mean, double phi) {
        YearMonth begin = YearMonth.of(2010, design.firstMonth());
        Operation operation =
                Operation.in("focus").baseline(begin.minusYears(1).atDay(1) + "/" + begin.atDay(1), "baseline");
        for (int i = 0; i <= design.phases(); i++) {
            YearMonth start = begin.plusMonths((long) i * design.months());
            operation = operation.phase(new Phase(
                    KINDS[i],
                    Period.of(start.atDay(1), start.plusMonths(design.months()).atDay(1)),
                    "phase " + (i + 1)));
        }
        YearMonth current = begin.plusMonths((long) design.phases() * design.months());
        YearMonth end = begin.plusMonths((design.phases() + 1L) * design.months());
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (YearMonth month = begin.minusYears(design.earlierYears());
                month.isBefore(end);
                month = month.plusMonths(1)) {
            double level = mean
                    * (month.isBefore(begin) ? 1.5 : month.isBefore(current) ? 1 : design.now())
                    * Math.exp(design.season() * Math.cos(2 * Math.PI * (month.getMonthValue() - 7) / 12));
            cells.add(new ZoneCounts.Cell(Period.ofMonth(month), "focus", draws.count(level, phi)));
        }
        Standing standing = Study.of(operation, ZoneCounts.ofTable("shootings", cells))
                .standing(end.atDay(1).minusDays(1));
        boolean claimed = standing.readings().stream()
                .filter(r -> r.entry().kind() != Phase.Kind.BASELINE)
                .anyMatch(r -> r.verdict() == Verdict.ABOVE || r.verdict() == Verdict.BELOW);
        Standing.Low low = standing.low().orElse(null);
        Standing.Low bare = standing.poisson().low().orElse(null);
        return new double[] {
            is(low, Verdict.ABOVE),
            is(low, Verdict.BELOW),
            claimed ? 1 : 0,
            uncorrected(low),
            uncorrected(bare),
            low != null && low.share() != null && low.share().fallEstablished() ? 1 : 0,
            low != null
                            && low.share() != null
                            && low.share().kind() == ShareLost.Kind.INTERVAL
                            && low.share().above(0)
                    ? 1
                    : 0
        };
    }

    private static double is(Standing.Low low, Verdict verdict) {
        return low != null && low.reading().verdict() == verdict ? 1 : 0;
    }

    private static double uncorrected(Standing.Low low) {
        return low != null && low.reading().alone().lo() > 1 ? 1 : 0;
    }
}
