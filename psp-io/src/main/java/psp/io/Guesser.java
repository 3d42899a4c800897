package psp.io;

import java.util.ArrayList;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Decimal;
import psp.io.internal.place.Coordinates;
import psp.io.internal.row.CsvFile;

/** Guesses from names and values what the columns of a file hold. */
final class Guesser {

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
        List<String> doubts = new ArrayList<>(
                best.notVerified().stream().map(what -> "not verified: " + what).toList());
        doubts.addAll(best.notes());
        return new Guess(
                best.name(),
                columns,
                null,
                List.of(most + " of its columns are there, and its dates can be read"),
                doubts);
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
            DateGuess date = sample.nameable(i) ? DateGuess.of(sample.filled(i)) : null;
            if (date != null && date.share() >= 0.6) {
                dates.put(i, date);
            }
        }
        Columns columns = Columns.none().withDelimiter(sample.delimiter());
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
        return new Guess(null, zones(columns), counts, reasons, doubts);
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
        if (lon < 0 || lat < 0) {
            doubts.add("no columns of longitude and latitude were recognized: no position is read");
            return before;
        }
        long feet = count(lon, lat, true);
        long exchanged = count(lon, lat, false);
        long all = count(lon, lat);
        if (2 * feet > all) {
            doubts.add("'" + sample.name(lon) + "' and '" + sample.name(lat) + "' are feet or metres of a map"
                    + " projection, not degrees: no position is read. Name the projection, as in crs = EPSG:3435");
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
        return !dates.containsKey(i) && sample.share(i, value -> !Double.isNaN(Decimal.parse(value))) >= 0.5;
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
                .mapToObj(i -> new double[] {Decimal.parse(x.get(i)), Decimal.parse(y.get(i))})
                .toList();
    }

    private Columns dated(Columns before) {
        int at = best(NameScores.DATE, dates::containsKey);
        if (at < 0) {
            throw DataException.inFile(
                    sample.label(),
                    "no column of dates was recognized; the columns are "
                            + sample.header()
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
            int time = best(NameScores.TIME, i -> sample.share(i, value -> Dates.time(value) != null) >= 0.8);
            if (time >= 0) {
                columns = take(columns, Role.TIME, time);
                reasons.add("'" + sample.name(time) + "' holds times of day");
            }
        }
        int reported = best(NameScores.REPORTED, dates::containsKey);
        if (reported >= 0) {
            columns = take(columns, Role.REPORTED, reported);
            reasons.add("'" + sample.name(reported) + "' holds dates of the report");
            Objects.requireNonNull(dates.get(reported)).formats().stream()
                    .filter(format -> !formats.contains(format))
                    .forEach(formats::add);
        }
        if (date.ambiguous()) {
            doubts.add("days and months of '" + sample.name(at) + "' could be exchanged: taken as month/day");
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
                i -> !dates.containsKey(i) && !sample.filled(i).isEmpty());
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
                    && sample.distinct(i) <= 2_000) {
                columns = columns.withZones(sample.name(i));
                taken.add(i);
                reasons.add("'" + sample.name(i) + "' holds " + sample.distinct(i) + " zones");
            }
        }
        return columns;
    }
}
