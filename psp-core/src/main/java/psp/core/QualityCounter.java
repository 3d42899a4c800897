package psp.core;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at incidents one by one and says what they can bear, for one thread; {@link #quality} gives the value.
 *
 * <p>How each finding is made:
 * <ul>
 * <li>located: per calendar month, of all incidents;
 * <li>midnight: of incidents with a time of day, those at exactly 00:00 (by chance 0.07 %, and about 4 % where times are
 *     rounded to the hour);
 * <li>lag: whole days from occurrence to report, median and 95th percentile of those not before the occurrence;
 * <li>pile-ups: positions with two or more incidents, the 50 most frequent; one with ten or more that is over three times
 *     as frequent as the tenth most frequent position is likely a stand-in for "unknown": busy addresses thin out
 *     gradually;
 * <li>precision: the step of the last decimal in which 95 in 100 positions are written, north to south, or the stated
 *     precision if coarser;
 * <li>heaping: days of the month with over a fifth more incidents than their share and over four standard deviations;
 * <li>breaks: as {@link LevelShifts} finds them in the months of the whole and of each recorded zone. A true change of
 *     crime looks the same: they are proposed, never applied.
 * </ul>
 * It keeps a number per distinct position, month and recorded zone.
 */
public final class QualityCounter {

    private static final int PILE_UPS = 50;
    private static final int LIKELY_FROM = 10;
    private static final int LIKELY_TIMES = 3;
    private static final int DECIMALS = 9;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int ZONE_VALUES = 400;

    private final TreeMap<YearMonth, long[]> months = new TreeMap<>();
    private final TreeMap<YearMonth, Long> daily = new TreeMap<>();
    private final long[] daysOfMonth = new long[32];
    private final TreeMap<Long, Long> lags = new TreeMap<>();
    private final Map<Position, long[]> positions = new HashMap<>();
    private final long[] decimals = new long[DECIMALS + 1];
    private final TreeMap<String, TreeMap<String, TreeMap<YearMonth, Long>>> zones = new TreeMap<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private long timed;
    private long midnight;
    private double stated;

    /** Starts from nothing. */
    public QualityCounter() {}

    /**
     * Looks at one incident.
     *
     * @param incident any incident
     */
    public void add(Incident incident) {
        Occurrence when = incident.occurred();
        LocalDate day = when.day();
        YearMonth month = YearMonth.from(day);
        long[] row = months.computeIfAbsent(month, m -> new long[2]);
        row[0]++;
        if (when.timed()) {
            timed++;
            midnight += when.start().toLocalTime().equals(LocalTime.MIDNIGHT) ? 1 : 0;
        }
        if (when.timed() || when.latest() == null) {
            daily.merge(month, 1L, Long::sum);
            daysOfMonth[day.getDayOfMonth()]++;
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }
        if (incident.reported() != null && when.basis() == Occurrence.Basis.OCCURRED) {
            lags.merge(ChronoUnit.DAYS.between(day, incident.reported()), 1L, Long::sum);
        }
        incident.zones()
                .forEach((column, zone) -> zones.computeIfAbsent(column, c -> new TreeMap<>())
                        .computeIfAbsent(zone, z -> new TreeMap<>())
                        .merge(month, 1L, Long::sum));
        Position position = incident.position();
        if (position != null) {
            row[1]++;
            positions.computeIfAbsent(position, p -> new long[1])[0]++;
            decimals[Math.max(decimals(position.longitude()), decimals(position.latitude()))]++;
            stated = Math.max(stated, incident.precisionMetres() == null ? 0 : incident.precisionMetres());
        }
    }

    /** With how few decimals a number is written, at most 9. */
    private static int decimals(double degrees) {
        double scale = 1;
        for (int n = 0; n < DECIMALS; n++, scale *= 10) {
            if (Math.rint(degrees * scale) / scale == degrees) {
                return n;
            }
        }
        return DECIMALS;
    }

    /**
     * What the incidents so far can bear.
     *
     * @return an immutable value; {@link DataQuality#notAssessed} without incidents
     */
    public DataQuality quality() {
        List<DataQuality.LocatedShare> located = new ArrayList<>();
        months.forEach((month, n) -> located.add(new DataQuality.LocatedShare(Period.ofMonth(month), n[0], n[1])));
        return new DataQuality(
                located,
                timed == 0 ? null : (Double) ((double) midnight / timed),
                lag(),
                pileUps(),
                precision(),
                heaping(),
                breaks());
    }

    private DataQuality.@Nullable ReportLag lag() {
        long before =
                lags.headMap(0L).values().stream().mapToLong(Long::longValue).sum();
        long n = lags.tailMap(0L).values().stream().mapToLong(Long::longValue).sum();
        return n == 0 ? null : new DataQuality.ReportLag(quantile(n, 0.5), quantile(n, 0.95), before);
    }

    /** The least lag within which at least a share of the reports came. */
    private double quantile(long n, double share) {
        long seen = 0;
        for (Map.Entry<Long, Long> lag : lags.tailMap(0L).entrySet()) {
            seen += lag.getValue();
            if (seen >= share * n) {
                return lag.getKey();
            }
        }
        throw new AssertionError("the last lag holds all of " + n);
    }

    private List<DataQuality.PileUp> pileUps() {
        Comparator<Map.Entry<Position, long[]>> most = Comparator.comparingLong(e -> -e.getValue()[0]);
        List<Map.Entry<Position, long[]>> top = positions.entrySet().stream()
                .filter(e -> e.getValue()[0] > 1)
                .sorted(most.thenComparingDouble(e -> e.getKey().longitude())
                        .thenComparingDouble(e -> e.getKey().latitude()))
                .limit(PILE_UPS)
                .toList();
        long tenth = top.size() < 10 ? 1 : top.get(9).getValue()[0];
        // With fewer than ten positions there is nothing by which to call one unusual.
        boolean judged = positions.size() >= 10;
        return top.stream()
                .map(e -> new DataQuality.PileUp(
                        e.getKey(),
                        e.getValue()[0],
                        judged && e.getValue()[0] >= LIKELY_FROM && e.getValue()[0] > LIKELY_TIMES * tenth))
                .toList();
    }

    private @Nullable Double precision() {
        long n = 0;
        for (long count : decimals) {
            n += count;
        }
        if (n == 0) {
            return null;
        }
        long seen = 0;
        for (int places = 0; places < DECIMALS; places++) {
            seen += decimals[places];
            if (seen >= 0.95 * n) {
                return Math.max(stated, METRES_PER_DEGREE / StrictMath.pow(10, places));
            }
        }
        return stated > 0 ? stated : null;
    }

    private List<String> heaping() {
        LocalDate from = first;
        LocalDate to = last;
        List<String> heaps = new ArrayList<>();
        if (from == null || to == null) {
            return heaps;
        }
        double[] expected = new double[32];
        daily.forEach((month, n) -> {
            int start = month.equals(YearMonth.from(from)) ? from.getDayOfMonth() : 1;
            int end = month.equals(YearMonth.from(to)) ? to.getDayOfMonth() : month.lengthOfMonth();
            for (int day = start; day <= end; day++) {
                expected[day] += (double) n / (end - start + 1);
            }
        });
        for (int day = 1; day <= 31; day++) {
            double excess = daysOfMonth[day] - expected[day];
            if (excess > 0.2 * expected[day] && excess > 4 * Math.sqrt(expected[day])) {
                heaps.add(String.format(
                        Locale.ROOT,
                        "day %d of the month: %,d where its share is %,.0f",
                        day,
                        daysOfMonth[day],
                        expected[day]));
            }
        }
        return heaps;
    }

    private List<RecordingBreak> breaks() {
        if (months.isEmpty()) {
            return List.of();
        }
        YearMonth start = months.firstKey();
        int n = Math.toIntExact(ChronoUnit.MONTHS.between(start, months.lastKey())) + 1;
        List<RecordingBreak> found = new ArrayList<>();
        long[] all = new long[n];
        months.forEach((month, counts) -> all[at(start, month)] = counts[0]);
        for (LevelShifts.Shift shift : LevelShifts.find(all)) {
            found.add(RecordingBreak.on(start.plusMonths(shift.month()).atDay(1), words(shift, "")));
        }
        zones.forEach((column, values) -> {
            if (values.size() <= ZONE_VALUES) {
                values.forEach((zone, counts) -> zone(found, start, n, column, zone, counts));
            }
        });
        return found;
    }

    private static void zone(
            List<RecordingBreak> found,
            YearMonth start,
            int n,
            String column,
            String zone,
            Map<YearMonth, Long> counts) {
        long[] here = new long[n];
        counts.forEach((month, count) -> here[at(start, month)] = count);
        for (LevelShifts.Shift shift : LevelShifts.find(here)) {
            LocalDate day = start.plusMonths(shift.month()).atDay(1);
            // A jump of the whole need not be told again for each of its parts.
            if (found.stream()
                    .noneMatch(b -> b.zone() == null && Math.abs(ChronoUnit.MONTHS.between(b.day(), day)) <= 2)) {
                found.add(RecordingBreak.on(day, words(shift, column + ": ")).in(zone));
            }
        }
    }

    private static int at(YearMonth start, YearMonth month) {
        return Math.toIntExact(ChronoUnit.MONTHS.between(start, month));
    }

    private static String words(LevelShifts.Shift shift, String column) {
        return column
                + String.format(
                        Locale.ROOT,
                        "%+.0f %% on the year in the half year before, %+.0f %% from then on; a"
                                + " change of recording, or of crime",
                        100 * (shift.before() - 1),
                        100 * (shift.after() - 1));
    }

    /**
     * What the incidents so far can bear.
     *
     * @return as the value's
     */
    @Override
    public String toString() {
        return quality().toString();
    }
}
