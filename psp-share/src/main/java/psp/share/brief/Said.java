package psp.share.brief;

import java.time.LocalDate;
import psp.core.Period;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;

/** Periods and percentages as the page says them, shorter than a sentence does. */
final class Said {

    private Said() {}

    /** "−19 %", "+4 %", "0 %". */
    static String percent(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "any";
        }
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return (percent == 0 ? "" : ratio < 1 ? "−" : "+") + Texts.grouped(percent) + " %";
    }

    /** "April 2016", "2016", "1 April to 31 December 2016". */
    static String period(Period period) {
        LocalDate first = period.start();
        LocalDate last = period.lastDay();
        if (first.getDayOfYear() == 1 && period.end().equals(first.plusYears(1))) {
            return Integer.toString(first.getYear());
        }
        if (first.getDayOfMonth() == 1 && period.end().equals(first.plusMonths(1))) {
            return Phrases.month(first) + " " + first.getYear();
        }
        if (first.equals(last)) {
            return Phrases.day(first);
        }
        return Phrases.dayAndMonth(first) + (first.getYear() == last.getYear() ? "" : " " + first.getYear()) + " to "
                + Phrases.day(last);
    }
}
