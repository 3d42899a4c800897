package psp.bench.calibration;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.LongStream;
import psp.bench.draw.Draws;
import psp.stats.Decay;
import psp.stats.inference.Verdict;

/** How often {@link Decay} finds a trend in a flat active phase, and in one that fades. */
public final class DecaySizes {

    private static final int YEAR = 12;
    private static final long ROWS = 1_000_000;

    private final PrintStream out;
    private final int reps;
    private final long seed;
    private long row = ROWS;

    public DecaySizes(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    public void run() {
        out.println("## Decay: size of a nominal 5 %\n");
        out.println("A year of baseline and a flat active phase 40 % lower; shares of series with a trend either way,"
                + " then"
                + " with a rise where the active phase rises by half a year.\n");
        out.println("| active months | mean a month | phi | flat, amplitude 0 | 0.2 | 0.4 | rises, amplitude 0.2 |");
        out.println("|---|---|---|---|---|---|---|");
        double most = 0;
        for (int active : new int[] {12, 15, 18}) {
            for (double mean : new double[] {5, 15, 50}) {
                for (double phi : new double[] {1, 2, 3}) {
                    double[] size = new double[3];
                    for (int a = 0; a < size.length; a++) {
                        size[a] = share(active, mean, phi, 0.2 * a, 0);
                        most = Math.max(most, size[a]);
                    }
                    out.printf(
                            Locale.ROOT,
                            "| %d | %.0f | %.0f | %.3f | %.3f | %.3f | %.3f |%n",
                            active,
                            mean,
                            phi,
                            size[0],
                            size[1],
                            size[2],
                            share(active, mean, phi, 0.2, Math.log(1.5)));
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%nThe largest size is %.3f (simulation error ± %.3f).%n",
                most,
                2 * Math.sqrt(0.05 * 0.95 / reps));
    }

    private double share(int active, double mean, double phi, double amplitude, double slope) {
        long own = row++;
        return LongStream.range(0, reps)
                        .parallel()
                        .filter(i -> {
                            Draws draws = Draws.of(seed, own, i);
                            double phase = draws.uniform();
                            long[] counts = new long[YEAR + active];
                            for (int t = 0; t < counts.length; t++) {
                                double level = t < YEAR
                                        ? mean / 0.6
                                        : mean * Math.exp(slope * (t - YEAR - active / 2.0) / YEAR);
                                counts[t] = draws.count(
                                        level
                                                * Math.exp(
                                                        amplitude * Math.cos(2 * Math.PI * ((t + 1.0) / YEAR - phase))),
                                        phi);
                            }
                            Verdict verdict = Decay.of(counts, YEAR, YEAR).verdict();
                            return slope > 0 ? verdict == Verdict.ABOVE : verdict != Verdict.CANNOT_TELL;
                        })
                        .count()
                / (double) reps;
    }
}
