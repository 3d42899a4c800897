package psp.stats.level;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import psp.stats.internal.math.Cholesky;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;

/**
 * What a short past says of the level that is to hold: log-linear levels with a shrunk season of two harmonics, and how
 * much the counts scatter, all with their doubt.
 *
 * <p>Each year of baseline has a level of its own, so that its drift does not count as scatter; all periods of the
 * operation and those already watched share one, the level that holds. The harmonics have normal priors with standard
 * deviations 0.25 and 0.08 (P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989, chapter 5, for the fit). The
 * dispersion phi has a prior with a spike at 1, since some counts are Poisson and a short past cannot show it, and a slab
 * that falls with phi, up to 20, and beyond where the counts ask for it; its likelihood is that of negative binomial counts of variance {@code phi · mean}, restricted for
 * the fitted levels.
 *
 * <p>Beside a comparison the exposure of a stretch is the comparison's count, and the levels are those of the ratio of both
 * counts, in which what befell both alike cancels. Given their sum the focus count is binomial, and beta-binomial where
 * both scatter alike: each weighs as much as a Poisson count of {@code 1 + ratio} times less.
 */
public final class HoldingFit {

    /** The least number of periods that tell a level. */
    public static final int LEAST_PERIODS = 6;

    public static final int HARMONICS = 4;
    /** What is believed of a season: precisions of its coefficients on the log scale, standard deviations 0.25 and 0.08. */
    private static final double[] PENALTY = {1 / 0.0625, 1 / 0.0625, 1 / 0.0064, 1 / 0.0064};

    private static final double PILOT_PHI = 1.3;
    private static final double HALF = 0.5;
    private static final int STEPS = 50;
    private static final double[] PHI = {
        1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 9, 13, 20, 30, 45, 70, 105, 160, 240, 360, 540, 800, 1200
    };
    /** How many of them are always weighed; those above only where the counts ask for more than the one before. */
    private static final int USUAL = 11;
    /** By how much, on the log scale, they must be likelier than Poisson for that; nothing counted shows no scatter. */
    private static final double SHOWN = 5;

    private static final double SPIKE = 0.8;
    private static final double LEAST_SCATTER = 1.1;
    /** Up to here the factors of a count are multiplied one by one, up to a product from which there is room for one more. */
    private static final int MANY = 100;

    private static final double LARGE = 1e150;

    /** The dispersions that are weighed. */
    public final double[] dispersions = PHI.clone();
    /** What each of them weighs after the past. */
    public final double[] weights;
    /** The mean dispersion. */
    public final double phi;
    /** How many ticks a year has: 365.25 days, or the number of equal periods. */
    public final double ticksPerYear;

    private final Waves waves;
    private final double[] coefficients;
    private final double[][] information;
    private final boolean baseline;
    private final double level;
    /** The last year of baseline over the level that holds, at least 1. */
    private final double rise;
    /** How much exposure a tick has: 1, or the comparison's mean count. */
    public final double perTick;

    private final boolean beside;

    private HoldingFit(
            double ticksPerYear,
            Waves waves,
            double[] coefficients,
            double[][] information,
            boolean baseline,
            double[] weights,
            double perTick,
            boolean beside) {
        this.ticksPerYear = ticksPerYear;
        this.perTick = perTick;
        this.beside = beside;
        this.waves = waves;
        this.coefficients = coefficients;
        this.information = information;
        this.baseline = baseline;
        this.weights = weights;
        this.level = StrictMath.exp(coefficients[coefficients.length - 1]);
        Double before = before();
        this.rise = before == null ? 1 : Math.max(1, before);
        double mean = 0;
        for (int i = 0; i < PHI.length; i++) {
            mean += weights[i] * PHI[i];
        }
        this.phi = mean;
    }

    /**
     * Fits.
     *
     * @param before the baseline, may be empty
     * @param holding the operation and what was watched since, at least one
     * @param ticksPerYear 365.25 for days
     */
    public static HoldingFit of(List<Observation> before, List<Observation> holding, double ticksPerYear) {
        return of(before, holding, ticksPerYear, false);
    }

    /** Fits; beside a comparison where the exposures are its counts. */
    public static HoldingFit of(
            List<Observation> before, List<Observation> holding, double ticksPerYear, boolean beside) {
        return fit(before, holding, ticksPerYear, Waves.of(ticksPerYear), null, beside);
    }

