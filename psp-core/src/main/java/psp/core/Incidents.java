package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psp.core.internal.Texts;

/**
 * A log of incidents kept in memory, with the account of how it was read.
 *
 * <p>Identical coordinates never merge incidents; neither do equal ids, unless the reading was told to look for them.
 *
 * <pre>{@code
 * System.out.println(incidents);                   // how many, from when to when, how many without a position
 * System.out.println(incidents.offenses());        // each offence with its number
 * System.out.println(incidents.intake());          // every row: kept, or left out and why
 * }</pre>
 */
public final class Incidents implements Iterable<Incident>, Serializable {

    private static final long serialVersionUID = 1;

    private final List<Incident> all;
    private final Intake intake;

    private Incidents(List<Incident> all, Intake intake) {
        this.all = all;
        this.intake = intake;
    }

    /**
     * A log from objects of your own.
     *
     * @param incidents the incidents, in any order
     * @return the log
     */
    public static Incidents of(Collection<Incident> incidents) {
        long without = incidents.stream()
                .filter(incident -> incident.position() == null)
                .count();
        return of(
                incidents,
                new Intake(
                        "objects in memory",
                        incidents.size(),
                        incidents.size(),
                        new TreeMap<>(),
                        without,
                        Intake.Ids.NOT_CHECKED,
                        List.of()));
    }

    /**
     * A log with the account of its reading.
     *
     * @param incidents the incidents that were kept, in any order
     * @param intake the account
     * @return the log
     * @throws IllegalArgumentException if the account kept another number
     */
    public static Incidents of(Collection<Incident> incidents, Intake intake) {
        if (incidents.size() != intake.kept()) {
            throw new IllegalArgumentException("The account of " + intake.source() + " kept " + intake.kept()
                    + " rows, but there are " + incidents.size() + " incidents");
        }
        return new Incidents(List.copyOf(incidents), intake);
    }

    /**
     * The account of the reading.
     *
     * @return rows read = kept + left out
     */
    public Intake intake() {
        return intake;
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return all.size();
    }

    /**
     * The incidents one after the other.
     *
     * @return in the order of the file
     */
    public Stream<Incident> stream() {
        return all.stream();
    }

    @Override
    public Iterator<Incident> iterator() {
        return all.iterator();
    }

    /**
     * From the first to the last day of occurrence.
     *
     * @return the span, or empty without incidents
     */
    public Optional<Period> span() {
        return all.stream()
                .map(incident -> Period.ofDay(incident.occurred().day()))
                .reduce(Period::span);
    }

    /**
     * How often each offence occurs; an incident with several counts for each of them.
     *
     * @return counts by the file's own text, sorted by text
     */
    public SortedMap<String, Long> offenses() {
        return all.stream()
                .flatMap(incident -> incident.offenses().stream().distinct())
                .collect(Collectors.groupingBy(offense -> offense, TreeMap::new, Collectors.counting()));
    }

    /**
     * The same with rows of one id joined into one incident: offences and tags of all rows, the first row's day and
     * place; victims are added up where the rows are victims.
     *
     * @param unit what one row is; nothing is joined where it is an incident
     * @return a log whose account names the joined rows and the ids whose rows differ in day or place
     */
    public Incidents joined(RowUnit unit) {
        return RowJoin.join(this, Objects.requireNonNull(unit, "unit"));
    }

    /**
     * How many ranges of time cross an edge between two periods: they count before it by their start, and could have
     * happened after it.
     *
     * @param edge the first day of the later period
     * @return how many started before that day and may have ended on it or later
     */
    public long crossing(LocalDate edge) {
        Objects.requireNonNull(edge, "edge");
        return all.stream()
                .map(Incident::occurred)
                .filter(when -> when.latest() != null
                        && when.day().isBefore(edge)
                        && !when.latest().toLocalDate().isBefore(edge))
                .count();
    }

    /**
     * The ids that several rows carry, and in what these differ.
     *
     * @return in the order of the file; empty if every id is there once
     */
    public List<RecurringId> recurringIds() {
        return RowJoin.recurring(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Incidents log && all.equals(log.all) && intake.equals(log.intake);
    }

    @Override
    public int hashCode() {
        return Objects.hash(all, intake);
    }

    /**
     * The number, the days, and how many have no position.
     *
     * @return such as {@code 86,834 incidents, 2005-01-01 to 2016-12-31 (443 without a position)}
     */
    @Override
    public String toString() {
        return Texts.plural(size(), "incident")
                + span().map(span -> ", " + span.start() + " to " + span.lastDay())
                        .orElse("")
                + " (" + Texts.grouped(intake.withoutPosition()) + " without a position"
                + (intake.asideCount() == 0 ? "" : ", " + Texts.grouped(intake.asideCount()) + " rows left out") + ")";
    }
}
