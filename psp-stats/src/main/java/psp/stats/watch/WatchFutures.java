package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import psp.stats.internal.math.Randoms;
import psp.stats.level.HoldingFit;
import psp.stats.level.HoldingLaw;
import psp.stats.level.Observation;

/**
 * The courses that a year of watching may take, drawn from what the past knows and what it leaves open.
 *
 * <p>A world is a dispersion from its posterior and a season with levels from their joint law; in each world several
 * courses of counts are drawn and their weighted sums handed on. Dispersions are taken at even steps of their distribution
 * and worlds come in pairs of opposite deviations, which makes the error smaller. The seed is fixed: the same watch gives
 * the same numbers anywhere. Beside a comparison the comparison's counts to come are taken at their mean, and its scatter as
 * so much more of the focus count's.
 */
final class WatchFutures implements Courses {

    private static final long SEED = 20170329;

    private final WatchYear plan;
    private final List<Observation> spells;
    private final YearSoFar[] years;
    private final double[] exposures;
    private final boolean[] reviews;
    private final int confirmations;

    /**
     * The courses of a year.
     *
     * @param seen the stretches of this year so far; those to come are added
     */
    WatchFutures(WatchYear plan, WatchRecord record, List<Observation> seen, int yearStart, int confirmations) {
        this.plan = plan;
        this.confirmations = confirmations;
        this.spells = new ArrayList<>(seen);
        int end = seen.isEmpty()
                ? Math.max(record.end(), yearStart)
                : seen.get(seen.size() - 1).to();
        for (Observation next = record.next(end);
                next.middle() - yearStart < record.ticksPerYear();
                next = record.next(next.to())) {
            spells.add(next);
        }
        this.years = new YearSoFar[spells.size()];
        this.reviews = new boolean[spells.size()];
        this.exposures = new double[spells.size()];
        YearSoFar year = new YearSoFar(plan);
        for (int k = 0; k < years.length; k++) {
            Observation spell = spells.get(k);
            exposures[k] = k < seen.size() ? spell.exposure() : (spell.to() - spell.from()) * plan.fit.perTick;
            year = year.with(spell, exposures[k], true);
            years[k] = year;
            reviews[k] = record.endsHalf(
                    k == 0 ? yearStart : spells.get(k - 1).to(), spells.get(k).to(), yearStart);
        }
    }

    @Override
    public int looks() {
        return spells.size();
    }

    @Override
    public int end(int look) {
        return spells.get(look).to();
    }

    @Override
    public double[] critical(double raise) {
        WatchYear raised = plan.raised(raise);
        double[] critical = new double[years.length];
        for (int k = 0; k < critical.length; k++) {
            critical[k] = years[k].critical(raised.line(years[k].information(), reviews[k]));
        }
        return critical;
    }

    @Override
    public double expected(int look) {
        return years[look].expected();
    }

    @Override
    public int inARow() {
        return confirmations + 1;
    }

    @Override
    public void draw(double share, Belief belief, int worlds, int courses, Sink sink) {
        HoldingFit fit = plan.fit;
        double[] chances = belief == Belief.CAUTIOUS ? fit.cautious() : fit.weights;
        HoldingLaw[] laws = new HoldingLaw[fit.dispersions.length];
        double[][] weights = new double[looks()][];
        double[][] rows = new double[looks()][];
        for (int k = 0; k < rows.length; k++) {
            weights[k] = new double[k + 1];
            for (int i = 0; i <= k; i++) {
                weights[k][i] = years[k].weight(fit.row(spells.get(i), plan.share));
            }
            rows[k] = fit.row(spells.get(k), 0);
        }
        Randoms randoms = new Randoms(SEED);
        double[] normals = new double[0];
        double[] sums = new double[looks()];
        long[] counts = new long[looks()];
        CountTable[] tables = CountTable.of(looks());
        for (int world = 0; world < worlds; world++) {
            int at = dispersion(chances, (world / 2 + 0.5) / (worlds / 2));
            if (laws[at] == null) {
                laws[at] = HoldingLaw.of(fit, fit.dispersions[at], belief == Belief.FALL);
            }
            if (world % 2 == 0) {
                normals = laws[at].normals(randoms);
            } else {
                for (int j = 0; j < normals.length; j++) {
                    normals[j] = -normals[j];
                }
            }
            double[] drawn = laws[at].at(normals);
            double rise = share > 0 ? drawn[HoldingFit.HARMONICS] - drawn[drawn.length - 1] : 0;
            double factor = 1 + share * Math.max(0, StrictMath.exp(rise) - 1);
            for (int k = 0; k < rows.length; k++) {
                double eta = 0;
                for (int j = 0; j < drawn.length; j++) {
                    eta += rows[k][j] * drawn[j];
                }
                tables[k].set(exposures[k] * StrictMath.exp(eta) * factor, fit.dispersions[at] * (1 + plan.ratio()));
            }
            for (int course = 0; course < courses; course++) {
                for (int k = 0; k < counts.length; k++) {
                    counts[k] = tables[k].draw(randoms);
                    double sum = 0;
                    for (int i = 0; i <= k; i++) {
                        sum += weights[k][i] * counts[i];
                    }
                    sums[k] = sum;
                }
                sink.take(world, sums);
            }
        }
    }

    private static int dispersion(double[] chances, double quantile) {
        double sum = 0;
        for (int i = 0; i < chances.length; i++) {
            sum += chances[i];
            if (quantile < sum) {
                return i;
            }
        }
        return chances.length - 1;
    }
}
