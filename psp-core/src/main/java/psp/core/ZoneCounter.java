package psp.core;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * An accumulator of counts by place and day, for one thread; {@link #counts} gives the value.
 *
 * <p>Most callers use a collector: {@link ZoneCounts#counting} or psp-geo's index.
 */
public final class ZoneCounter {

    /** So many places are remembered by their object, and so many lists of offences. */
    private static final int PLACES = 100_000;

    private static final int LISTS = 10_000;

    private static final String OUTSIDE = "outside the covered days";

    private final Outcome outcome;
    private final CountHeader header;
    private final @Nullable Coverage covered;
    private final Map<Place, DaySums> table = new HashMap<>();
    /** What came counted by day. */
    private final Map<Place, DayCounts> given = new HashMap<>();

    private final IdentityHashMap<Place, DaySums> lately = new IdentityHashMap<>();
    /** Whether incidents of some offences count, of a list by its object: most files share one among alike rows. */
    private final IdentityHashMap<List<String>, Boolean> chosen = new IdentityHashMap<>();

    private final boolean bare;
    private final SortedMap<String, Long> notCounted = new TreeMap<>();
    /** The covered days around the last that was asked about, as epoch days. */
    private long heldFrom;

    private long heldTo;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    /** The day of the incident before, which most files give again. */
    private @Nullable LocalDate recent;

    private int recentDay;

    /**
     * Starts from nothing.
     *
     * @param outcome what is counted
     * @param header what the table is a count of
     * @param covered the covered days, or null to infer them from all incidents, counted or not
     * @throws IllegalArgumentException if the header is of another outcome, or the days are those of a table
     */
    public ZoneCounter(Outcome outcome, CountHeader header, @Nullable Coverage covered) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.header = Objects.requireNonNull(header, "header");
        this.covered = covered;
        bare = outcome.asksOffensesAlone();
        checkDefinition(header);
        if (covered != null && covered.kind() != Coverage.Kind.DECLARED) {
            throw new IllegalArgumentException(
                    "The covered days are " + covered.kind() + "; declare them, or give null to infer them");
        }
    }

    private void checkDefinition(CountHeader of) {
        if (!of.definition().equals(outcome.definition())) {
            throw new IllegalArgumentException(
                    "The header is of '" + of.definition() + "', not of '" + outcome.definition() + "'");
        }
    }

    /**
     * Takes one incident: counts it, or notes why not.
     *
     * @param incident the incident
     * @param placeOf asked for its place only if it counts
     */
    public void add(Incident incident, Function<Incident, Place> placeOf) {
        LocalDate day = incident.occurred().day(outcome.dayStartHour());
        if (counts(day, outcome.whyNot(incident))) {
            sums(placeOf.apply(incident)).add(recentDay, outcome.countOfCounted(incident));
        }
    }

    /** Whether an incident of a day counts, of which the outcome says why not, or null; if not, that is noted. */
    private boolean counts(LocalDate day, @Nullable String whyNot) {
        if (!day.equals(recent)) {
            see(day);
            recent = day;
            recentDay = Math.toIntExact(day.toEpochDay());
        }
        String reason = whyNot == null && !isCovered(recentDay) ? OUTSIDE : whyNot;
        if (reason != null) {
            notCounted.merge(reason, 1L, Math::addExact);
        }
        return reason == null;
    }

    /**
     * Whether the outcome asks of an incident no more than its offences, so that {@link #takes} may be asked in place of making it.
     *
     * @return false for an outcome of people, of hours, weekdays or a start of the day, or by anything but offences
     */
    public boolean asksOffensesAlone() {
        return bare;
    }

    /**
     * Whether an incident counts that was not made, as {@link #add(Incident, Function)} would find; if so it is to be counted by
     * {@link #add(Place, LocalDate)}, at once or later, and if not, that is noted.
     *
     * @param day the local day of its occurrence
     * @param offenses codes or the file's own words
     * @return whether it is to be counted
     * @throws IllegalStateException if the outcome asks for more, see {@link #asksOffensesAlone}
     */
    public boolean takes(LocalDate day, List<String> offenses) {
        if (!bare) {
            throw new IllegalStateException(
                    "The outcome '" + outcome.name() + "' asks for more than offences; give whole incidents");
        }
        Boolean known = chosen.get(offenses);
        if (known == null) {
            known = outcome.chooses(offenses);
            if (chosen.size() < LISTS) {
                chosen.put(offenses, known);
            }
        }
        return counts(day, known ? null : Outcome.ANOTHER);
    }

    /**
     * Counts an incident that {@link #takes} was asked about.
     *
     * @param place where
     * @param day the local day of its occurrence
     */
    public void add(Place place, LocalDate day) {
        sums(place).add(day.equals(recent) ? recentDay : Math.toIntExact(day.toEpochDay()), 1);
    }

    /** The sums of a place; an index gives the same object for the same place, which is quicker to know than its names. */
    private DaySums sums(Place place) {
        DaySums known = lately.get(place);
        if (known == null) {
            known = table.computeIfAbsent(place, added -> new DaySums());
            if (lately.size() >= PLACES) {
                lately.clear();
            }
            lately.put(place, known);
        }
        return known;
    }

    /**
     * Takes incidents of one place that are already counted by day; they are taken to be of the outcome.
     *
     * @param place where
     * @param from the first of the days, not before year 1
     * @param counts one for each day from there on, 0 or more; those on days that are not covered are noted and left out
     * @throws IllegalArgumentException if a count is negative, naming its day
     */
    public void add(Place place, LocalDate from, int[] counts) {
        Objects.requireNonNull(place, "place");
        long[] sums = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "A count of " + counts[i] + " on " + from.plusDays(i) + " in " + place + "; 0 or more");
            }
            sums[i] = counts[i];
        }
        DayCounts row = DayCounts.from(Math.toIntExact(from.toEpochDay()), sums);
        if (!row.isEmpty()) {
            see(LocalDate.ofEpochDay(row.day(0)));
            see(LocalDate.ofEpochDay(row.day(row.size() - 1)));
            given.merge(place, covered(row), DayCounts::plus);
        }
    }

    /** Those on covered days; the others are noted. */
    private DayCounts covered(DayCounts row) {
        if (isCovered(row.day(0)) && (covered == null || row.day(row.size() - 1) < heldTo)) {
            return row;
        }
        int[] days = new int[row.size()];
        long[] sums = new long[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = row.day(i);
            if (isCovered(days[i])) {
                sums[i] = row.count(i);
            } else {
                leaveOut(OUTSIDE, row.count(i));
            }
        }
        return DayCounts.of(days, sums);
    }

    private void see(LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    private boolean isCovered(int epochDay) {
        if (covered == null || epochDay >= heldFrom && epochDay < heldTo) {
            return true;
        }
        Period holding = covered.holding(LocalDate.ofEpochDay(epochDay));
        if (holding != null) {
            heldFrom = holding.start().toEpochDay();
            heldTo = holding.end().toEpochDay();
        }
        return holding != null;
    }

    /**
     * Notes incidents that are not counted.
     *
     * @param reason why not, in words
     * @param number how many, 0 or more
     * @throws IllegalArgumentException if the number is negative or the reason blank
     */
    public void leaveOut(String reason, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " incidents left out; 0 or more");
        }
        if (number > 0) {
            notCounted.merge(Texts.name(reason, "reason"), number, Math::addExact);
        }
    }

    /**
     * Takes over what another counter of the same header has counted.
     *
     * @param other the other counter, not to be used further
     * @return this
     */
    public ZoneCounter plus(ZoneCounter other) {
        other.table.forEach((place, sums) ->
                table.computeIfAbsent(place, p -> new DaySums()).add(sums));
        other.given.forEach((place, row) -> given.merge(place, row, DayCounts::plus));
        other.notCounted.forEach((reason, n) -> notCounted.merge(reason, n, Math::addExact));
        if (other.first != null && other.last != null) {
            see(other.first);
            see(other.last);
        }
        return this;
    }

    /**
     * The counts so far.
     *
     * @return an immutable table
     */
    public ZoneCounts counts() {
        return counts(header);
    }

    /**
     * The counts so far by zones that were not known at the start.
     *
     * @param of what the table is a count of, every zone counted in among its zones
     * @return an immutable table
     * @throws IllegalArgumentException if the header is of another outcome, or a zone is missing
     */
    public ZoneCounts counts(CountHeader of) {
        checkDefinition(of);
        TreeMap<Place, DayCounts> rows = new TreeMap<>(given);
        table.forEach((place, sums) -> rows.merge(place, sums.toDayCounts(), DayCounts::plus));
        Coverage days = covered != null
                ? covered
                : first == null || last == null ? null : Coverage.inferred(new Period(first, last.plusDays(1)));
        return new ZoneCounts(of, days, rows, notCounted);
    }

    /**
     * The counts so far.
     *
     * @return as the table's
     */
    @Override
    public String toString() {
        return counts().toString();
    }
}