    /** Fits the same baseline and what has held up to now, starting from this fit. */
    public HoldingFit again(List<Observation> before, List<Observation> holding) {
        return fit(before, holding, ticksPerYear, waves, coefficients, beside);
    }

    private static HoldingFit fit(
            List<Observation> before,
            List<Observation> holding,
            double ticksPerYear,
            Waves waves,
            double @Nullable [] last,
            boolean beside) {
        int years = before.isEmpty()
                ? 0
                : 1 + block(before.get(0), before.get(before.size() - 1).to(), ticksPerYear);
        int n = before.size() + holding.size();
        int columns = HARMONICS + years + 1;
        int[] level = new int[n];
        double[][] season = new double[n][];
        double[] exposures = new double[n];
        long[] counts = new long[n];
        double[] sums = new double[columns];
        double[] spans = new double[columns];
        double[] ticks = new double[columns];
        for (int i = 0; i < n; i++) {
            boolean early = i < before.size();
            Observation spell = early ? before.get(i) : holding.get(i - before.size());
            level[i] = early
                    ? HARMONICS + block(spell, before.get(before.size() - 1).to(), ticksPerYear)
                    : columns - 1;
            season[i] = waves.at(spell);
            exposures[i] = spell.exposure();
            counts[i] = spell.count();
            sums[level[i]] += counts[i];
            spans[level[i]] += exposures[i];
            ticks[level[i]] += spell.to() - spell.from();
        }
        double[] b = new double[columns];
        for (int j = HARMONICS; j < columns; j++) {
            b[j] = StrictMath.log((sums[j] + HALF) / Math.max(spans[j], 1));
        }
        double[] start = b.clone();
        if (last != null) {
            System.arraycopy(last, 0, b, 0, columns);
        }
        double[] means = new double[n];
        double[][] information = new double[columns][columns];
        for (int step = 0; step < STEPS; step++) {
            information = new double[columns][columns];
            double[] score = new double[columns];
            for (int i = 0; i < n; i++) {
                means[i] = mean(b, level[i], season[i], exposures[i]);
                double less = beside ? 1 + StrictMath.exp(b[level[i]]) : 1;
                add(information, score, level[i], season[i], means[i] / less, (counts[i] - means[i]) / less);
            }
            // Half an incident at the observed rate keeps the level of an area without any finite.
            for (int j = HARMONICS; j < columns; j++) {
                double pseudo = HALF * StrictMath.exp(b[j] - start[j]);
                score[j] += HALF - pseudo;
                information[j][j] += pseudo;
            }
            double[][] penalized = penalized(information, PILOT_PHI);
            for (int j = 0; j < HARMONICS; j++) {
                score[j] -= PILOT_PHI * PENALTY[j] * b[j];
            }
            double[] next = Cholesky.of(penalized).solve(score);
            double largest = 0;
            for (int j = 0; j < columns; j++) {
                double bounded = Math.max(-1, Math.min(1, next[j]));
                b[j] += bounded;
                largest = Math.max(largest, Math.abs(bounded));
            }
            if (largest < 1e-10) {
                break;
            }
        }
        double fitted = years + 1 + HARMONICS / 2;
        if (!beside) {
            return new HoldingFit(
                    ticksPerYear,
                    waves,
                    b,
                    information,
                    years > 0,
                    weigh(fitted, phi -> beyondPoisson(counts, means, phi)),
                    1,
                    false);
        }
        long[] others = new long[n];
        long[] both = new long[n];
        double[] otherMeans = new double[n];
        double[] bothMeans = new double[n];
        for (int i = 0; i < n; i++) {
            Observation spell = i < before.size() ? before.get(i) : holding.get(i - before.size());
            double ratio = mean(b, level[i], season[i], 1);
            others[i] = spell.exposure();
            both[i] = counts[i] + others[i];
            bothMeans[i] = (sums[level[i]] + spans[level[i]] + HALF) / ticks[level[i]] * (spell.to() - spell.from());
            otherMeans[i] = bothMeans[i] / (1 + ratio);
            means[i] = bothMeans[i] - otherMeans[i];
        }
        // Given its sum with the other a count is binomial, or beta-binomial: the law of each over that of the sum.
        return new HoldingFit(
                ticksPerYear,
                waves,
                b,
                information,
                years > 0,
                weigh(
                        fitted,
                        phi -> beyondPoisson(counts, means, phi)
                                + beyondPoisson(others, otherMeans, phi)
                                - beyondPoisson(both, bothMeans, phi)),
                (spans[columns - 1] + HALF) / ticks[columns - 1],
                true);
    }

