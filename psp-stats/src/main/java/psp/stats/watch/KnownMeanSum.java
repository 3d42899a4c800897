package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.stats.internal.math.Cholesky;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.Spell;

/**
 * The judge of {@link WatchMethod#CUSUM}: a year's cumulative sum of counts, each less a reference.
 *
 * <p>The reference is best for the mean of the operation against that of the last year of baseline, or half as many again
 * where there is none or it is not higher. What the past leaves open is put in by cubature: the chance of an alarm, exact for
 * each of a few pairs of points about the fit, is averaged over them (A. H. Stroud, Numer. Math. 1, 1957).
 *
 * @param chart the sum's reference and threshold
 * @param sum so far
 * @param chance that a holding level alarms within a year, by the fitted past
 * @param most the chance at which the promise is refused
 */
record KnownMeanSum(Cusum chart, double sum, double chance, double most) implements WatchJudge {

    private static final double MOST_OVER = 1.2;
    private static final double RAISED = 1.5;
    private static final double NEGLIGIBLE = 0.01;

    static KnownMeanSum of(WatchRecord record, WatchRules rules, HoldingFit fit, int yearStart) {
        List<Spell> holding = record.holding(Watch.provisional(record, rules));
        double exposure = holding.stream().mapToDouble(Spell::exposure).sum();
        long count = holding.stream().mapToLong(Spell::count).sum();
        double mean = Math.max(count, 0.5) / exposure * record.ticksPerYear() / record.perYear();
        Double before = fit.before();
        double raised = mean * (before == null || before <= 1 ? RAISED : before);
        double step = mean < 0.5 ? 0.01 : mean < 5 ? 0.1 : mean < 50 ? 0.5 : 1;
        double reference = Math.max(step, step * Math.rint(Cusum.optimalReference(mean, raised) / step));
        Cusum chart = Cusum.of(reference, 1).withAlarmChance(mean, record.perYear(), rules.chance());
        return new KnownMeanSum(chart, 0, chance(chart, fit, yearStart, record.perYear()), MOST_OVER * rules.chance());
    }

    /** The chance of an alarm in a year that starts at a tick, over all that the fit leaves open. */
    private static double chance(Cusum chart, HoldingFit fit, int yearStart, int looks) {
        List<Spell> year = new ArrayList<>();
        for (int k = 0; k < looks; k++) {
            int from = yearStart + (int) Math.round(k * fit.ticksPerYear / looks);
            int to = yearStart + (int) Math.round((k + 1) * fit.ticksPerYear / looks);
            year.add(new Spell(from, to, to - from, 0));
        }
        double sum = 0;
        double all = 0;
        for (int i = 0; i < fit.dispersions.length; i++) {
            if (fit.weights[i] >= NEGLIGIBLE) {
                double phi = fit.dispersions[i];
                Cholesky doubt = Cholesky.of(fit.covariance(phi));
                int n = fit.coefficients().length;
                double mean = 0;
                for (int j = 0; j < 2 * n; j++) {
                    double[] column = doubt.column(j / 2);
                    double way = Math.sqrt(n) * (j % 2 == 0 ? 1 : -1);
                    mean += chart.alarmChance(year.stream()
                            .map(spell -> law(fit, spell, column, way, phi))
                            .toList());
                }
                sum += fit.weights[i] * mean / (2 * n);
                all += fit.weights[i];
            }
        }
        return sum / all;
    }

    private static CountLaw law(HoldingFit fit, Spell spell, double[] column, double way, double phi) {
        double[] row = fit.row(spell, 0);
        double eta = 0;
        for (int j = 0; j < row.length; j++) {
            eta += row[j] * column[j] * way;
        }
        double mean = spell.exposure() * fit.level() * fit.season(spell) * StrictMath.exp(eta);
        return phi == 1 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean);
    }

    @Override
    public KnownMeanSum with(Spell spell) {
        return new KnownMeanSum(chart, Math.max(0, sum + spell.count() - chart.reference()), chance, most);
    }

    @Override
    public boolean crosses(YearSoFar seen, boolean review) {
        return sum >= chart.threshold() - 1e-9 * (1 + sum);
    }

    @Override
    public Optional<String> refusal() {
        return chance > most
                ? Optional.of("it needs Poisson counts of one known mean without season, and by what the past"
                        + " shows and leaves open of level, season and dispersion the chance of an alarm in a holding year is "
                        + Digits.of(chance, 2) + " (above " + Digits.of(most, 3) + ")")
                : Optional.empty();
    }

    @Override
    public String state() {
        return "sum " + Digits.of(sum, 4) + ", alarms " + chart.rule().label() + " " + Digits.of(chart.threshold(), 4)
                + " (each count less " + Digits.of(chart.reference(), 4) + ")";
    }
}
