package psp.io;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Decimal;
import psp.io.internal.field.Stamp;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;

/**
 * A table of counts as an analyst keeps it: a line a period and zone, or a pivot of periods by zones, either way round, in
 * CSV or a workbook, with dates as a spreadsheet writes them.
 */
final class CountSheet {

    private static final Set<String> TOTALS = Set.of("total", "totals", "grandtotal", "sum", "subtotal");
    /** What {@link Period#parse} reads, but for days that are none. */
    private static final Pattern PERIOD =
            Pattern.compile("\\d{4}(-[Qq][1-4]|-\\d{2}(-\\d{2}(/\\d{4}-\\d{2}-\\d{2})?)?)?");

    private static final Pattern MONTH_NAMED = Pattern.compile("([A-Za-z]{3,9})[-. ,/]*(\\d{2}|\\d{4})");
    private static final List<String> TIMES = List.of("year", "date", "month", "week");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LATEST_YEAR = 2099;
    private static final int DAYS_A_WEEK = 7;
    private static final int NAMES_SHOWN = 12;

    private final RowSource source;
    private final List<Row> rows = new ArrayList<>();

    private CountSheet(RowSource source) {
        this.source = source;
        for (Row row = source.nextClosed(); row != null; row = source.nextClosed()) {
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw DataException.inFile(source.label(), "has a header and no rows");
        }
    }

    /** The cells of a table; of a pivot a blank is none. */
    static List<ZoneCounts.Cell> cells(RowSource source) {
        CountSheet sheet = new CountSheet(source);
        int periods = sheet.periodColumn();
        List<Integer> across = sheet.periodsAcross();
        if (across.size() > 1 && (periods < 0 || across.size() > 2)) {
            return sheet.acrossTheTop(across);
        }
        if (periods < 0) {
            throw DataException.inFile(
                    source.label(),
                    "no periods were recognized, neither in a column nor as the names of columns, which are "
                            + source.header().stream().limit(NAMES_SHOWN).toList()
                            + "; write them as 2016-04, Apr 2016 or 4/1/2016");
        }
        int count = sheet.named(NameScores.COUNT, periods);
        int zone = sheet.named(NameScores.ZONE, periods);
        return count >= 0 && zone >= 0 && count != zone
                ? sheet.lines(periods, zone, count)
                : sheet.downTheSide(periods);
    }

    private int named(NameScores scores, int not) {
        List<String> header = source.header();
        return IntStream.range(0, header.size())
                .filter(i -> i != not && scores.applyAsInt(RowSource.form(header.get(i))) > 0)
                .findFirst()
                .orElse(-1);
    }

    private int periodColumn() {
        return IntStream.range(0, source.header().size())
                .filter(i -> {
                    List<String> filled = column(i);
                    Written written = new Written(filled);
                    long periods = filled.stream()
                            .filter(text -> written.period(text) != null || isTotal(text))
                            .count();
                    // Whole numbers are counts, unless the column is named for the time.
                    boolean years = filled.stream().allMatch(text -> text.matches("\\d{1,5}"));
                    return !filled.isEmpty()
                            && 10 * periods >= 9L * filled.size()
                            && (!years
                                    || source.header()
                                            .get(i)
                                            .toLowerCase(Locale.ROOT)
                                            .transform(name -> TIMES.stream().anyMatch(name::contains)));
                })
                .findFirst()
                .orElse(-1);
    }

    private List<String> column(int i) {
        return rows.stream()
                .filter(row -> row.size() > i && !row.text(i).isEmpty())
                .map(row -> row.text(i))
                .toList();
    }

    private List<Integer> periodsAcross() {
        List<String> header = source.header();
        Written written = new Written(header);
        return IntStream.range(0, header.size())
                .filter(i -> written.period(header.get(i)) != null)
                .boxed()
                .toList();
    }

    private static boolean isTotal(String text) {
        return TOTALS.contains(RowSource.form(text));
    }

    /** How periods are written in one column, or in the header. */
    private static final class Written {

        private final @Nullable Dates dates;

        Written(List<String> texts) {
            DateGuess guess =
                    DateGuess.of(texts.stream().filter(Written::couldBeDate).toList(), LATEST_YEAR);
            dates = guess == null ? null : new Dates(guess.formats());
        }

        /** The period that a text is, of a date its day; null where it is none. */
        @Nullable
        Period period(String text) {
            if (PERIOD.matcher(text).matches()) {
                try {
                    return Period.parse(text);
                } catch (IllegalArgumentException e) {
                    // A thirteenth month, or a day that is none.
                    return day(text);
                }
            }
            Matcher month = MONTH_NAMED.matcher(text);
            if (month.matches()) {
                int at = MONTHS.indexOf(month.group(1).substring(0, 3).toLowerCase(Locale.ROOT));
                int year = Integer.parseInt(month.group(2));
                return at % 3 != 0 || at < 0
                        ? null
                        : Period.ofMonth(YearMonth.of(year < 100 ? 2_000 + year : year, at / 3 + 1));
            }
            return day(text);
        }

        /** Begins with a digit, and has another. */
        private static boolean couldBeDate(String text) {
            return !text.isEmpty() && isDigit(text.charAt(0)) && hasDigit(text, 1);
        }

