package psp.stats.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/**
 * What stands out in the past of a watch: a single period, or a drift over the years of its baseline.
 *
 * <p>The period of the baseline, and that of the operation, which lies farthest from its fit is predicted from all
 * others: the fit is done again without these two, and the count referred to the negative binomial law mixed over dispersion and
 * level that a watch alarms by (a deleted residual: R. D. Cook and S. Weisberg, Residuals and Influence in Regression, 1982).
 * It stands out where so far a count comes once in a hundred pasts in any of the periods, high or low.
 */
final class WatchCaveats {

    private static final double RARE = 0.01;
    private static final int LEAST_OTHERS = 5;
    private static final int LEAST_YEARS = 3;
    private static final double LEVEL = 0.99;

    private final WatchRecord record;

    WatchCaveats(WatchRecord record) {
        this.record = record;
    }

    /** The sentences, none where nothing stands out. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        if (!record.beside()) {
            outlier("operation", record.operation(), record.baseline()).ifPresent(all::add);
            outlier("baseline", record.baseline(), record.operation()).ifPresent(all::add);
            drift().ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<String> outlier(String name, List<Observation> part, List<Observation> other) {
        if (part.size() <= LEAST_OTHERS) {
            return Optional.empty();
        }
        Observation farthest = farthest(part, other);
        HoldingFit without = HoldingFit.of(
                other.isEmpty() ? other : others(other, farthest(other, part)),
                others(part, farthest),
                record.ticksPerYear());
        double above = above(without, farthest);
        if (!(Math.min(above, 1 - above) < RARE / 2 / part.size())) {
            return Optional.empty();
        }
        return Optional.of("of the " + name + ", " + record.name(farthest) + " stands out: " + farthest.count()
                + ", where the other periods lead one to expect " + Digits.of(without.mean(farthest), 2)
                + ". The watch takes it as it is, and "
                + (above > 0.5 && part == record.operation()
                        ? "alarms sooner where nothing comes back"
                        : "sees a return later")
                + (above < 0.5 ? "; perhaps one event counted many" : "; perhaps its reports are not complete"));
    }

    private Observation farthest(List<Observation> part, List<Observation> other) {
        HoldingFit fit = HoldingFit.of(other, part, record.ticksPerYear());
        return part.stream()
                .max(Comparator.comparingDouble(spell -> residual(fit, spell)))
                .orElseThrow();
    }

    @SuppressWarnings("ReferenceEquality") // of equal spells one alone is meant
    private static List<Observation> others(List<Observation> part, Observation one) {
        return part.stream().filter(spell -> spell != one).toList();
    }

    private static double residual(HoldingFit fit, Observation spell) {
        double mean = fit.mean(spell);
        return Math.abs(spell.count() - mean) / Math.sqrt(mean);
    }

    /** The chance of a higher count than this, half of the chance of the same added. */
    private static double above(HoldingFit fit, Observation spell) {
        double mean = fit.mean(spell);
        double[] weights = fit.cautious();
        double above = 0;
        for (int i = 0; i < weights.length; i++) {
            double phi = fit.dispersions[i];
            double doubt = fit.doubt(spell, i);
            double odds = mean / phi * doubt;
            above +=
                    weights[i] * BetaLaw.cdf((spell.count() + 0.5) / phi, 1 / doubt, odds / (1 + odds), 1 / (1 + odds));
        }
        return above;
    }

    /** A straight line through the levels of the baseline's years, weighed alike. */
    private Optional<String> drift() {
        List<Observation> before = record.baseline();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        HoldingFit fit = HoldingFit.of(before, record.operation(), record.ticksPerYear());
        double[] coefficients = fit.coefficients();
        // The levels of the baseline, from the last year back; a first year that is not whole is left out.
        int span = before.get(before.size() - 1).to() - before.get(0).from();
        int years = (int) Math.floor(span / record.ticksPerYear() + 1.0 / record.perYear());
        if (years < LEAST_YEARS) {
            return Optional.empty();
        }
        double[] weights = new double[coefficients.length];
        double sum = years * (years * (double) years - 1) / 12;
        double slope = 0;
        for (int i = 0; i < years; i++) {
            weights[HoldingFit.HARMONICS + i] = ((years - 1) / 2.0 - i) / sum;
            slope += weights[HoldingFit.HARMONICS + i] * coefficients[HoldingFit.HARMONICS + i];
        }
        double[][] covariance = fit.covariance(fit.phi);
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * covariance[i][j] * weights[j];
            }
        }
        double reach = -Normal.quantile((1 - LEVEL) / 2) * Math.sqrt(variance);
        if (Math.abs(slope) <= reach) {
            return Optional.empty();
        }
        return Optional.of("the baseline's " + years + " years " + (slope > 0 ? "rise" : "fall") + " by "
                + percent(Math.abs(slope)) + " % a year (" + percent(Math.abs(slope) - reach) + " to "
                + percent(Math.abs(slope) + reach) + " %): a level that goes on so "
                + (slope > 0 ? "is taken for a return" : "hides one") + "; watch it beside a comparison");
    }

    private static long percent(double log) {
        return Math.round(100 * StrictMath.expm1(log));
    }
}
