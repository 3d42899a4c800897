package psp.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.Located;
import psp.stats.Study;

/**
 * The counts that may be public: one division of the days, the same for all places, in which every count is 0 or at least 5.
 *
 * <p>The days are cut where a phase of the operation begins or ends and on the same calendar days of every other year. The
 * stretches between are divided as finely as all counts allow: by months, threes of months, and so on to whole stretches,
 * one fineness for all years; of a table already counted, by its own periods likewise. Years before the last one that is too
 * small are left out, and so are, if need be, the days outside all phases and their earlier years. Whatever is published of
 * the pack is computed from these cells, and each of their sums and differences of nested sums is a sum of cells: 0 or at
 * least 5. A count that is left out is not published in any sum either.
 *
 * @param study the study of these counts
 * @param remarks what was made coarser and what was left out
 */
record PublicCells(Study study, List<String> remarks) {

    static final int LEAST = 5;
    private static final int ENOUGH_YEARS = 5;
    /** How many months, or periods of a table, go together; beyond these, whole stretches. */
    private static final int[] TOGETHER = {1, 3, 6, 13, 26, Integer.MAX_VALUE};

    /** Which days are kept, the most first. */
    private enum Kept {
        ALL,
        TO_THE_LAST_PHASE,
        PHASES_AND_THEIR_EARLIER_YEARS
    }

    /** One way to divide the days: its cells, how many earlier years it keeps, and how fine it is (0 is finest). */
    private record Division(List<Period> cells, int earlierYears, int fineness, Kept kept, boolean whole) {

        boolean isBetterThan(@Nullable Division other) {
            if (other == null) {
                return true;
            }
            int mine = Math.min(earlierYears, ENOUGH_YEARS);
            int theirs = Math.min(other.earlierYears, ENOUGH_YEARS);
            return mine > theirs
                    || mine == theirs
                            && (fineness < other.fineness
                                    || fineness == other.fineness
                                            && (earlierYears > other.earlierYears
                                                    || earlierYears == other.earlierYears
                                                            && kept.compareTo(other.kept) < 0));
        }
    }

    /** Refuses a table that claims to be public and holds a small count. */
    static void check(ZoneCounts counts, String file) {
        counts.rows().stream()
                .filter(row -> row.count() > 0 && row.count() < LEAST)
                .findFirst()
                .ifPresent(row -> {
                    throw DataException.inFile(
                            file,
                            "is not public: " + row.place() + " has " + row.count() + " in " + row.period()
                                    + ", fewer than " + LEAST);
                });
    }

    /**
     * The public counts of a study.
     *
     * @throws IllegalArgumentException if even the first active phase or what it is compared with is too small, naming where
     */
    static PublicCells of(Study whole) {
        return of(whole, EarlierCells.NONE);
    }

    /**
     * The public counts of a study beside those that are public already.
     *
     * @throws IllegalArgumentException as {@link #of(Study)}, and if the two together would give a number from 1 to 4 away
     */
    static PublicCells of(Study whole, EarlierCells earlier) {
        Study study = PackContents.like(whole, whole.operation(), PackContents.named(whole));
        List<Operation> operations = new ArrayList<>(List.of(study.operation()));
        List<Phase> first = untilActive(study.operation());
        if (first.size() < study.operation().phases().size()) {
            operations.add(study.operation().withPhases(first));
        }
        for (Operation operation : operations) {
            for (boolean asOf : new boolean[] {true, false}) {
                Optional<PublicCells> cells = of(study, operation, asOf, earlier);
                if (cells.isPresent()) {
                    return cells.get()
                            .without(whole.counts().zones().size()
                                    - study.counts().zones().size());
                }
            }
        }
        throw earlier.isEmpty() ? tooSmall(study) : earlier.tooSmall();
    }

