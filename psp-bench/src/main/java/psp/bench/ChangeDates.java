package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.LogGamma;
import psp.bench.calibration.DecaySizes;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.stats.watch.ChangeDate;

/**
 * Simulates how often the sets of {@link ChangeDate} hold the truth and how large they are, beside a posterior that
 * knows every rate; and the size of the test for decay: {@code ChangeDates [--reps N] [--seed S]}.
 *
 * <p>A year of baseline, a year of operation and a year watched, by month; negative binomial counts of variance phi ·
 * mean; a season with amplitude and phase drawn for each series. A return starts after 0 to 9 months, or never.
 */
public final class ChangeDates {

    private static final int MONTHS = 12;
    private static final int LAGS = 10;
    private static final double NEVER = 1 / 3.0;
    private static final double[] SHARES =
            IntStream.range(0, 10).mapToDouble(i -> (i + 0.5) / 10).toArray();

    private final PrintStream out;
    private final int reps;
    private final long seed;
    private long row;

    ChangeDates(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Prints the tables as Markdown.
     *
     * @param args {@code --reps N} series a cell and kind of return (a fifth of it by week), {@code --seed S}
     */
    public static void main(String[] args) {
        Trials asked = Trials.of(ChangeDates.class, args, "--reps", new Trials(1_000));
        new ChangeDates(new PrintStream(System.out, true, StandardCharsets.UTF_8), asked.reps(), asked.seed()).run();
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "%,d series a cell and kind of return (by week a fifth of it), seed %d; simulation error of a"
                        + " share of 0.9 ± %.3f.%n%n",
                reps,
                seed,
                2 * Math.sqrt(0.09 / reps));
        sets();
        beyond();
        alarms();
        new DecaySizes(out, 4 * reps, seed).run();
    }

    /**
     * A cell: mean a month before, dispersion, fall, share lost, periods a year, autocorrelation, drift a year.
     */
    private record Cell(
            double mean, double phi, double fall, double share, int frequency, double correlation, double drift) {

        Cell(double mean, double phi, double fall, double share, int frequency) {
            this(mean, phi, fall, share, frequency, 0, 0);
        }

        /** How much of a return is there in a watched period. */
        double ramp(int sinceStart, boolean gradual) {
            return sinceStart < 0 ? 0 : gradual ? Math.min(1, 2 * (sinceStart + 0.5) / frequency) : 1;
        }

        double back(double there) {
            return 1 - fall + fall * share * there;
        }
    }

    /** A series with what only the simulator knows. */
    private record Series(long[] counts, double[] base, int start, boolean gradual) {}

    private static Series draw(Cell cell, Draws draws, int lag, boolean gradual) {
        int f = cell.frequency();
        double amplitude = 0.4 * draws.uniform();
        double phase = draws.uniform();
        double second = 0.1 * draws.uniform();
        double[] base = new double[3 * f];
        double sum = 0;
        for (int t = 0; t < base.length; t++) {
            double angle = 2 * Math.PI * ((t + 1.0) / f - phase);
            base[t] = Math.exp(amplitude * Math.cos(angle) + second * Math.cos(2 * angle));
            sum += t < f ? base[t] : 0;
        }
        double[] means = new double[base.length];
        int start = lag < 0 ? f + 1 : lag * f / MONTHS;
        for (int t = 0; t < base.length; t++) {
            base[t] *= cell.mean() * MONTHS / sum;
            double there = t < f ? 0 : cell.back(t < 2 * f ? 0 : cell.ramp(t - 2 * f - start, gradual));
            means[t] = base[t] * (t < f ? 1 : there) * Math.pow(1 + cell.drift(), (double) t / f);
        }
        return new Series(
                draws.series(means, cell.mean() * MONTHS / f, cell.phi(), cell.correlation()), base, start, gradual);
    }

    private static double hit(ChangeDate.Dates set, Series s, int frequency) {
        return hit(
                set.never(),
                IntStream.range(0, frequency).mapToObj(k -> set.contains(k + 1)).toArray(Boolean[]::new),
                s,
                frequency);
    }

    /**
     * Whether a set holds the truth: never, the start of a sudden return, or any period of the ramp of a gradual one.
     */
    private static double hit(boolean never, Boolean[] starts, Series s, int frequency) {
        if (s.start() > frequency) {
            return never ? 1 : 0;
        }
        int end = s.gradual() ? Math.min(frequency, s.start() + frequency / 2) : s.start() + 1;
        return IntStream.range(s.start(), end).anyMatch(k -> starts[k]) ? 1 : 0;
    }

