package psp.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import psp.core.Period;
import psp.core.internal.Texts;

/** Words of the page that no value of a study says by itself: dates, small numbers, capitals. */
final class Said {

    private static final List<String> SMALL = List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve");

    private Said() {
    }

    static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder().appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first))).toString();
    }

    /** The sentence with a capital letter and a full stop. */
    static String sentence(String text) {
        return capital(text) + (text.endsWith(".") ? "" : ".");
    }

    static String number(int n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get(n) : Integer.toString(n);
    }

    /** "132 fewer", "3 more", "no difference". */
    static String difference(double difference) {
        long whole = Math.round(Math.abs(difference));
        return whole == 0 ? "no difference" : Math.abs(difference) > 1e9 ? difference < 0 ? "any number fewer"
                : "any number more" : Texts.grouped(whole) + (difference < 0 ? " fewer" : " more");
    }

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
            return month(first) + " " + first.getYear();
        }
        if (first.equals(last)) {
            return day(first);
        }
        return first.getDayOfMonth() + " " + month(first) + (first.getYear() == last.getYear() ? "" : " " + first.getYear())
                + " to " + day(last);
    }

    static String day(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day) + " " + day.getYear();
    }

    private static String month(LocalDate day) {
        String name = day.getMonth().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
