package psp.stats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.Spread;
import psp.stats.window.Season;
import psp.stats.window.StudyWindows;

/** Where do we stand: now against the same calendar days of each phase, or of other years. */
final class Standings {

    private static final double ALPHA = 0.05;
    private static final double MARGIN = 0.15;

    /**
     * What is compared with what.
     *
     * @param now the days of now that the reference holds too, or all of now where it holds none
     * @param then these days of the reference, or all of it
     * @param seasonal whether it holds none of them
     */
    private record Pair(String reference, Phase.@Nullable Kind kind, Period now, Period then, boolean seasonal) {}

    private final StudyWindows windows;
    private final Operation operation;
    private final ZoneCounts counts;

    Standings(StudyWindows windows) {
        this.windows = windows;
        this.operation = windows.operation();
        this.counts = windows.counts();
    }

    /** Why it cannot be said where the phase that holds a day stands. */
    Optional<Reason> whyNot(LocalDate asOf) {
        return pairs(asOf).stream().flatMap(pair -> whyNot(pair).stream()).findFirst();
    }

    /** Where seasons differ, what is not covered is only not compared. */
    private Optional<Reason> whyNot(Pair pair) {
        return pair.seasonal() ? windows.broken(pair.then(), pair.now()) : windows.whyNot(pair.then(), pair.now());
    }

    /** Whether enough has a position for each of the comparisons, by the word for its reference; those not covered left out. */
    Map<String, Located> located(LocalDate asOf) {
        Map<String, Located> shares = new LinkedHashMap<>();
        pairs(asOf).stream()
                .filter(pair -> windows.whyNot(pair.then(), pair.now()).isEmpty())
                .forEach(pair -> shares.put(
                        pair.reference(), Located.of(counts, operation.focus(counts), pair.then(), pair.now())));
        return shares;
    }

    Standing of(LocalDate asOf) {
        return standing(asOf, pairs(asOf));
    }

    private List<Pair> pairs(LocalDate asOf) {
        Phase current = current(asOf);
        return references(current, asOf).stream()
                .filter(phase ->
                        !phase.equals(current) && !phase.period().start().isAfter(asOf))
                .map(phase -> pair(phase, now(current, asOf)))
                .toList();
    }

    private static Period now(Phase current, LocalDate asOf) {
        return Period.of(current.period().start(), asOf.plusDays(1));
    }

    Standing of(LocalDate asOf, String... labels) {
        Phase current = current(asOf);
        List<Phase> phases = references(current, asOf);
        List<Phase> named = new ArrayList<>();
        for (String label : labels) {
            Phase phase = phases.stream()
                    .filter(p -> p.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> Texts.unknown(
                            "phase", label, phases.stream().map(Phase::label).toList()));
            if (!phase.period().start().isBefore(current.period().start())) {
                throw new IllegalArgumentException(
                        "The reference " + phase + (phase.equals(current) ? " is now itself" : " begins after " + asOf)
                                + "; name earlier phases");
            }
            if (named.contains(phase)) {
                throw new IllegalArgumentException("The reference " + phase + " is named twice");
            }
            named.add(phase);
        }
        return standing(
                asOf,
                named.stream().map(phase -> pair(phase, now(current, asOf))).toList());
    }

    Standing of(Period now, int... years) {
        List<Pair> pairs = new ArrayList<>();
        for (int year : years) {
            Period then = now.inYear(year);
            if (then.end().isAfter(now.start())) {
                throw new IllegalArgumentException(
                        "The reference " + then + " does not end before " + now + " begins; name earlier years");
            }
            if (Arrays.stream(years).filter(other -> other == year).count() > 1) {
                throw new IllegalArgumentException("The reference year " + year + " is named twice");
            }
            pairs.add(new Pair(String.valueOf(year), null, now, then, false));
        }
        return standing(now.lastDay(), pairs);
    }

    private Phase current(LocalDate asOf) {
        LocalDate own = counts.header().asOf();
        if (own != null && asOf.isAfter(own)) {
            throw new IllegalArgumentException("The counts are as of " + own + " and cannot say where it stands on "
                    + asOf + "; name that day or an earlier one");
        }
        return operation.phases().stream()
                .filter(phase -> phase.period().contains(asOf))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No phase of the operation holds " + asOf + "; the phases are " + operation.phases()));
    }

    private List<Phase> references(Phase current, LocalDate asOf) {
        List<Phase> references = new ArrayList<>(operation.phases());
        if (operation.first(Phase.Kind.BASELINE).isEmpty()) {
            Period before = windows.lastUntreated(now(current, asOf));
            references.add(0, new Phase(Phase.Kind.BASELINE, before, before.inWords()));
        }
        return references;
    }

    /** The calendar days of now that lie in a reference, its latest year first. */
    private static Pair pair(Phase reference, Period now) {
        Period then = null;
        Period same = null;
        int crossed = now.end().getYear() - now.start().getYear();
        int first = reference.period().start().getYear() - crossed;
        for (int year = reference.period().end().getYear(); year >= first; year--) {
            Period shifted = now.inYear(year);
            Period part = shifted.intersection(reference.period()).orElse(null);
            Period back = part == null
                    ? null
                    : part.equals(shifted)
                            ? now
                            : part.inYear(part.start().getYear() + now.start().getYear() - year)
                                    .intersection(now)
                                    .orElse(null);
            if (back != null && (same == null || back.days() > same.days())) {
                then = part;
                same = back;
            }
        }
        return then == null || same == null
                ? new Pair(reference.label(), reference.kind(), now, reference.period(), true)
                : new Pair(reference.label(), reference.kind(), same, then, false);
    }

    private Standing standing(LocalDate asOf, List<Pair> pairs) {
        return new Standing(asOf, pairs.stream().map(this::entry).toList(), ALPHA, MARGIN);
    }

    private Standing.Entry entry(Pair pair) {
        Reason.refuse(whyNot(pair));
        AreaCounts area = operation.focus(counts);
        CityLevels levels = CityLevels.kept(counts);
        Spread spread = (pair.seasonal()
                        ? Season.adjusted(area, windows.yearsBefore(pair.now()), pair.then(), pair.now())
                                .map(change -> levels.widened(change, windows, area, pair.then(), pair.now()))
                        : levels.change(windows, area, pair.then(), pair.now()))
                .orElse(null);
        boolean compared = !pair.seasonal() || spread != null;
        return new Standing.Entry(
                counts.header().outcome(),
                pair.reference(),
                pair.kind(),
                pair.now(),
                compared ? pair.then() : null,
                compared ? Changes.ratio(area, pair.then(), pair.now()) : null,
                spread,
                pair.seasonal() && compared);
    }
}
