package psp.stats.pool;

import psp.stats.internal.math.SaddlePoint;

/**
 * The likelihood of several sites' counts after, given each site's sum, where the sites' log rate ratios scatter
 * normally about a mean.
 *
 * <p>Given its sum n, a site's count after is binomial with log odds {@code offset + θ}, {@code θ ~ N(mean, sd²)}; the
 * integral over θ is by the trapezoid rule about its peak, which for such a smooth bell errs less than rounding does. A
 * site whose counts scatter more than Poisson ones enters with both counts divided by its dispersion, which divides its
 * log likelihood. Source: T. Stijnen, T. H. Hamza and P. Özdemir, Statistics in Medicine 29 (2010); adaptive
 * quadrature: Q. Liu and D. A. Pierce, Biometrika 81 (1994).
 */
final class SharedEffect {

    private static final int MOST_STEPS = 200;
    /** No mean of log ratios moves farther at once. */
    private static final double STRIDE = 4;
    /** What lies this far under the peak of the log is left out: 1e-16 of it. */
    private static final double DEEP = 37;
    /** Parts of the narrowest normal width from one point to the next; the error is at most about exp(−2π²/step). */
    private static final double STEP = 0.6;

    private final double[] before;
    private final double[] after;
    private final double[] offsets;

    /**
     * Of some sites.
     *
     * @param before counts before over dispersion, 0 or more
     * @param after counts after over dispersion, 0 or more; a site's two are not both 0
     * @param offsets log of exposure after over exposure before
     */
    SharedEffect(double[] before, double[] after, double[] offsets) {
        this.before = before.clone();
        this.after = after.clone();
        this.offsets = offsets.clone();
    }

    /**
     * The log likelihood of one site and its derivatives by mean and standard deviation.
     *
     * @param value the log likelihood over the greatest that the site could have, 0 or less
     * @param m by the mean
     * @param s by the standard deviation
     * @param mm twice by the mean
     * @param ms by both
     * @param ss twice by the standard deviation
     * @param mmm three times by the mean
     * @param mms twice by the mean, once by the standard deviation
     */
    record At(double value, double m, double s, double mm, double ms, double ss, double mmm, double mms) {

        private static final At NONE = new At(0, 0, 0, 0, 0, 0, 0, 0);

        private At plus(At o) {
            return new At(value + o.value, m + o.m, s + o.s, mm + o.mm, ms + o.ms, ss + o.ss, mmm + o.mmm, mms + o.mms);
        }
    }

    /** Returns how many sites there are. */
    int size() {
        return before.length;
    }

    /** Returns the log likelihood of all sites. */
    At at(double mean, double sd) {
        At sum = At.NONE;
        for (int i = 0; i < before.length; i++) {
            sum = sum.plus(at(i, mean, sd));
        }
        return sum;
    }

    /** Returns the mean at which all sites together are likeliest for this standard deviation; neither sum may be 0. */
    double likeliestMean(double sd) {
        return likeliestMean(sd, start());
    }

    private double start() {
        double seen = 0;
        double expected = 0;
        for (int i = 0; i < before.length; i++) {
            seen += after[i];
            expected += before[i] * StrictMath.exp(offsets[i]);
        }
        return StrictMath.log(seen / expected);
    }