    /** How many whole years before the end of the baseline. */
    private static int block(Observation spell, int end, double ticksPerYear) {
        return (int) Math.floor((end - spell.middle()) / ticksPerYear);
    }

    private static double mean(double[] b, int level, double[] season, double exposure) {
        double eta = b[level];
        for (int j = 0; j < HARMONICS; j++) {
            eta += b[j] * season[j];
        }
        return exposure * StrictMath.exp(eta);
    }

    private static void add(
            double[][] information, double[] score, int level, double[] season, double mean, double residual) {
        for (int j = 0; j < HARMONICS; j++) {
            score[j] += season[j] * residual;
            for (int k = 0; k <= j; k++) {
                information[j][k] += mean * season[j] * season[k];
            }
            information[level][j] += mean * season[j];
        }
        score[level] += residual;
        information[level][level] += mean;
    }

    private static double[][] penalized(double[][] information, double phi) {
        double[][] sum = new double[information.length][];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = information[j].clone();
            if (j < HARMONICS) {
                sum[j][j] += phi * PENALTY[j];
            }
        }
        return sum;
    }

    /** What each dispersion weighs, by how many levels were fitted and the log of its likelihood over that of 1. */
    private static double[] weigh(double fitted, DoubleUnaryOperator likelihood) {
        double[] weights = new double[PHI.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PHI.length; i++) {
            if (i >= USUAL && !(weights[i - 1] > weights[i - 2] && weights[i - 1] > weights[0] + SHOWN)) {
                weights[i] = Double.NEGATIVE_INFINITY;
                continue;
            }
            weights[i] = StrictMath.log(prior(i))
                    + fitted / 2 * StrictMath.log(PHI[i])
                    + (i == 0 ? 0 : likelihood.applyAsDouble(PHI[i]));
            best = Math.max(best, weights[i]);
        }
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.exp(weights[i] - best);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /**
     * The log of the negative binomial over the Poisson likelihood.
     *
     * <p>For one count it is {@code sum over j < count of ln(1 + j (phi − 1) / mean) − count ln(phi) − mean (ln(phi) /
     * (phi − 1) − 1)}. Small counts, which are most, thus need no logarithm of their own.
     */
    private static double beyondPoisson(long[] counts, double[] means, double phi) {
        double excess = phi - 1;
        double sum = 0;
        double product = 1;
        long small = 0;
        double expected = 0;
        for (int t = 0; t < counts.length; t++) {
            if (counts[t] > MANY) {
                sum += new NegativeBinomialLaw(means[t] / excess, means[t]).lnPmf(counts[t])
                        - new PoissonLaw(means[t]).lnPmf(counts[t]);
                continue;
            }
            small += counts[t];
            expected += means[t];
            double step = excess / means[t];
            for (int j = 1; j < counts[t]; j++) {
                product *= 1 + j * step;
                if (product > LARGE) {
                    sum += StrictMath.log(product);
                    product = 1;
                }
            }
        }
        double log = StrictMath.log(phi);
        return sum + StrictMath.log(product) - small * log - expected * (log / excess - 1);
    }

    private static double upper(int i) {
        return i == USUAL - 1 || i == PHI.length - 1 ? PHI[i] * 1.2 : (PHI[i] + PHI[i + 1]) / 2;
    }

    /** What is believed of a season beforehand: the precision of each coefficient on the log scale. */
    public static double[] seasonPrecisions() {
        return PENALTY.clone();
    }

    /** The dispersions that are usual. */
    public static double[] usualDispersions() {
        return Arrays.copyOf(PHI, USUAL);
    }

    /** What is believed of them beforehand. */
    public static double[] usualBeliefs() {
        double[] beliefs = new double[USUAL];
        Arrays.setAll(beliefs, HoldingFit::prior);
        return beliefs;
    }

    /** The spike, or the stretch of ln(phi) that a point stands for over the root of phi. */
    private static double prior(int i) {
        if (i == 0) {
            return SPIKE;
        }
        double low = i == 1 ? LEAST_SCATTER : upper(i - 1);
        double high = upper(i);
        return StrictMath.log(high / low) / Math.sqrt(PHI[i]);
    }

    /**
     * The weights of the dispersions for whoever leans on no belief that counts are Poisson: uniform in ln(phi) before, and
     * restricted for as much of the season as was fitted here, which is all of it where counts are many.
     */
    public double[] cautious() {
        double[][] covariance = covariance(phi);
        double more = HARMONICS / 2.0;
        for (int j = 0; j < HARMONICS; j++) {
            more -= PENALTY[j] * covariance[j][j];
        }
        double[] cautious = weights.clone();
        cautious[0] *= StrictMath.log(LEAST_SCATTER) / SPIKE;
        double all = cautious[0];
        for (int i = 1; i < cautious.length; i++) {
            cautious[i] *= Math.sqrt(PHI[i]) * StrictMath.pow(PHI[i], more / 2);
            all += cautious[i];
        }
        for (int i = 0; i < cautious.length; i++) {
            cautious[i] /= all;
        }
        return cautious;
    }

    /** The level that holds, a tick, the season left out. */
    public double level() {
        return level;
    }

    /** How many focus counts the comparison's count stands for, beside a comparison; else 0, as for one without end. */
    public double ratio() {
        return beside ? level : 0;
    }

    /** How many times the level of the last year of baseline is that which holds; empty without a baseline. */
    @Nullable
    public Double before() {
        return baseline ? StrictMath.exp(coefficients[HARMONICS] - coefficients[coefficients.length - 1]) : null;
    }

    /** The factor of the season at a stretch. */
    public double season(Observation spell) {
        double[] season = waves.at(spell);
        double eta = 0;
        for (int j = 0; j < HARMONICS; j++) {
            eta += coefficients[j] * season[j];
        }
        return StrictMath.exp(eta);
    }

    /**
     * The derivatives of the log mean of a stretch by the coefficients, where the level has lost again a share of the way
     * up to the last year of baseline.
     */
    public double[] row(Observation spell, double share) {
        double[] row = new double[coefficients.length];
        System.arraycopy(waves.at(spell), 0, row, 0, HARMONICS);
        double risen = rise > 1 ? share * rise / factor(share) : 0;
        row[row.length - 1] = 1 - risen;
        if (risen > 0) {
            row[HARMONICS] = risen;
        }
        return row;
    }

    /** How many times the level that holds is the one that has lost again a share. */
    public double factor(double share) {
        return 1 + share * (rise - 1);
    }

    /** How many incidents a holding level gives in a stretch, on average. */
    public double mean(Observation spell) {
        return mean(spell, spell.exposure());
    }

    /** How many it gives in a stretch of another exposure. */
    public double mean(Observation spell, double exposure) {
        return exposure * level * season(spell);
    }

    /** The relative variance of that mean which the past leaves, at one of the dispersions. */
    public double doubt(Observation spell, int dispersion) {
        return PHI[dispersion] * Cholesky.of(precision(PHI[dispersion])).inverseForm(row(spell, 0));
    }

    /** What the past knows of the coefficients, times a dispersion; lower triangle. */
    public double[][] precision(double dispersion) {
        return penalized(information, dispersion);
    }

    /** The covariance of the coefficients at a dispersion. */
    public double[][] covariance(double dispersion) {
        double[][] inverse = Cholesky.of(precision(dispersion)).inverse();
        for (double[] line : inverse) {
            for (int k = 0; k < line.length; k++) {
                line[k] *= dispersion;
            }
        }
        return inverse;
    }

    /** The relative variance with which the season enters the ratio of two windows' levels. */
    public double seasonDoubt(List<Observation> one, List<Observation> other) {
        double[] difference = meanHarmonics(one);
        double[] of = meanHarmonics(other);
        double[][] covariance = covariance(phi);
        double sum = 0;
        for (int j = 0; j < HARMONICS; j++) {
            for (int k = 0; k < HARMONICS; k++) {
                sum += (difference[j] - of[j]) * covariance[j][k] * (difference[k] - of[k]);
            }
        }
        return sum;
    }

    private double[] meanHarmonics(List<Observation> spells) {
        double[] mean = new double[HARMONICS];
        double total = 0;
        for (Observation spell : spells) {
            double expected = spell.exposure() * season(spell);
            double[] harmonics = waves.at(spell);
            total += expected;
            for (int j = 0; j < HARMONICS; j++) {
                mean[j] += expected * harmonics[j];
            }
        }
        for (int j = 0; j < HARMONICS && total > 0; j++) {
            mean[j] /= total;
        }
        return mean;
    }

    /** The coefficients: four of the season, the levels of the baseline from the last year back, the level that holds. */
    public double[] coefficients() {
        return coefficients.clone();
    }
}
