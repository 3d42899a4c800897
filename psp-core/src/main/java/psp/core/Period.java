package psp.core;

import static java.time.temporal.ChronoUnit.DAYS;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psp.core.internal.Phrases;

/**
 * A run of local days, half-open: the start belongs to it, the end is the day after the last day.
 *
 * <p>Written {@code 2016-04-01/2017-01-01}; {@link #parse} also reads a year ({@code 2016}), a month
 * ({@code 2016-04}), a quarter ({@code 2016-Q2}) and a day ({@code 2016-04-01}). At least one day long, years 1 to
 * 9999.
 *
 * <pre>{@code
 * var active = Period.parse("2016-04-01/2017-01-01");
 * System.out.println(active.days() + " days, the last one " + active.lastDay());
 * System.out.println(active.inYear(2015));         // the same days of another year
 * System.out.println(active.months().get(0));
 * }</pre>
 *
 * @param start the first day
 * @param end the day after the last day
 */
public record Period(LocalDate start, LocalDate end) implements Comparable<Period>, Serializable {

    private static final long serialVersionUID = 1;
    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::start).thenComparing(Period::end);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[Qq]([1-4])");

    /**
     * A run of local days.
     *
     * @param start the first day
     * @param end the day after the last day
     * @throws IllegalArgumentException if the end is not later than the start, or a year is outside 1 to 9999
     */
    public Period {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (start.getYear() < 1 || end.getYear() > 9999) {
            throw new IllegalArgumentException("Period " + start + "/" + end + " leaves the years 1 to 9999");
        }
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("Period " + start + "/" + end
                    + " has no days: the end is the day after the last day, so it must be later than the start");
        }
    }

    /**
     * The days from a start to before an end.
     *
     * @param start the first day
     * @param end the day after the last day
     * @return the period
     */
    public static Period of(LocalDate start, LocalDate end) {
        return new Period(start, end);
    }

    /**
     * The days from a first to a last one, the last day in it.
     *
     * @param first the first day
     * @param last the last day, not before the first
     * @return such as 2016-04-01/2017-01-01 of 2016-04-01 and 2016-12-31
     * @throws IllegalArgumentException if the last day is before the first, or a year is outside 1 to 9999
     */
    public static Period ofDays(LocalDate first, LocalDate last) {
        Objects.requireNonNull(first, "first");
        if (Objects.requireNonNull(last, "last").isBefore(first)) {
            throw new IllegalArgumentException("The last day " + last + " is before the first, " + first);
        }
        return ofDay(first).span(ofDay(last));
    }

    /**
     * A whole calendar year.
     *
     * @param year 1 to 9998
     * @return the period
     * @throws IllegalArgumentException if the year is out of range
     */
    public static Period ofYear(int year) {
        LocalDate start = LocalDate.of(checkedYear(year), 1, 1);
        return new Period(start, start.plusYears(1));
    }

    /**
     * A whole calendar month.
     *
     * @param month the month
     * @return the period
     * @throws IllegalArgumentException if its year is outside 1 to 9999
     */
    public static Period ofMonth(YearMonth month) {
        checkedYear(month.getYear());
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /**
     * One day.
     *
     * @param day the day
     * @return the period
     * @throws IllegalArgumentException if its year is outside 1 to 9999
     */
    public static Period ofDay(LocalDate day) {
        checkedYear(day.getYear());
        return new Period(day, day.plusDays(1));
    }

    private static int checkedYear(long year) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("The year " + year + " is not one of 1 to 9999");
        }
        return (int) year;
    }

    /**
     * Reads a period.
     *
     * @param text {@code 2016-04-01/2017-01-01}, {@code 2016}, {@code 2016-04}, {@code 2016-Q2} or {@code 2016-04-01}
     * @return the period
     * @throws IllegalArgumentException if the text is none of these, naming it and the forms
     */
    public static Period parse(String text) {
        Objects.requireNonNull(text, "text");
        String form = text.strip();
        try {
            int slash = form.indexOf('/');
            if (slash >= 0) {
                return new Period(
                        LocalDate.parse(form.substring(0, slash)), LocalDate.parse(form.substring(slash + 1)));
            }
            Matcher quarter = QUARTER.matcher(form);
            if (quarter.matches()) {
                int year = Integer.parseInt(quarter.group(1));
                LocalDate start = LocalDate.of(year, 3 * Integer.parseInt(quarter.group(2)) - 2, 1);
                return new Period(start, start.plusMonths(3));
            }
            if (YEAR.matcher(form).matches()) {
                return ofYear(Integer.parseInt(form));
            }
            return form.length() == 7 ? ofMonth(YearMonth.parse(form)) : ofDay(LocalDate.parse(form));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a period; write 2016-04-01/2017-01-01 (the end is"
                            + " the day after the last day), 2016, 2016-Q2, 2016-04 or 2016-04-01",
                    e);
        }
    }

    /**
     * How many days it has.
     *
     * @return at least 1
     */
    public int days() {
        return Math.toIntExact(DAYS.between(start, end));
    }

    /**
     * The last day that belongs to it.
     *
     * @return the day before the end
     */
    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    /**
     * Whether a day belongs to it.
     *
     * @param day any day
     * @return true from the start to before the end
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /**
     * Whether every day of another period belongs to it.
     *
     * @param other any period
     * @return true if so
     */
    public boolean contains(Period other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /**
     * Whether the two have a day in common.
     *
     * @param other any period
     * @return true if so; false where one ends on the day on which the other starts
     */
    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /**
     * The days that belong to both.
     *
     * @param other any period
     * @return the common days, or empty
     */
    public Optional<Period> intersection(Period other) {
        return overlaps(other)
                ? Optional.of(new Period(max(start, other.start), min(end, other.end)))
                : Optional.empty();
    }

    /**
     * The shortest period that holds both.
     *
     * @param other any period
     * @return from the earlier start to the later end
     */
    public Period span(Period other) {
        return new Period(min(start, other.start), max(end, other.end));
    }

    /**
     * The same calendar window a number of years later or, when negative, earlier.
     *
     * <p>A limit on 29 February falls on 1 March in a year without one. Windows that hold the end of February are one
     * day longer in leap years: compare rates, or look at {@link #days()}.
     *
     * @param years how many years later
     * @return the window of that year
     * @throws IllegalArgumentException if it leaves the years 1 to 9999, or is 29 February in a year without one
     */
    public Period plusYears(int years) {
        checkedYear((long) start.getYear() + years);
        LocalDate from = shift(start, years);
        LocalDate to = shift(end, years);
        if (from.equals(to)) {
            throw new IllegalArgumentException("29 February has no counterpart in " + from.getYear()
                    + ", a year without one; take a longer period than " + this);
        }
        return new Period(from, to);
    }

    /**
     * The same calendar window, starting in another year; see {@link #plusYears}.
     *
     * @param year the year in which the window shall start
     * @return the window of that year
     */
    public Period inYear(int year) {
        checkedYear(year);
        return plusYears(year - start.getYear());
    }

    private static LocalDate shift(LocalDate day, int years) {
        LocalDate shifted = day.plusYears(years);
        return shifted.getDayOfMonth() == day.getDayOfMonth() ? shifted : shifted.plusDays(1);
    }

    /**
     * The days cut at the first of each month.
     *
     * @return whole months, the first and last one clipped to this period
     */
    public List<Period> months() {
        return cut(day -> day.with(TemporalAdjusters.firstDayOfNextMonth()));
    }

    /**
     * The days cut at each Monday.
     *
     * @return weeks from Monday to Sunday, the first and last one clipped to this period
     */
    public List<Period> weeks() {
        return cut(day -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    /**
     * The days cut at each New Year.
     *
     * @return whole years, the first and last one clipped to this period
     */
    public List<Period> years() {
        return cut(day -> day.with(TemporalAdjusters.firstDayOfNextYear()));
    }

    /**
     * The days one by one.
     *
     * @return one period a day
     */
    public List<Period> eachDay() {
        return cut(day -> day.plusDays(1));
    }

    private List<Period> cut(UnaryOperator<LocalDate> next) {
        List<Period> parts = new ArrayList<>();
        for (LocalDate from = start; from.isBefore(end); ) {
            LocalDate to = min(next.apply(from), end);
            parts.add(new Period(from, to));
            from = to;
        }
        return List.copyOf(parts);
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** By start, then by end. */
    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    /**
     * The period as {@link #parse} reads it.
     *
     * @return such as {@code 2016-04-01/2017-01-01}
     */
    @Override
    public String toString() {
        return start + "/" + end;
    }

    /**
     * Returns the period as it is read aloud.
     *
     * @return such as {@code April–December 2016}, {@code January 2017}, {@code 2016}, {@code 1 April to 12 December 2016}
     */
    public String inWords() {
        LocalDate last = lastDay();
        if (start.equals(last)) {
            return Phrases.day(start);
        }
        if (!isMonths()) {
            String year = start.getYear() == last.getYear() ? "" : " " + start.getYear();
            return Phrases.dayAndMonth(start) + year + " to " + Phrases.day(last);
        }
        boolean oneYear = start.getYear() == last.getYear();
        if (start.getMonthValue() == 1 && last.getMonthValue() == 12) {
            return start.getYear() + (oneYear ? "" : "–" + last.getYear());
        }
        String until = Phrases.month(last) + " " + last.getYear();
        return oneYear
                ? start.getMonth() == last.getMonth() ? until : Phrases.month(start) + "–" + until
                : Phrases.month(start) + " " + start.getYear() + "–" + until;
    }

    /** Whether it begins and ends with a month. */
    private boolean isMonths() {
        return start.getDayOfMonth() == 1 && end.getDayOfMonth() == 1;
    }
}