    /** The size of the 90 % set of a posterior that knows level, fall, season, dispersion, and the shares it tries. */
    private static int known(Cell cell, Series s, double[] shares) {
        int f = cell.frequency();
        double[] logs = new double[1 + f];
        for (int h = 0; h <= f; h++) {
            double[] nodes = new double[h == 0 ? 1 : 2 * shares.length];
            for (int q = 0; q < nodes.length; q++) {
                double share = h == 0 ? 0 : shares[q / 2];
                for (int t = 0; t < f; t++) {
                    double mean = s.base()[2 * f + t]
                            * (1 - cell.fall() + cell.fall() * share * cell.ramp(t - (h - 1), q % 2 == 1));
                    nodes[q] += logChance(s.counts()[2 * f + t], mean, cell.phi());
                }
            }
            double top = Arrays.stream(nodes).max().orElseThrow();
            logs[h] = top
                    + Math.log(Arrays.stream(nodes)
                            .map(v -> Math.exp(v - top))
                            .average()
                            .orElseThrow())
                    + Math.log(h == 0 ? NEVER : (1 - NEVER) / f);
        }
        double top = Arrays.stream(logs).max().orElseThrow();
        double[] chances =
                Arrays.stream(logs).map(v -> Math.exp(v - top)).sorted().toArray();
        double all = Arrays.stream(chances).sum();
        int size = 0;
        for (double held = 0; held < ChangeDate.LEVEL * all; held += chances[chances.length - size]) {
            size++;
        }
        return size;
    }

    private static double logChance(long count, double mean, double phi) {
        if (phi == 1) {
            return count * Math.log(mean) - mean;
        }
        double size = mean / (phi - 1);
        return LogGamma.value(count + size)
                - LogGamma.value(size)
                - size * Math.log(phi)
                + count * Math.log((phi - 1) / phi);
    }

    /** Means over series of one kind: held, size, size with all known, size with all but the share known. */
    private double[] kind(Cell cell, boolean returns, boolean gradual) {
        long own = row++;
        int f = cell.frequency();
        int series = f == MONTHS ? reps : Math.max(1, reps / 5);
        return means(LongStream.range(0, series)
                .parallel()
                .mapToObj(i -> {
                    Series s = draw(cell, Draws.of(seed, own, i), returns ? (int) (i % LAGS) : -1, gradual);
                    ChangeDate.Dates set = ChangeDate.of(s.counts(), f, f, f).set();
                    return new double[] {
                        hit(set, s, f), set.size(), known(cell, s, new double[] {cell.share()}), known(cell, s, SHARES)
                    };
                })
                .toArray(double[][]::new));
    }

