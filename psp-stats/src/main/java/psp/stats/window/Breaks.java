package psp.stats.window;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;

/**
 * The days on which the record system changed, as far as they concern what is counted: those of everywhere, and those of its
 * zones. The one rule by which counts before and after such a day are not compared.
 *
 * @param days in time order
 */
public record Breaks(List<RecordingBreak> days) {

    /** Some of a table's days. */
    public Breaks {
        days = days.stream().sorted(Comparator.comparing(RecordingBreak::day)).toList();
    }

    /** Those that concern some zones. */
    public static Breaks in(Collection<String> zones, ZoneCounts counts) {
        return new Breaks(counts.header().breaks().stream()
                .filter(day -> day.zone() == null || zones.contains(day.zone()))
                .toList());
    }

    /** Those that concern an operation's focus alone. */
    public static Breaks inFocus(Operation operation, ZoneCounts counts) {
        return in(operation.focusZones(), counts);
    }

    /** Those that concern focus, rings or comparison, which by default is all the rest of the table. */
    public static Breaks compared(Operation operation, ZoneCounts counts) {
        if (operation.comparison().zones().isEmpty()) {
            return new Breaks(counts.header().breaks());
        }
        Set<String> zones = new TreeSet<>(operation.focusZones());
        zones.addAll(operation.rings());
        zones.addAll(operation.comparison().zones());
        return in(zones, counts);
    }

    /** The first that lies between two windows, or within one of them; empty if none does. */
    public Optional<RecordingBreak> between(Period then, Period now) {
        return days.stream()
                .filter(day -> day.parts(then.start(), now.lastDay()))
                .findFirst();
    }

    /** The last such day up to another, from which on counts are alike; empty if there is none. */
    public Optional<LocalDate> last(LocalDate upTo) {
        return days.stream()
                .map(RecordingBreak::day)
                .filter(day -> !day.isAfter(upTo))
                .reduce((one, later) -> later);
    }
}
