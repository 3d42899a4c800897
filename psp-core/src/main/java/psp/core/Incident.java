package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * One record of something that happened at a place: what, when and where; never who.
 *
 * <p>Identity is the id, never the place: two incidents at one address are two. What the file does not say is null,
 * which is not zero.
 *
 * <pre>{@code
 * var incident = Incident.of("16-004711", Occurrence.at(LocalDateTime.of(2016, 4, 1, 22, 10)), "ROBBERY")
 *         .at(-87.94, 43.05).withVictims(0, 1).withWeapon("FIREARM");
 * System.out.println(incident);
 * }</pre>
 *
 * @param id the record's own number
 * @param occurred when it happened
 * @param reported the day of the report, or null
 * @param offenses codes or the file's own words; at least none
 * @param position where, or null where the file has no usable position
 * @param precisionMetres how far the position may be off, metres, above 0; null if unknown
 * @param killed how many were killed, or null if unknown
 * @param injured how many were injured and survived, or null if unknown
 * @param weapon the weapon in the file's words, or null
 * @param zones the zones recorded in the file, by column: {@code {district=4}}
 * @param source who brought the record about
 * @param tags any further words by which an {@link Outcome} may choose it
 */
public record Incident(
        String id,
        Occurrence occurred,
        @Nullable LocalDate reported,
        List<String> offenses,
        @Nullable Position position,
        @Nullable Double precisionMetres,
        @Nullable Integer killed,
        @Nullable Integer injured,
        @Nullable String weapon,
        SortedMap<String, String> zones,
        Source source,
        SortedSet<String> tags)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final SortedMap<String, String> NO_ZONES = Collections.unmodifiableSortedMap(new TreeMap<>());
    private static final SortedSet<String> NO_TAGS = Collections.unmodifiableSortedSet(new TreeSet<>());

    /**
     * One record.
     *
     * @param id the record's own number
     * @param occurred when it happened
     * @param reported the day of the report, or null
     * @param offenses codes or the file's own words; at least none
     * @param position where, or null where the file has no usable position
     * @param precisionMetres how far the position may be off, metres, above 0; null if unknown
     * @param killed how many were killed, or null if unknown
     * @param injured how many were injured and survived, or null if unknown
     * @param weapon the weapon in the file's words, or null
     * @param zones the zones recorded in the file, by column: {@code {district=4}}
     * @param source who brought the record about
     * @param tags any further words by which an {@link Outcome} may choose it
     * @throws IllegalArgumentException if the id, an offence, the weapon, a recorded zone or a tag is blank, a count
     *     negative or the precision not above 0
     */
    public Incident {
        Objects.requireNonNull(offenses, "offenses");
        id = Texts.name(id, "incident's id");
        Objects.requireNonNull(occurred, "occurred");
        Objects.requireNonNull(source, "source");
        offenses = List.copyOf(offenses);
        for (int i = 0; i < offenses.size(); i++) {
            refuseBlank(id, "offence", offenses.get(i));
        }
        if (weapon != null) {
            refuseBlank(id, "weapon", weapon);
        }
        refuseBlank(id, "recorded zone", zones.values());
        refuseBlank(id, "tag", tags);
        zones = zones.isEmpty() ? NO_ZONES : Collections.unmodifiableSortedMap(new TreeMap<>(zones));
        tags = tags.isEmpty() ? NO_TAGS : Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (precisionMetres != null && !(precisionMetres > 0 && precisionMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Incident " + id + ": the precision " + precisionMetres
                    + " m is not above 0; leave it out if it is unknown");
        }
        notNegative(id, "killed", killed);
        notNegative(id, "injured", injured);
    }

    private static SortedSet<String> sorted(Collection<String> words) {
        TreeSet<String> sorted = new TreeSet<>();
        words.forEach(word -> sorted.add(Objects.requireNonNull(word, "tag")));
        return sorted;
    }

    private static void refuseBlank(String id, String what, Collection<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(text -> refuseBlank(id, what, text));
        }
    }

    private static void refuseBlank(String id, String what, String text) {
        if (Objects.requireNonNull(text, what).isBlank()) {
            throw new IllegalArgumentException("Incident " + id + ": a blank " + what + "; leave it out");
        }
    }

    private static void notNegative(String id, String what, @Nullable Integer count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(
                    "Incident " + id + ": " + count + " " + what + "; leave it out if it is unknown");
        }
    }

    /**
     * A record with an id, a time and offences; the rest by {@code with…}.
     *
     * @param id the record's own number
     * @param occurred when it happened
     * @param offenses codes or the file's own words
     * @return the incident
     */
    public static Incident of(String id, Occurrence occurred, String... offenses) {
        Objects.requireNonNull(offenses, "offenses");
        return new Incident(
                id,
                occurred,
                null,
                Arrays.asList(offenses),
                null,
                null,
                null,
                null,
                null,
                NO_ZONES,
                Source.UNKNOWN,
                NO_TAGS);
    }

    /**
     * The same with a report date.
     *
     * @param day the day of the report
     * @return a new incident
     */
    public Incident withReported(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return new Incident(
                id, occurred, day, offenses, position, precisionMetres, killed, injured, weapon, zones, source, tags);
    }

    /**
     * The same with a position.
     *
     * @param place where
     * @return a new incident
     */
    public Incident withPosition(Position place) {
        Objects.requireNonNull(place, "place");
        return new Incident(
                id, occurred, reported, offenses, place, precisionMetres, killed, injured, weapon, zones, source, tags);
    }

    /**
     * The same at a longitude and latitude in degrees.
     *
     * @param longitude degrees east, −180 to 180
     * @param latitude degrees north, −90 to 90
     * @return a new incident
     */
    public Incident at(double longitude, double latitude) {
        return withPosition(Position.of(longitude, latitude));
    }

    /**
     * The same with a precision of its position.
     *
     * @param metres how far the position may be off, above 0
     * @return a new incident
     */
    public Incident withPrecision(double metres) {
        return new Incident(
                id, occurred, reported, offenses, position, metres, killed, injured, weapon, zones, source, tags);
    }

    /**
     * The same with numbers of people hurt.
     *
     * @param dead how many were killed
     * @param wounded how many were injured and survived
     * @return a new incident
     */
    public Incident withVictims(int dead, int wounded) {
        return new Incident(
                id,
                occurred,
                reported,
                offenses,
                position,
                precisionMetres,
                dead,
                wounded,
                weapon,
                zones,
                source,
                tags);
    }

    /**
     * The same with a weapon.
     *
     * @param text the weapon in the file's words
     * @return a new incident
     */
    public Incident withWeapon(String text) {
        Objects.requireNonNull(text, "text");
        return new Incident(
                id,
                occurred,
                reported,
                offenses,
                position,
                precisionMetres,
                killed,
                injured,
                text,
                zones,
                source,
                tags);
    }

    /**
     * The same with recorded zones.
     *
     * @param recorded zone names by column
     * @return a new incident
     */
    public Incident withZones(Map<String, String> recorded) {
        Objects.requireNonNull(recorded, "recorded");
        return new Incident(
                id,
                occurred,
                reported,
                offenses,
                position,
                precisionMetres,
                killed,
                injured,
                weapon,
                new TreeMap<>(recorded),
                source,
                tags);
    }

    /**
     * The same with a source.
     *
     * @param who who brought the record about
     * @return a new incident
     */
    public Incident withSource(Source who) {
        return new Incident(
                id, occurred, reported, offenses, position, precisionMetres, killed, injured, weapon, zones, who, tags);
    }

    /**
     * The same with tags.
     *
     * @param words any words
     * @return a new incident
     */
    public Incident withTags(Collection<String> words) {
        Objects.requireNonNull(words, "words");
        return new Incident(
                id,
                occurred,
                reported,
                offenses,
                position,
                precisionMetres,
                killed,
                injured,
                weapon,
                zones,
                source,
                sorted(words));
    }

    /**
     * The day, offences and place in one line.
     *
     * @return such as {@code 2016-04-01T22:15 ROBBERY at (-87.95, 43.067), id MKE1}
     */
    @Override
    public String toString() {
        return occurred + " " + (offenses.isEmpty() ? "(no offence)" : String.join(" + ", offenses))
                + (position == null ? ", no position" : " at " + position) + ", id " + id;
    }
}