        private static boolean hasDigit(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                if (isDigit(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private @Nullable Period day(String text) {
            if (dates == null
                    || !hasDigit(text, 0)
                    || !Double.isNaN(Decimal.parse(text)) && !text.matches("[34]\\d{4}(\\.0)?")) {
                return null;
            }
            Stamp stamp = dates.stamp(text.replaceFirst("\\.0$", ""));
            return stamp == null || stamp.month() ? null : Period.ofDay(stamp.day());
        }
    }

    /** The periods that texts are; days are months where each is a first, weeks where they are whole weeks apart. */
    private static Map<String, Period> periods(List<String> texts) {
        Written how = new Written(texts);
        Map<String, Period> starts = new LinkedHashMap<>();
        texts.forEach(text -> {
            Period period = how.period(text);
            if (period != null) {
                starts.put(text, period);
            }
        });
        TreeSet<LocalDate> days = new TreeSet<>();
        starts.values().stream().filter(period -> period.days() == 1).forEach(period -> days.add(period.start()));
        boolean months = days.stream().allMatch(day -> day.getDayOfMonth() == 1);
        Set<DayOfWeek> weekdays = new TreeSet<>();
        days.forEach(day -> weekdays.add(day.getDayOfWeek()));
        boolean weeks = days.size() > 1 && weekdays.size() == 1;
        Map<String, Period> periods = new LinkedHashMap<>();
        starts.forEach((text, written) -> {
            LocalDate day = written.start();
            periods.put(
                    text,
                    written.days() != 1
                            ? written
                            : months
                                    ? Period.ofMonth(YearMonth.from(day))
                                    : weeks ? Period.of(day, day.plusDays(DAYS_A_WEEK)) : written);
        });
        return periods;
    }

    private List<ZoneCounts.Cell> lines(int periods, int zone, int count) {
        Map<String, Period> known = periods(column(periods));
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Row row : rows) {
            String text = row.size() > periods ? row.text(periods) : "";
            if (text.isEmpty() || isTotal(text) || row.size() > zone && isTotal(row.text(zone))) {
                continue;
            }
            Period period = known.get(text);
            if (period == null || row.size() <= Math.max(zone, count)) {
                throw DataException.atLine(source.label(), row.line(), "holds no period, zone and count");
            }
            cells.add(new ZoneCounts.Cell(period, zone(row, row.text(zone)), number(row, count, false)));
        }
        return summed(cells);
    }

    private List<ZoneCounts.Cell> downTheSide(int periods) {
        Map<String, Period> known = periods(column(periods));
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Row row : rows) {
            Period period = known.get(row.size() > periods ? row.text(periods) : "");
            for (int i = 0; period != null && i < source.header().size(); i++) {
                String name = source.header().get(i);
                if (i != periods && !name.isEmpty() && !isTotal(name)) {
                    cells.add(new ZoneCounts.Cell(period, zone(row, name), number(row, i, true)));
                }
            }
        }
        return summed(cells);
    }

    private List<ZoneCounts.Cell> acrossTheTop(List<Integer> across) {
        List<String> header = source.header();
        Map<String, Period> known = periods(across.stream().map(header::get).toList());
        int zone = IntStream.range(0, header.size())
                .filter(i -> !across.contains(i) && !column(i).isEmpty() && !isTotal(header.get(i)))
                .findFirst()
                .orElseThrow(() -> DataException.inFile(
                        source.label(),
                        "no column names the zones beside the periods "
                                + known.keySet().stream().limit(NAMES_SHOWN).toList()));
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Row row : rows) {
            String name = row.size() > zone ? row.text(zone) : "";
            if (name.isEmpty() || isTotal(name)) {
                continue;
            }
            for (int i : across) {
                Period period = known.get(header.get(i));
                if (period != null) {
                    cells.add(new ZoneCounts.Cell(period, zone(row, name), number(row, i, true)));
                }
            }
        }
        return summed(cells);
    }

    private String zone(Row row, String name) {
        return CountCsv.zone(source.label(), row.line(), name);
    }

    /** A count, with commas between thousands or as 12.0; a blank of a pivot is none. */
    private long number(Row row, int i, boolean blankIsNone) {
        String text = row.size() > i ? row.text(i) : "";
        if (text.isEmpty() && blankIsNone) {
            return 0;
        }
        String digits = text.replaceFirst("\\.0+$", "");
        digits = digits.matches("\\d{1,3}(,\\d{3})+") ? digits.replace(",", "") : digits;
        return CountCsv.count(source.label(), row.line(), digits);
    }

    /** Cells of one period and zone are added up, as of a table that is split by offence. */
    private List<ZoneCounts.Cell> summed(List<ZoneCounts.Cell> cells) {
        if (cells.isEmpty()) {
            throw DataException.inFile(source.label(), "holds no counts of periods and zones");
        }
        Map<Period, Map<String, Long>> sums = new TreeMap<>();
        BinaryOperator<Long> add = Long::sum;
        cells.forEach(cell ->
                sums.computeIfAbsent(cell.period(), period -> new TreeMap<>()).merge(cell.zone(), cell.count(), add));
        List<ZoneCounts.Cell> all = new ArrayList<>();
        sums.forEach((period, zones) -> zones.forEach((zone, n) -> all.add(new ZoneCounts.Cell(period, zone, n))));
        return List.copyOf(all);
    }
}
