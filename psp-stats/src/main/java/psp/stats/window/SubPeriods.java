package psp.stats.window;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Spread;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;

/**
 * Fits the change over like sub-periods of two windows, such as their months.
 *
 * <p>Every sub-period is a stratum of its own, so the season cancels; strata without any incident say nothing and are left
 * out.
 */
public final class SubPeriods {

    public static final int LEAST_EACH = Dispersion.LEAST_PERIODS / 2;

    private static final String STEP = "step";

    private SubPeriods() {}

    /**
     * The change from then to now; empty where its spread cannot be estimated.
     *
     * @param then counts of the earlier window's sub-periods
     * @param now those of the later window's, in the same order
     * @param days of each sub-period, in either window
     */
    public static Optional<Spread> fit(long[] then, long[] now, double[] days) {
        int[] strata = IntStream.range(0, then.length)
                .filter(s -> then[s] + now[s] > 0)
                .toArray();
        int n = strata.length;
        if (2 * n < Dispersion.LEAST_PERIODS
                || Arrays.stream(then).sum() == 0
                || Arrays.stream(now).sum() == 0) {
            return Optional.empty();
        }
        long[] counts = new long[2 * n];
        double[] exposures = new double[2 * n];
        double[] times = new double[2 * n];
        double[] step = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            int stratum = strata[i % n];
            counts[i] = i < n ? then[stratum] : now[stratum];
            exposures[i] = days[stratum];
            times[i] = i + 1;
            step[i] = i < n ? 0 : 1;
        }
        CountModel model = CountModel.of(counts, exposures, times);
        for (int s = 1; s < n; s++) {
            double[] level = new double[2 * n];
            level[s] = 1;
            level[n + s] = 1;
            model = model.withCovariate("level " + (s + 1), level);
        }
        CountFit fit = model.withCovariate(STEP, step).fit();
        return fit.degreesOfFreedom() < LEAST_EACH - 1 ? Optional.empty() : fit.spread(STEP);
    }
}
