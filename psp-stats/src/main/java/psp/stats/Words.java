package psp.stats;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import psp.core.Period;
import psp.core.internal.Texts;

/** Numbers and dates as they stand in sentences. */
final class Words {

    private static final List<String> SMALL = List.of("no", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve");

    /** From here on a percentage says less than how many times. */
    private static final int TIMES = 10;
    private static final int MANY_TIMES = 1_000;

    private Words() {
    }

    /** "132 fewer", "3 more", "no difference". */
    static String difference(double difference) {
        long whole = Math.round(Math.abs(difference));
        return whole == 0 ? "no difference" : Texts.grouped(whole) + (difference < 0 ? " fewer" : " more");
    }

    /** "235 fewer to 48 more", from the fewest to the most. */
    static String differences(double fewest, double most) {
        return side(fewest) + " to " + side(most);
    }

    private static String side(double difference) {
        return Math.abs(difference) > 1e9 ? difference < 0 ? "any number fewer" : "any number more"
                : difference(difference);
    }

    /** "down 19 %", "up 4 %", "unchanged". */
    static String change(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "up from none";
        }
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return percent == 0 ? "unchanged to the percent"
                : (ratio < 1 ? "down " : "up ") + Texts.grouped(percent) + " %";
    }

    /** "28 to 9 % lower", "30 % lower to 9 % higher", "5 % higher or more", "40 % lower to 13 times as high". */
    static String range(Interval ratio) {
        if (Double.isInfinite(ratio.hi())) {
            return ratio.lo() == 0 ? "nothing can be told" : ratio(ratio.lo()) + " or more";
        }
        if (ratio.hi() <= 1) {
            return whole(ratio.lo()) + " to " + whole(ratio.hi()) + " % lower";
        }
        if (ratio.lo() >= 1 && ratio.hi() < TIMES) {
            return whole(ratio.lo()) + " to " + whole(ratio.hi()) + " % higher";
        }
        return ratio(ratio.lo()) + " to " + ratio(ratio.hi());
    }

    private static String ratio(double ratio) {
        if (ratio >= TIMES) {
            return (ratio > MANY_TIMES ? "over " + Texts.grouped(MANY_TIMES) : Math.round(ratio)) + " times as high";
        }
        return whole(ratio) + " % " + (ratio < 1 ? "lower" : "higher");
    }

    private static String whole(double ratio) {
        return Long.toString(Math.round(100 * Math.abs(ratio - 1)));
    }

    /** "eleven years", "one year", "13 years". */
    static String years(int n) {
        return number(n) + (n == 1 ? " year" : " years");
    }

    /** "four windows", "one window". */
    static String windows(int n) {
        return number(n) + (n == 1 ? " window" : " windows");
    }

    private static String number(int n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get(n) : String.valueOf(n);
    }

    /** "1 April to 31 December 2016", "2016", "28 November 2017". */
    static String period(Period period) {
        LocalDate first = period.start();
        LocalDate last = period.lastDay();
        if (period.equals(Period.ofYear(first.getYear()))) {
            return String.valueOf(first.getYear());
        }
        if (first.equals(last)) {
            return day(first);
        }
        String year = first.getYear() == last.getYear() ? "" : " " + first.getYear();
        return dayAndMonth(first) + year + " to " + day(last);
    }

    /** "28 November 2017". */
    static String day(LocalDate day) {
        return dayAndMonth(day) + " " + day.getYear();
    }

    private static String dayAndMonth(LocalDate day) {
        String month = day.getMonth().name();
        return day.getDayOfMonth() + " " + month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The sentence with a capital letter and a full stop. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
