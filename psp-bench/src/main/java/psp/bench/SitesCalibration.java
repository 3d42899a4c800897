package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;
import psp.stats.pool.Pooled;
import psp.stats.pool.PoolingLimits;
import psp.stats.pool.PoolingMethod;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;

/**
 * Simulates how often the ranges of pooled sites hold the truth: {@code SitesCalibration [--reps N] [--seed S]} prints
 * the table of docs/sites.md, {@code SitesCalibration --sets} the simulated sets of the reference tables.
 */
public final class SitesCalibration {

    private static final double FALL = Math.log(0.7);
    private static final double YEAR = 365;
    private static final long SETS = 8;

    private final PrintStream out;
    private final int reps;
    private final long seed;

    SitesCalibration(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Prints Markdown, or with {@code --sets} CSV.
     *
     * @param args {@code --reps N} and {@code --seed S}, or {@code --sets}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 1 && args[0].equals("--sets")) {
            out.print(sets());
            return;
        }
        Trials asked = Trials.of(SitesCalibration.class, args, "--reps", new Trials(500, 2018));
        new SitesCalibration(out, asked.reps(), asked.seed()).run(List.of(3, 5, 10));
    }

    /** What a site knows of its dispersion. */
    private enum Known {
        /** The true one. */
        TRUE("known"),
        /** What two years of months tell of it. */
        MONTHS("of 24 months"),
        /** Nothing, so that it is taken as 1. */
        NOTHING("taken as 1");

        private final String text;

        Known(String text) {
            this.text = text;
        }
    }

    /** What is simulated in a row: the true log ratios are normal about that of 0.7. */
    private record Cell(int sites, double before, double tau, double phi, Known known) {

        /** The sites, then one more whose ratio is to be predicted. */
        double[] effects(Draws draws) {
            double[] effects = new double[sites + 1];
            Arrays.setAll(effects, i -> FALL + tau * draws.normal());
            return effects;
        }

        /** Levels differ by a factor of two up or down; a third of the sites had half as long after. */
        Sites draw(Draws draws, double[] effects) {
            List<Site> all = new ArrayList<>();
            for (int i = 0; i < sites; i++) {
                double level = before * Math.exp(0.7 * draws.normal() - 0.245);
                if (known == Known.MONTHS) {
                    all.add(Site.of("site " + (i + 1), byMonths(draws, level, level * Math.exp(effects[i]))));
                    continue;
                }
                double days = i % 3 == 2 ? YEAR / 2 : YEAR;
                all.add(site(
                        "site " + (i + 1),
                        draws.count(level, phi),
                        YEAR,
                        draws.count(level * days / YEAR * Math.exp(effects[i]), phi),
                        days,
                        known == Known.NOTHING ? 1 : phi));
            }
            return Sites.of(all);
        }

        /** A year of months before and one after, as a study sees them. */
        private Reduction byMonths(Draws draws, double before, double after) {
            List<ZoneCounts.Cell> cells = new ArrayList<>();
            for (Period month : Period.parse("2014-01-01/2016-01-01").months()) {
                cells.add(new ZoneCounts.Cell(
                        month, "focus", draws.count((month.start().getYear() == 2014 ? before : after) / 12, phi)));
            }
            return Study.of(Operation.in("focus").active("2015"), ZoneCounts.ofTable("simulated", cells))
                    .reduction();
        }
    }

    /** A site whose dispersion is known; of Poisson counts one without. */
    static Site site(String name, long before, double exposureBefore, long after, double exposureAfter, double phi) {
        RateRatio ratio = RateRatio.of(Rate.of(before, exposureBefore), Rate.of(after, exposureAfter));
        if (phi == 1) {
            return Site.of(name, ratio);
        }
        double log = before > 0 && after > 0 ? Math.log(ratio.estimate().orElseThrow()) : 0;
        double error = Math.sqrt(phi * (1 / Math.max(0.5, before) + 1 / Math.max(0.5, after)));
        return Site.of(
                name,
                new Reduction(
                        name, "before", "after", ratio, true, new Spread(log, error, 1000, Dispersion.given(phi))));
    }

    void run(List<Integer> sizes) {
        out.printf(
                Locale.ROOT,
                "%,d sets a row, seed %d; two standard errors of 0.95 are ± %.3f. The mean ratio is 0.7,"
                        + " the sites' true log ratios are normal with the standard deviation tau.%n%n",
                reps,
                seed,
                2 * Math.sqrt(0.95 * 0.05 / reps));
        out.println(
                "| sites | mean before | phi | phi is | tau | **counts, guarded** | counts, Hartung-Knapp |"
                        + " counts, likelihood, normal | REML, guarded | REML, Hartung-Knapp | DerSimonian-Laird, normal |"
                        + " one ratio, normal | **prediction** | prediction, tau as known | no prediction | median width of the default |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        long row = 0;
        double[] least = {1, 1};
        for (int sites : sizes) {
            for (double before : new double[] {2, 10, 100}) {
                for (double tau : new double[] {0, 0.4}) {
                    print(new Cell(sites, before, tau, 1, Known.TRUE), ++row, least);
                }
            }
            for (Known known : Known.values()) {
                print(new Cell(sites, 100, 0.2, 2, known), ++row, least);
            }
        }
        out.printf(
                Locale.ROOT,
                "%nThe least cover of the default's range is %.3f, of the prediction %.3f, where phi is not"
                        + " taken as 1.%n",
                least[0],
                least[1]);
    }

    private void print(Cell cell, long row, double[] least) {
        double[][] all = LongStream.range(0, reps)
                .parallel()
                .mapToObj(trial -> trial(cell, Draws.of(seed, row, trial)))
                .toArray(double[][]::new);
        out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %s | %.1f ",
                cell.sites,
                cell.before,
                cell.phi,
                cell.known.text,
                cell.tau);
        int columns = all[0].length;
        for (int column = 0; column < columns; column++) {
            int at = column;
            double[] told = Arrays.stream(all)
                    .mapToDouble(answers -> answers[at])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            double share = told.length == 0 ? Double.NaN : Arrays.stream(told).sum() / told.length;
            if (cell.known != Known.NOTHING && (column == 0 || column == 7 && !Double.isNaN(share))) {
                least[column == 0 ? 0 : 1] = Math.min(least[column == 0 ? 0 : 1], share);
            }
            out.print(
                    column == columns - 1
                            ? width(told[told.length / 2])
                            : Double.isNaN(share) ? "| – " : String.format(Locale.ROOT, "| %.3f ", share));
        }
        out.println("|");
    }

    private static String width(double factor) {
        return factor < 1000 ? String.format(Locale.ROOT, "| %.3g ", factor) : "| over 1000 ";
    }

    private static double[] trial(Cell cell, Draws draws) {
        double[] effects = cell.effects(draws);
        Sites sites = cell.draw(draws, effects);
        double truth = Math.exp(FALL);
        double later = Math.exp(effects[cell.sites]);
        Pooled own = sites.pooled();
        Interval next = sites.prediction(0.95);
        boolean unbounded = Double.isInfinite(next.hi());
        Interval known = own.prediction(0.95);
        Interval range = own.interval(0.95);
        return new double[] {
            holds(range, truth),
            holds(sites, PoolingMethod.COUNTS, PoolingLimits.HARTUNG_KNAPP, truth),
            holds(sites, PoolingMethod.COUNTS_ML, PoolingLimits.NORMAL, truth),
            holds(sites, PoolingMethod.REML, PoolingLimits.HARTUNG_KNAPP_GUARDED, truth),
            holds(sites, PoolingMethod.REML, PoolingLimits.HARTUNG_KNAPP, truth),
            holds(sites, PoolingMethod.DERSIMONIAN_LAIRD, PoolingLimits.NORMAL, truth),
            holds(sites, PoolingMethod.FIXED, PoolingLimits.NORMAL, truth),
            unbounded ? Double.NaN : holds(next, later),
            Double.isInfinite(known.hi()) ? Double.NaN : holds(known, later),
            unbounded ? 1 : 0,
            range.hi() / range.lo()
        };
    }

    private static double holds(Sites sites, PoolingMethod method, PoolingLimits error, double truth) {
        Pooled pooled = sites.pooled(method, error);
        return pooled.sites() == 0 ? Double.NaN : holds(pooled.interval(0.95), truth);
    }

    private static double holds(Interval range, double truth) {
        return range.contains(truth) ? 1 : 0;
    }

    /** The simulated sets of the reference tables: few incidents with zeros, alike, far apart, and overdispersed. */
    static String sets() {
        StringBuilder text = new StringBuilder();
        List<String> names = List.of("sparse", "alike", "apart", "scattered");
        List<Cell> cells = List.of(
                new Cell(9, 1.5, 0.5, 1, Known.TRUE),
                new Cell(5, 150, 0, 1, Known.TRUE),
                new Cell(6, 60, 1.5, 1, Known.TRUE),
                new Cell(7, 80, 0.25, 2, Known.TRUE));
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Draws draws = Draws.of(SETS, i, 0);
            for (Site site : cell.draw(draws, cell.effects(draws)).sites()) {
                RateRatio ratio = site.reduction().ratio();
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.1f,%d,%.1f,%.1f\n",
                        names.get(i),
                        site.name(),
                        ratio.before(),
                        ratio.exposureBefore(),
                        ratio.after(),
                        ratio.exposureAfter(),
                        cell.phi));
            }
        }
        return text.toString();
    }
}
