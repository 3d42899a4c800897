package psp.stats.level;

import psp.stats.internal.math.Cholesky;
import psp.stats.internal.math.Randoms;

/**
 * What a past leaves open of season and levels at one dispersion: a joint normal law to draw from.
 *
 * <p>Told that there was a fall worth watching over, it weighs the fitted fall with what such falls are: the log of the
 * level that holds over that of the last baseline year is normal about −0.5 with standard deviation 0.25, so that half of
 * them lie between 28 and 49 % and nineteen in twenty between none and 63 %. Without that, a fall that came out large by
 * chance would promise too much power, and the level that holds came out low by the same chance.
 */
public final class HoldingLaw {

    /** The log ratio of the levels that is usual where a watch is kept. */
    public static final double FALL = -0.5;

    /** Its standard deviation. */
    public static final double SPREAD = 0.25;

    private final double[] mean;
    private final double[][] root;

    private HoldingLaw(double[] mean, double[][] root) {
        this.mean = mean;
        this.root = root;
    }

    /**
     * The law at a dispersion.
     *
     * @param told whether the fall is weighed with what falls are; needs a baseline
     */
    public static HoldingLaw of(HoldingFit fit, double dispersion, boolean told) {
        double[] mean = fit.coefficients();
        double[][] covariance = fit.covariance(dispersion);
        int n = mean.length;
        int last = n - 1;
        if (told) {
            // One more observation, of the contrast of the two levels: the usual update of a normal law.
            double[] with = new double[n];
            for (int j = 0; j < n; j++) {
                with[j] = covariance[j][last] - covariance[j][HoldingFit.HARMONICS];
            }
            double all = with[last] - with[HoldingFit.HARMONICS] + SPREAD * SPREAD;
            double off = FALL - (mean[last] - mean[HoldingFit.HARMONICS]);
            for (int j = 0; j < n; j++) {
                mean[j] += with[j] / all * off;
                for (int k = 0; k < n; k++) {
                    covariance[j][k] -= with[j] * with[k] / all;
                }
            }
        }
        return new HoldingLaw(mean, Cholesky.of(covariance).lower());
    }

    /** The coefficients at some standard normal numbers. */
    public double[] at(double[] normals) {
        double[] drawn = mean.clone();
        for (int j = 0; j < drawn.length; j++) {
            for (int k = 0; k <= j; k++) {
                drawn[j] += root[j][k] * normals[k];
            }
        }
        return drawn;
    }

    /** As many standard normal numbers as there are coefficients. */
    public double[] normals(Randoms randoms) {
        double[] normals = new double[mean.length];
        for (int j = 0; j < normals.length; j++) {
            normals[j] = randoms.normal();
        }
        return normals;
    }
}
