package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psp.stats.level.HoldingFit;

/**
 * The integrals against the same model summed over draws from its priors, and the alarm's chance against a simulation.
 */
class ReturnPosteriorTest {

    private static final int YEAR = 12;
    private static final double[] PHI = HoldingFit.usualDispersions();
    private static final double[] PHI_PRIOR = shares(HoldingFit.usualBeliefs());

    private static double[] shares(double[] beliefs) {
        double sum = Arrays.stream(beliefs).sum();
        return Arrays.stream(beliefs).map(belief -> belief / sum).toArray();
    }

    private static double[][] ramps() {
        double[][] ramps = new double[1 + 2 * YEAR][YEAR];
        for (int k = 0; k < YEAR; k++) {
            for (int t = k; t < YEAR; t++) {
                ramps[1 + k][t] = 1;
                ramps[1 + YEAR + k][t] = Math.min(1, (t - k + 0.5) / 6);
            }
        }
        return ramps;
    }

    /** Chances of the courses if all were alike beforehand. */
    private static double[] normed(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        double sum = Arrays.stream(logs).map(v -> Math.exp(v - top)).sum();
        return Arrays.stream(logs).map(v -> Math.exp(v - top) / sum).toArray();
    }

    private static double logChance(double count, double mean, double phi) {
        if (phi == 1) {
            return count * Math.log(mean) - mean;
        }
        double size = mean / (phi - 1);
        return LogGamma.value(count + size)
                - LogGamma.value(size)
                - size * Math.log(phi)
                + count * Math.log((phi - 1) / phi);
    }

    /** The exact negative binomial model, by draws of level, season, fall, share and dispersion from their priors. */
    private static double[] drawn(double[] counts, double[][] ramps, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double mean = Arrays.stream(counts, 0, YEAR).average().orElseThrow();
        double[] sums = new double[ramps.length];
        for (int d = 0; d < draws; d++) {
            double z = random.nextGaussian();
            double level = mean * Math.exp(0.3 * z);
            double weight = z * z / 2;
            double fall = 0.01 + 0.97 * random.nextDouble();
            double share = random.nextDouble();
            double u = random.nextDouble();
            int p = 0;
            for (double held = PHI_PRIOR[0]; u > held && p < PHI.length - 1; held += PHI_PRIOR[p]) {
                p++;
            }
            double[] wave = {
                0.25 * random.nextGaussian(),
                0.25 * random.nextGaussian(),
                0.08 * random.nextGaussian(),
                0.08 * random.nextGaussian()
            };
            double[] season = new double[counts.length];
            double past = weight;
            for (int t = 0; t < counts.length; t++) {
                double a = 2 * Math.PI * (t + 0.5) / YEAR;
                season[t] = Math.exp(wave[0] * Math.cos(a)
                        + wave[1] * Math.sin(a)
                        + wave[2] * Math.cos(2 * a)
                        + wave[3] * Math.sin(2 * a));
                past += t < 2 * YEAR ? logChance(counts[t], level * season[t] * (t < YEAR ? 1 : 1 - fall), PHI[p]) : 0;
            }
            for (int h = 0; h < ramps.length; h++) {
                double log = past;
                for (int t = 0; t < YEAR; t++) {
                    log += logChance(
                            counts[2 * YEAR + t],
                            level * season[2 * YEAR + t] * (1 - fall + fall * share * ramps[h][t]),
                            PHI[p]);
                }
                sums[h] += Math.exp(log - offset(counts));
            }
        }
        return normed(Arrays.stream(sums).map(Math::log).toArray());
    }

    /** The log-likelihood of counts that are their own means, to keep sums within range. */
    private static double offset(double[] counts) {
        return Arrays.stream(counts).map(y -> y == 0 ? 0 : y * Math.log(y) - y).sum();
    }

    @Test
    @Tag("slow")
    void agreesWithTheExactModel() {
        double[][] counts = {
            {6, 4, 7, 5, 3, 6, 4, 5, 8, 5, 4, 6, 2, 1, 3, 2, 2, 4, 1, 2, 3, 2, 1, 3, 2, 1, 3, 2, 1, 4, 6, 5, 4, 7, 5, 6
            },
            {9, 2, 7, 3, 3, 11, 4, 2, 8, 5, 1, 6, 5, 1, 3, 0, 2, 7, 1, 2, 6, 2, 0, 3, 2, 1, 3, 5, 1, 4, 0, 5, 4, 2, 3, 1
            },
            {6, 4, 7, 5, 3, 6, 4, 5, 8, 5, 4, 6, 2, 1, 3, 2, 2, 4, 1, 2, 3, 2, 1, 3, 2, 1, 3, 2, 1, 2, 2, 3, 2, 1, 3, 2}
        };
        double[] years = new double[36];
        Arrays.setAll(years, t -> (t + 0.5) / YEAR);
        double[] ones = new double[36];
        Arrays.fill(ones, 1);
        for (double[] series : counts) {
            double[] found = normed(ReturnPosterior.of(series, ones, years, new int[36], YEAR, 2 * YEAR, ramps())
                    .logLikelihoods());
            double[] exact = drawn(series, ramps(), 40_000, 2016);
            for (int h = 0; h < found.length; h++) {
                assertThat(found[h])
                        .as("course %s of %s", h, Arrays.toString(series))
                        .isCloseTo(exact[h], within(0.02));
            }
        }
    }

    @Test
    void theLimitKeepsItsPromise() {
        double[] holding = new double[24];
        Arrays.fill(holding, 25);
        AlarmChance watch = new AlarmChance(holding, 1.5, 300);
        double limit = watch.limit(YEAR, 0.1);
        double sum = 0;
        double returned = 0;
        double[] full = new double[24];
        Arrays.fill(full, 3, 24, 1);
        for (int t = 0; t < YEAR; t++) {
            sum += watch.firstAt(limit, new double[24], 1, t);
            returned += watch.firstAt(limit, full, 1, t);
            assertThat(watch.firstAt(limit, full, 0, t))
                    .isCloseTo(watch.firstAt(limit, new double[24], 1, t), within(1e-12));
        }
        assertThat(sum).isCloseTo(0.1, within(1e-3));
        assertThat(returned).isBetween(0.6, 0.95);
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double level = 25 * (1 + Math.sqrt(1.5 / 300) * random.nextGaussian());
            double over = 0;
            boolean alarmed = false;
            for (int t = 0; t < YEAR; t++) {
                over += level + Math.sqrt(1.5 * 25) * random.nextGaussian() - 25;
                alarmed |= over >= limit;
            }
            alarms += alarmed ? 1 : 0;
        }
        assertThat(alarms / 20_000.0).as("seed 7").isCloseTo(0.1, within(0.012));
    }
}
