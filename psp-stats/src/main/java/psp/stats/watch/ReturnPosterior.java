package psp.stats.watch;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import psp.stats.level.HoldingFit;

/**
 * How much each possible start of a return is supported, with level, fall, season, dispersion and share lost
 * integrated out.
 *
 * <p>Means are {@code level · exposure · season · f}, with f 1 in the baseline, {@code 1 − r} in the operation and
 * {@code 1 − r + r g ramp} in watched periods; earlier years of a longer baseline have levels of their own and tell of the season
 * alone. Given the dispersion phi the likelihood is the Poisson one to the power
 * 1 / phi (P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989, chapter 9). Then the level has an exact
 * integral, the season (two harmonics, normal priors) one by Laplace's method about each start's own best season, fall,
 * share and phi are summed over a grid, and phi itself is weighed by the negative binomial likelihood of variance
 * {@code phi · mean}.
 */
final class ReturnPosterior {

    /** Dispersions, the first of them Poisson, and what each is believed beforehand: as a watch does. */
    private static final double[] PHI = HoldingFit.usualDispersions();

    private static final double[] PHI_PRIOR = HoldingFit.usualBeliefs();
    private static final int FALLS = 11;
    /** How many shares lost are tried: more where the counts can tell them apart. */
    private static final int FEWEST_SHARES = 6;

    private static final int MOST_SHARES = 40;
    private static final int WAVES = 4;
    /** Precisions of the season's coefficients on the log scale, as a watch believes. */
    private static final double[] PRECISION = HoldingFit.seasonPrecisions();
    /** Moments up to the second of the four waves. */
    private static final int MOMENTS = 1 + WAVES + WAVES * (WAVES + 1) / 2;

    private final double[] counts;
    private final double[] exposures;
    private final double[][] waves;
    private final int baseline;
    private final int past;
    /** How many years before the last year of baseline each period lies, 0 from that year on. */
    private final int[] earlier;

    /** The counts of each of these years, the last with all that came since. */
    private final double[] totals;

    private final double[] sums = new double[WAVES];
    private final double[] falls;
    private final double[] shares;

