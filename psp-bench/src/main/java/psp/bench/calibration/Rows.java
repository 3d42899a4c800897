package psp.bench.calibration;

import java.util.Arrays;
import java.util.stream.LongStream;
import psp.bench.draw.Draws;

/** Rows of a table, each the means of many trials with draws of their own: the same whatever the threads. */
public final class Rows {

    private final int trials;
    private final long seed;
    private long row;

    public Rows(int trials, long seed) {
        this.trials = trials;
        this.seed = seed;
    }

    /** Takes the draws of a row for the next one, so that a table alone is the same as among others. */
    public void startAt(long first) {
        row = first;
    }

    /** One trial's answers, each 1, 0 or NaN for none. */
    public interface Trial {
        double[] run(Draws draws);
    }

    /** The mean of each answer over all trials of the next row, those that have none left out; NaN of none. */
    public double[] means(Trial trial) {
        long own = row++;
        double[][] all = LongStream.range(0, trials)
                .parallel()
                .mapToObj(t -> trial.run(Draws.of(seed, own, t)))
                .toArray(double[][]::new);
        double[] mean = new double[all[0].length];
        for (int i = 0; i < mean.length; i++) {
            int at = i;
            double[] told = Arrays.stream(all)
                    .mapToDouble(answers -> answers[at])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            mean[i] = told.length == 0 ? Double.NaN : Arrays.stream(told).sum() / told.length;
        }
        return mean;
    }
}