    /** The same, saying how many other zones it does not hold. */
    private PublicCells without(int others) {
        if (others == 0) {
            return this;
        }
        List<String> said = new ArrayList<>(remarks);
        said.add("Left out: the " + Texts.plural(others, "other zone") + " of the city, and with "
                + (others == 1 ? "it" : "them") + " what the internal pack says by their variation.");
        return new PublicCells(study, List.copyOf(said));
    }

    private static Optional<PublicCells> of(Study study, Operation operation, boolean asOf, EarlierCells earlier) {
        Study asked = PackContents.like(study, operation, study.counts());
        SortedMap<Place, List<Place>> apart = places(study.counts(), false);
        boolean nowhere = study.counts().places().contains(Place.NO_POSITION);
        Division best = !nowhere || earlier.allowMerging(false) ? division(asked, apart, asOf, earlier) : null;
        boolean merged = false;
        if (nowhere && earlier.allowMerging(true) && study.located().allows() == Located.Allows.TELLING) {
            Division coarser = division(asked, places(study.counts(), true), asOf, earlier);
            merged = coarser != null
                    && (best == null
                            || coarser.fineness < best.fineness
                            || coarser.earlierYears > best.earlierYears && best.earlierYears < ENOUGH_YEARS);
            best = merged ? coarser : best;
        }
        if (best == null) {
            return Optional.empty();
        }
        ZoneCounts counts = counts(study.counts(), places(study.counts(), merged), best.cells);
        earlier.check(counts);
        List<String> remarks = new ArrayList<>();
        remarks.add("Published: counts in " + Texts.plural(best.cells.size(), "period") + " from "
                + best.cells.get(0).start() + " to "
                + best.cells.get(best.cells.size() - 1).lastDay() + ", "
                + fineness(study.counts(), best) + "; every count is 0 or at least " + LEAST + ".");
        if (!earlier.isEmpty()) {
            remarks.add("The periods of the earlier public packs stay as they are, so that these can be subtracted.");
        }
        if (best.cells.get(0).start().isAfter(study.counts().coverage().span().start())) {
            remarks.add("Left out: the days before " + best.cells.get(0).start()
                    + (best.kept == Kept.PHASES_AND_THEIR_EARLIER_YEARS
                            ? ""
                            : ", for some count there was below " + LEAST)
                    + ".");
        }
        if (best.kept == Kept.TO_THE_LAST_PHASE) {
            remarks.add("Left out: the days after the last phase.");
        } else if (best.kept == Kept.PHASES_AND_THEIR_EARLIER_YEARS) {
            remarks.add("Left out: the days of each year that belong to no phase or its earlier years.");
        }
        if (operation.phases().size() < study.operation().phases().size()) {
            remarks.add(
                    "Left out: the phases after the first active one, in which some count was below " + LEAST + ".");
        }
        if (merged) {
            remarks.add("Counted with (no zone): the incidents without a position, of which some counts were below "
                    + LEAST + ".");
        }
        Study published =
                PackContents.like(study, operation, counts).withQuality(QualityJson.published(study.quality()));
        return Optional.of(new PublicCells(published, List.copyOf(remarks)));
    }

    private static String fineness(ZoneCounts counts, Division division) {
        boolean table = counts.coverage().kind() == Coverage.Kind.TABLE;
        int together = TOGETHER[division.fineness];
        return division.whole
                ? "cut only where phases and their earlier years begin and end"
                : together == 1
                        ? table ? "as the table has them" : "by months"
                        : table ? together + " periods of the table together" : together + " months together";
    }

    /** The places published, and of which the counts of each are added up. */
    private static SortedMap<Place, List<Place>> places(ZoneCounts counts, boolean merged) {
        TreeMap<Place, List<Place>> places = new TreeMap<>();
        for (Place place : counts.places()) {
            Place shown = merged && place.equals(Place.NO_POSITION) ? Place.NO_ZONE : place;
            places.computeIfAbsent(shown, key -> new ArrayList<>()).add(place);
        }
        return places;
    }

