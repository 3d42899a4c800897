package psp.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Decimal;
import psp.io.internal.field.TimeText;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.PointText;
import psp.io.internal.row.CsvFile;

/** Guesses from names and values what the columns of a file hold. */
final class Guesser {

    private static final String LOOK = "LOOK: ";
    private static final int FEW = 20;
    /** The points of a name that says nothing of a date. */
    private static final int NAMELESS = 3;

    private static final Pattern COMPASS = Pattern.compile(".*\\d.*[°'\"].*|[NSEW]?\\s*-?\\d+(\\.\\d+)?\\s*[NSEW]?");
    private static final Set<String> NOWHERE = Set.of("NONE", "NULL", "NA", "N/A", "NAN", "UNKNOWN", "REDACTED", "-");
    private final Sample sample;
    private final Map<Integer, DateGuess> dates = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    private Guesser(Sample sample) {
        this.sample = sample;
    }

    static Guess guess(Sample sample) {
        Guess known = known(sample);
        return known != null ? known : new Guesser(sample).byNames();
    }

    /** The feed whose needed columns are all there, whose dates can be read, and of which the most columns are there. */
    private static @Nullable Guess known(Sample sample) {
        Feed best = null;
        long most = 0;
        for (Feed feed : Feed.known()) {
            Columns columns = feed.complete().orElse(null);
            if (columns == null || !fits(sample, columns)) {
                continue;
            }
            long found = columns.byRole().values().stream()
                            .flatMap(List::stream)
                            .filter(name -> has(sample, name))
                            .count()
                    + columns.zones().stream().filter(name -> has(sample, name)).count();
            if (found > most) {
                best = feed;
                most = found;
            }
        }
        if (best == null) {
            return null;
        }
        Columns columns = best.columns().withDelimiter(sample.delimiter());
        List<String> doubts = new ArrayList<>(looks(sample));
        doubts.addAll(
                best.notVerified().stream().map(what -> "not verified: " + what).toList());
        doubts.addAll(best.notes());
        return new Guess(
                best.name(),
                columns,
                null,
                List.of(most + " of its columns are there, and its dates can be read"),
                doubts);
    }

    /** What the file says of itself that a person should look at, first of all. */
    private static List<String> looks(Sample sample) {
        return sample.remarks().stream()
                .filter(remark -> remark.startsWith(LOOK))
                .map(remark -> remark.substring(LOOK.length()))
                .toList();
    }

    private static boolean fits(Sample sample, Columns columns) {
        for (Map.Entry<Role, List<String>> entry : columns.byRole().entrySet()) {
            boolean needed = entry.getKey().needed() || entry.getKey() == Role.OFFENSES;
            if (needed && !has(sample, entry.getValue().get(0))) {
                return false;
            }
        }
        int at = find(sample, String.valueOf(columns.column(Role.OCCURRED)));
        Dates dates = new Dates(
                columns.reading().dating().formats(), columns.reading().dating().clock());
        return sample.share(at, value -> dates.stamp(value) != null) > 0.5;
    }

    private static boolean has(Sample sample, String name) {
        return find(sample, name) >= 0;
    }

    private static int find(Sample sample, String name) {
        String form = CsvFile.form(name);
        return IntStream.range(0, sample.size())
                .filter(i -> sample.form(i).equals(form))
                .findFirst()
                .orElse(-1);
    }

    private Guess byNames() {
        for (int i = 0; i < sample.size(); i++) {
            DateGuess date = sample.nameable(i) ? DateGuess.of(sample.filled(i), sample.latestYear()) : null;
            boolean number = date != null
                    && (date.formats().contains(Dates.EPOCH) || date.formats().contains(Dates.EXCEL));
            // A number is a date only under a name that says so.
            if (date != null
                    && date.share() >= 0.6
                    && (!number || NameScores.DATE.applyAsInt(sample.form(i)) != NAMELESS)) {
                dates.put(i, date);
            }
        }
        Columns columns = Columns.none().withDelimiter(sample.delimiter());
        twice();
        if (sample.delimiter() != ',') {
            reasons.add("fields are separated by "
                    + (sample.delimiter() == '\t' ? "tabs" : "'" + sample.delimiter() + "'"));
        }
        columns = positions(columns);
        columns = dated(columns);
        columns = id(columns);
        columns = offenses(columns);
        columns = people(columns);
        String counts = columns.byRole().size() == 1 ? counts() : null;
        columns = zones(columns);
        doubts.addAll(0, looks(sample));
        return new Guess(null, columns, counts, reasons, doubts);
    }

