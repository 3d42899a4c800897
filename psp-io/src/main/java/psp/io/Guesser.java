package psp.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Decimal;
import psp.io.internal.row.CsvFile;
import psp.io.projection.Coordinates;

/** Guesses from names and values what the columns of a file hold. */
final class Guesser {

    private static final Set<String> NOWHERE = Set.of("NONE", "NULL", "NA", "N/A", "NAN", "UNKNOWN", "REDACTED", "-");
    private static final List<String> ZONES = List.of(
            "beat",
            "district",
            "precinct",
            "ward",
            "sector",
            "neighborhood",
            "neighbourhood",
            "communityarea",
            "boro",
            "psa",
            "division",
            "reportingarea",
            "tract",
            "zone",
            "lsoa");
    private static final Set<String> WHOLE_ZONES = Set.of("area", "place", "anc", "mcpp", "areaname");

    private static final String PROJECTED_X = "x|(point|geo|gps|map|coord)x|.*xcoord.*|easting";
    private static final String PROJECTED_Y = "y|(point|geo|gps|map|coord)y|.*ycoord.*|northing";
    private static final Set<String> COUNTS = Set.of("count", "counts", "n", "number", "incidents", "events", "total");

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
        Dates dates =
                new Dates(columns.reading().dateFormats(), columns.reading().clock());
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
        int at = best(form -> COUNTS.contains(form) ? 1 : 0, this::small);
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
        int lon = best(
                form -> form.equals("longitude") || form.equals("lon")
                        ? 9
                        : form.equals("lng") || form.equals("long")
                                ? 8
                                : form.endsWith("longitude") || form.endsWith("lon") || form.endsWith("lng")
                                        ? 6
                                        : form.matches(PROJECTED_X) ? 3 : 0,
                this::numbers);
        int lat = best(
                form -> form.equals("latitude") || form.equals("lat")
                        ? 9
                        : form.endsWith("latitude") || form.endsWith("lat") ? 6 : form.matches(PROJECTED_Y) ? 3 : 0,
                this::numbers);
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
        Set<String> words = new java.util.TreeSet<>();
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

    private static int dateScore(String form) {
        if (form.contains("report")
                || form.contains("rpt")
                || form.contains("updat")
                || form.contains("modif")
                || form.contains("creat")
                || form.contains("edit")
                || form.contains("clear")
                || form.contains("enter")
                || form.contains("birth")
                || form.contains("dob")) {
            return 1;
        }
        return form.contains("occur")
                ? 10
                : form.contains("offensestart")
                                || form.contains("incidentdate")
                                || form.contains("crimedate")
                                || form.contains("dateocc")
                                || form.contains("startdate")
                                || form.contains("fromdate")
                                || form.contains("frdt")
                        ? 9
                        : form.equals("date") || form.equals("datetime") || form.equals("incidentdatetime")
                                ? 8
                                : form.contains("enddate") || form.contains("todt") || form.contains("todate")
                                        ? 2
                                        : form.contains("date") || form.contains("when")
                                                ? 6
                                                : form.contains("time")
                                                                || form.contains("day")
                                                                || form.contains("month")
                                                                || form.endsWith("dt")
                                                        ? 4
                                                        : 3;
    }

    private Columns dated(Columns before) {
        int at = best(Guesser::dateScore, dates::containsKey);
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
        if (dateScore(sample.form(at)) == 1) {
            doubts.add("'" + sample.name(at) + "' looks like the date of the report: every incident is marked as dated"
                    + " by it");
            columns = columns.withDatesOfReport();
        }
        if (date.timed() == 0) {
            int time = best(
                    form -> form.contains("time") || form.contains("hhmm") ? 5 : 0,
                    i -> sample.share(i, value -> Dates.time(value) != null) >= 0.8);
            if (time >= 0) {
                columns = take(columns, Role.TIME, time);
                reasons.add("'" + sample.name(time) + "' holds times of day");
            }
        }
        int reported = best(form -> form.contains("report") || form.contains("rpt") ? 5 : 0, dates::containsKey);
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
                form -> form.equals("id")
                        ? 12
                        : form.equals("uid")
                                        || form.matches(
                                                "(incident|case|report|event)" + "(id|number|num|no|nr|nbr|key)")
                                ? 10
                                : form.matches(".*(incident|case|event|report|record).*" + "(id|number|num|no|nr|key)")
                                        ? 9
                                        : form.endsWith("id")
                                                        || form.endsWith("key")
                                                        || form.endsWith("number")
                                                        || form.endsWith("num")
                                                        || form.endsWith("no")
                                                        || form.endsWith("nr")
                                                ? 5
                                                : form.matches("inc|incident|case|complaint|event") ? 4 : 0,
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
                form -> form.equals("offenses") || form.equals("offences")
                        ? 12
                        : form.equals("offense") || form.equals("offence")
                                ? 11
                                : form.equals("offensetype")
                                                || form.equals("primarytype")
                                                || form.equals("crimetype")
                                                || form.equals("offensedescription")
                                        ? 10
                                        : form.equals("crime")
                                                ? 9
                                                : form.contains("offense") || form.contains("offence")
                                                        ? 8
                                                        : form.contains("crime")
                                                                ? 7
                                                                : form.contains("charge")
                                                                                || form.contains("nature")
                                                                                || form.contains("characteristics")
                                                                                || form.contains("nibrs")
                                                                                || form.contains("ucr")
                                                                        ? 6
                                                                        : form.contains("type")
                                                                                        || form.contains("category")
                                                                                ? 5
                                                                                : form.contains("descr")
                                                                                                || form.contains(
                                                                                                        "cause")
                                                                                                || form.contains("what")
                                                                                        ? 4
                                                                                        : 0,
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
        int killed = best(form -> form.contains("killed") || form.contains("deaths") ? 5 : 0, this::small);
        int injured = best(form -> form.contains("injured") || form.contains("wounded") ? 5 : 0, this::small);
        if (killed >= 0 && injured >= 0) {
            columns = take(take(columns, Role.KILLED, killed), Role.INJURED, injured);
            reasons.add("'" + sample.name(killed) + "' and '" + sample.name(injured) + "' hold numbers of people");
        }
        int weapon = best(
                form -> form.contains("weapon") ? 5 : 0, i -> !sample.filled(i).isEmpty());
        if (weapon >= 0) {
            columns = take(columns, Role.WEAPON, weapon);
        }
        int fatal = best(
                form -> form.equals("fatal") || form.equals("murder") || form.equals("statisticalmurderflag") ? 5 : 0,
                i -> sample.share(i, value -> value.matches("(?i)true|false|yes|no|y|n|0|1")) > 0.9);
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
            String form = sample.form(i);
            boolean named = WHOLE_ZONES.contains(form) || ZONES.stream().anyMatch(form::contains);
            if (named
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
