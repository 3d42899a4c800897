package psp.io.internal.field;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2016, 4, 1, 22, 15, 0, 0, ZoneId.of("UTC"));

    /** The names of the built-in forms in a list of formats: ISO; seconds or milliseconds since 1970; a sheet's number. */
    public static final String ISO = "iso";

    public static final String EPOCH = "epoch";
    public static final String EXCEL = "excel";

    private static final int LATEST_YEAR = 2099;
    /** Longer ones are no formats, and may be nested deeper than a thread's stack. */
    private static final int LONGEST_PATTERN = 200;
    /** From March 1973 to November 2096, in seconds. */
    private static final long FIRST_SECOND = 100_000_000L;

    private static final long LAST_SECOND = 4_000_000_000L;
    private static final double SECONDS_A_DAY = 86_400;
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private final List<Format> formats;
    private final Clock clock;
    private final Clock.@Nullable Turn turn;
    private final boolean isoFirst;
    /** The day read last, which most rows give again. */
    private LocalDate recent = DAY_0;

    public Dates(List<String> patterns) {
        this(patterns, Clock.LOCAL);
    }

    public Dates(List<String> patterns, Clock clock) {
        this(patterns, clock, LATEST_YEAR);
    }

    /** Years of two digits lie in the hundred that end with the latest. */
    public Dates(List<String> patterns, Clock clock, int latestYear) {
        formats =
                patterns.stream().map(pattern -> Format.of(pattern, latestYear)).toList();
        this.clock = clock;
        turn = clock.turn();
        isoFirst = formats.isEmpty() || formats.get(0).name.equals(ISO);
    }

    static Dates until(int latestYear, List<String> patterns) {
        return new Dates(patterns, Clock.LOCAL, latestYear);
    }

    /** A pattern, or a built-in form where there is no formatter. */
    private record Format(String name, @Nullable DateTimeFormatter formatter, boolean month) {

        static Format of(String pattern, int latestYear) {
            if (pattern.equals(ISO) || pattern.equals(EPOCH) || pattern.equals(EXCEL)) {
                return new Format(pattern, null, false);
            }
            DateTimeFormatter formatter = Dates.formatter(pattern, latestYear);
            return new Format(
                    pattern,
                    formatter,
                    formatter.parse(formatter.format(SAMPLE)).query(TemporalQueries.localDate()) == null);
        }
    }

    /** Whether a pattern gives the month alone. */
    public static boolean monthOnly(String pattern) {
        return Format.of(pattern, LATEST_YEAR).month();
    }

    /** Whether a text is a format that tells a day or a month. */
    static boolean isFormat(String pattern) {
        try {
            check(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Refuses what is not a format. */
    public static void check(String pattern) {
        Format.of(pattern, LATEST_YEAR);
    }

    /** Strict, so that 31 February is refused; for that {@code y} must be {@code u}, the year without an era. */
    static DateTimeFormatter formatter(String pattern) {
        return formatter(pattern, LATEST_YEAR);
    }

    private static DateTimeFormatter formatter(String pattern, int latestYear) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("A date format of " + pattern.length() + " characters, '"
                    + pattern.substring(0, 40) + "…'; it has up to " + LONGEST_PATTERN
                    + ", as in MM/dd/yyyy hh:mm:ss a");
        }
        StringBuilder strict = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            strict.append(c == 'y' && !quoted ? 'u' : c);
        }
        try {
            // English, not ROOT: the root locale calls January M01.
            DateTimeFormatter format = builder(strict.toString(), latestYear)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            TemporalAccessor back = format.parse(format.format(SAMPLE));
            if (back.query(TemporalQueries.localDate()) != null
                    || back.isSupported(ChronoField.YEAR)
                            && back.isSupported(ChronoField.MONTH_OF_YEAR)
                            && back.query(TemporalQueries.localTime()) == null) {
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

    private static DateTimeFormatterBuilder builder(String strict, int latestYear) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int year = strict.indexOf("uu");
        if (year < 0 || strict.startsWith("uuu", year)) {
            return builder.appendPattern(strict);
        }
        return builder.appendPattern(strict.substring(0, year))
                .appendValueReduced(ChronoField.YEAR, 2, 2, latestYear - 99)
                .appendPattern(strict.substring(year + 2));
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

    /** The local day of the {@link #occurrence}, which is not made for it. */
    public LocalDate day(Stamp stamp) {
        return turn == null ? stamp.day() : occurrence(stamp).day();
    }

    public Occurrence between(Stamp earliest, Stamp end) {
        return earliest.until(end, turn);
    }

    /** Whether the latest moment lies before the earliest. */
    public boolean backwards(Stamp earliest, Stamp end) {
        return end.last(turn).isBefore(earliest.first(turn));
    }

    /** What a field says by the first format that fits, or null if unreadable; 24:00 is the last minute of its day. */
    public @Nullable Stamp stamp(Slice written) {
        Stamp usual = isoFirst ? usual(written.characters, written.from, written.to) : null;
        return usual != null ? usual : stamp(written.toString());
    }

    /** As {@link #stamp(Slice)}. */
    public @Nullable Stamp stamp(String text) {
        Stamp stamp = first(text);
        if (stamp != null || text.length() < 12) {
            return stamp;
        }
        String plain = text.contains("  ") ? text.replaceAll(" +", " ") : text;
        if (plain.contains("24:00")) {
            plain = plain.replaceFirst("\\b24:00\\b", "23:59");
        }
        return plain.equals(text) ? null : first(plain);
    }

    private @Nullable Stamp first(String text) {
        if (formats.isEmpty()) {
            return iso(text);
        }
        for (int i = 0; i < formats.size(); i++) {
            Stamp stamp = stamp(text, formats.get(i));
            if (stamp != null) {
                return stamp;
            }
        }
        return null;
    }

    static boolean isIso(String text) {
        return new Dates(List.of(), Clock.LOCAL).stamp(text) != null;
    }

    static boolean isEpoch(String text) {
        return epoch(text) != null;
    }

    /** Whether it can be a sheet's number of a day from 1954 to 2064. */
    static boolean isSerial(String text) {
        double value = serial(text);
        return value >= 20_000 && value < 60_000;
    }

    private static double serial(String text) {
        return text.length() >= 5 && (text.length() == 5 || text.charAt(5) == '.') ? Decimal.parse(text) : Double.NaN;
    }

    private static @Nullable Stamp excel(String text) {
        double value = serial(text);
        if (!(value >= 20_000 && value < 60_000)) {
            return null;
        }
        LocalDateTime moment =
                DAY_0.plusDays((long) value).atStartOfDay().plusSeconds(Math.round(value % 1 * SECONDS_A_DAY));
        return new Stamp(moment.toLocalDate(), text.length() == 5 ? null : moment.toLocalTime(), null, false);
    }

    /** A moment of Greenwich. */
    private static @Nullable Stamp epoch(String text) {
        int n = text.length();
        if (n < 9 || n > 13 || n == 11) {
            return null;
        }
        double number = Decimal.parse(text);
        double seconds = n >= 12 ? Math.floor(number / 1_000) : number;
        if (!(seconds >= FIRST_SECOND && seconds < LAST_SECOND) || text.indexOf('.') >= 0) {
            return null;
        }
        LocalDateTime moment = LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC);
        return new Stamp(moment.toLocalDate(), moment.toLocalTime(), ZoneOffset.UTC, false);
    }

    private @Nullable Stamp stamp(String text, Format format) {
        DateTimeFormatter formatter = format.formatter();
        if (formatter == null) {
            return format.name.equals(ISO) ? iso(text) : format.name.equals(EPOCH) ? epoch(text) : excel(text);
        }
        try {
            // Without the exception that parse throws for a text of another form; an offset of 99 minutes throws here
            // too.
            ParsePosition at = new ParsePosition(0);
            if (formatter.parseUnresolved(text, at) == null
                    || at.getErrorIndex() >= 0
                    || at.getIndex() < text.length()) {
                return null;
            }
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
        Stamp usual = usual(written.toCharArray(), 0, written.length());
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
    private @Nullable Stamp usual(char[] s, int at, int to) {
        if (to - at != 19 || s[at + 4] != '-' || s[at + 7] != '-' || s[at + 13] != ':' || s[at + 16] != ':') {
            return null;
        }
        char between = s[at + 10];
        int year = 100 * two(s, at) + two(s, at + 2);
        int month = two(s, at + 5);
        int day = two(s, at + 8);
        int hour = two(s, at + 11);
        int minute = two(s, at + 14);
        int second = two(s, at + 17);
        boolean fine = (between == 'T' || between == ' ')
                && year >= 1
                && year <= 9998
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth())
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        return fine ? new Stamp(day(year, month, day), LocalTime.of(hour, minute, second), null, false) : null;
    }

    private LocalDate day(int year, int month, int day) {
        LocalDate known = recent;
        if (known.getDayOfMonth() != day || known.getMonthValue() != month || known.getYear() != year) {
            known = LocalDate.of(year, month, day);
            recent = known;
        }
        return known;
    }

    /** Two ASCII digits, or far below 0. */
    private static int two(char[] s, int at) {
        int tens = s[at] - '0';
        int ones = s[at + 1] - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1_000_000 : 10 * tens + ones;
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalTime clock(String s, int from) {
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

    static @Nullable LocalTime time(int hour, int minute, int second, int nano) {
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
