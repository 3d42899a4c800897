package psp.io;

import java.io.Serializable;
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
import psp.core.internal.Texts;

/**
 * The description of an incident file: which column holds what, and how it is written.
 *
 * <p>{@code Columns.named("id", "offenses", "occurred", "lon", "lat")}, the rest by {@code with…}. Columns that are not
 * named are not read. Column names are compared without surrounding blanks, otherwise letter by letter.
 */
public final class Columns implements Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<Role, String> byRole;
    private final List<String> zones;
    private final Reading reading;

    private Columns(TreeMap<Role, String> byRole, List<String> zones, Reading reading) {
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
        return new Columns(new TreeMap<>(), List.of(), Reading.DEFAULT).with(Role.ID, id)
                .with(Role.OFFENSES, offenses).with(Role.OCCURRED, occurred);
    }

    private Columns with(Role role, String column) {
        TreeMap<Role, String> changed = new TreeMap<>(byRole);
        String name = Texts.name(column, "name of the " + lower(role) + " column");
        changed.put(role, name);
        changed.forEach((other, taken) -> {
            // Offences, weapon and tags may be words of one column; a number, a date or a position may not be two.
            if (other != role && taken.equals(name) && !(words(role) && words(other))) {
                throw new IllegalArgumentException("The column '" + name + "' cannot be both " + lower(other) + " and "
                        + lower(role));
            }
        });
        return new Columns(changed, zones, reading);
    }

    private static boolean words(Role role) {
        return role == Role.OFFENSES || role == Role.WEAPON || role == Role.TAGS;
    }

    private static String lower(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private Columns without(Role role) {
        TreeMap<Role, String> changed = new TreeMap<>(byRole);
        changed.remove(role);
        return new Columns(changed, zones, reading);
    }

    private Columns with(Reading changed) {
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
     * The same with the time of day in a column of its own: {@code 8:45}, {@code 08:45:00}, or up to four digits with
     * leading zeros lost ({@code 845}, {@code 5} is 00:05). A blank leaves the time unknown.
     *
     * @param column the column's name
     * @return a new description
     */
    public Columns withTime(String column) {
        return with(Role.TIME, column);
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
        Arrays.stream(columns).map(column -> Texts.name(column, "name of the zone column"))
                .filter(column -> !all.contains(column)).forEach(all::add);
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
        Reading r = reading;
        return with(Role.TAGS, column).with(new Reading(r.delimiter(), r.offenseSeparator(),
                separator(separator), r.dateFormats(), r.nowhere(), r.extent(), r.precisionMetres(), r.ids()));
    }

    /**
     * The same with what stands between several offences in one field; {@code |} unless told.
     *
     * @param separator one or more characters
     * @return a new description
     */
    public Columns withOffenseSeparator(String separator) {
        Reading r = reading;
        return with(new Reading(r.delimiter(), separator(separator), r.tagSeparator(), r.dateFormats(), r.nowhere(),
                r.extent(), r.precisionMetres(), r.ids()));
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
     * names of months and AM or PM are read in any case of letters; an offset in the pattern is read and left out.
     *
     * @param patterns as for {@link DateTimeFormatter#ofPattern(String)}, such as {@code MM/dd/yyyy hh:mm:ss a}
     * @return a new description
     * @throws IllegalArgumentException if there is none, or one is not a pattern
     */
    public Columns withDateFormats(String... patterns) {
        if (patterns.length == 0) {
            throw new IllegalArgumentException("No date format is given; give at least one, such as MM/dd/yyyy");
        }
        Arrays.stream(patterns).forEach(Dates::formatter);
        Reading r = reading;
        return with(new Reading(r.delimiter(), r.offenseSeparator(), r.tagSeparator(), List.of(patterns), r.nowhere(),
                r.extent(), r.precisionMetres(), r.ids()));
    }

    /**
     * The same with spellings that mean "no position"; a blank always does.
     *
     * @param spellings longitude and latitude as in {@code 0,0}, or what either holds, as in {@code -1} or {@code NULL}
     * @return a new description with these and those named before
     */
    public Columns withNowhere(String... spellings) {
        Objects.requireNonNull(spellings, "spellings");
        List<String> all = new ArrayList<>(reading.nowhere());
        Arrays.stream(spellings).map(spelling -> Texts.name(spelling, "spelling of no position")).forEach(all::add);
        Reading r = reading;
        return with(new Reading(r.delimiter(), r.offenseSeparator(), r.tagSeparator(), r.dateFormats(),
                List.copyOf(all), r.extent(), r.precisionMetres(), r.ids()));
    }

    /**
     * The same with the box in which the positions are expected: a position outside of it that lies inside with
     * longitude and latitude exchanged is set aside as swapped, any other is kept and noted.
     *
     * @param west least longitude, degrees
     * @param south least latitude, degrees
     * @param east greatest longitude, degrees
     * @param north greatest latitude, degrees
     * @return a new description
     * @throws IllegalArgumentException if it is not a box within ±180 and ±90 degrees
     */
    public Columns withExtent(double west, double south, double east, double north) {
        Reading r = reading;
        return with(new Reading(r.delimiter(), r.offenseSeparator(), r.tagSeparator(), r.dateFormats(), r.nowhere(),
                new Extent(west, south, east, north), r.precisionMetres(), r.ids()));
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
        Reading r = reading;
        return with(new Reading(character, r.offenseSeparator(), r.tagSeparator(), r.dateFormats(), r.nowhere(),
                r.extent(), r.precisionMetres(), r.ids()));
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
        Reading r = reading;
        return with(new Reading(r.delimiter(), r.offenseSeparator(), r.tagSeparator(), r.dateFormats(), r.nowhere(),
                r.extent(), metres, r.ids()));
    }

    /**
     * The same, looking for recurring ids or not; not unless told, since it takes memory for every id.
     *
     * <p>Where checked, rows of one id that are identical in every column of the file collapse into one and the others
     * are set aside by name; rows of one id that differ are kept and noted.
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
        Reading r = reading;
        return with(new Reading(r.delimiter(), r.offenseSeparator(), r.tagSeparator(), r.dateFormats(), r.nowhere(),
                r.extent(), r.precisionMetres(), rule));
    }

    Map<Role, String> byRole() {
        return Collections.unmodifiableMap(byRole);
    }

    List<String> zones() {
        return zones;
    }

    Reading reading() {
        return reading;
    }

    @Nullable String column(Role role) {
        return byRole.get(role);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Columns columns && byRole.equals(columns.byRole) && zones.equals(columns.zones)
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
        byRole.forEach((role, column) -> parts.add(lower(role) + " '" + column + "'"));
        zones.forEach(column -> parts.add("zone '" + column + "'"));
        return String.join(", ", parts);
    }
}
