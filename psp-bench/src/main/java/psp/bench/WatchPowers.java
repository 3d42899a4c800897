package psp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import psp.bench.draw.Draws;
import psp.bench.watch.WithdrawalCell;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchPower;

/**
 * Compares the power that a watch states with what it detects: {@code WatchPowers [--cells CELLS.csv] [--random N]
 * [--guaranteed SHARE] [--reps 500] [--seed 2017]} draws series by the protocol of the withdrawal benchmark, asks each watch,
 * guaranteed in that share of pasts, before the first watched period, then lets it watch a year, and prints Markdown tables:
 * by tenths of the stated chance, and by how long it says that four chances in five take.
 *
 * <p>Cells with a sudden return at the withdrawal are compared, which is what is stated; {@code --random} adds so many cells
 * with levels, falls, shares, seasons, dispersion and noise of their own.
 */
public final class WatchPowers {

    private static final double USUAL = 0.8;
    private static final int TENTHS = 10;

    private final PrintStream out;
    private final int reps;
    private final long seed;
    private final double guaranteed;

    WatchPowers(PrintStream out, int reps, long seed) {
        this(out, reps, seed, 0);
    }

    private WatchPowers(PrintStream out, int reps, long seed, double guaranteed) {
        this.guaranteed = guaranteed;
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Runs.
     *
     * @param args the options
     * @throws IOException if the cells cannot be read
     */
    public static void main(String[] args) throws IOException {
        int reps = 500;
        long seed = 2017;
        int random = 0;
        double guaranteed = 0;
        List<WithdrawalCell> cells = new ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals("--cells") && !value.isEmpty()) {
                cells.addAll(WithdrawalCell.read(Path.of(value)));
            } else if (args[i].equals("--reps") && value.matches("[1-9]\\d{0,5}")) {
                reps = Integer.parseInt(value);
            } else if (args[i].equals("--random") && value.matches("\\d{1,4}")) {
                random = Integer.parseInt(value);
            } else if (args[i].equals("--guaranteed") && value.matches("0\\.\\d{1,3}")) {
                guaranteed = Double.parseDouble(value);
            } else if (args[i].equals("--seed") && value.matches("\\d{1,15}")) {
                seed = Long.parseLong(value);
            } else {
                System.err.println("usage: WatchPowers [--cells CELLS.csv] [--random N] [--guaranteed SHARE] [--reps N]"
                        + " [--seed S]");
                System.exit(2);
            }
        }
        for (int i = 0; i < random; i++) {
            cells.add(randomCell(i, Draws.of(seed, 900_001, i)));
        }
        new WatchPowers(new PrintStream(System.out, true, StandardCharsets.UTF_8), reps, seed, guaranteed).run(cells);
    }

    /** Levels from 20 to 1,200 a year, falls of a fifth to three fifths, half or all of it back. */
    static WithdrawalCell randomCell(int number, Draws draws) {
        int frequency = draws.uniform() < 0.8 ? 12 : 52;
        double level = 20 * Math.exp(Math.log(60) * draws.uniform()) / frequency;
        double phi = draws.uniform() < 0.4 ? 1 : 1 + 2.5 * draws.uniform();
        return new WithdrawalCell(
                String.valueOf(10_000 + number),
                frequency,
                level,
                phi,
                0.4 * draws.uniform(),
                draws.uniform(),
                0.15 * draws.uniform(),
                0.2 + 0.4 * draws.uniform(),
                draws.uniform() < 0.35 ? 0.5 : 1,
                false,
                0,
                0,
                0,
                draws.uniform() < 0.3,
                frequency);
    }

    /** One series: what was stated by each look, and the look of the alarm, 0 for none. */
    private record Trial(double[] stated, int alarm) {

        boolean seenBy(int look) {
            return alarm > 0 && alarm <= look;
        }
    }

    private Trial trial(WithdrawalCell cell, int rep) {
        int f = cell.frequency();
        long[] counts = cell.draw(1, Draws.of(seed, Long.parseLong(cell.id()), rep));
        if (Arrays.stream(counts, 0, f).sum() == 0) {
            return new Trial(new double[f], 0);
        }
        Watch watch = Watch.of(f, Arrays.copyOf(counts, f), Arrays.copyOfRange(counts, f, 2 * f))
                .guaranteed(guaranteed);
        WatchPower power = watch.power(cell.returned());
        for (int i = 0; i < f && watch.alarm().isEmpty(); i++) {
            watch = watch.observe(counts[2 * f + i]);
        }
        return new Trial(
                IntStream.rangeClosed(1, f).mapToDouble(power::chanceSeenBy).toArray(),
                watch.alarm().orElse(0));
    }

    void run(List<WithdrawalCell> all) {
        List<WithdrawalCell> cells = all.stream()
                .filter(cell ->
                        cell.returned() > 0 && cell.lag() == 0 && !cell.gradual() && cell.watched() >= cell.frequency())
                .toList();
        out.printf(
                Locale.ROOT,
                "%d cells with a sudden return at the withdrawal, %,d series each, seed %d.%n%n",
                cells.size(),
                reps,
                seed);
        out.println("| cell | a year | level | phi | fall | back | autocorrelation | noise | stated in 6 months | seen"
                + " | stated in 12 months | seen | looks to 0.8, stated by the middle series"
                + " | taken |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        List<Trial> trialsOfAll = new ArrayList<>();
        List<Trial> independent = new ArrayList<>();
        for (WithdrawalCell cell : cells) {
            List<Trial> trials = IntStream.range(0, reps)
                    .parallel()
                    .mapToObj(i -> trial(cell, i))
                    .toList();
            trialsOfAll.addAll(trials);
            if (cell.autocorrelation() == 0) {
                independent.addAll(trials);
            }
            int f = cell.frequency();
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f | %s | %s | %s | %.3f | %.3f | %.3f | %.3f | %s | %s |%n",
                    cell.id(),
                    f,
                    cell.level(),
                    cell.phi(),
                    cell.fall(),
                    cell.returned(),
                    cell.autocorrelation(),
                    cell.quadratic() ? "nb2" : "nb1",
                    stated(trials, f / 2),
                    seen(trials, f / 2),
                    stated(trials, f),
                    seen(trials, f),
                    words(middle(trials, f)),
                    words(until(f, k -> seen(trials, k))));
        }
        out.printf(
                Locale.ROOT,
                "%nOver all cells, in 6 months stated %.3f and seen %.3f, in 12 stated %.3f and seen %.3f.%n",
                over(trialsOfAll, trial -> trial.stated()[look(trial, 6) - 1]),
                over(trialsOfAll, trial -> trial.seenBy(look(trial, 6)) ? 1 : 0),
                over(trialsOfAll, trial -> trial.stated()[look(trial, 12) - 1]),
                over(trialsOfAll, trial -> trial.seenBy(look(trial, 12)) ? 1 : 0));
        for (int months : new int[] {6, 12}) {
            tenths(trialsOfAll, months);
        }
        times("Months until four chances in five, by what was stated", trialsOfAll);
        if (independent.size() < trialsOfAll.size() && !independent.isEmpty()) {
            times("The same without the cells with autocorrelation", independent);
        }
    }

    /** The looks to four chances in five that the middle one of the series states; none where it states none. */
    private static double middle(List<Trial> trials, int looks) {
        double[] months = trials.stream()
                .mapToDouble(WatchPowers::months)
                .map(m -> Double.isNaN(m) ? Double.POSITIVE_INFINITY : m)
                .sorted()
                .toArray();
        double middle = months[months.length / 2];
        return Double.isInfinite(middle) ? Double.NaN : middle * looks / 12;
    }

    private static double over(List<Trial> trials, ToDoubleFunction<Trial> of) {
        return trials.stream().mapToDouble(of).average().orElseThrow();
    }

    private static double stated(List<Trial> trials, int look) {
        return trials.stream()
                .mapToDouble(trial -> trial.stated()[look - 1])
                .average()
                .orElseThrow();
    }

    private static double seen(List<Trial> trials, int look) {
        return trials.stream()
                .mapToDouble(trial -> trial.seenBy(look) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static double until(int looks, java.util.function.IntToDoubleFunction curve) {
        double before = 0;
        for (int k = 1; k <= looks; k++) {
            double now = curve.applyAsDouble(k);
            if (now >= USUAL) {
                return k - (now - USUAL) / (now - before);
            }
            before = now;
        }
        return Double.NaN;
    }

    private static String words(double looks) {
        return Double.isNaN(looks) ? "" : String.format(Locale.ROOT, "%.1f", looks);
    }

    private void tenths(List<Trial> trials, int months) {
        out.printf(Locale.ROOT, "%n## In %d months, by tenths of the stated chance%n%n", months);
        out.println("| from | to | stated | seen | seen − stated | ± 2 se |");
        out.println("|---|---|---|---|---|---|");
        List<Trial> sorted = trials.stream()
                .sorted(Comparator.comparingDouble(trial -> trial.stated()[look(trial, months) - 1]))
                .toList();
        double worst = 0;
        for (int i = 0; i < TENTHS; i++) {
            List<Trial> tenth = sorted.subList(sorted.size() * i / TENTHS, sorted.size() * (i + 1) / TENTHS);
            double stated = tenth.stream()
                    .mapToDouble(trial -> trial.stated()[look(trial, months) - 1])
                    .average()
                    .orElseThrow();
            double seen = tenth.stream()
                    .mapToDouble(trial -> trial.seenBy(look(trial, months)) ? 1 : 0)
                    .average()
                    .orElseThrow();
            Trial last = tenth.get(tenth.size() - 1);
            worst = Math.max(worst, Math.abs(seen - stated));
            out.printf(
                    Locale.ROOT,
                    "| %.3f | %.3f | %.3f | %.3f | %+.3f | %.3f |%n",
                    tenth.get(0).stated()[look(tenth.get(0), months) - 1],
                    last.stated()[look(last, months) - 1],
                    stated,
                    seen,
                    seen - stated,
                    2 * Math.sqrt(seen * (1 - seen) / tenth.size()));
        }
        out.printf(Locale.ROOT, "%nLargest difference %.3f.%n", worst);
    }

    private static int look(Trial trial, int months) {
        return trial.stated().length * months / 12;
    }

    private void times(String title, List<Trial> trials) {
        out.printf("%n## %s%n%n", title);
        out.println(
                "Series by the stated time, weeks as parts of months; taken: when four in five of them had alarmed.\n");
        out.println("| stated from | to below | series | stated on average | taken | taken / stated |");
        out.println("|---|---|---|---|---|---|");
        double[] limits = {0, 2, 3, 4, 5, 6, 8, 10, 12.01};
        for (int i = 0; i + 1 < limits.length; i++) {
            double low = limits[i];
            double high = limits[i + 1];
            List<Trial> group = trials.stream()
                    .filter(trial -> months(trial) >= low && months(trial) < high)
                    .toList();
            if (group.size() < 50) {
                continue;
            }
            double stated =
                    group.stream().mapToDouble(WatchPowers::months).average().orElseThrow();
            double taken = taken(group);
            out.printf(
                    Locale.ROOT,
                    "| %.0f | %.0f | %d | %.2f | %s | %s |%n",
                    low,
                    high,
                    group.size(),
                    stated,
                    words(taken),
                    Double.isNaN(taken) ? "" : String.format(Locale.ROOT, "%.2f", taken / stated));
        }
    }

    private static double months(Trial trial) {
        int f = trial.stated().length;
        return until(f, k -> trial.stated()[k - 1]) * 12 / f;
    }

    /** The month at which four in five had alarmed, between looks on a straight line. */
    private static double taken(List<Trial> group) {
        return until(
                        52,
                        k -> group.stream()
                                .mapToDouble(trial -> seenPart(trial, k * trial.stated().length / 52.0))
                                .average()
                                .orElseThrow())
                * 12
                / 52;
    }

    private static double seenPart(Trial trial, double looks) {
        return trial.alarm() == 0 ? 0 : Math.max(0, Math.min(1, looks - trial.alarm() + 1));
    }
}
