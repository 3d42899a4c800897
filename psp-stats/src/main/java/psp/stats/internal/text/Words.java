package psp.stats.internal.text;

import java.time.MonthDay;
import psp.core.Period;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;

/** Numbers and dates as they stand in sentences. */
public final class Words {

    /** From here on a percentage says less than how many times. */
    private static final int TIMES = 10;

    private static final int MANY_TIMES = 1_000;
    /** A range whose ends lie further apart than so many times is not told. */
    private static final double USABLE = 8;

    private static final double LITTLE = 0.01;

    private static final String TOO_FEW = "too few for a range that helps";

    private Words() {}

    /** "235 fewer to 48 more", "32 to 12 fewer", from the fewest to the most. */
    public static String differences(double fewest, double most) {
        boolean apart = fewest > 0 || most < 0;
        String from = difference(fewest, apart);
        String to = difference(most, apart);
        String side = fewest > 0 ? " more" : " fewer";
        return from.equals(to)
                ? "about " + from
                : apart && from.endsWith(side) && to.endsWith(side)
                        ? from.substring(0, from.length() - side.length()) + " to " + to
                        : from + " to " + to;
    }

    /**
     * By how many a count differs from what a range of ratios leads one to expect: "171 fewer to 39 more", "at least 12 fewer" where
     * the range is too wide to help and leaves out 1, else that there are too few.
     */
    public static String differences(double count, double lo, double hi) {
        double fewest = difference(count, lo);
        double most = difference(count, hi);
        if (count > 0 && isUsable(lo, hi)) {
            return differences(fewest, most);
        }
        return count > 0 && hi < 1
                ? "at least " + difference(most, true)
                : count > 0 && lo > 1 ? "at least " + difference(fewest, true) : TOO_FEW;
    }

    /** How many more a count is than what it is so many times as much as; minus infinity at 0 times. */
    public static double difference(double count, double ratio) {
        return ratio > 0 ? count - count / ratio : Double.NEGATIVE_INFINITY;
    }

    /** An end of a range that leaves out no difference does not read as none: it has a decimal where it would round to 0. */
    private static String difference(double end, boolean apart) {
        return apart && end != 0 && Math.round(end) == 0
                ? little(Math.abs(end)) + (end < 0 ? " fewer" : " more")
                : Phrases.difference(end);
    }

    /** "19 % lower", "4 % higher", "unchanged", "13 times as high". */
    public static String change(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "up from none";
        }
        return ratio < TIMES && Math.round(100 * (ratio - 1)) == 0 ? "unchanged" : ratio(ratio);
    }

    /** "19 % fewer", "4 % more", "as before", "13 times as many". */
    public static String amount(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "up from none";
        }
        if (ratio >= TIMES) {
            return times(ratio) + " as many";
        }
        return Math.round(100 * (ratio - 1)) == 0 ? "unchanged" : percent(ratio) + (ratio < 1 ? " fewer" : " more");
    }

    /**
     * "28 % to 9 % lower", "30 % lower to 9 % higher", "at least 5 % higher". A range whose upper end is over eight times its lower
     * one is no use to anybody: where it leaves out 1, its nearer end alone is told; where it does not, that there are too few.
     */
    public static String range(double lo, double hi) {
        if (!isUsable(lo, hi)) {
            return hi < 1 ? "at least " + ratio(hi) : lo > 1 ? "at least " + ratio(lo) : TOO_FEW;
        }
        String from = ratio(lo);
        String to = ratio(hi);
        if (from.equals(to)) {
            return "about " + from;
        }
        if (lo >= TIMES) {
            return Math.round(lo) + " to " + to;
        }
        return hi < 1 && lo > 0
                ? percent(lo) + " to " + to
                : lo > 1 && hi < TIMES ? percent(lo) + " to " + to : from + " to " + to;
    }

    /** From the least to the greatest of some ratios: "19 % to 15 % lower", "about 19 % lower", "3 % lower to 2 % higher". */
    public static String span(double least, double greatest) {
        String from = change(least);
        String to = change(greatest);
        return from.equals(to)
                ? from
                : greatest < 1 && !to.equals("unchanged") ? percent(least) + " to " + to : from + " to " + to;
    }

    /** Returns whether a range of ratios is narrow enough to be told: its upper end at most eight times its lower one. */
    public static boolean isUsable(double lo, double hi) {
        return hi <= USABLE * lo;
    }

    /** "19 % lower", "unchanged", "13 times as high". */
    private static String ratio(double ratio) {
        if (ratio >= TIMES) {
            return times(ratio) + " as high";
        }
        return ratio == 1 ? "unchanged" : percent(ratio) + (ratio < 1 ? " lower" : " higher");
    }

    private static String times(double ratio) {
        return (ratio > MANY_TIMES ? "over " + Texts.grouped(MANY_TIMES) : Math.round(ratio)) + " times";
    }

    /** A percentage without decimals, but for one that would round to 0, or to all of it, and is not. */
    private static String percent(double ratio) {
        double percent = 100 * Math.abs(ratio - 1);
        if (percent > 0 && Math.round(percent) == 0) {
            return little(percent) + " %";
        }
        return ratio > 0 && ratio < 1 && Math.round(percent) == 100 ? "over 99 %" : Math.round(percent) + " %";
    }

    /** A number that would round to 0. */
    private static String little(double number) {
        return number < LITTLE ? "under " + Digits.of(LITTLE, 1) : Digits.of(number, 1);
    }

    /** "eleven years", "one year", "13 years". */
    public static String years(int n) {
        return Phrases.number(n) + (n == 1 ? " year" : " years");
    }

    /** "four windows", "one window". */
    public static String windows(int n) {
        return Phrases.number(n) + (n == 1 ? " window" : " windows");
    }

    /** An earlier window beside a later one: "2015", "the same months of 2015", "the same days of 2015", else its days. */
    public static String against(Period then, Period now) {
        int years = now.start().getYear() - then.start().getYear();
        boolean same = years > 0
                && now.end().getYear() - then.end().getYear() == years
                && MonthDay.from(then.start()).equals(MonthDay.from(now.start()))
                && MonthDay.from(then.end()).equals(MonthDay.from(now.end()));
        if (!same
                || isMonths(now) && now.start().getDayOfYear() == 1 && now.end().getDayOfYear() == 1) {
            return then.inWords();
        }
        String year = String.valueOf(then.start().getYear());
        boolean inOne = then.start().getYear() == then.lastDay().getYear();
        return (isMonths(now) ? "the same months of " : "the same days of ")
                + (inOne ? year : year + " and " + then.lastDay().getYear());
    }

    private static boolean isMonths(Period period) {
        return period.start().getDayOfMonth() == 1 && period.end().getDayOfMonth() == 1;
    }
}
