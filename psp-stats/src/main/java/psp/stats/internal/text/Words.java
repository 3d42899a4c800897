package psp.stats.internal.text;

import java.time.LocalDate;
import psp.core.Period;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;

/** Numbers and dates as they stand in sentences. */
public final class Words {

    /** From here on a percentage says less than how many times. */
    private static final int TIMES = 10;

    private static final int MANY_TIMES = 1_000;

    private Words() {}

    /** "235 fewer to 48 more", from the fewest to the most. */
    public static String differences(double fewest, double most) {
        boolean apart = fewest > 0 || most < 0;
        return difference(fewest, apart) + " to " + difference(most, apart);
    }

    /** An end of a range that leaves out no difference does not read as none: it has a decimal where it would round to 0. */
    private static String difference(double end, boolean apart) {
        return apart && end != 0 && Math.round(end) == 0
                ? Digits.of(Math.abs(end), 1) + (end < 0 ? " fewer" : " more")
                : Phrases.difference(end);
    }

    /** "down 19 %", "up 4 %", "unchanged". */
    public static String change(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "up from none";
        }
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return percent == 0
                ? "unchanged to the percent"
                : (ratio < 1 ? "down " : "up ") + Texts.grouped(percent) + " %";
    }

    /** "28 to 9 % lower", "30 % lower to 9 % higher", "5 % higher or more", "40 % lower to 13 times as high". */
    public static String range(double lo, double hi) {
        if (Double.isInfinite(hi)) {
            return lo == 0 ? "nothing can be told" : ratio(lo) + " or more";
        }
        if (hi <= 1) {
            return whole(lo) + " to " + whole(hi) + " % lower";
        }
        if (lo >= 1 && hi < TIMES) {
            return whole(lo) + " to " + whole(hi) + " % higher";
        }
        return ratio(lo) + " to " + ratio(hi);
    }

    private static String ratio(double ratio) {
        if (ratio >= TIMES) {
            return (ratio > MANY_TIMES ? "over " + Texts.grouped(MANY_TIMES) : Math.round(ratio)) + " times as high";
        }
        return whole(ratio) + " % " + (ratio < 1 ? "lower" : "higher");
    }

    /** A percentage without decimals, but for one that would round to 0 and is not. */
    private static String whole(double ratio) {
        double percent = 100 * Math.abs(ratio - 1);
        return percent > 0 && Math.round(percent) == 0 ? Digits.of(percent, 1) : Long.toString(Math.round(percent));
    }

    /** "eleven years", "one year", "13 years". */
    public static String years(int n) {
        return Phrases.number(n) + (n == 1 ? " year" : " years");
    }

    /** "four windows", "one window". */
    public static String windows(int n) {
        return Phrases.number(n) + (n == 1 ? " window" : " windows");
    }

    /** "1 April to 31 December 2016", "2016", "28 November 2017". */
    public static String period(Period period) {
        LocalDate first = period.start();
        LocalDate last = period.lastDay();
        if (period.equals(Period.ofYear(first.getYear()))) {
            return String.valueOf(first.getYear());
        }
        if (first.equals(last)) {
            return Phrases.day(first);
        }
        String year = first.getYear() == last.getYear() ? "" : " " + first.getYear();
        return Phrases.dayAndMonth(first) + year + " to " + Phrases.day(last);
    }
}
