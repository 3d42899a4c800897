package psp.stats;

import psp.stats.internal.Cholesky;

/**
 * The plan of one year of watching: what a holding level would give, and from which count on it is an alarm.
 *
 * <p>It is made from the past alone, at the start of the year; {@link YearSoFar} adds the counts up and looks.
 */
final class WatchYear {

    /** The yearly drift that no past excludes: the log standard deviation of a level that "holds". */
    static final double DRIFT = 0.03;
    private static final double NEGLIGIBLE = 1e-3;
    /** What one mean dispersion in all weights leaves out; found by simulation, see docs/calibration.md. */
    private static final double CARE = 1.03;

    final HoldingFit fit;
    /** Below which share of the fall a rise is to be ignored. */
    final double share;
    private final double[][] precision;
    private final double[][][] covariances;
    private final double information;
    private final double looks;
    private final double level;
    private final double constant;
    /** By how much the line is higher than the promise on average asks for, in standard errors at the year's end. */
    final double raise;

    /**
     * Plans a year.
     *
     * @param fit the past
     * @param start the tick at which the year starts
     * @param looks how many looks a year has
     * @param share of the fall below which a rise is to be ignored, 0 to below 1
     * @param chance of an alarm in this year if the level holds
     */
    WatchYear(HoldingFit fit, int start, int looks, double share, double chance) {
        this.fit = fit;
        this.share = share;
        this.precision = fit.precision(fit.phi);
        this.covariances = new double[fit.dispersions.length][][];
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = fit.weights[i] < NEGLIGIBLE ? new double[0][] : fit.covariance(fit.dispersions[i]);
        }
        YearSoFar year = new YearSoFar(this);
        for (int k = 0; k < looks; k++) {
            int from = start + (int) Math.round(k * fit.ticksPerYear / looks);
            int to = start + (int) Math.round((k + 1) * fit.ticksPerYear / looks);
            year = year.with(new Spell(from, to, to - from, 0), k == looks - 1);
        }
        double expected = year.expected() / fit.phi;
        this.information = year.information();
        this.looks = Math.min(looks, expected);
        this.level = Math.max(0, 1 - information / expected);
        this.constant = constant(chance);
        this.raise = 0;
    }

    private WatchYear(WatchYear plan, double raise) {
        this.fit = plan.fit;
        this.share = plan.share;
        this.precision = plan.precision;
        this.covariances = plan.covariances;
        this.information = plan.information;
        this.looks = plan.looks;
        this.level = plan.level;
        this.constant = plan.constant;
        this.raise = raise;
    }

    /** The same with its line so many standard errors higher. */
    WatchYear raised(double more) {
        return new WatchYear(this, raise + more);
    }

    /** The constant of the line at another chance. */
    private double constant(double chance) {
        return CARE * WatchBoundary.constant(looks, level, chance);
    }

    /** The line at a look, in standard errors. */
    double line(double known, boolean review) {
        return (constant + raise) * WatchBoundary.shape(known / information, review);
    }

    /**
     * How many standard errors a range takes that holds at every look of a year at once.
     *
     * @param part how much of a year has been seen; above 1 as 1
     * @param confidence such as 0.95
     */
    double reach(double part, double confidence) {
        double u = Math.min(1, part);
        double known = level < 1 ? u / (1 - level + level * u) : 1;
        return constant((1 - confidence) / 2) * WatchBoundary.shape(known, false);
    }

    int columns() {
        return precision.length;
    }

    /** Solves for the part of a proportional rise that level and season could explain. */
    double[] explained(double[][] moments, double[] vector) {
        double[][] sum = new double[precision.length][];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = precision[j].clone();
            for (int k = 0; k <= j; k++) {
                sum[j][k] += moments[j][k];
            }
        }
        return Cholesky.of(sum).solve(vector);
    }

    /** The covariance of the past's coefficients at one of the dispersions; null where that hardly weighs. */
    double[][] covariance(int dispersion) {
        return covariances[dispersion];
    }
}
