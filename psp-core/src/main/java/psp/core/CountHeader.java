package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * What a table of counts is a count of; two tables can be added only if their headers are equal.
 *
 * @param outcome the outcome's name
 * @param definition the outcome's {@link Outcome#definition}
 * @param unit what is added up
 * @param zones what is known of each zone, by name
 * @param edgeRule who owns a point on an edge, in words: {@code closed}, {@code half-open}, {@code as recorded}
 * @param clock the clock of the days, in words: {@code local}
 * @param asOf the day on which the file was drawn; null if unknown
 * @param breaks the days on which the record system changed, sorted
 */
public record CountHeader(
        String outcome,
        String definition,
        Unit unit,
        SortedMap<String, Ground> zones,
        String edgeRule,
        String clock,
        @Nullable LocalDate asOf,
        List<RecordingBreak> breaks)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * What a table of counts keeps of a zone's ground.
     *
     * @param version the zone's {@link Zone#version}
     * @param squareMetres its area, above 0; null if unknown
     * @param middle where its middle lies, by which neighbours are known; null if unknown
     */
    public record Ground(
            String version,
            @Nullable Double squareMetres,
            @Nullable Position middle) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A zone's ground.
         *
         * @param version the zone's {@link Zone#version}
         * @param squareMetres its area, above 0; null if unknown
         * @param middle where its middle lies, by which neighbours are known; null if unknown
         * @throws IllegalArgumentException if the area is not above 0
         */
        public Ground {
            Objects.requireNonNull(version, "version");
            if (squareMetres != null && !(squareMetres > 0 && squareMetres < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The area " + squareMetres + " m² is not above 0");
            }
        }
    }

    /**
     * What a table of counts is a count of.
     *
     * @param outcome the outcome's name
     * @param definition the outcome's {@link Outcome#definition}
     * @param unit what is added up
     * @param zones what is known of each zone, by name
     * @param edgeRule who owns a point on an edge, in words: {@code closed}, {@code half-open}, {@code as recorded}
     * @param clock the clock of the days, in words: {@code local}
     * @param asOf the day on which the file was drawn; null if unknown
     * @param breaks the days on which the record system changed, sorted
     */
    public CountHeader {
        outcome = Texts.name(outcome, "outcome's name");
        definition = Texts.name(definition, "outcome's definition");
        Objects.requireNonNull(unit, "unit");
        edgeRule = Texts.name(edgeRule, "edge rule");
        clock = Texts.name(clock, "clock");
        TreeMap<String, Ground> sorted = new TreeMap<>();
        zones.forEach((zone, ground) -> sorted.put(Zone.checkedName(zone), ground));
        zones = Collections.unmodifiableSortedMap(sorted);
        breaks = breaks.stream().sorted().distinct().toList();
        for (RecordingBreak change : breaks) {
            if (change.zone() != null && !sorted.containsKey(change.zone())) {
                throw Texts.unknown("zone", change.zone(), sorted.keySet());
            }
        }
    }

    /**
     * The header of a count on the local clock.
     *
     * @param outcome what is counted
     * @param zones where
     * @param edgeRule who owns a point on an edge, in words
     * @return the header without as-of date and recording breaks
     */
    public static CountHeader of(Outcome outcome, Zones zones, String edgeRule) {
        TreeMap<String, Ground> grounds = new TreeMap<>();
        for (Zone zone : zones) {
            // Halves of a ring that crosses itself may cancel out: its area is then not known.
            double area = zone.squareMetres().orElse(0);
            grounds.put(
                    zone.name(),
                    new Ground(
                            zone.version(),
                            area > 0 ? (Double) area : null,
                            zone.boundary() == null ? null : zone.boundary().middle()));
        }
        return new CountHeader(
                outcome.name(), outcome.definition(), outcome.unit(), grounds, edgeRule, "local", null, List.of());
    }

    /**
     * The same with an as-of date.
     *
     * @param day the day on which the file was drawn
     * @return a new header
     */
    public CountHeader withAsOf(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return new CountHeader(outcome, definition, unit, zones, edgeRule, clock, day, breaks);
    }

    /**
     * The same with recording breaks.
     *
     * @param days the days on which the record system changed
     * @return a new header
     */
    public CountHeader withBreaks(List<RecordingBreak> days) {
        return new CountHeader(outcome, definition, unit, zones, edgeRule, clock, asOf, days);
    }

    /** In which of its parts it differs from another header, in words; empty if equal. */
    String difference(CountHeader other) {
        if (!definition.equals(other.definition) || !outcome.equals(other.outcome) || unit != other.unit) {
            return "'" + definition + "' and '" + other.definition + "'";
        }
        if (!zones.keySet().equals(other.zones.keySet())) {
            return "the zones " + zones.keySet() + " and " + other.zones.keySet();
        }
        for (String zone : zones.keySet()) {
            Ground here = Objects.requireNonNull(zones.get(zone), zone);
            Ground there = Objects.requireNonNull(other.zones.get(zone), zone);
            if (!here.equals(there)) {
                return here.version.equals(there.version) && Objects.equals(here.squareMetres, there.squareMetres)
                        ? "the middle of the zone '" + zone + "', " + here.middle + " and " + there.middle
                        : "two versions of the zone '" + zone + "'";
            }
        }
        if (!edgeRule.equals(other.edgeRule)) {
            return "the edge rules " + edgeRule + " and " + other.edgeRule;
        }
        if (!clock.equals(other.clock)) {
            return "the clocks " + clock + " and " + other.clock;
        }
        if (!Objects.equals(asOf, other.asOf)) {
            return "the as-of dates " + asOf + " and " + other.asOf;
        }
        return breaks.equals(other.breaks) ? "" : "the recording breaks " + breaks + " and " + other.breaks;
    }
}
