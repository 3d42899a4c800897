package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * What was done, where and when: focus zones with their phases, rings around them, and a comparison.
 *
 * <p>Phases of a zone follow each other without a gap, except that the baseline may end before the operation begins;
 * where no baseline is given, questions compare with the same calendar window of earlier years. Each {@code with}-like
 * method gives a new value.
 *
 * <pre>{@code
 * var watched = Operation.in("Harbour").ring("Harbour ring 0-500 m")
 *         .active("2016-04-01/2017-01-01").withdrawn("2017-01-01/2017-04-01").returned("2017-04-01/2018-01-01");
 * System.out.println(watched.check(counts));       // refused where the table has no such zone
 * }</pre>
 */
public final class Operation implements Serializable {

    private static final long serialVersionUID = 1;

    /** The phases of each focus zone; the first named ones share theirs. */
    private final TreeMap<String, List<Phase>> focus;

    private final TreeSet<String> sharing;
    private final List<String> rings;
    private final ComparisonArea comparison;
    private final @Nullable String city;
    private final TreeSet<String> movedTo;
    private final boolean chosenForBeingHigh;

    private Operation(
            TreeMap<String, List<Phase>> focus,
            TreeSet<String> sharing,
            List<String> rings,
            ComparisonArea comparison,
            @Nullable String city,
            TreeSet<String> movedTo,
            boolean chosenForBeingHigh) {
        this.focus = focus;
        this.sharing = sharing;
        this.rings = rings;
        this.comparison = comparison;
        this.city = city;
        this.movedTo = movedTo;
        this.chosenForBeingHigh = chosenForBeingHigh;
        refuseDoubleUse();
    }

    /**
     * An operation in some zones at the same dates.
     *
     * @param zones the focus zones' names, at least one
     * @return the operation, yet without phases
     * @throws IllegalArgumentException if none is named, or one twice
     */
    public static Operation in(String... zones) {
        if (zones.length == 0) {
            throw new IllegalArgumentException("The operation names no focus zone; name at least one");
        }
        TreeMap<String, List<Phase>> focus = new TreeMap<>();
        for (String zone : zones) {
            if (focus.put(Zone.checkedName(zone), List.of()) != null) {
                throw new IllegalArgumentException("The focus zone '" + zone + "' is named twice");
            }
        }
        return new Operation(
                focus,
                new TreeSet<>(focus.keySet()),
                List.of(),
                ComparisonArea.REST_OF_CITY,
                null,
                new TreeSet<>(),
                false);
    }

    /**
     * The same with a further focus zone that has dates of its own.
     *
     * @param zone the zone's name
     * @param phases its phases
     * @return a new operation
     * @throws IllegalArgumentException if the zone is there already, or its phases overlap, leave a gap or hold no
     *     active one
     */
    public Operation alsoIn(String zone, Phase... phases) {
        Objects.requireNonNull(zone, "zone");
        if (focus.containsKey(zone)) {
            throw new IllegalArgumentException("The zone '" + zone + "' is a focus zone already");
        }
        if (Arrays.stream(phases).noneMatch(phase -> phase.kind() == Phase.Kind.ACTIVE)) {
            throw new IllegalArgumentException(
                    "The phases of '" + zone + "' hold no active one; name when the operation" + " was there");
        }
        TreeMap<String, List<Phase>> more = new TreeMap<>(focus);
        more.put(Zone.checkedName(zone), checked(zone, Arrays.asList(phases)));
        return new Operation(more, sharing, rings, comparison, city, movedTo, chosenForBeingHigh);
    }

    /**
     * The same with a further phase of the zones named first.
     *
     * @param phase the phase
     * @return a new operation
     * @throws IllegalArgumentException if it overlaps another phase or leaves a gap
     */
    public Operation phase(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        TreeMap<String, List<Phase>> longer = new TreeMap<>(focus);
        for (String zone : sharing) {
            List<Phase> all = new ArrayList<>(focus.get(zone));
            all.add(phase);
            longer.put(zone, checked(zone, all));
        }
        return new Operation(longer, sharing, rings, comparison, city, movedTo, chosenForBeingHigh);
    }