    static double[] means(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] one : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / rows.length;
            }
        }
        return mean;
    }

    private void sets() {
        out.println("## Sets at 90 %\n");
        out.println("Held: the share of sets with the truth, over lags 0 to 9 months and never alike (sudden); never:"
                + " among"
                + " series that never returned; gradual: sets that meet the ramp. Size: mean number of answers, never"
                + " counted as one, over the same series as held, here, of a posterior that knows level, fall, season"
                + " and"
                + " dispersion (a), and of one that knows the share lost too (b).\n");
        out.println("| a year | mean a month | phi | fall | g | held | lags | never | gradual | size | (a) | (b) |"
                + " size / (a) |"
                + " size / (b) |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        double[] sums = new double[7];
        double[] least = {1, 1, 1};
        int cells = 0;
        for (int frequency : new int[] {12, 52}) {
            for (double mean : frequency == 12 ? new double[] {5, 10, 20, 50} : new double[] {10, 50}) {
                for (double phi : frequency == 12 ? new double[] {1, 2, 3} : new double[] {1, 2}) {
                    for (double fall : frequency == 12 ? new double[] {0.28, 0.5} : new double[] {0.5}) {
                        for (double share : new double[] {0.5, 1}) {
                            double[] values = cell(new Cell(mean, phi, fall, share, frequency));
                            if (frequency == 12) {
                                cells++;
                                for (int i = 0; i < sums.length; i++) {
                                    sums[i] += values[i];
                                }
                                least[0] = Math.min(least[0], values[0]);
                                least[1] = Math.min(least[1], values[2]);
                                least[2] = Math.min(least[2], values[3]);
                            }
                        }
                    }
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%nAll %d monthly cells: held %.3f (least %.3f), never %.3f (least %.3f), gradual %.3f (least"
                        + " %.3f); size %.2f, %.2f × (a), %.2f × (b).%n%n",
                cells,
                sums[0] / cells,
                least[0],
                sums[2] / cells,
                least[1],
                sums[3] / cells,
                least[2],
                sums[4] / cells,
                sums[4] / sums[5],
                sums[4] / sums[6]);
    }

    private double[] cell(Cell cell) {
        double[] never = kind(cell, false, false);
        double[] sudden = kind(cell, true, false);
        double[] gradual = kind(cell, true, true);
        double[] size = new double[3];
        Arrays.setAll(size, i -> mix(never[i + 1], sudden[i + 1]));
        double[] values = {mix(never[0], sudden[0]), sudden[0], never[0], gradual[0], size[0], size[2], size[1]};
        out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %.2f | %.1f | %.3f | %.3f | %.3f | %.3f | %.2f | %.2f | %.2f | %.2f"
                        + " | %.2f |%n",
                cell.frequency(),
                cell.mean(),
                cell.phi(),
                cell.fall(),
                cell.share(),
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                values[4] / values[5],
                values[4] / values[6]);
        return values;
    }

    private static double mix(double never, double returned) {
        return (never + LAGS * returned) / (LAGS + 1);
    }

    private void beyond() {
        out.println("## Beyond the model\n");
        out.println("The same by month with what the model does not hold: autocorrelation, and a drift of the level a"
                + " year;"
                + " fall 0.5, g 1.\n");
        out.println("| mean a month | phi | autocorrelation | drift | held | lags | never | gradual |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (double mean : new double[] {10, 50}) {
            for (double[] fault : new double[][] {{0.3, 0}, {0.6, 0}, {0, 0.05}, {0, -0.05}}) {
                Cell cell = new Cell(mean, 2, 0.5, 1, MONTHS, fault[0], fault[1]);
                double never = kind(cell, false, false)[0];
                double sudden = kind(cell, true, false)[0];
                out.printf(
                        Locale.ROOT,
                        "| %.0f | %.0f | %.1f | %.2f | %.3f | %.3f | %.3f | %.3f |%n",
                        mean,
                        cell.phi(),
                        fault[0],
                        fault[1],
                        mix(never, sudden),
                        sudden,
                        never,
                        kind(cell, true, true)[0]);
            }
        }
        out.println();
    }

    private void alarms() {
        out.println("## Given an alarm\n");
        out.println("Series of which a running sum crossed its limit within the year; what the sets hold, without and"
                + " with"
                + " conditioning on the month of the alarm. The limit gives a false alarm in about one year of"
                + " holding in twenty.\n");
        out.println("| mean a month | phi | fall | returned | alarmed | held plain | held given alarm | size plain |"
                + " size given alarm | never plain | never given alarm |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (double mean : new double[] {10, 50}) {
            for (double phi : new double[] {1, 2}) {
                for (boolean returned : new boolean[] {false, true}) {
                    alarm(new Cell(mean, phi, 0.5, 1, MONTHS), returned);
                }
            }
        }
        out.println();
    }

    private void alarm(Cell cell, boolean returned) {
        long own = row++;
        double[][] rows = LongStream.range(0, reps)
                .parallel()
                .mapToObj(i -> {
                    Series s = draw(cell, Draws.of(seed, own, i), returned ? (int) (i % LAGS) : -1, false);
                    int alarm = firstAlarm(cell, s);
                    if (alarm == 0) {
                        return new double[0];
                    }
                    ChangeDate plain = ChangeDate.of(s.counts(), MONTHS, MONTHS, MONTHS);
                    ChangeDate given = plain.givenAlarm(alarm, 0.1);
                    return new double[] {
                        hit(plain.set(), s, MONTHS),
                        hit(given.set(), s, MONTHS),
                        plain.set().size(),
                        given.set().size(),
                        plain.never(),
                        given.never()
                    };
                })
                .filter(one -> one.length > 0)
                .toArray(double[][]::new);
        if (rows.length == 0) {
            return;
        }
        double[] m = means(rows);
        out.printf(
                Locale.ROOT,
                "| %.0f | %.0f | %.2f | %s | %.3f | %.3f | %.3f | %.2f | %.2f | %.3f | %.3f |%n",
                cell.mean(),
                cell.phi(),
                cell.fall(),
                returned ? "yes" : "no",
                (double) rows.length / reps,
                m[0],
                m[1],
                m[2],
                m[3],
                m[4],
                m[5]);
    }

    /**
     * The first month in which the sum of counts above the operation's level crosses 1.7 deviations of a year's; 0 if none.
     */
    private static int firstAlarm(Cell cell, Series s) {
        double seen = Arrays.stream(s.counts(), MONTHS, 2 * MONTHS).sum() + 0.5;
        double season = Arrays.stream(s.base(), MONTHS, 2 * MONTHS).sum();
        double limit = 1.7 * Math.sqrt(cell.phi() * 2 * seen);
        double sum = 0;
        for (int k = 0; k < MONTHS; k++) {
            sum += s.counts()[2 * MONTHS + k] - s.base()[2 * MONTHS + k] * seen / season;
            if (sum >= limit) {
                return k + 1;
            }
        }
        return 0;
    }
}
