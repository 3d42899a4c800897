package psp.stats.watch;

import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;

/**
 * By what a watch alarms, and what its promise then assumes.
 *
 * <p>E_PROCESS and CUSUM refuse their promise where the past says that it would not be kept; such a watch records counts but
 * answers neither {@link Watch#alarm} nor {@link Watch#verdict} until {@link Watch#forced}. That the past does not say so is no
 * proof: a dispersion of 1.3 is seldom seen in two years of months.
 */
public enum WatchMethod {
    /**
     * The sum of a year against what its past predicts, at every look. Level, season and dispersion are estimated and their
     * doubt is counted. Assumes that counts scatter independently about a level that holds; the promise is per year.
     */
    PREDICTIVE(
            "predictive sum",
            "counts that scatter independently about a level that holds, by any dispersion and a season"
                    + " of two waves, all estimated with their doubt counted; the promise is per year and on average over pasts") {
        @Override
        WatchJudge judge(WatchRecord record, WatchRules rules, HoldingFit fit, int yearStart) {
            return WatchJudge.BY_THE_YEAR;
        }

        @Override
        String promise(double chance) {
            return "one false alarm in " + Digits.of(1 / chance, 2) + " years of holding";
        }
    },
    /**
     * An anytime-valid e-process, one-sided, Beta mixture with shapes 10 and 10: each watched period is paired with the same
     * season's period of the operation, and each of these serves once. The chance that a holding level ever alarms is at most
     * the stated one (J. Ville, 1939), for good and not per year; when the operation's periods are used up, nothing more can
     * be seen. Assumes Poisson counts; refused where the posterior mean of the past's dispersion is above 1.3, which two years
     * of months show in one of ten Poisson pasts and in four of five with a dispersion of 2.
     */
    E_PROCESS(
            "e-process",
            "independent Poisson counts, and that a watched period has the mean of its season's period in the"
                    + " operation, each of which serves once; the promise then is for good, not per year") {
        @Override
        WatchJudge judge(WatchRecord record, WatchRules rules, HoldingFit fit, int yearStart) {
            return PairedEvidence.of(record, rules.chance(), fit.phi);
        }

        @Override
        String promise(double chance) {
            return "one false alarm in " + Digits.of(1 / chance, 2) + " watches, for good";
        }
    },
    /**
     * A cumulative sum with exact run lengths, begun anew each year, that alarms {@link AlarmRule#AT_OR_ABOVE} its threshold:
     * the lowest that keeps the stated chance over a year's looks. Assumes Poisson counts of one known mean, the operation's,
     * without season and over equal periods; refused where by the fitted past, with its doubt of level, season and dispersion
     * and the true lengths of the periods, the chance of an alarm in a holding year would be over 1.2 times the stated one.
     * A short past alone is enough for that.
     */
    CUSUM(
            "CUSUM",
            "independent Poisson counts of one known mean without season, over equal periods; the promise is per year") {
        @Override
        WatchJudge judge(WatchRecord record, WatchRules rules, HoldingFit fit, int yearStart) {
            return KnownMeanSum.of(record, rules, fit, yearStart);
        }

        @Override
        String promise(double chance) {
            return PREDICTIVE.promise(chance);
        }
    };

    private final String text;
    private final String assumption;

    WatchMethod(String text, String assumption) {
        this.text = text;
        this.assumption = assumption;
    }

    /** Returns the method in words, such as {@code e-process}. */
    public String text() {
        return text;
    }

    /** Returns what the promise assumes, as the rest of a sentence that begins "assumes". */
    public String assumes() {
        return assumption;
    }

    /** What judges a year that starts at a tick, after all that the record has seen. */
    abstract WatchJudge judge(WatchRecord record, WatchRules rules, HoldingFit fit, int yearStart);

    /** The promise in words. */
    abstract String promise(double chance);
}
