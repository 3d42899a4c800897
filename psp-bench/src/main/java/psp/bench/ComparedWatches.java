package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Extent;
import psp.stats.watch.Watch;

/**
 * Simulates what a watch beside a comparison says when both are shocked alike, when both rise, and when the focus alone
 * returns: {@code ComparedWatches [--reps N] [--seed S]}.
 *
 * <p>A year of baseline, a year of operation with a fall of 40 % in the focus alone, a year watched; both areas have one
 * season and negative binomial counts of variance phi · mean.
 */
public final class ComparedWatches {

    private static final double FALL = 0.4;
    private static final double SWING = 0.25;
    private static final double[][] LEVELS = {{12, 2}, {12, 10}, {12, 50}, {52, 0.5}, {52, 2.5}, {52, 12}};
    private static final double[] SIZES = {1, 3, 10};
    private static final double[] PHIS = {1, 2, 3};
    private static final double[] SHOCKS = {-0.2, 0, 0.2};

    private final PrintStream out;
    private final int reps;
    private final long seed;
    private long row;

    ComparedWatches(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Prints the tables as Markdown.
     *
     * @param args {@code --reps N} series a cell, a quarter of them by week; {@code --seed S}
     */
    public static void main(String[] args) {
        Trials asked = Trials.of(ComparedWatches.class, args, "--reps", new Trials(1_000));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        new ComparedWatches(out, asked.reps(), asked.seed()).run();
        out.flush();
    }

    void run() {
        out.printf(
                Locale.ROOT, "%d series a cell (by week %d), seed %d; promise 0.10 a year.%n%n", reps, weekly(), seed);
        falseAlarms();
        extents();
        years();
        strains();
    }

    private int weekly() {
        return Math.max(1, reps / 4);
    }

    private int reps(int frequency) {
        return frequency == 12 ? reps : weekly();
    }

    /** What one simulated year of watching ended with. */
    private record End(boolean focus, boolean local, Extent extent) {}

    /**
     * One kind of course.
     *
     * @param frequency periods a year
     * @param level of the focus before the operation, a period
     * @param phi of both
     * @param size the comparison's level before, over that of the focus
     * @param focus by what factor the focus rises in the watched years
     * @param comparison by what factor the comparison rises
     * @param swing how far the comparison's season departs from that of the focus
     * @param jolts the log standard deviation of a shock to both, drawn anew for each period
     * @param years watched
     */
    private record Course(
            int frequency,
            double level,
            double phi,
            double size,
            double focus,
            double comparison,
            double swing,
            double jolts,
            int years) {

        Course(double[] level, double phi, double size, double focus, double comparison) {
            this((int) level[0], level[1], phi, size, focus, comparison, 0, 0, 1);
        }

        Course with(double otherSwing, double otherJolts, int otherYears) {
            return new Course(frequency, level, phi, size, focus, comparison, otherSwing, otherJolts, otherYears);
        }

        /** The counts of focus and comparison. */
        long[][] draw(Draws draws) {
            int n = (2 + years) * frequency;
            double phase = draws.uniform();
            long[][] counts = new long[2][n];
            for (int i = 0; i < n; i++) {
                double angle = 2 * Math.PI * ((i + 1.0) / frequency - phase);
                double jolt = jolts > 0 ? Math.exp(jolts * draws.normal() - jolts * jolts / 2) : 1;
                double season = level * jolt * Math.exp(SWING * Math.cos(angle));
                boolean watched = i >= 2 * frequency;
                double held = i < frequency ? 1 : 1 - FALL;
                counts[0][i] = draws.count(season * held * (watched ? focus : 1), phi);
                counts[1][i] = draws.count(
                        season * Math.exp(swing * Math.sin(angle)) * size * (watched ? comparison : 1), phi);
            }
            return counts;
        }
    }

    private static ComparedWatch start(Course course, long[][] counts) {
        int f = course.frequency();
        return Watch.of(f, Arrays.copyOf(counts[0], f), Arrays.copyOfRange(counts[0], f, 2 * f))
                .against(Arrays.copyOf(counts[1], f), Arrays.copyOfRange(counts[1], f, 2 * f));
    }

    private static boolean empty(Course course, long[][] counts) {
        int f = course.frequency();
        return Arrays.stream(counts[0], 0, f).sum() == 0
                || Arrays.stream(counts[1], 0, f).sum() == 0
                || Arrays.stream(counts[1], f, 2 * f).sum() == 0;
    }

    private End[] ends(Course course) {
        long cell = row++;
        return IntStream.range(0, reps(course.frequency()))
                .parallel()
                .mapToObj(trial -> {
                    long[][] counts = course.draw(Draws.of(seed, cell, trial));
                    if (empty(course, counts)) {
                        return new End(false, false, Extent.CANNOT_TELL);
                    }
                    ComparedWatch watch = start(course, counts);
                    for (int i = 2 * course.frequency(); i < counts[0].length; i++) {
                        watch = watch.observe(counts[0][i], counts[1][i]);
                    }
                    return new End(
                            watch.focus().alarm().isPresent(),
                            watch.localAlarm().isPresent(),
                            watch.extent());
                })
                .toArray(End[]::new);
    }

    private static double share(End[] ends, java.util.function.Predicate<End> of) {
        return (double) Arrays.stream(ends).filter(of).count() / ends.length;
    }

    private void falseAlarms() {
        out.println("## False alarms \"local\" in a year in which both keep their ratio\n");
        out.println(
                "The common shock meets both from the start of the watch; beside it, what the plain watch of the focus"
                        + " says.\n");
        out.println(
                "| a year | mean | phi | comparison | local at −20 % | at 0 | at +20 % | plain at −20 % | at 0 | at +20 % |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        double worst = 0;
        double[] sums = new double[3];
        int cells = 0;
        for (double[] level : LEVELS) {
            for (double phi : PHIS) {
                for (double size : SIZES) {
                    StringBuilder local = new StringBuilder();
                    StringBuilder plain = new StringBuilder();
                    for (int k = 0; k < SHOCKS.length; k++) {
                        End[] ends = ends(new Course(level, phi, size, 1 + SHOCKS[k], 1 + SHOCKS[k]));
                        double alarms = share(ends, End::local);
                        sums[k] += alarms;
                        worst = Math.max(worst, alarms - 2 * Math.sqrt(0.12 * 0.88 / ends.length));
                        local.append(String.format(Locale.ROOT, " %.3f |", alarms));
                        plain.append(String.format(Locale.ROOT, " %.3f |", share(ends, End::focus)));
                    }
                    cells++;
                    out.printf(
                            Locale.ROOT,
                            "| %d | %s | %s | %s × |%s%s%n",
                            (int) level[0],
                            level[1],
                            phi,
                            size,
                            local,
                            plain);
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%nOver %d cells: local %.3f at −20 %%, %.3f at 0, %.3f at +20 %%; the largest less two standard"
                        + " errors %.3f (allowed 0.12).%n%n",
                cells,
                sums[0] / cells,
                sums[1] / cells,
                sums[2] / cells,
                worst);
    }

    private void extents() {
        out.println("## What is said after a year\n");
        out.println(
                "Shares of series: local / citywide / cannot tell, where both rise by 20 %, where both rise by as much as a"
                        + " full return of the focus, and where the focus alone returns, wholly or by half; the last column is the"
                        + " plain watch's chance to see the full return.\n");
        out.println(
                "| a year | mean | phi | comparison | both +20 % | both +67 % | focus alone returns | by half | plain |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        double full = 1 / (1 - FALL);
        double half = (1 - FALL / 2) / (1 - FALL);
        for (double[] level : LEVELS) {
            for (double phi : new double[] {1, 2}) {
                for (double size : SIZES) {
                    End[] alone = ends(new Course(level, phi, size, full, 1));
                    out.printf(
                            Locale.ROOT,
                            "| %d | %s | %s | %s × | %s | %s | %s | %s | %.2f |%n",
                            (int) level[0],
                            level[1],
                            phi,
                            size,
                            said(ends(new Course(level, phi, size, 1.2, 1.2))),
                            said(ends(new Course(level, phi, size, full, full))),
                            said(alone),
                            said(ends(new Course(level, phi, size, half, 1))),
                            share(alone, End::focus));
                }
            }
        }
        out.println();
    }

    private static String said(End[] ends) {
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.2f",
                share(ends, end -> end.extent() == Extent.LOCAL),
                share(ends, end -> end.extent() == Extent.CITYWIDE),
                share(ends, end -> end.extent() == Extent.CANNOT_TELL));
    }

    private void years() {
        out.println("## Year after year\n");
        out.println(
                "False alarms \"local\" in years 1, 2 and 3 among series without one before; a shock of +20 % lasts from the"
                        + " start.\n");
        out.println("| a year | mean | phi | comparison | year 1 | 2 | 3 |");
        out.println("|---|---|---|---|---|---|---|");
        for (double[] level : new double[][] {{12, 2}, {12, 10}, {12, 50}}) {
            for (double phi : new double[] {1, 2}) {
                Course course = new Course(level, phi, 3, 1.2, 1.2).with(0, 0, 3);
                long cell = row++;
                int[] alarms = IntStream.range(0, reps(12))
                        .parallel()
                        .map(trial -> {
                            long[][] counts = course.draw(Draws.of(seed, cell, trial));
                            if (empty(course, counts)) {
                                return 0;
                            }
                            ComparedWatch watch = start(course, counts);
                            for (int i = 24;
                                    i < counts[0].length && watch.localAlarm().isEmpty();
                                    i++) {
                                watch = watch.observe(counts[0][i], counts[1][i]);
                            }
                            return watch.localAlarm().orElse(0);
                        })
                        .toArray();
                StringBuilder line = new StringBuilder();
                for (int from = 0; from < 36; from += 12) {
                    int start = from;
                    long left = Arrays.stream(alarms)
                            .filter(a -> a == 0 || a > start)
                            .count();
                    line.append(String.format(
                            Locale.ROOT,
                            " %.3f |",
                            (double) Arrays.stream(alarms)
                                            .filter(a -> a > start && a <= start + 12)
                                            .count()
                                    / left));
                }
                out.printf(Locale.ROOT, "| 12 | %s | %s | 3.0 × |%s%n", level[1], phi, line);
            }
        }
        out.println();
    }

    private void strains() {
        out.println("## Beyond the model\n");
        out.println(
                "False alarms \"local\" of a comparison three times as large where its season departs from that of the focus,"
                        + " and where each period shakes both alike (log standard deviation 0.15); beside it the plain watch.\n");
        out.println("| a year | mean | phi | season departs by 0.15 | by 0.3 | shaken | plain, shaken |");
        out.println("|---|---|---|---|---|---|---|");
        for (double[] level : LEVELS) {
            for (double phi : new double[] {1, 2}) {
                Course course = new Course(level, phi, 3, 1, 1);
                End[] shaken = ends(course.with(0, 0.15, 1));
                out.printf(
                        Locale.ROOT,
                        "| %d | %s | %s | %.3f | %.3f | %.3f | %.3f |%n",
                        (int) level[0],
                        level[1],
                        phi,
                        share(ends(course.with(0.15, 0, 1)), End::local),
                        share(ends(course.with(0.3, 0, 1)), End::local),
                        share(shaken, End::local),
                        share(shaken, End::focus));
            }
        }
    }
}