    /**
     * The same with a baseline.
     *
     * @param period such as {@code 2015-04-01/2016-01-01}
     * @return a new operation
     */
    public Operation baseline(String period) {
        return phase(Phase.of(Phase.Kind.BASELINE, Period.parse(period)));
    }

    /**
     * The same with a baseline.
     *
     * @param period such as {@code 2015-04-01/2016-01-01}
     * @param label the user's word for it
     * @return a new operation
     */
    public Operation baseline(String period, String label) {
        return phase(new Phase(Phase.Kind.BASELINE, Period.parse(period), label));
    }

    /**
     * The same with a phase at full strength.
     *
     * @param period such as {@code 2016-04-01/2017-01-01}
     * @return a new operation
     */
    public Operation active(String period) {
        return phase(Phase.of(Phase.Kind.ACTIVE, Period.parse(period)));
    }

    /**
     * The same with a phase at full strength.
     *
     * @param period such as {@code 2016-04-01/2017-01-01}
     * @param label the user's word for it
     * @return a new operation
     */
    public Operation active(String period, String label) {
        return phase(new Phase(Phase.Kind.ACTIVE, Period.parse(period), label));
    }

    /**
     * The same with a phase at less than full strength.
     *
     * @param period such as {@code 2016-10-01/2017-01-01}
     * @return a new operation
     */
    public Operation steppedDown(String period) {
        return phase(Phase.of(Phase.Kind.STEPPED_DOWN, Period.parse(period)));
    }

    /**
     * The same with a phase at less than full strength.
     *
     * @param period such as {@code 2016-10-01/2017-01-01}
     * @param label the user's word for it
     * @return a new operation
     */
    public Operation steppedDown(String period, String label) {
        return phase(new Phase(Phase.Kind.STEPPED_DOWN, Period.parse(period), label));
    }

    /**
     * The same with a phase after the officers moved on.
     *
     * @param period such as {@code 2017-Q1}
     * @return a new operation
     */
    public Operation withdrawn(String period) {
        return phase(Phase.of(Phase.Kind.WITHDRAWN, Period.parse(period)));
    }

    /**
     * The same with a phase after the officers moved on.
     *
     * @param period such as {@code 2017-Q1}
     * @param label the user's word for it
     * @return a new operation
     */
    public Operation withdrawn(String period, String label) {
        return phase(new Phase(Phase.Kind.WITHDRAWN, Period.parse(period), label));
    }

    /**
     * The same with a phase after the officers came back.
     *
     * @param period such as {@code 2017-04-01/2018-01-01}
     * @return a new operation
     */
    public Operation returned(String period) {
        return phase(Phase.of(Phase.Kind.RETURNED, Period.parse(period)));
    }

    /**
     * The same with a phase after the officers came back.
     *
     * @param period such as {@code 2017-04-01/2018-01-01}
     * @param label the user's word for it
     * @return a new operation
     */
    public Operation returned(String period, String label) {
        return phase(new Phase(Phase.Kind.RETURNED, Period.parse(period), label));
    }

    /**
     * The same with displacement rings, the innermost first. What they hold is no comparison any longer, nor one of the areas like the
     * focus by which a change, a return or the standing is judged.
     *
     * @param zones the rings' names
     * @return a new operation
     * @throws IllegalArgumentException if none is named, one twice, or one has another part in the operation
     */
    public Operation ring(String... zones) {
        if (zones.length == 0) {
            throw new IllegalArgumentException("No ring is named; name at least one, or leave rings out");
        }
        List<String> all = new ArrayList<>(rings);
        for (String zone : zones) {
            all.add(Zone.checkedName(zone));
        }
        return new Operation(focus, sharing, List.copyOf(all), comparison, city, movedTo, chosenForBeingHigh);
    }

    /**
     * The same compared with named zones.
     *
     * @param zones their names, at least one
     * @return a new operation
     */
    public Operation comparison(String... zones) {
        return comparison(ComparisonArea.of(zones));
    }

