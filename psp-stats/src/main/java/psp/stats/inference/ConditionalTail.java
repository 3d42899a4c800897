package psp.stats.inference;

import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.BinomialLaw;
import psp.stats.internal.math.Normal;
import psp.stats.internal.math.Tail;

/**
 * The upper tail of the count after, given the sum of both counts: binomial, with the rate ratio times the ratio of
 * exposures as its odds. The tail holds all counts above the one seen and a part of the one seen: the whole of it for
 * the exact method, half for mid-p.
 *
 * <p>The lower tail is this one with before and after exchanged, so that one function answers for both tails and
 * both limits, p and interval alike.
 *
 * @param before count before
 * @param after count after
 * @param part the part of the probability of the seen count, above 0 and up to 1
 */
record ConditionalTail(long before, long after, double part) {
    /** Returns the tail where the odds of "after" are p / q with p + q = 1. */
    double at(double p, double q) {
        return tail(p, q).value();
    }

    /**
     * Returns the odds at which the tail has this probability; no smaller odds are in the interval.
     * Without a count after, all odds are.
     *
     * @param probability above 0 and below one half
     */
    double lowestOdds(double probability) {
        if (after == 0) {
            return 0;
        }
        double a = after + 1 - part;
        double b = before + part;
        double start = StrictMath.log(a / b) + Normal.quantile(probability) * Math.sqrt(1 / a + 1 / b);
        return StrictMath.exp(Tail.solve(
                lnOdds -> tail(1 / (1 + StrictMath.exp(-lnOdds)), 1 / (1 + StrictMath.exp(lnOdds))),
                probability,
                start));
    }

    private Tail tail(double p, double q) {
        double seen = new BinomialLaw(before + after, p, q).pmf(after);
        double above = before == 0 ? 0 : BetaLaw.cdf(after + 1.0, before, p, q);
        return new Tail(above + part * seen, seen * ((1 - part) * before * p + part * after * q));
    }
}