    private static @Nullable Division division(
            Study study, SortedMap<Place, List<Place>> places, boolean asOf, EarlierCells earlier) {
        List<Period> stretches = stretches(study, asOf, earlier);
        List<Period> windows = windows(study);
        List<Phase> phases = study.operation().phases();
        LocalDate last = phases.get(phases.size() - 1).period().end();
        Division best = null;
        for (int fineness = 0; fineness < TOGETHER.length; fineness++) {
            for (Kept choice : Kept.values()) {
                List<Period> kept = stretches.stream()
                        .filter(stretch -> switch (choice) {
                            case ALL -> true;
                            case TO_THE_LAST_PHASE -> stretch.start().isBefore(last);
                            case PHASES_AND_THEIR_EARLIER_YEARS ->
                                windows.stream().anyMatch(window -> window.contains(stretch));
                        })
                        .toList();
                List<Period> cells = new ArrayList<>();
                for (int i = kept.size() - 1; i >= 0; i--) {
                    List<Period> parts = earlier.isCell(kept.get(i))
                            ? List.of(kept.get(i))
                            : parts(study.counts().coverage(), kept.get(i), TOGETHER[fineness]);
                    if (!parts.stream().allMatch(part -> fits(study.counts(), places.values(), part))) {
                        break;
                    }
                    cells.addAll(0, parts);
                }
                int years = earlierYears(study, cells);
                Division found = new Division(cells, years, fineness, choice, stretches.containsAll(cells));
                if (years > 0 && holdsPhases(study, cells) && found.isBetterThan(best)) {
                    best = found;
                }
            }
        }
        return best;
    }

    private static boolean fits(ZoneCounts counts, Collection<List<Place>> places, Period part) {
        return places.stream().allMatch(own -> {
            long count = own.stream()
                    .mapToLong(place -> counts.at(place).count(part))
                    .sum();
            return count == 0 || count >= LEAST;
        });
    }