    /**
     * The same compared with the rest of the city, the rings left in; without this the rings are taken out too.
     *
     * @return a new operation
     */
    public Operation comparisonWithRings() {
        return comparison(ComparisonArea.REST_OF_CITY_WITH_RINGS);
    }

    /**
     * The same with another comparison area.
     *
     * @param area the area
     * @return a new operation
     */
    public Operation comparison(ComparisonArea area) {
        Objects.requireNonNull(area, "area");
        return new Operation(focus, sharing, rings, area, city, movedTo, chosenForBeingHigh);
    }

    /**
     * The same with the zone that is the city; without it the city is all that the table counts, with what has no
     * position.
     *
     * @param zone the zone that holds the city
     * @return a new operation
     */
    public Operation within(String zone) {
        return new Operation(focus, sharing, rings, comparison, Zone.checkedName(zone), movedTo, chosenForBeingHigh);
    }

    /**
     * The same with the zones to which the officers went next.
     *
     * @param zones their names
     * @return a new operation
     * @throws IllegalArgumentException if none is named, one twice, or one has another part in the operation
     */
    public Operation movedTo(String... zones) {
        if (zones.length == 0) {
            throw new IllegalArgumentException("The officers moved to no zone; name at least one, or leave it out");
        }
        TreeSet<String> all = new TreeSet<>(movedTo);
        for (String zone : zones) {
            if (!all.add(Zone.checkedName(zone))) {
                throw new IllegalArgumentException(
                        "The zone '" + zone + "' to which the officers moved is named twice");
            }
        }
        return new Operation(focus, sharing, rings, comparison, city, all, chosenForBeingHigh);
    }

    /**
     * The same, its focus chosen because it was high.
     *
     * <p>Such an area comes down by itself. Answers then say by how much, and the areas on which the same question is tried are chosen
     * the same way. Where the year before was the area's highest that is noticed without being declared.
     *
     * @return a new operation
     */
    public Operation chosenForBeingHigh() {
        return new Operation(focus, sharing, rings, comparison, city, movedTo, true);
    }

    /**
     * The same with other phases, those of all focus zones together.
     *
     * @param phases the phases, perhaps none
     * @return a new operation
     * @throws IllegalArgumentException if they overlap or leave a gap
     */
    public Operation withPhases(Collection<Phase> phases) {
        Objects.requireNonNull(phases, "phases");
        TreeMap<String, List<Phase>> other = new TreeMap<>(focus);
        other.replaceAll((zone, before) -> checked(zone, List.copyOf(phases)));
        return new Operation(
                other, new TreeSet<>(focus.keySet()), rings, comparison, city, movedTo, chosenForBeingHigh);
    }

