package psp.stats.level;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import psp.stats.inference.Verdict;

/** The predictive law of a count: a mixture of gamma-Poisson laws, its error scaled. */
final class Predictive {
    private final double[] weight;
    private final double[] mean;
    private final double[] relative;
    private final double[] scatter;
    private final double scale;

    Predictive(double[] weight, double[] mean, double[] relative, double[] scatter, double scale) {
        this.weight = weight;
        this.mean = mean;
        this.relative = relative;
        this.scatter = scatter;
        this.scale = scale;
    }

    Predictive scaled(double factor) {
        return new Predictive(weight, mean, relative, scatter, factor);
    }

    /** Returns the mean. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += weight[i] * mean[i];
        }
        return sum;
    }

    /** Returns the variance. */
    double variance() {
        double all = mean();
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double off = mean[i] - all;
            sum += weight[i] * (variance(i, mean[i]) + off * off);
        }
        return sum;
    }

    /** No less than Poisson, and no wider than the mean itself unless counts scatter so: a wilder past tells nothing of the mean. */
    private double variance(int i, double m) {
        double widest = Math.max(scatter[i] * m, m + m * m);
        return Math.max(m * 1.000001, Math.min(widest, scale * (scatter[i] * m + m * m * relative[i])));
    }

    /** Returns the chance of less than a count, and half that of the count itself, where all means are times an effect. */
    double midP(double count, double effect) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double m = mean[i] * effect;
            double v = variance(i, m);
            sum += weight[i] * (below(count, m, v) + below(count + 1, m, v)) / 2;
        }
        return sum;
    }

    /** Returns whether the chance of less than a count, and half that of the count itself, is below a small one. */
    boolean isLow(double count, double small) {
        double sum = 0;
        for (int i = 0; i < mean.length && sum < small; i++) {
            double v = variance(i, mean[i]);
            sum += weight[i] * (below(count, mean[i], v) + below(count + 1, mean[i], v)) / 2;
        }
        return sum < small;
    }

    /** Returns whether the chance of more than a count, and half that of the count itself, is below a small one. */
    boolean isHigh(double count, double small) {
        double sum = 0;
        for (int i = 0; i < mean.length && sum < small; i++) {
            double v = variance(i, mean[i]);
            sum += weight[i] * (1 - (below(count, mean[i], v) + below(count + 1, mean[i], v)) / 2);
        }
        return sum < small;
    }

    /** Returns what a count says, with the range that agrees with the verdict. */
    LevelAnswer answer(double count, double level) {
        double chance = midP(count, 1);
        double low = effect(count, (1 + level) / 2);
        double high = effect(count, (1 - level) / 2);
        Verdict verdict = high < 1 ? Verdict.BELOW : low > 1 ? Verdict.ABOVE : Verdict.CANNOT_TELL;
        return new LevelAnswer(count, mean(), low, high, chance, verdict);
    }

    /**
     * Returns the smallest effect above one that a range of a level excludes one for with a probability: the chance of a count beyond
     * the least one that is called above.
     */
    double seen(double level, double power) {
        double least = 1;
        while (midP(least, 1) <= (1 + level) / 2) {
            least *= 2;
        }
        double below = Math.floor(least / 2);
        while (least - below > 1) {
            double mid = Math.floor((below + least) / 2);
            if (midP(mid, 1) > (1 + level) / 2) {
                least = mid;
            } else {
                below = mid;
            }
        }
        double low = 0;
        double high = 60;
        while (high - low > 1e-6) {
            double mid = (low + high) / 2;
            if (1 - fewer(least, StrictMath.exp(mid)) >= power) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return StrictMath.exp(high);
    }

    private double fewer(double count, double effect) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double m = mean[i] * effect;
            sum += weight[i] * below(count, m, variance(i, m));
        }
        return sum;
    }

    /** Returns the effect at which the chance of a count is as given. */
    double effect(double count, double chance) {
        if (count <= 0 && chance > 0.5) {
            return 0;
        }
        double start = (count + 0.5) / mean();
        double low = StrictMath.log(start);
        double high = low;
        double step = 0.5;
        while (midP(count, StrictMath.exp(low)) < chance && low > -60) {
            low -= step;
            step *= 1.7;
        }
        step = 0.5;
        while (midP(count, StrictMath.exp(high)) > chance && high < 60) {
            high += step;
            step *= 1.7;
        }
        for (int i = 0; i < 45 && high - low > 1e-7; i++) {
            double mid = (low + high) / 2;
            if (midP(count, StrictMath.exp(mid)) > chance) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    /** Returns the chance of fewer than a count for a gamma-Poisson count. */
    static double below(double count, double m, double v) {
        if (count <= 0) {
            return 0;
        }
        double size = m * m / (v - m);
        if (!(size < 1e7)) {
            return RegularizedGamma.Q.value(count, m);
        }
        return RegularizedBeta.value(m / v, size, count);
    }

    /** Returns the logarithm of the chance of a count, the logarithm of whose factorial is given. */
    static double logDensity(double count, double factorial, double m, double v) {
        double size = m * m / Math.max(v - m, 1e-6 * m);
        return LogGamma.value(size + count)
                - LogGamma.value(size)
                - factorial
                + size * StrictMath.log(size / (size + m))
                + (count == 0 ? 0 : count * StrictMath.log(m / (size + m)));
    }
}
