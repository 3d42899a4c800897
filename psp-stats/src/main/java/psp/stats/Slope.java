package psp.stats;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;
import psp.stats.model.CountFit;
import psp.stats.model.StandardErrors;

/**
 * A fitted slope whose error is never below the Poisson one.
 *
 * @param spread the slope with the larger of its two errors
 * @param floored whether the Poisson error was the larger
 */
record Slope(Spread spread, boolean floored) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The slope of a term, by quasi-Poisson corrected for autocorrelation; empty where it has no error. */
    static Optional<Slope> of(CountFit fit, String term) {
        OptionalDouble poisson = fit.standardError(term, StandardErrors.MODEL);
        return fit.spread(term).filter(s -> poisson.isPresent()).map(s -> {
            double least = poisson.getAsDouble();
            return new Slope(
                    new Spread(s.logRatio(), Math.max(least, s.standardError()), s.freedom(), s.dispersion()),
                    least > s.standardError());
        });
    }

    double ratio() {
        return StrictMath.exp(spread.logRatio());
    }

    Interval interval(double level) {
        Interval range = spread.interval(level);
        return floored ? new Interval(range.lo(), range.hi(), level, range.method() + "; not below Poisson's") : range;
    }
}