    private void refuseDoubleUse() {
        for (String ring : rings) {
            if (focus.containsKey(ring)) {
                throw new IllegalArgumentException("The zone '" + ring + "' is both focus and ring");
            }
            if (Collections.frequency(rings, ring) > 1) {
                throw new IllegalArgumentException("The ring '" + ring + "' is named twice");
            }
        }
        for (String zone : comparison.zones()) {
            if (focus.containsKey(zone) || rings.contains(zone) || movedTo.contains(zone)) {
                throw new IllegalArgumentException("The zone '" + zone + "' is part of its own comparison; it is "
                        + (focus.containsKey(zone)
                                ? "the focus"
                                : rings.contains(zone) ? "a ring" : "where the officers went"));
            }
        }
        for (String zone : movedTo) {
            if (focus.containsKey(zone)) {
                throw new IllegalArgumentException("The officers cannot have moved from '" + zone + "' to itself");
            }
        }
        if (city != null
                && (focus.containsKey(city)
                        || rings.contains(city)
                        || comparison.zones().contains(city)
                        || movedTo.contains(city))) {
            throw new IllegalArgumentException("The zone '" + city + "' is the city and "
                    + (focus.containsKey(city)
                            ? "the focus"
                            : rings.contains(city)
                                    ? "a ring"
                                    : movedTo.contains(city) ? "where the officers went" : "its own comparison")
                    + "; the city holds them all");
        }
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // a gap starts where a phase ends
    private static List<Phase> checked(String zone, List<Phase> phases) {
        List<Phase> sorted = phases.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            Phase before = sorted.get(i - 1);
            Phase after = sorted.get(i);
            if (before.period().overlaps(after.period())) {
                throw new IllegalArgumentException("In '" + zone + "' the phases " + before + " and " + after
                        + " overlap; let the first end where the second starts");
            }
            boolean baseline = before.kind() == Phase.Kind.BASELINE;
            if (!baseline && before.period().end().isBefore(after.period().start())) {
                throw new IllegalArgumentException("In '" + zone + "' "
                        + Texts.plural(
                                new Period(before.period().end(), after.period().start()).days(), "day")
                        + " between " + before + " and " + after
                        + " belong to no phase; let them meet, or name a phase for the days between");
            }
            if (after.kind() == Phase.Kind.BASELINE) {
                throw new IllegalArgumentException("In '" + zone + "' the baseline " + after.period() + " comes after "
                        + before + "; it must come first");
            }
        }
        for (int i = 0; i < sorted.size(); i++) {
            Phase.Kind kind = sorted.get(i).kind();
            if (kind != Phase.Kind.BASELINE
                    && kind != Phase.Kind.ACTIVE
                    && sorted.stream().limit(i).noneMatch(phase -> phase.kind() == Phase.Kind.ACTIVE)
                    && sorted.stream().anyMatch(phase -> phase.kind() == Phase.Kind.ACTIVE)) {
                throw new IllegalArgumentException("In '" + zone + "' the phase " + sorted.get(i)
                        + " comes before any active phase; an operation starts with one");
            }
        }
        return sorted;
    }

    /**
     * The focus zones' names.
     *
     * @return sorted, at least one
     */
    public SortedSet<String> focusZones() {
        return Collections.unmodifiableSortedSet(focus.navigableKeySet());
    }

    /**
     * The phases of the zones named first.
     *
     * @return in order of time, perhaps none
     */
    public List<Phase> phases() {
        return focus.getOrDefault(sharing.first(), List.of());
    }

    /**
     * The phases of one focus zone.
     *
     * @param zone its name
     * @return in order of time
     * @throws IllegalArgumentException if it is no focus zone, naming those there are
     */
    public List<Phase> phases(String zone) {
        Objects.requireNonNull(zone, "zone");
        List<Phase> phases = focus.get(zone);
        if (phases == null) {
            throw Texts.unknown("focus zone", zone, focus.keySet());
        }
        return phases;
    }

    /**
     * Whether all focus zones have the same phases.
     *
     * @return true for one zone
     */
    public boolean sameDates() {
        return focus.values().stream().distinct().count() == 1;
    }

    /**
     * The first phase of a kind, of the zones named first.
     *
     * @param kind what was done
     * @return the phase, or empty
     */
    public Optional<Phase> first(Phase.Kind kind) {
        Objects.requireNonNull(kind, "kind");
        return phases().stream().filter(phase -> phase.kind() == kind).findFirst();
    }

    /**
     * The rings' names.
     *
     * @return the innermost first, perhaps none
     */
    public List<String> rings() {
        return rings;
    }

    /**
     * The comparison area.
     *
     * @return by default the rest of the city, without focus and rings
     */
    public ComparisonArea comparison() {
        return comparison;
    }

    /**
     * The zone that is the city.
     *
     * @return its name, or null where the city is all that the table counts
     */
    public @Nullable String city() {
        return city;
    }

    /**
     * The zones to which the officers went next.
     *
     * @return their names, sorted, perhaps none
     */
    public SortedSet<String> movedTo() {
        return Collections.unmodifiableSortedSet(movedTo);
    }

    /**
     * Whether the focus was declared to be chosen because it was high.
     *
     * @return false unless declared
     */
    public boolean wasChosenForBeingHigh() {
        return chosenForBeingHigh;
    }