    /** Returns the same, searched from a mean near to it. */
    double likeliestMean(double sd, double start) {
        double mean = start;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS; i++) {
            At at = at(mean, sd);
            if (at.m > 0) {
                low = mean;
            } else {
                high = mean;
            }
            double newton = -at.m / at.mm;
            // Where hardly a site is near even odds the slope is nearly flat, and Newton's step leads anywhere.
            double step = at.mm < 0 && Math.abs(newton) < STRIDE ? newton : Math.copySign(STRIDE, at.m);
            double next = mean + step;
            // A Newton step this small beside the error of the mean leaves less than its square.
            if (Math.abs(step) <= Math.max(1e-13 * (1 + Math.abs(mean)), 1e-7 / Math.sqrt(-at.mm))) {
                return next;
            }
            // The log likelihood is concave in the mean, so its maximum stays between the two.
            if (!(next > low && next < high)) {
                next = low + (high - low) / 2;
                if (!(next > low && next < high)) {
                    return mean;
                }
            }
            mean = next;
        }
        return mean;
    }

    /** Returns the log likelihood of one site. */
    At at(int i, double mean, double sd) {
        if (sd == 0) {
            return alike(i, mean);
        }
        double peak = peak(i, mean, sd);
        double top = height(i, mean, sd, peak);
        double from = end(i, mean, sd, peak, -1);
        double to = end(i, mean, sd, peak, 1);
        // The bell is narrowest where both outcomes are nearest to even odds,
        double even = sd > 0 ? Math.max(from, Math.min(to, -(offsets[i] + mean) / sd)) : 0;
        // and not smooth beyond π / sd from the real line.
        double step = STEP * Math.min(width(i, mean, sd, even), 1 / sd);
        int points = 1 + (int) Math.ceil((to - from) / step);
        step = (to - from) / (points - 1);
        double width = width(i, mean, sd, peak);
        return width < 0.7
                ? ofScale(i, mean, sd, peak, top, from, step, points)
                : ofKernel(i, mean, sd, top, from, step, points);
    }

    /** The same where all sites have one log ratio, which needs no integral: by symmetry the odd ones by sd are 0. */
    private At alike(int i, double mean) {
        double p = chance(offsets[i] + mean);
        double q = chance(-offsets[i] - mean);
        double first = after[i] * q - before[i] * p;
        double second = -(before[i] + after[i]) * p * q;
        return new At(kernel(i, mean), first, 0, second, 0, second + first * first, second * (q - p), 0);
    }

    /**
     * The derivatives where the counts say more of the site than the normal law does: by those of the normal density of
     * the site's own log ratio, which keep their digits however many incidents there are.
     */
    private At ofScale(int i, double mean, double sd, double peak, double top, double from, double step, int points) {
        double[] sums = new double[5];
        for (int j = 0; j < points; j++) {
            double off = from + step * j - peak;
            double weight = StrictMath.exp(height(i, mean, sd, peak + off) - top);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weight;
                weight *= off;
            }
        }
        double first = sums[1] / sums[0];
        // Mean and central moments of z.
        double mu = peak + first;
        double m2 = sums[2] / sums[0] - first * first;
        double m3 = sums[3] / sums[0] - 3 * first * m2 - first * first * first;
        double m4 = sums[4] / sums[0] - 4 * first * m3 - 6 * first * first * m2 - StrictMath.pow(first, 4);
        double spread = m4 - m2 * m2;
        double sd2 = sd * sd;
        return new At(
                value(top, sums[0] * step),
                mu / sd,
                (mu * mu + m2 - 1) / sd,
                (m2 - 1) / sd2,
                (2 * mu * (m2 - 1) + m3) / sd2,
                (1 - 3 * (mu * mu + m2) + 4 * mu * mu * m2 + 4 * mu * m3 + spread) / sd2,
                m3 / (sd2 * sd),
                (2 - 4 * m2 + 2 * mu * m3 + spread) / (sd2 * sd));
    }

    private static double value(double top, double sum) {
        return top + StrictMath.log(sum / Math.sqrt(2 * Math.PI));
    }

    /** The derivatives where the normal law says more, or all: by those of the likelihood of the counts. */
    private At ofKernel(int i, double mean, double sd, double top, double from, double step, int points) {
        double n = before[i] + after[i];
        // Posterior means of the products of z and of the derivatives of the kernel, and the likelihood itself.
        double sum = 0;
        double g = 0;
        double h = 0;
        double t = 0;
        double zg = 0;
        double zh = 0;
        double zt = 0;
        double zzh = 0;
        double gg = 0;
        double gzg = 0;
        double zgzg = 0;
        double gh = 0;
        double gzh = 0;
        double ggg = 0;
        double ggzg = 0;
        for (int j = 0; j < points; j++) {
            double z = from + step * j;
            double theta = mean + sd * z;
            double weight = StrictMath.exp(height(i, mean, sd, z) - top);
            double p = chance(offsets[i] + theta);
            double q = chance(-offsets[i] - theta);
            double first = after[i] * q - before[i] * p;
            double second = -n * p * q;
            double third = second * (q - p);
            sum += weight;
            g += weight * first;
            h += weight * second;
            t += weight * third;
            zg += weight * z * first;
            zh += weight * z * second;
            zt += weight * z * third;
            zzh += weight * z * z * second;
            gg += weight * first * first;
            gzg += weight * z * first * first;
            zgzg += weight * z * z * first * first;
            gh += weight * first * second;
            gzh += weight * z * first * second;
            ggg += weight * first * first * first;
            ggzg += weight * z * first * first * first;
        }
        g /= sum;
        h /= sum;
        t /= sum;
        zg /= sum;
        zh /= sum;
        zt /= sum;
        zzh /= sum;
        gg /= sum;
        gzg /= sum;
        zgzg /= sum;
        gh /= sum;
        gzh /= sum;
        ggg /= sum;
        ggzg /= sum;
        return new At(
                value(top, sum * step),
                g,
                zg,
                h + gg - g * g,
                zh + gzg - g * zg,
                zzh + zgzg - zg * zg,
                t + 3 * (gh - g * h) + ggg - 3 * gg * g + 2 * g * g * g,
                zt + 2 * (gzh - g * zh) + (gzh - zg * h) + ggzg - 2 * gzg * g - zg * gg + 2 * g * g * zg);
    }

    /** Where the likelihood times the normal density of z is highest. */
    private double peak(int i, double mean, double sd) {
        double n = before[i] + after[i];
        double low = -sd * n;
        double high = sd * n;
        double z = 0;
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && sd > 0; step++) {
            double p = chance(offsets[i] + mean + sd * z);
            double slope = sd * (after[i] - n * p) - z;
            if (slope > 0) {
                low = z;
            } else {
                high = z;
            }
            double next = z + slope / (1 + sd * sd * n * p * (1 - p));
            // Newton's step may jump to and fro over the peak of a site that has nothing on one side.
            if (!(next > low && next < high) || Math.abs(next - z) > last / 2) {
                next = low + (high - low) / 2;
            }
            last = Math.abs(next - z);
            if (Math.abs(next - z) <= 1e-9 * (1 + Math.abs(z))) {
                return next;
            }
            z = next;
        }
        return z;
    }

    /** The log of the likelihood times the normal density of z, without its constant. */
    private double height(int i, double mean, double sd, double z) {
        return kernel(i, mean + sd * z) - z * z / 2;
    }

    /** The standard deviation of the normal density that bends as the bell does there. */
    private double width(int i, double mean, double sd, double z) {
        double lnOdds = offsets[i] + mean + sd * z;
        return 1 / Math.sqrt(1 + sd * sd * (before[i] + after[i]) * chance(lnOdds) * chance(-lnOdds));
    }

    /** A point on one side beyond which the bell is negligible, at most a tenth too far. */
    private double end(int i, double mean, double sd, double peak, int side) {
        double least = height(i, mean, sd, peak) - DEEP;
        double far = width(i, mean, sd, peak);
        while (height(i, mean, sd, peak + side * far) > least) {
            far *= 2;
        }
        double near = far / 2;
        while (far > 1.1 * near) {
            double middle = (near + far) / 2;
            if (height(i, mean, sd, peak + side * middle) > least) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return peak + side * far;
    }

    /** The log likelihood of a log ratio over that of the site's own, 0 or less. */
    private double kernel(int i, double theta) {
        double n = before[i] + after[i];
        double lnOdds = offsets[i] + theta;
        return -SaddlePoint.deviance(after[i], n * chance(lnOdds))
                - SaddlePoint.deviance(before[i], n * chance(-lnOdds));
    }

    private static double chance(double lnOdds) {
        double odds = StrictMath.exp(-Math.abs(lnOdds));
        return (lnOdds > 0 ? 1 : odds) / (1 + odds);
    }
}