    /** Names that stand over several columns cannot be asked for. */
    private void twice() {
        sample.header().stream()
                .filter(name -> !name.isEmpty() && Collections.frequency(sample.header(), name) > 1)
                .distinct()
                .forEach(name -> doubts.add("'" + name + "' stands over "
                        + Collections.frequency(sample.header(), name)
                        + " columns: none of them is taken; rename all but one in the first line"));
    }

    /** The column of counts already made, of a file in which nothing but a date was recognized. */
    private @Nullable String counts() {
        int at = best(NameScores.COUNT, this::small);
        doubts.add((at < 0
                        ? "nothing but a date was recognized: counts already made belong"
                        : "these look like counts already made, in '" + sample.name(at)
                                + "': a row stands for several. They belong")
                + " to CountCsv.read, with the columns period, zone and count");
        return at < 0 ? null : sample.name(at);
    }

    /** The column of the highest score above 0, the leftmost of several; −1 if there is none. */
    private int best(ToIntFunction<String> score, IntPredicate fits) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < sample.size(); i++) {
            int points = !sample.nameable(i) || taken.contains(i) ? 0 : score.applyAsInt(sample.form(i));
            if (points > most && fits.test(i)) {
                best = i;
                most = points;
            }
        }
        return best;
    }

    private Columns take(Columns columns, Role role, int i) {
        taken.add(i);
        return columns.with(role, sample.name(i));
    }

    private Columns positions(Columns before) {
        int lon = best(NameScores.LONGITUDE, this::numbers);
        int lat = best(NameScores.LATITUDE, this::numbers);
        int point = lon < 0 || lat < 0 ? best(NameScores.LOCATION, this::points) : -1;
        if (point >= 0) {
            reasons.add("'" + sample.name(point) + "' holds longitude and latitude in one text");
            return take(before, Role.LOCATION, point);
        }
        if (lon < 0 || lat < 0) {
            otherDegrees();
            doubts.add("no columns of longitude and latitude were recognized: no position is read");
            return before;
        }
        long feet = count(lon, lat, true);
        long exchanged = count(lon, lat, false);
        long all = count(lon, lat);
        if (2 * feet > all) {
            boolean millionths = NameScores.LONGITUDE.applyAsInt(sample.form(lon)) >= 6
                    && sample.share(lon, value -> Math.abs(Decimal.parse(value)) > 1_000_000) > 0.5
                    && sample.share(lat, value -> Math.abs(Decimal.parse(value)) < 90_000_000) > 0.5;
            doubts.add("'" + sample.name(lon) + "' and '" + sample.name(lat) + "'"
                    + (millionths
                            ? " look like millionths of a degree, such as "
                                    + sample.filled(lon).get(0) + ": no position is read. Divide them by 1,000,000"
                            : " are feet or metres of a map projection, not degrees: no position is read. Name the"
                                    + " projection, as in crs = EPSG:3435"));
            taken.add(lon);
            taken.add(lat);
            return before;
        }
        if (2 * exchanged > all) {
            doubts.add("'" + sample.name(lon) + "' holds latitudes and '" + sample.name(lat)
                    + "' longitudes: they are taken as such");
            int other = lon;
            lon = lat;
            lat = other;
        } else {
            reasons.add("'" + sample.name(lon) + "' and '" + sample.name(lat) + "' hold degrees");
        }
        Set<String> words = new TreeSet<>();
        for (int i : new int[] {lon, lat}) {
            sample.filled(i).stream()
                    .filter(value -> NOWHERE.contains(value.toUpperCase(Locale.ROOT)))
                    .forEach(words::add);
        }
        Columns columns = take(take(before, Role.LONGITUDE, lon), Role.LATITUDE, lat);
        if (!words.isEmpty()) {
            reasons.add("no position is written as " + words);
            columns = columns.withNowhere(words.toArray(String[]::new));
        }
        return columns;
    }

    private boolean numbers(int i) {
        return !dates.containsKey(i)
                && sample.share(
                                i,
                                value -> !Double.isNaN(Decimal.coordinate(value, true)) || Coordinates.isNothing(value))
                        >= 0.5
                && sample.share(i, value -> !Double.isNaN(Decimal.coordinate(value, true))) > 0;
    }

    private boolean points(int i) {
        return !dates.containsKey(i) && sample.share(i, value -> PointText.find(value) != null) >= 0.5;
    }

    /** Names degrees that are written in another way. */
    private void otherDegrees() {
        int lon = best(
                NameScores.LONGITUDE,
                i -> sample.share(i, value -> COMPASS.matcher(value).matches()) > 0.5);
        if (lon >= 0) {
            doubts.add("'" + sample.name(lon) + "' holds degrees with minutes, or letters of the compass, such as "
                    + sample.filled(lon).get(0) + ": psp reads decimal degrees, such as -87.64052");
        }
    }

    private long count(int lon, int lat) {
        return pairs(lon, lat).stream()
                .filter(p -> !Double.isNaN(p[0]) && !Double.isNaN(p[1]))
                .count();
    }

    private long count(int lon, int lat, boolean feet) {
        return pairs(lon, lat).stream()
                .filter(p -> feet ? Coordinates.projected(p[0], p[1]) : Coordinates.swapped(p[0], p[1]))
                .count();
    }

    private List<double[]> pairs(int lon, int lat) {
        List<String> x = sample.row(lon);
        List<String> y = sample.row(lat);
        return IntStream.range(0, Math.min(x.size(), y.size()))
                .mapToObj(i -> new double[] {Decimal.coordinate(x.get(i), true), Decimal.coordinate(y.get(i), true)})
                .toList();
    }

    private Columns dated(Columns before) {
        int at = best(NameScores.DATE, dates::containsKey);
        Columns parts = at < 0 || NameScores.DATE.applyAsInt(sample.form(at)) <= NAMELESS ? parts(before) : null;
        if (parts != null) {
            return parts;
        }
        if (at < 0) {
            unreadDate();
            throw DataException.inFile(
                    sample.label(),
                    "no column of dates was recognized; the columns are "
                            + sample.header()
                            + (sample.remarks().isEmpty() ? "" : " (" + String.join("; ", sample.remarks()) + ")")
                            + ". Describe them in a text file (id = …, occurred = …, format = …, offenses = …)"
                            + " and name it by --columns, or use Columns.named");
        }
        DateGuess date = Objects.requireNonNull(dates.get(at));
        List<String> formats = new ArrayList<>(date.formats());
        Columns columns = take(before, Role.OCCURRED, at);
        reasons.add("'" + sample.name(at) + "' holds dates");
        if (NameScores.DATE.applyAsInt(sample.form(at)) == 1) {
            doubts.add("'" + sample.name(at) + "' looks like the date of the report: every incident is marked as dated"
                    + " by it");
            columns = columns.withDatesOfReport();
        }
        if (date.timed() == 0) {
            columns = timed(columns, at);
        }
        int reported = best(NameScores.REPORTED, dates::containsKey);
        if (reported >= 0) {
            columns = take(columns, Role.REPORTED, reported);
            reasons.add("'" + sample.name(reported) + "' holds dates of the report");
            Objects.requireNonNull(dates.get(reported)).formats().stream()
                    .filter(format -> !formats.contains(format))
                    .forEach(formats::add);
        }
        if (!date.exchanged().isEmpty()) {
            doubts.add("'" + sample.name(at) + "' holds days in two orders, such as "
                    + date.exchanged().get(0) + " and "
                    + date.exchanged().get(1) + ": rows that only fit the second are set aside, and others may be"
                    + " misread; get the file again in one order, as in format = yyyy-MM-dd");
        }
        if (date.ambiguous()) {
            doubts.add("days and months of '" + sample.name(at) + "' could be exchanged: taken as "
                    + (formats.get(0).startsWith("M") ? "month/day" : "day.month") + "; else say format = "
                    + (formats.get(0).startsWith("M") ? "d/M/yyyy" : "M.d.yyyy"));
        }
        if (date.offset()) {
            doubts.add(
                    "an offset stands beside the times: they are taken as local. If they are truly UTC, say so, as in"
                            + " clock = UTC America/Chicago");
            columns = columns.withFalseOffset();
        }
        if (!formats.equals(List.of(Dates.ISO))) {
            reasons.add("dates are written " + formats);
            columns = columns.withDateFormats(formats.toArray(String[]::new));
        }
        return columns;
    }

    /** Names the column that should hold the date, and what cannot be read in it. */
    private void unreadDate() {
        int named = best(
                NameScores.DATE,
                i -> NameScores.DATE.applyAsInt(sample.form(i)) > NAMELESS
                        && !sample.filled(i).isEmpty());
        if (named >= 0) {
            throw DataException.inFile(
                    sample.label(),
                    "'" + sample.name(named) + "' is named as a date, and no date can be read in it, such as '"
                            + Texts.withoutControls(
                                    shortened(sample.filled(named).get(0)))
                            + "'. Write its form in a text file, as in   occurred = " + sample.name(named)
                            + "   format = M/d/yyyy H:mm   and name that by --columns; or export the column again"
                            + " with day, month and year");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** A date in three columns, and perhaps hour and minute in two more; null where there is none. */
    private @Nullable Columns parts(Columns before) {
        int year = best(NameScores.YEAR, i -> sample.share(i, value -> value.matches("(19|20)\\d\\d(\\.0)?")) > 0.9);
        int month = best(NameScores.MONTH, i -> below(i, 1, 12));
        int day = best(NameScores.DAY, i -> below(i, 1, 31));
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        List<String> names = List.of(sample.name(year), sample.name(month), sample.name(day));
        taken.addAll(List.of(year, month, day));
        reasons.add(names + " hold year, month and day");
        Columns columns = before.with(Role.OCCURRED, names).withDateFormats("yyyy M d");
        int hour = best(NameScores.TIME, i -> below(i, 0, 24));
        int minute = best(NameScores.MINUTE, i -> below(i, 0, 59));
        if (hour >= 0 && minute >= 0) {
            taken.addAll(List.of(hour, minute));
            reasons.add("'" + sample.name(hour) + "' and '" + sample.name(minute) + "' hold hour and minute");
            return columns.withTimeIn(List.of(sample.name(hour), sample.name(minute)));
        }
        return hour < 0 ? columns : hours(columns, hour);
    }

    private Columns hours(Columns columns, int hour) {
        reasons.add("'" + sample.name(hour) + "' holds hours of the day");
        return take(columns, Role.HOUR, hour);
    }

    private boolean below(int i, int least, int most) {
        return sample.share(i, value -> {
                    double number = Decimal.parse(value);
                    return number >= least && number <= most && number == Math.rint(number);
                })
                > 0.9;
    }

    /** The time of day that belongs to the date: of the same beginning of a name, else one that says of nothing else. */
    private Columns timed(Columns columns, int date) {
        String stem = stem(date);
        int time = best(
                form -> NameScores.TIME.applyAsInt(form) == 0
                        ? 0
                        : stem(form).equals(stem)
                                ? 3
                                : stem(form).isEmpty() ? 2 : NameScores.OTHER_TIME.applyAsInt(form) == 0 ? 1 : 0,
                i -> sample.share(i, value -> TimeText.read(value) != null) >= 0.8);
        if (time < 0) {
            return columns;
        }
        if (below(time, 0, 24)
                && sample.share(time, value -> !value.startsWith("0.") && !value.startsWith(".")) > 0.9) {
            return hours(columns, time);
        }
        reasons.add("'" + sample.name(time) + "' holds times of day");
        return take(columns, Role.TIME, time);
    }

    private String stem(int column) {
        return stem(sample.form(column));
    }

    /** What a name says beside date or time, such as {@code from} of From_Date and From_Time. */
    private static String stem(String form) {
        return form.replaceAll("date|time|hours?|hhmm|of|day|dttm|dt|tm|hr", "");
    }

    private Columns id(Columns columns) {
        int at = best(
                NameScores.ID,
                i -> !dates.containsKey(i)
                        && sample.shareFilled(i) >= 0.9
                        && 2 * sample.distinct(i) >= sample.filled(i).size());
        if (at < 0) {
            doubts.add("no column of the incident's number was recognized: the number of the row stands in for it");
            return columns;
        }
        int rows = sample.filled(at).size();
        int recurring = rows - sample.distinct(at);
        reasons.add(
                "'" + sample.name(at) + "' holds " + (recurring == 0 ? "a number of its own in every row" : "numbers"));
        if (recurring > 0) {
            doubts.add(recurring + " of the first " + rows + " rows repeat a '" + sample.name(at) + "': if rows are"
                    + " offences or victims of one incident, say rows = offenses or rows = victims");
        }
        return take(columns, Role.ID, at);
    }

    private Columns offenses(Columns before) {
        int at = best(
                NameScores.OFFENSES,
                i -> !dates.containsKey(i) && !sample.filled(i).isEmpty() && !narrative(i));
        if (at < 0) {
            doubts.add("no column of offences was recognized: every row counts as of one kind");
            return before;
        }
        Columns columns = take(before, Role.OFFENSES, at);
        reasons.add("'" + sample.name(at) + "' holds " + sample.distinct(at) + " offences or texts");
        if (sample.share(at, value -> value.contains("||")) > 0.05) {
            reasons.add("offences are separated by '||'");
            return columns.withOffenseSeparator("||");
        }
        if (sample.share(at, value -> value.contains(";")) > 0.2) {
            reasons.add("offences are separated by ';'");
            return columns.withOffenseSeparator(";");
        }
        return columns;
    }

    /** Long texts that hardly recur are what somebody wrote about each case, and nobody's offence; they are not shown. */
    private boolean narrative(int i) {
        List<String> filled = sample.filled(i);
        double length = filled.stream().mapToInt(String::length).average().orElse(0);
        boolean narrative = filled.size() >= 10 && 2 * sample.distinct(i) > filled.size() && length > 20;
        if (narrative) {
            doubts.add("'" + sample.name(i) + "' holds texts of " + Math.round(length)
                    + " characters that hardly recur: not taken for offences, and not shown");
        }
        return narrative;
    }

    private Columns people(Columns before) {
        Columns columns = before;
        int killed = best(NameScores.KILLED, this::small);
        int injured = best(NameScores.INJURED, this::small);
        if (killed >= 0 && injured >= 0) {
            columns = take(take(columns, Role.KILLED, killed), Role.INJURED, injured);
            reasons.add("'" + sample.name(killed) + "' and '" + sample.name(injured) + "' hold numbers of people");
        }
        int weapon = best(NameScores.WEAPON, i -> !sample.filled(i).isEmpty());
        if (weapon >= 0) {
            columns = take(columns, Role.WEAPON, weapon);
        }
        int fatal = best(
                NameScores.FATAL, i -> sample.share(i, value -> value.matches("(?i)true|false|yes|no|y|n|0|1")) > 0.9);
        if (fatal >= 0 && killed < 0) {
            taken.add(fatal);
            columns = columns.withFatal(sample.name(fatal), "true", "yes", "y", "1");
            reasons.add("'" + sample.name(fatal) + "' says whether the row's victim died");
        }
        return columns;
    }

    private boolean small(int i) {
        return sample.share(i, value -> value.matches("\\d{1,4}(\\.0)?")) > 0.9;
    }

    private Columns zones(Columns before) {
        Columns columns = before;
        for (int i = 0; i < sample.size(); i++) {
            if (NameScores.ZONE.applyAsInt(sample.form(i)) > 0
                    && sample.nameable(i)
                    && !taken.contains(i)
                    && !dates.containsKey(i)
                    && !sample.filled(i).isEmpty()
                    && sample.distinct(i) <= 2_000
                    // What hardly recurs is an address.
                    && (sample.distinct(i) <= FEW
                            || 2 * sample.distinct(i) <= sample.filled(i).size())) {
                columns = columns.withZones(sample.name(i));
                taken.add(i);
                reasons.add("'" + sample.name(i) + "' holds " + sample.distinct(i) + " zones");
            }
        }
        return columns;
    }
}