    /**
     * The counts of the focus zones together.
     *
     * @param counts a table with these zones
     * @return the union
     * @throws IllegalArgumentException if a zone is unknown, naming those there are
     */
    public AreaCounts focus(ZoneCounts counts) {
        return counts.in(focus.keySet());
    }

    /**
     * The counts of all rings together, the focus cut out.
     *
     * @param counts a table with these zones
     * @return the union, or empty without rings
     */
    public Optional<AreaCounts> rings(ZoneCounts counts) {
        Objects.requireNonNull(counts, "counts");
        return rings.isEmpty()
                ? Optional.empty()
                : Optional.of(counts.in(rings).minus(focus(counts)).named(Texts.sum(rings)));
    }

    /**
     * The counts of the comparison area, as a sum of places: never an incident of the focus.
     *
     * @param counts a table with these zones
     * @return the comparison area
     * @throws IllegalArgumentException if a zone is unknown, or a named comparison zone shares incidents with the
     *     focus
     */
    public AreaCounts comparison(ZoneCounts counts) {
        AreaCounts inFocus = focus(counts);
        if (!comparison.zones().isEmpty()) {
            AreaCounts named = counts.in(comparison.zones());
            refuseShared("comparison", inFocus.intersection(named), "the focus");
            rings(counts).ifPresent(ring -> refuseShared("comparison", ring.intersection(named), "a ring"));
            return named;
        }
        AreaCounts rest = (city == null ? counts.total() : counts.in(city)).minus(inFocus);
        if (!comparison.withRings() && !rings.isEmpty()) {
            rest = rest.minus(counts.in(rings));
        }
        return rest.named(rings.isEmpty() ? ComparisonArea.REST_OF_CITY.toString() : comparison.toString());
    }

    private static void refuseShared(String area, AreaCounts shared, String what) {
        if (shared.count() > 0) {
            throw new IllegalArgumentException("The " + area + " shares " + Texts.plural(shared.count(), "incident")
                    + " with " + what + ", in the places " + shared.places() + "; choose zones apart from it");
        }
    }

    /**
     * Refuses a table that lacks a zone of the operation, or in which focus, rings and comparison are not apart.
     *
     * @param counts a table
     * @return this
     * @throws IllegalArgumentException naming the zone and those there are
     */
    public Operation check(ZoneCounts counts) {
        Objects.requireNonNull(counts, "counts");
        List<Collection<String>> named = List.of(
                focus.keySet(), rings, comparison.zones(), movedTo, city == null ? List.<String>of() : List.of(city));
        named.stream().filter(zones -> !zones.isEmpty()).forEach(counts::in);
        comparison(counts);
        rings.forEach(
                ring -> refuseShared("ring '" + ring + "'", focus(counts).intersection(counts.in(ring)), "the focus"));
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Operation that
                && focus.equals(that.focus)
                && sharing.equals(that.sharing)
                && rings.equals(that.rings)
                && comparison.equals(that.comparison)
                && Objects.equals(city, that.city)
                && movedTo.equals(that.movedTo)
                && chosenForBeingHigh == that.chosenForBeingHigh;
    }

    @Override
    public int hashCode() {
        return Objects.hash(focus, rings, comparison, city, movedTo, chosenForBeingHigh);
    }

    /**
     * The focus zones, their phases, the rings and the comparison.
     *
     * @return such as {@code in center-street: active 2016-04-01/2017-01-01; against the rest of the city}
     */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        focus.forEach((zone, phases) -> parts.add("in " + zone + ": "
                + (phases.isEmpty()
                        ? "no phases"
                        : String.join(", ", phases.stream().map(Phase::toString).toList()))));
        if (!rings.isEmpty()) {
            parts.add("rings " + String.join(", ", rings));
        }
        parts.add("against " + comparison);
        if (!movedTo.isEmpty()) {
            parts.add("moved to " + String.join(", ", movedTo));
        }
        if (chosenForBeingHigh) {
            parts.add("chosen for being high");
        }
        return String.join("; ", parts);
    }
}
