package psp.io.internal.field;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.Occurrence;

/** Reads dates and times without an exception or a pattern match on a well-written ISO date. */
public final class Dates {

    /** Written and read back to see whether a format tells the day. */
    private static final OffsetDateTime SAMPLE = OffsetDateTime.of(2016, 4, 1, 22, 15, 0, 0, ZoneOffset.UTC);

    /** The name of the built-in form in a list of formats. */
    public static final String ISO = "iso";

    private final List<Format> formats;
    private final Clock clock;
    private final Clock.@Nullable Turn turn;
    private int latest;

    public Dates(List<String> patterns) {
        this(patterns, Clock.LOCAL);
    }

    public Dates(List<String> patterns, Clock clock) {
        formats = patterns.stream().map(Format::of).toList();
        this.clock = clock;
        turn = clock.turn();
    }

    /** A pattern, or the built-in form where there is no formatter. */
    private record Format(@Nullable DateTimeFormatter formatter, boolean month) {

        static Format of(String pattern) {
            if (pattern.equals(ISO)) {
                return new Format(null, false);
            }
            DateTimeFormatter formatter = Dates.formatter(pattern);
            return new Format(
                    formatter, formatter.parse(formatter.format(SAMPLE)).query(TemporalQueries.localDate()) == null);
        }
    }

    /** Whether a pattern gives the month alone. */
    public static boolean monthOnly(String pattern) {
        return Format.of(pattern).month();
    }

    /** Refuses what is not a format. */
    public static void check(String pattern) {
        Format.of(pattern);
    }

    /** Strict, so that 31 February is refused; for that {@code y} must be {@code u}, the year without an era. */
    static DateTimeFormatter formatter(String pattern) {
        StringBuilder strict = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            strict.append(c == 'y' && !quoted ? 'u' : c);
        }
        try {
            // English, not ROOT: the root locale calls January M01.
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(strict.toString())
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            TemporalAccessor back = format.parse(format.format(SAMPLE));
            if (back.query(TemporalQueries.localDate()) != null
                    || back.isSupported(ChronoField.YEAR)
                            && back.isSupported(ChronoField.MONTH_OF_YEAR)
                            && back.query(TemporalQueries.localTime()) == null
                            && strict.indexOf("u") == 0) {
                return format;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is not a date format (" + e.getMessage()
                            + "); write it as in MM/dd/yyyy hh:mm:ss a",
                    e);
        }
        throw new IllegalArgumentException(
                "'" + pattern + "' does not tell year, month and day; write it as in" + " MM/dd/yyyy hh:mm:ss a");
    }

    /** The day or moment, or null if unreadable. */
    @Nullable
    public Occurrence read(String text) {
        Stamp stamp = stamp(text);
        return stamp == null ? null : occurrence(stamp);
    }

    public Occurrence occurrence(Stamp stamp) {
        return stamp.occurrence(turn);
    }

    public Occurrence between(Stamp earliest, Stamp end) {
        return earliest.until(end, turn);
    }

    /** Whether the latest moment lies before the earliest. */
    public boolean backwards(Stamp earliest, Stamp end) {
        return end.last(turn).isBefore(earliest.first(turn));
    }

    /** What a field says, or null if unreadable; the format that fitted last is tried first. */
    @Nullable
    public Stamp stamp(String text) {
        if (formats.isEmpty()) {
            return iso(text);
        }
        for (int k = 0; k < formats.size(); k++) {
            int i = k == 0 ? latest : k <= latest ? k - 1 : k;
            Stamp stamp = stamp(text, formats.get(i));
            if (stamp != null) {
                latest = i;
                return stamp;
            }
        }
        return null;
    }

