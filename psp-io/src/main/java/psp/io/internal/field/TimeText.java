package psp.io.internal.field;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a time of day in a column of its own, however written. */
public final class TimeText {

    /** The first of a spreadsheet's days stands before a cell that holds only a time. */
    private static final Pattern DAY_BEFORE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ](.+)");

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{1,2})[:. h](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,]\\d{1,9})?)?\\s*(AM|PM|A\\.M\\.|P\\.M\\.|HRS?\\.?|HOURS|H)?");
    private static final Pattern BARE = Pattern.compile("(\\d{1,6})\\s*(AM|PM|A\\.M\\.|P\\.M\\.|HRS?\\.?|HOURS|H)?");
    private static final Pattern OF_A_DAY = Pattern.compile("0?\\.\\d+");
    private static final double SECONDS_A_DAY = 86_400;
    private static final int HOURS = 24;
    /** The end of a day is its last minute, so that it stays on it. */
    private static final LocalTime LAST = LocalTime.of(23, 59);

    private TimeText() {}

    /** {@code 14:46}, {@code 2:46 PM}, {@code 1446 hrs}, {@code 845} for 08:45, {@code 24:00}; null if unreadable. */
    public static @Nullable LocalTime read(String text) {
        if (text.length() == 8 && text.charAt(2) == ':' || text.length() == 5 && text.charAt(2) == ':') {
            LocalTime usual = Dates.clock(text, 0);
            if (usual != null) {
                return usual;
            }
        }
        String written = text.strip().toUpperCase(Locale.ROOT);
        Matcher day = DAY_BEFORE.matcher(written);
        written = day.matches() ? day.group(1) : written;
        Matcher clock = WRITTEN.matcher(written);
        if (clock.matches()) {
            return time(number(clock.group(1)), number(clock.group(2)), number(clock.group(3)), clock.group(4));
        }
        Matcher bare = BARE.matcher(written);
        if (bare.matches()) {
            int digits = bare.group(1).length();
            int number = number(bare.group(1));
            boolean half = bare.group(2) != null && !bare.group(2).startsWith("H");
            return digits > 4
                    ? time(number / 10_000, number / 100 % 100, number % 100, bare.group(2))
                    : half && digits <= 2
                            ? time(number, 0, 0, bare.group(2))
                            : time(number / 100, number % 100, 0, bare.group(2));
        }
        if (OF_A_DAY.matcher(written).matches()) {
            long seconds = Math.round(Decimal.parse(written) * SECONDS_A_DAY);
            return seconds < SECONDS_A_DAY ? LocalTime.ofSecondOfDay(seconds) : LAST;
        }
        return null;
    }

    /** A whole hour, {@code 0} to {@code 24}; null if it is none. */
    public static @Nullable LocalTime hour(String text) {
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        int hour = whole.isEmpty() || whole.length() > 2 ? -1 : Dates.digits(whole, 0, whole.length());
        return hour < 0 || hour > HOURS ? null : hour == HOURS ? LAST : LocalTime.of(hour, 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable LocalTime time(int written, int minute, int second, @Nullable String half) {
        int hour = written;
        if (half != null && !half.startsWith("H")) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.startsWith("P") ? 12 : 0);
        }
        return hour == HOURS && minute == 0 && second == 0 ? LAST : Dates.time(hour, minute, second, 0);
    }
}