    /** The days between cuts, as far as they are covered as a whole, in order. */
    private static List<Period> stretches(Study study, boolean asOf, EarlierCells earlier) {
        Coverage coverage = study.counts().coverage();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Phase phase : study.operation().phases()) {
            days.add(phase.period().start());
            days.add(phase.period().end());
        }
        if (asOf) {
            study.lastDay().ifPresent(day -> days.add(day.plusDays(1)));
        }
        Period span = coverage.span();
        TreeSet<LocalDate> cuts = new TreeSet<>();
        for (int year = span.start().getYear() - 1; year <= span.end().getYear() + 1; year++) {
            for (LocalDate day : days) {
                cuts.add(inYear(day, year));
            }
        }
        cuts.removeIf(earlier::holdsInside);
        cuts.addAll(earlier.edges());
        List<Period> stretches = new ArrayList<>();
        for (Period run : runs(coverage)) {
            LocalDate from = run.start();
            for (LocalDate cut : cuts.subSet(run.start(), false, run.end(), false)) {
                if (cutsNone(coverage, cut)) {
                    stretches.add(Period.of(from, cut));
                    from = cut;
                }
            }
            stretches.add(Period.of(from, run.end()));
        }
        return stretches;
    }

    /** The rule of {@link Period#plusYears}: 29 February falls on 1 March in a year without one. */
    private static LocalDate inYear(LocalDate day, int year) {
        LocalDate shifted = day.withYear(year);
        return shifted.getDayOfMonth() == day.getDayOfMonth() ? shifted : shifted.plusDays(1);
    }

    private static boolean cutsNone(Coverage coverage, LocalDate day) {
        return coverage.kind() != Coverage.Kind.TABLE
                || coverage.periods().stream()
                        .noneMatch(period ->
                                period.contains(day) && !period.start().equals(day));
    }

    /** Covered days without a gap. */
    private static List<Period> runs(Coverage coverage) {
        List<Period> runs = new ArrayList<>();
        for (Period period : coverage.periods()) {
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).end().equals(period.start())) {
                runs.set(last, runs.get(last).span(period));
            } else {
                runs.add(period);
            }
        }
        return runs;
    }

    private static List<Period> parts(Coverage coverage, Period stretch, int together) {
        List<Period> finest = coverage.kind() != Coverage.Kind.TABLE
                ? stretch.months()
                : coverage.periods().stream().filter(stretch::contains).toList();
        List<Period> parts = new ArrayList<>();
        for (int i = 0; i < finest.size(); i++) {
            if (i % together == 0) {
                parts.add(finest.get(i));
            } else {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1).span(finest.get(i)));
            }
        }
        return parts;
    }

    /** The phases and their counterparts in earlier years, as far as these are covered. */
    private static List<Period> windows(Study study) {
        List<Period> windows = new ArrayList<>();
        Coverage coverage = study.counts().coverage();
        for (Phase phase : study.operation().phases()) {
            windows.add(phase.period());
            for (int year = coverage.span().start().getYear();
                    year < phase.period().start().getYear();
                    year++) {
                Period then = phase.period().inYear(year);
                if (coverage.covers(then)) {
                    windows.add(then);
                }
            }
        }
        return windows;
    }

    /** How many windows of earlier years of the first active phase are left, or 1 for a baseline that is. */
    private static int earlierYears(Study study, List<Period> cells) {
        if (cells.isEmpty()) {
            return 0;
        }
        Coverage left = Coverage.ofTable(cells);
        Period active = active(study).period();
        int years = 0;
        for (int k = 1; active.start().getYear() > k; k++) {
            Period then = active.plusYears(-k);
            years += !then.overlaps(active) && left.covers(then) ? 1 : 0;
            if (then.end().isBefore(left.span().start())) {
                break;
            }
        }
        Optional<Phase> baseline = study.operation().first(Phase.Kind.BASELINE);
        return baseline.isPresent() && !left.covers(baseline.get().period())
                ? 0
                : baseline.isPresent() ? Math.max(1, years) : years;
    }

    /** Whether every phase is left, as far as it was covered as a whole. */
    private static boolean holdsPhases(Study study, List<Period> cells) {
        Coverage left = Coverage.ofTable(cells);
        return left.covers(active(study).period())
                && study.operation().phases().stream()
                        .map(Phase::period)
                        .allMatch(phase ->
                                left.days(phase) >= study.counts().coverage().days(phase));
    }

    private static Phase active(Study study) {
        return study.operation().first(Phase.Kind.ACTIVE).orElseThrow();
    }

    private static ZoneCounts counts(ZoneCounts counts, SortedMap<Place, List<Place>> places, List<Period> cells) {
        List<ZoneCounts.Row> rows = new ArrayList<>();
        places.forEach((place, parts) -> cells.forEach(cell -> rows.add(new ZoneCounts.Row(
                place,
                cell,
                parts.stream().mapToLong(part -> counts.at(part).count(cell)).sum()))));
        return ZoneCounts.ofRows(counts.header(), Coverage.ofTable(cells), rows, new TreeMap<>());
    }

    private static List<Phase> untilActive(Operation operation) {
        List<Phase> phases = new ArrayList<>();
        for (Phase phase : operation.phases()) {
            phases.add(phase);
            if (phase.kind() == Phase.Kind.ACTIVE) {
                break;
            }
        }
        return phases;
    }

    private static IllegalArgumentException tooSmall(Study study) {
        Period active = active(study).period();
        for (Period window : List.of(active, active.plusYears(-1))) {
            for (Place place : study.counts().places()) {
                long count = study.counts().coverage().days(window) == 0
                        ? 0
                        : study.counts().at(place).count(window);
                if (count > 0 && count < LEAST) {
                    return new IllegalArgumentException(
                            "No public pack can be made: " + place + " has " + count + " in " + window + ", fewer than "
                                    + LEAST + "; take a wider outcome, larger zones or a longer phase");
                }
            }
        }
        return new IllegalArgumentException(
                "No public pack can be made: in no division of the days is every count of the"
                        + " active phase, of an earlier year and of what lies between 0 or at least " + LEAST
                        + "; take a wider outcome, larger zones or a longer phase");
    }
}