    private @Nullable Stamp stamp(String text, Format format) {
        DateTimeFormatter formatter = format.formatter();
        if (formatter == null) {
            return iso(text);
        }
        // Without the exception that parse throws for a text of another form.
        ParsePosition at = new ParsePosition(0);
        if (formatter.parseUnresolved(text, at) == null || at.getErrorIndex() >= 0 || at.getIndex() < text.length()) {
            return null;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate day =
                    format.month() ? YearMonth.from(parsed).atDay(1) : parsed.query(TemporalQueries.localDate());
            boolean fine = day != null && day.getYear() >= 1 && day.getYear() <= 9998;
            return !fine || day == null
                    ? null
                    : new Stamp(day, parsed.query(TemporalQueries.localTime()), offset(parsed), format.month());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(TemporalAccessor parsed) {
        return parsed.query(TemporalQueries.offset());
    }

    /** {@code 2016-04-01}, then perhaps {@code T} or a blank, {@code 9:15} or {@code 22:15}, seconds and a fraction. */
    private @Nullable Stamp iso(String written) {
        Stamp usual = usual(written);
        if (usual != null) {
            return usual;
        }
        String s = written;
        ZoneOffset offset = null;
        if (clock.kind() != Clock.Kind.LOCAL && s.length() > 13) {
            int sign = Math.max(s.lastIndexOf('Z'), Math.max(s.lastIndexOf('+'), s.lastIndexOf('-')));
            if (sign > 11) {
                offset = offset(s.substring(sign));
                s = offset == null ? s : s.substring(0, sign);
            }
        }
        if (s.length() < 10 || s.charAt(4) != '-' || s.charAt(7) != '-') {
            return null;
        }
        int year = digits(s, 0, 4);
        int month = digits(s, 5, 7);
        int day = digits(s, 8, 10);
        if (year < 1
                || year > 9998
                || month < 1
                || month > 12
                || day < 1
                || day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (s.length() == 10 || s.length() == 11 && s.charAt(10) == 'T') {
            return Stamp.of(date, null);
        }
        LocalTime time = s.charAt(10) != 'T' && s.charAt(10) != ' '
                ? null
                : s.length() > 12 && s.charAt(12) == ':' ? clock("0" + s.substring(11), 0) : clock(s, 11);
        return time == null ? null : new Stamp(date, time, offset, false);
    }

    /** {@code 2016-04-01T22:15:00}, the form of most rows, in one go; null for any other. */
    private static @Nullable Stamp usual(String s) {
        if (s.length() != 19
                || s.charAt(4) != '-'
                || s.charAt(7) != '-'
                || s.charAt(13) != ':'
                || s.charAt(16) != ':') {
            return null;
        }
        char between = s.charAt(10);
        int year = 100 * two(s, 0) + two(s, 2);
        int month = two(s, 5);
        int day = two(s, 8);
        int hour = two(s, 11);
        int minute = two(s, 14);
        int second = two(s, 17);
        boolean fine = (between == 'T' || between == ' ')
                && year >= 1
                && year <= 9998
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 28
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        return fine ? new Stamp(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second), null, false) : null;
    }

    /** Two ASCII digits, or far below 0. */
    private static int two(String s, int at) {
        int tens = s.charAt(at) - '0';
        int ones = s.charAt(at + 1) - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1_000_000 : 10 * tens + ones;
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time of day in a column of its own, or null if unreadable. */
    public static @Nullable LocalTime time(String s) {
        int n = s.length();
        if (s.indexOf(':') == 1) {
            return clock("0" + s, 0);
        }
        if (n >= 5) {
            return clock(s, 0);
        }
        int number = digits(s, 0, n);
        return n == 0 || number < 0 ? null : time(number / 100, number % 100, 0, 0);
    }

    private static @Nullable LocalTime clock(String s, int from) {
        int n = s.length() - from;
        if (n != 5 && n < 8 || s.charAt(from + 2) != ':') {
            return null;
        }
        int hour = digits(s, from, from + 2);
        int minute = digits(s, from + 3, from + 5);
        int second = 0;
        int nano = 0;
        if (n > 5) {
            second = s.charAt(from + 5) == ':' ? digits(s, from + 6, from + 8) : -1;
            if (n > 8) {
                nano = s.charAt(from + 8) == '.' ? nanos(s, from + 9) : -1;
            }
        }
        return time(hour, minute, second, nano);
    }

    private static @Nullable LocalTime time(int hour, int minute, int second, int nano) {
        boolean fine = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && nano >= 0;
        return fine ? LocalTime.of(hour, minute, second, nano) : null;
    }

    private static int nanos(String s, int from) {
        int n = s.length() - from;
        int value = n < 1 || n > 9 ? -1 : digits(s, from, s.length());
        for (int i = n; value > 0 && i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    /** The number written in ASCII digits, or −1. */
    public static int digits(String s, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