    private ReturnPosterior(
            double[] counts, double[] exposures, double[] years, int[] earlier, int baseline, int past) {
        this.counts = counts;
        this.exposures = exposures;
        this.baseline = baseline;
        this.past = past;
        this.earlier = earlier;
        this.totals = new double[1 + Arrays.stream(earlier).max().orElse(0)];
        for (int t = 0; t < counts.length; t++) {
            totals[earlier[t]] += counts[t];
        }
        this.waves = new double[counts.length][WAVES];
        for (int t = 0; t < counts.length; t++) {
            for (int k = 0; k < WAVES; k++) {
                double angle = 2 * Math.PI * (1 + k / 2) * years[t];
                waves[t][k] = k % 2 == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle);
                sums[k] += counts[t] * waves[t][k];
            }
        }
        this.falls = falls();
        this.shares = shares();
    }

    /**
     * What was found.
     *
     * @param logLikelihoods the log of the integrated likelihood of each course, up to a common constant
     * @param phi the dispersion expected with all courses alike
     * @param fall the fall about which the grid lies, within (0, 1)
     */
    record Answer(double[] logLikelihoods, double phi, double fall) {}

    /**
     * Weighs courses.
     *
     * @param counts baseline, operation, watched
     * @param exposures above 0, as many
     * @param years the middle of each period in years
     * @param earlier how many years before the last year of baseline each period lies, 0 from that year on
     * @param baseline how many periods of baseline
     * @param past how many periods of baseline and operation
     * @param ramps for each course how much of the return is there in each watched period, 0 to 1
     * @return what each course is worth
     */
    public static Answer of(
            double[] counts,
            double[] exposures,
            double[] years,
            int[] earlier,
            int baseline,
            int past,
            double[][] ramps) {
        return new ReturnPosterior(counts, exposures, years, earlier, baseline, past).weigh(ramps);
    }

    /** One course: log-likelihood at a node of the grid, its slope and curvature at the course's own season. */
    private final class Course {
        final double[] ramp;
        final double[] season;
        /** Counts in the operation and in watched periods without a return, and in those of a full one. */
        double low;

        double high;
        double[][] before = {};
        double[] since = {};
        double[] back = {};
        final double[] m = new double[MOMENTS];
        final double[] slope = new double[WAVES];
        final double[][] curve = new double[WAVES][WAVES];
        final double[][] root = new double[WAVES][WAVES];
        final double[] right = new double[WAVES];
        double value;

        Course(double[] ramp, double[] start) {
            this.ramp = ramp;
            this.season = start.clone();
            for (int t = baseline; t < counts.length; t++) {
                double there = t < past ? 0 : ramp[t - past];
                low += there == 0 ? counts[t] : 0;
                high += there == 1 ? counts[t] : 0;
            }
        }

        /** Sums of exposure · season · (1, waves, products of waves) over baseline, over the rest, and by ramp. */
        void gather() {
            before = new double[totals.length][MOMENTS];
            since = new double[MOMENTS];
            back = new double[MOMENTS];
            for (int t = 0; t < counts.length; t++) {
                double eta = 0;
                for (int k = 0; k < WAVES; k++) {
                    eta += season[k] * waves[t][k];
                }
                double weight = exposures[t] * StrictMath.exp(eta);
                add(t < baseline ? before[earlier[t]] : since, weight, waves[t]);
                if (t >= past && ramp[t - past] > 0) {
                    add(back, weight * ramp[t - past], waves[t]);
                }
            }
        }

        /** Log-likelihood with the level at its best, its slope and negative curvature by the season. */
        void look(double fall, double share) {
            for (int k = 0; k < MOMENTS; k++) {
                m[k] = before[0][k] + (1 - fall) * since[k] + fall * share * back[k];
            }
            value = low * StrictMath.log1p(-fall) + high * StrictMath.log1p(-fall * (1 - share));
            for (int t = past; t < counts.length; t++) {
                double there = ramp[t - past];
                if (there > 0 && there < 1 && counts[t] > 0) {
                    value += counts[t] * StrictMath.log1p(-fall * (1 - share * there));
                }
            }
            for (int a = 0; a < WAVES; a++) {
                slope[a] = sums[a];
                value += sums[a] * season[a];
                Arrays.fill(curve[a], 0);
            }
            look(totals[0], m);
            for (int year = 1; year < totals.length; year++) {
                look(totals[year], before[year]);
            }
        }

        /** The part of the periods that share a level. */
        private void look(double total, double[] moments) {
            if (total == 0) {
                return;
            }
            value -= total * StrictMath.log(moments[0]);
            int at = 1 + WAVES;
            for (int a = 0; a < WAVES; a++) {
                slope[a] -= total * moments[1 + a] / moments[0];
                for (int b = 0; b <= a; b++) {
                    curve[a][b] += total * (moments[at++] - moments[1 + a] * moments[1 + b] / moments[0]) / moments[0];
                }
            }
        }

        /** One step of Newton towards the best season, at a middling dispersion. */
        void move() {
            factor(1.5);
            for (int a = WAVES - 1; a >= 0; a--) {
                for (int b = a + 1; b < WAVES; b++) {
                    right[a] -= root[b][a] * right[b];
                }
                right[a] /= root[a][a];
                season[a] += Math.max(-0.5, Math.min(0.5, right[a]));
            }
        }

        /** Factors the precision of the season and turns the slope by it. */
        private void factor(double phi) {
            for (int a = 0; a < WAVES; a++) {
                double turned = slope[a] / phi - PRECISION[a] * season[a];
                for (int b = 0; b <= a; b++) {
                    double sum = curve[a][b] / phi + (a == b ? PRECISION[a] : 0);
                    for (int c = 0; c < b; c++) {
                        sum -= root[a][c] * root[b][c];
                    }
                    root[a][b] = a == b ? Math.sqrt(sum) : sum / root[b][b];
                    turned -= b < a ? root[a][b] * right[b] : 0;
                }
                right[a] = turned / root[a][a];
            }
        }

        /** The log of the integral over the season, by the parabola at the course's own season. */
        double integral(double phi) {
            factor(phi);
            double log = value / phi;
            double volume = 1;
            for (int a = 0; a < WAVES; a++) {
                log += (right[a] * right[a] - PRECISION[a] * season[a] * season[a]) / 2;
                volume *= root[a][a];
            }
            return log - StrictMath.log(volume);
        }
    }

    private static void add(double[] moments, double weight, double[] wave) {
        moments[0] += weight;
        int at = 1 + WAVES;
        for (int a = 0; a < WAVES; a++) {
            double first = weight * wave[a];
            moments[1 + a] += first;
            for (int b = 0; b <= a; b++) {
                moments[at++] += first * wave[b];
            }
        }
    }

    private Answer weigh(double[][] ramps) {
        double typical = falls[FALLS / 2];
        double[][] logs = new double[ramps.length][];
        double best = Double.NEGATIVE_INFINITY;
        double[] means = {};
        double[] season = new double[WAVES];
        for (int h = 0; h < ramps.length; h++) {
            boolean never = Arrays.stream(ramps[h]).allMatch(there -> there == 0);
            Course course = new Course(ramps[h], season);
            for (int step = 0; step < (h == 0 ? 6 : 3); step++) {
                course.gather();
                course.look(typical, 0.6);
                course.move();
            }
            course.gather();
            season = course.season;
            double[] tried = never ? new double[1] : shares;
            double[][] nodes = new double[PHI.length][FALLS * tried.length];
            for (int i = 0; i < nodes[0].length; i++) {
                double fall = falls[i / tried.length];
                double share = tried[i % tried.length];
                course.look(fall, share);
                for (int p = 0; p < PHI.length; p++) {
                    nodes[p][i] = course.integral(PHI[p]);
                }
                if (course.value > best) {
                    best = course.value;
                    means = means(course, fall, share);
                }
            }
            logs[h] = Arrays.stream(nodes)
                    .mapToDouble(row -> sumOfLogs(row) - StrictMath.log(tried.length))
                    .toArray();
        }
        return answer(logs, dispersion(means, best), typical);
    }

    private static Answer answer(double[][] logs, double[] phi, double fall) {
        double[] courses = new double[logs.length];
        double[][] byPhi = new double[PHI.length][logs.length];
        for (int h = 0; h < logs.length; h++) {
            for (int p = 0; p < PHI.length; p++) {
                logs[h][p] += phi[p];
                byPhi[p][h] = logs[h][p];
            }
            courses[h] = sumOfLogs(logs[h]);
        }
        double all = sumOfLogs(courses);
        double expected = 0;
        for (int p = 0; p < PHI.length; p++) {
            expected += PHI[p] * StrictMath.exp(sumOfLogs(byPhi[p]) - all);
        }
        return new Answer(courses, expected, fall);
    }

    /** Equally weighted falls about the one that the past shows, within 0 and 1. */
    private double[] falls() {
        double[] seen = {0.5, 0.5};
        double[] days = new double[2];
        for (int t = 0; t < past; t++) {
            if (earlier[t] == 0) {
                seen[t < baseline ? 0 : 1] += counts[t];
                days[t < baseline ? 0 : 1] += exposures[t];
            }
        }
        double centre = StrictMath.log(seen[1] / days[1] * days[0] / seen[0]);
        double half = 3.5 * Math.sqrt(2 * (1 / seen[0] + 1 / seen[1]));
        double least = Math.min(0.88, Math.max(0.01, -StrictMath.expm1(centre + half)));
        double most = Math.min(0.98, Math.max(least + 0.1, -StrictMath.expm1(centre - half)));
        double[] grid = new double[FALLS];
        Arrays.setAll(grid, i -> least + (most - least) * (i + 0.5) / FALLS);
        return grid;
    }

    /** The middles of equal parts of 0 to 1. */
    private double[] shares() {
        double watched = 0;
        for (int t = past; t < counts.length; t++) {
            watched += counts[t];
        }
        int parts = (int) Math.max(
                FEWEST_SHARES, Math.min(MOST_SHARES, Math.ceil(0.6 * falls[FALLS / 2] * Math.sqrt(watched))));
        double[] grid = new double[parts];
        Arrays.setAll(grid, i -> (i + 0.5) / parts);
        return grid;
    }

    private double[] means(Course course, double fall, double share) {
        double[] means = new double[counts.length];
        double[] sum = new double[totals.length];
        for (int t = 0; t < means.length; t++) {
            double eta = 0;
            for (int k = 0; k < WAVES; k++) {
                eta += course.season[k] * waves[t][k];
            }
            double f = t < baseline ? 1 : t < past ? 1 - fall : 1 - fall + fall * share * course.ramp[t - past];
            means[t] = exposures[t] * f * StrictMath.exp(eta);
            sum[earlier[t]] += means[t];
        }
        for (int t = 0; t < means.length; t++) {
            means[t] *= totals[earlier[t]] / sum[earlier[t]];
        }
        return means;
    }

    /** Log of prior and negative binomial likelihood of each phi at the best means, less what the courses count. */
    private double[] dispersion(double[] means, double reference) {
        double[] logs = new double[PHI.length];
        for (int p = 0; p < PHI.length; p++) {
            double log = StrictMath.log(PHI_PRIOR[p]) + StrictMath.log(PHI[p]) * totals.length / 2 - reference / PHI[p];
            for (int t = 0; t < means.length; t++) {
                double m = means[t];
                double y = counts[t];
                if (m == 0) {
                    continue;
                }
                if (PHI[p] == 1) {
                    log += (y == 0 ? 0 : y * StrictMath.log(m)) - m;
                } else {
                    double size = m / (PHI[p] - 1);
                    log += (y == 0 ? 0 : LogGamma.value(y + size) - LogGamma.value(size))
                            - size * StrictMath.log(PHI[p])
                            + y * StrictMath.log((PHI[p] - 1) / PHI[p]);
                }
            }
            logs[p] = log;
        }
        return logs;
    }

    private static double sumOfLogs(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - top);
        }
        return top + StrictMath.log(sum);
    }
}
