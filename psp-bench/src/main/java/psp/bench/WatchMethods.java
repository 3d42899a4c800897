package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchMethod;

/**
 * Simulates how often the methods of a watch refuse their promise, and how often they alarm in a year of holding:
 * {@code WatchMethods [--reps N] [--seed S]}.
 *
 * <p>Some years of baseline, as many of operation with a fall of 40 %, a year watched; negative binomial counts of variance
 * phi · mean.
 */
public final class WatchMethods {

    private static final double FALL = 0.4;
    private static final WatchMethod[] OTHERS = {WatchMethod.E_PROCESS, WatchMethod.CUSUM};

    private final PrintStream out;
    private final int reps;
    private final long seed;

    WatchMethods(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Prints the table as Markdown.
     *
     * @param args {@code --reps N} series a cell, a quarter of them by week; {@code --seed S}
     */
    public static void main(String[] args) {
        Trials asked = Trials.of(WatchMethods.class, args, "--reps", new Trials(400));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        new WatchMethods(out, asked.reps(), asked.seed()).run();
        out.flush();
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "%d series a cell (by week %d), seed %d; chance 0.10.%n%n",
                reps,
                Math.max(1, reps / 4),
                seed);
        out.println(
                "| a year | mean | years | phi | season | e-process refused | alarms kept | forced | CUSUM refused | alarms kept"
                        + " | forced | predictive |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        long row = 0;
        for (int frequency : new int[] {12, 52}) {
            for (int years : new int[] {1, 4}) {
                for (double phi : new double[] {1, 1.3, 2}) {
                    for (double swing : new double[] {0, 0.2}) {
                        print(row++, frequency, frequency == 12 ? 10 : 5, years, phi, swing);
                    }
                }
            }
        }
    }

    /** What one series showed: refused and alarmed by each of the other methods, alarmed by the default. */
    private record Seen(boolean[] refused, boolean[] alarmed, boolean predicted) {}

    private void print(long row, int frequency, double level, int years, double phi, double swing) {
        int trials = frequency == 12 ? reps : Math.max(1, reps / 4);
        Seen[] all = IntStream.range(0, trials)
                .parallel()
                .mapToObj(trial -> see(Draws.of(seed, row, trial), frequency, level, years, phi, swing))
                .toArray(Seen[]::new);
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < OTHERS.length; k++) {
            int at = k;
            long kept = Arrays.stream(all).filter(seen -> !seen.refused[at]).count();
            long alarms = Arrays.stream(all)
                    .filter(seen -> !seen.refused[at] && seen.alarmed[at])
                    .count();
            long forced = Arrays.stream(all).filter(seen -> seen.alarmed[at]).count();
            line.append(String.format(
                    Locale.ROOT,
                    " %.3f | %s | %.3f |",
                    1 - (double) kept / trials,
                    kept < 20 ? "–" : String.format(Locale.ROOT, "%.3f", (double) alarms / kept),
                    (double) forced / trials));
        }
        out.printf(
                Locale.ROOT,
                "| %d | %s | %d | %s | %s |%s %.3f |%n",
                frequency,
                level,
                years,
                phi,
                swing,
                line,
                (double) Arrays.stream(all).filter(Seen::predicted).count() / trials);
    }

    private static Seen see(Draws draws, int frequency, double level, int years, double phi, double swing) {
        double phase = draws.uniform();
        long[] counts = new long[(2 * years + 1) * frequency];
        for (int i = 0; i < counts.length; i++) {
            double season = Math.exp(swing * Math.cos(2 * Math.PI * ((double) i / frequency - phase)));
            counts[i] = draws.count(level * season * (i < years * frequency ? 1 : 1 - FALL), phi);
        }
        Watch past = Watch.of(
                frequency,
                Arrays.copyOf(counts, years * frequency),
                Arrays.copyOfRange(counts, years * frequency, 2 * years * frequency));
        boolean[] refused = new boolean[OTHERS.length];
        boolean[] alarmed = new boolean[OTHERS.length];
        for (int k = 0; k < OTHERS.length; k++) {
            refused[k] = past.by(OTHERS[k]).refusal().isPresent();
            alarmed[k] = alarms(past.by(OTHERS[k]).forced(), counts, frequency);
        }
        return new Seen(refused, alarmed, alarms(past, counts, frequency));
    }

    private static boolean alarms(Watch past, long[] counts, int frequency) {
        Watch watch = past;
        for (int i = counts.length - frequency;
                i < counts.length && watch.alarm().isEmpty();
                i++) {
            watch = watch.observe(counts[i]);
        }
        return watch.alarm().isPresent();
    }
}
