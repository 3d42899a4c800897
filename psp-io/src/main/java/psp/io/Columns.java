package psp.io;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.RowUnit;
import psp.core.internal.Texts;
import psp.io.internal.field.Clock;
import psp.io.internal.field.Dates;
import psp.io.internal.place.Extent;
import psp.io.projection.CoordinateSystem;

/**
 * The description of an incident file: which column holds what, and how it is written.
 *
 * <p>{@code Columns.named("id", "offenses", "occurred", "lon", "lat")}, the rest by {@code with…}. Columns that are not
 * named are not read. Column names are compared without surrounding blanks, otherwise letter by letter.
 *
 * <pre>{@code
 * var columns = Columns.named("case_number", "primary_type", "date", "longitude", "latitude")
 *         .withReported("updated_on").withDateFormats("MM/dd/yyyy hh:mm:ss a").withZones("beat", "ward");
 * System.out.println(String.join("\n", columns.lines()));
 * System.out.println(Columns.of("chicago"));       // a feed that psp knows
 * }</pre>
 */
public final class Columns implements Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<Role, List<String>> byRole;
    private final List<String> zones;
    private final Reading reading;

    private Columns(TreeMap<Role, List<String>> byRole, List<String> zones, Reading reading) {
        this.byRole = byRole;
        this.zones = zones;
        this.reading = reading;
    }

    /**
     * A file with positions.
     *
     * @param id the column of the record's own number
     * @param offenses the column of the offences
     * @param occurred the column of the day or moment on which it happened
     * @param longitude the column of degrees east
     * @param latitude the column of degrees north
     * @return the description
     * @throws IllegalArgumentException if a name is blank, or one column stands for two things
     */
    public static Columns named(String id, String offenses, String occurred, String longitude, String latitude) {
        return named(id, offenses, occurred).with(Role.LONGITUDE, longitude).with(Role.LATITUDE, latitude);
    }

    /**
     * A file without positions.
     *
     * @param id the column of the record's own number
     * @param offenses the column of the offences
     * @param occurred the column of the day or moment on which it happened
     * @return the description
     * @throws IllegalArgumentException if a name is blank, or one column stands for two things
     */
    public static Columns named(String id, String offenses, String occurred) {
        return new Columns(new TreeMap<>(), List.of(), Reading.DEFAULT)
                .with(Role.ID, id)
                .with(Role.OFFENSES, offenses)
                .with(Role.OCCURRED, occurred);
    }

    /**
     * The columns of a feed that psp knows; see {@link Feed#of}.
     *
     * @param feed the feed's name, such as {@code chicago}
     * @return the description; columns that are not needed may be missing in the file, which the account then says
     * @throws IllegalArgumentException if there is no such feed, naming those there are, or it is incomplete, naming
     *     what is missing
     */
    public static Columns of(String feed) {
        return Feed.of(feed).columns();
    }

    /**
     * The columns of a feed described in a file of your own; see {@link Feed#read}.
     *
     * @param file a text file of {@code key = value} lines
     * @return the description
     * @throws psp.core.DataException if a line cannot be read, naming line and value
     * @throws IllegalArgumentException if the description is incomplete, naming what is missing
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Columns read(Path file) {
        return Feed.read(file).columns();
    }

    /** Nothing named yet, to which roles are added one by one. */
    static Columns none() {
        return new Columns(new TreeMap<>(), List.of(), Reading.DEFAULT);
    }

    Columns with(Role role, String column) {
        return with(role, List.of(Objects.requireNonNull(column, "column")));
    }

    Columns with(Role role, List<String> columns) {
        TreeMap<Role, List<String>> changed = new TreeMap<>(byRole);
        List<String> names = columns.stream()
                .map(column -> Texts.name(column, "name of the " + role.text() + " column"))
                .distinct()
                .toList();
        changed.put(role, names);
        changed.forEach((other, taken) -> {
            // Offences, weapon and tags may be words of one column; a number, a date or a position may not be two.
            if (other != role && !Collections.disjoint(taken, names) && !(role.words() && other.words())) {
                String name = names.stream().filter(taken::contains).findFirst().orElseThrow();
                throw new IllegalArgumentException(
                        "The column '" + name + "' cannot be both " + other.text() + " and " + role.text());
            }
        });
        return new Columns(changed, zones, reading);
    }

    private Columns without(Role role) {
        TreeMap<Role, List<String>> changed = new TreeMap<>(byRole);
        changed.remove(role);
        return new Columns(changed, zones, reading);
    }

    Columns with(Reading changed) {
        return new Columns(byRole, zones, changed);
    }

    /**
     * The same for a file without ids: the number of the row, from 1, is the id, and the account says so.
     *
     * @return a new description
     */
    public Columns withoutId() {
        return without(Role.ID).withIds(Intake.Ids.NOT_CHECKED);
    }

    /**
     * The same for a file that does not name the offence, such as one of shootings alone.
     *
     * @return a new description
     */
    public Columns withoutOffenses() {
        return without(Role.OFFENSES);
    }

    /**
     * The same with a column of the day of the report; where the day of occurrence is blank, it stands in for it.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withReported(String column) {
        return with(Role.REPORTED, column);
    }

    /**
     * The same with the time of day in a column of its own: {@code 8:45}, {@code 02:46 PM}, {@code 1446 hrs}, or up
     * to four digits with leading zeros lost ({@code 845}, {@code 5} is 00:05). A blank or what is no time leaves it unknown.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withTime(String column) {
        return with(Role.TIME, column);
    }

    /** The same with the time of day in several columns, hour and minute. */
    Columns withTimeIn(List<String> columns) {
        return with(Role.TIME, columns);
    }

    /**
     * The same with the date in several columns, whose texts are joined by a blank, as in {@code YEAR}, {@code MONTH} and
     * {@code DAY} with the format {@code yyyy M d}.
     *
     * @param columns the columns' names, in the order of the format
     * @return a new description
     */
    public Columns withDateIn(String... columns) {
        Objects.requireNonNull(columns, "columns");
        if (columns.length == 0) {
            throw new IllegalArgumentException("No column of the date is given; name at least one");
        }
        return with(Role.OCCURRED, Arrays.asList(columns));
    }

    /**
     * The same with the hour of the day alone in a column of its own, {@code 0} to {@code 24}.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withHour(String column) {
        return with(Role.HOUR, column);
    }

    /**
     * The same with the position in one column: {@code POINT (lon lat)}, {@code (lat, lon)} behind an address,
     * {@code lat,lon}, or a text that names both.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withLocation(String column) {
        return with(Role.LOCATION, column);
    }

    /**
     * The same, reading one sheet of a workbook, hidden or not; without it, the sheet that holds the rows is read.
     *
     * @param name the sheet's name
     * @return a new description
     */
    public Columns withSheet(String name) {
        return with(reading.withSheet(Texts.name(name, "sheet")));
    }

    /**
     * The same, keeping dates that are doubtful: stand-ins such as 1900-01-01, days after the file was made, and the few that
     * lie far from all others; else their rows are left out.
     *
     * @return a new description
     */
    public Columns withDatesAsWritten() {
        return with(reading.withDatesAsWritten());
    }

    /**
     * The same for a file that leaves the ids of some rows blank: such a row gets its number as its id, and the account
     * says so; else it is left out.
     *
     * @return a new description
     */
    public Columns withBlankIds() {
        return with(reading.withBlankIds());
    }

    /**
     * The same for a file whose dates are those of the report or the dispatch: every incident is then marked as dated by
     * its report.
     *
     * @return a new description
     */
    public Columns withDatesOfReport() {
        return with(reading.withBasis(Occurrence.Basis.REPORTED));
    }

    /**
     * The same with columns of people killed and people injured; a blank is unknown, which is not 0.
     *
     * @param killed the column of numbers killed
     * @param injured the column of numbers injured who survived
     * @return a new description
     */
    public Columns withVictims(String killed, String injured) {
        return with(Role.KILLED, killed).with(Role.INJURED, injured);
    }

    /**
     * The same with a column of the weapon.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withWeapon(String column) {
        return with(Role.WEAPON, column);
    }

    /**
     * The same with columns of zones as the department recorded them.
     *
     * @param columns the columns' names, such as {@code police_district}
     * @return a new description with these and those named before
     */
    public Columns withZones(String... columns) {
        Objects.requireNonNull(columns, "columns");
        List<String> all = new ArrayList<>(zones);
        Arrays.stream(columns)
                .map(column -> Texts.name(column, "name of the zone column"))
                .filter(column -> !all.contains(column))
                .forEach(all::add);
        return new Columns(byRole, List.copyOf(all), reading);
    }

    /**
     * The same with a column of further words by which to choose.
     *
     * @param column the column's name
     * @param separator what stands between several, such as {@code ||}
     * @return a new description
     */
    public Columns withTags(String column, String separator) {
        return with(Role.TAGS, column).with(reading.withSeparator(Role.TAGS, separator(separator)));
    }

    /**
     * The same with what stands between several offences in one field; {@code |} unless told.
     *
     * @param separator one or more characters
     * @return a new description
     */
    public Columns withOffenseSeparator(String separator) {
        return with(reading.withSeparator(Role.OFFENSES, separator(separator)));
    }

    private static String separator(String text) {
        if (Objects.requireNonNull(text, "separator").isEmpty()) {
            throw new IllegalArgumentException("The separator is empty; give at least one character, such as '|'");
        }
        return text;
    }

    /**
     * The same with date formats, which replace the default ones; the first that fits is taken.
     *
     * <p>By default dates are {@code 2016-04-01}, {@code 2016-04-01T22:15} or {@code 2016-04-01 9:15:00}. English
     * names of months and AM or PM are read in any case of letters; an offset in the pattern is read and left out, unless
     * {@link #withUtc} is told. A pattern without a day, {@code yyyy-MM}, gives the whole month, counted on its first
     * day.
     *
     * @param patterns as for {@link DateTimeFormatter#ofPattern(String)}, such as {@code MM/dd/yyyy hh:mm:ss a}; {@code iso}
     *     for the default ones, {@code epoch} for seconds or milliseconds since 1970, {@code excel} for a sheet's numbers of days
     * @return a new description
     * @throws IllegalArgumentException if there is none, or one is not a pattern
     */
    public Columns withDateFormats(String... patterns) {
        if (patterns.length == 0) {
            throw new IllegalArgumentException("No date format is given; give at least one, such as MM/dd/yyyy");
        }
        Arrays.stream(patterns).forEach(Dates::check);
        return with(reading.withDateFormats(List.of(patterns)));
    }

    /**
     * The same with spellings that mean "no position"; a blank always does.
     *
     * @param spellings longitude and latitude as in {@code 0,0}, or what either holds, as in {@code -1} or {@code NULL}
     * @return a new description with these and those named before
     */
    public Columns withNowhere(String... spellings) {
        Objects.requireNonNull(spellings, "spellings");
        List<String> all = new ArrayList<>(reading.placing().nowhere());
        Arrays.stream(spellings)
                .map(spelling -> Texts.name(spelling, "spelling of no position"))
                .forEach(all::add);
        return with(reading.withNowhere(all.stream().distinct().toList()));
    }

    /**
     * The same with the box in which the positions are expected: a position outside of it that lies inside with
     * longitude and latitude exchanged is left out as swapped, any other is kept and noted.
     *
     * @param west least longitude, degrees
     * @param south least latitude, degrees
     * @param east greatest longitude, degrees
     * @param north greatest latitude, degrees
     * @return a new description
     * @throws IllegalArgumentException if it is not a box within ±180 and ±90 degrees
     */
    public Columns withExtent(double west, double south, double east, double north) {
        return with(reading.withExtent(new Extent(west, south, east, north)));
    }

    /**
     * The same with the character between fields; a comma unless told.
     *
     * @param character such as {@code ;} or a tab
     * @return a new description
     * @throws IllegalArgumentException if it is a quote or ends a line
     */
    public Columns withDelimiter(char character) {
        if (character == '"' || character == '\n' || character == '\r' || character == '\uFEFF' || character == 0) {
            throw new IllegalArgumentException(
                    "A quote or the end of a line cannot stand between fields; give a character such as ';'");
        }
        return with(reading.withDelimiter(character));
    }

    /**
     * The same with how far the positions may be off, as a masked or rounded file states it.
     *
     * @param metres above 0
     * @return a new description
     * @throws IllegalArgumentException if not above 0
     */
    public Columns withPrecision(double metres) {
        if (!(metres > 0 && metres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The precision " + metres + " m is not above 0; leave it out if unknown");
        }
        return with(reading.withPrecision(metres));
    }

    /**
     * The same, looking for recurring ids or not; not unless told, since it takes memory for every id.
     *
     * <p>Where checked, rows of one id that are identical in every column of the file collapse into one and the others
     * are left out by name; rows of one id that differ are kept and noted.
     *
     * @param rule whether to look
     * @return a new description
     * @throws IllegalArgumentException if there is no id column to look at
     */
    public Columns withIds(Intake.Ids rule) {
        Objects.requireNonNull(rule, "rule");
        if (rule == Intake.Ids.CHECKED && !byRole.containsKey(Role.ID)) {
            throw new IllegalArgumentException("There is no id column, so recurring ids cannot be looked for");
        }
        return with(reading.withIds(rule));
    }

    /**
     * Returns the description in lines, as {@link #read} reads them from a file.
     *
     * @return such as {@code id = Case No}
     */
    public List<String> lines() {
        return FeedText.lines(this);
    }

    /**
     * Returns the columns of zones as the department recorded them.
     *
     * @return their names, in the order in which they were told
     */
    public List<String> recordedZones() {
        return zones;
    }

    /**
     * Returns whether every row is an incident with a number of its own, so that recurring ids can be looked for.
     *
     * @return false without a column of ids, or where rows are offences or victims
     */
    public boolean isNumbered() {
        return byRole.containsKey(Role.ID) && reading.rows() == RowUnit.INCIDENTS;
    }

    /**
     * The same with further columns of offences, where each of several has a column of its own.
     *
     * @param columns the columns' names
     * @return a new description with these and those named before
     */
    public Columns withMoreOffenses(String... columns) {
        return withMore(Role.OFFENSES, columns);
    }

    /**
     * The same with further columns of tags.
     *
     * @param columns the columns' names
     * @return a new description with these and those named before
     */
    public Columns withMoreTags(String... columns) {
        return withMore(Role.TAGS, columns);
    }

    private Columns withMore(Role role, String... columns) {
        Objects.requireNonNull(columns, "columns");
        List<String> all = new ArrayList<>(byRole.getOrDefault(role, List.of()));
        all.addAll(Arrays.asList(columns));
        return all.isEmpty() ? this : with(role, all);
    }

    /**
     * The same with a column of the latest moment at which it can have happened; the other one is then the earliest. A
     * blank leaves one moment.
     *
     * @param column the column's name, written in the same formats
     * @return a new description
     */
    public Columns withLatest(String column) {
        return with(Role.LATEST, column);
    }

    /**
     * The same with a column of the latest moment, and one of its time of day.
     *
     * @param column the column of the day
     * @param time the column of the time of day
     * @return a new description
     */
    public Columns withLatest(String column, String time) {
        return with(Role.LATEST, column).with(Role.LATEST_TIME, time);
    }

    /**
     * The same for a file in which a row is not an incident: rows of one id are joined, see
     * {@link psp.core.Incidents#joined}.
     *
     * @param unit what one row is
     * @return a new description
     * @throws IllegalArgumentException if there is no id column to join by
     */
    public Columns withRows(RowUnit unit) {
        Objects.requireNonNull(unit, "unit");
        if (unit != RowUnit.INCIDENTS && !byRole.containsKey(Role.ID)) {
            throw new IllegalArgumentException("There is no id column, so rows of one incident cannot be joined");
        }
        return with(reading.withRows(unit));
    }

    /**
     * The same with a column that says whether the row's one victim died; its rows count one person killed or injured.
     *
     * @param column the column's name
     * @param yes what the column holds where the victim died, in any case, such as {@code true}
     * @return a new description
     * @throws IllegalArgumentException if no word is given
     */
    public Columns withFatal(String column, String... yes) {
        return with(Role.FATAL, column).with(reading.withWords(Role.FATAL, folded(yes, "fatal")));
    }

    /**
     * The same with a column of who brought the record about; officer-initiated calls rise with the officers' presence.
     *
     * @param column the column's name
     * @param officer what the column holds where an officer began it, in any case; a blank is unknown, any other word a
     *     citizen
     * @return a new description
     * @throws IllegalArgumentException if no word is given
     */
    public Columns withSource(String column, String... officer) {
        return with(Role.SOURCE, column).with(reading.withWords(Role.SOURCE, folded(officer, "source")));
    }

    /**
     * The same for calls for service with a column of the type at entry; the column of offences is then the type at close.
     *
     * <p>Where that is blank the type at entry stands in, and the account says how often. Both can be chosen by: the type at
     * entry is kept as a tag, {@code Outcome.tagged("shots", "at entry: SHOTS FIRED")}.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withTypeAtEntry(String column) {
        return with(Role.TYPE_AT_ENTRY, column);
    }

    /**
     * The same with a column of what became of a call; rows of some words are left out by that word. What became of the
     * others is kept as a tag, {@code Outcome.tagged("reports", "disposition: REPORT")}.
     *
     * @param column the column's name
     * @param setAside what the column holds where nothing happened, in any case, such as {@code UNFOUNDED}
     * @return a new description
     * @throws IllegalArgumentException if no word is given
     */
    public Columns withDisposition(String column, String... setAside) {
        return with(Role.DISPOSITION, column)
                .with(reading.withWords(Role.DISPOSITION, folded(setAside, "disposition")));
    }

    private static List<String> folded(String[] words, String what) {
        Objects.requireNonNull(words, "words");
        if (words.length == 0) {
            throw new IllegalArgumentException("No word of the " + what + " column is given; give at least one");
        }
        return Arrays.stream(words)
                .map(word -> Texts.name(word, "word of the " + what + " column").toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /**
     * The same for a file whose times are those of Greenwich, or carry their true offset: they are turned into local
     * ones, so that a day is a local day in summer and winter. A day without a time stays as it is.
     *
     * @param place the time zone of the department, such as {@code America/New_York}
     * @return a new description
     * @throws IllegalArgumentException if there is no such time zone
     */
    public Columns withUtc(String place) {
        return with(reading.withClock(Clock.utc(place)));
    }

    /**
     * The same for a file whose times are local although an offset such as {@code +00} stands beside them.
     *
     * @return a new description
     */
    public Columns withFalseOffset() {
        return with(reading.withClock(Clock.LOCAL_DESPITE_OFFSET));
    }

    /**
     * The same for coordinates that are feet or metres of a map projection: longitude is then the easting, latitude the
     * northing.
     *
     * @param system such as {@code CoordinateSystem.of("EPSG:3435")}
     * @return a new description
     */
    public Columns withSystem(CoordinateSystem system) {
        return with(reading.withSystem(Objects.requireNonNull(system, "system")));
    }

    /**
     * The same with a column of addresses, which give a row without a position the one that a table has for them.
     *
     * @param column the column's name
     * @param table positions by address
     * @return a new description
     */
    public Columns withAddress(String column, AddressTable table) {
        return with(Role.ADDRESS, column).with(reading.withAddresses(Objects.requireNonNull(table, "table")));
    }

    Map<Role, List<String>> byRole() {
        return Collections.unmodifiableMap(byRole);
    }

    Reading reading() {
        return reading;
    }

    @Nullable
    String column(Role role) {
        List<String> columns = byRole.get(role);
        return columns == null ? null : columns.get(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Columns columns
                && byRole.equals(columns.byRole)
                && zones.equals(columns.zones)
                && reading.equals(columns.reading);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byRole, zones, reading);
    }

    /**
     * The columns by what they hold.
     *
     * @return such as {@code id 'nr', offenses 'crime', occurred 'date', longitude 'x', latitude 'y'}
     */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        byRole.forEach((role, columns) -> columns.forEach(column -> parts.add(role.text() + " '" + column + "'")));
        zones.forEach(column -> parts.add("zone '" + column + "'"));
        return String.join(", ", parts);
    }
}
