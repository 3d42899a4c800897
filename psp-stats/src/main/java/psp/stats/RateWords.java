package psp.stats;

/** A rate ratio in one line: counts and difference first, then percent with its range. */
final class RateWords {
    private RateWords() {
    }

    static String of(RateRatio r) {
        return counts(r) + change(r) + range(r.interval(0.95)) + ", exact Poisson)";
    }

    private static String counts(RateRatio r) {
        String both = r.before() + " to " + r.after();
        if (r.exposureBefore() != r.exposureAfter()) {
            return both + " in exposures of " + Digits.of(r.exposureBefore(), 6) + " and "
                + Digits.of(r.exposureAfter(), 6);
        }
        long difference = Math.abs(r.after() - r.before());
        return (difference == 0 ? "no difference: " : difference + (r.after() < r.before() ? " fewer: " : " more: "))
            + both;
    }

    private static String change(RateRatio r) {
        double percent = r.percentChange().orElse(0);
        return r.percentChange().isEmpty() || percent == Double.POSITIVE_INFINITY ? " ("
            : percent < 0 ? ", down " + whole(-percent) + " % ("
            : ", up " + whole(percent) + " % (";
    }

    private static String range(Interval i) {
        double lo = 100 * (i.lo() - 1);
        double hi = 100 * (i.hi() - 1);
        if (hi == Double.POSITIVE_INFINITY) {
            return i.lo() == 0 ? "nothing can be told" : side(lo) + " or more";
        }
        if (hi <= 0) {
            return whole(-lo) + " to " + whole(-hi) + " % lower";
        }
        return lo >= 0 ? whole(lo) + " to " + whole(hi) + " % higher" : side(lo) + " to " + side(hi);
    }

    private static String side(double percent) {
        return whole(Math.abs(percent)) + (percent < 0 ? " % lower" : " % higher");
    }

    private static String whole(double percent) {
        return percent < 1e15 ? Long.toString(Math.round(percent)) : Digits.of(percent, 6);
    }
}
