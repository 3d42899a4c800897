package psp.stats;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Spread;
import psp.stats.internal.text.Checks;
import psp.stats.level.LevelStudy;
import psp.stats.level.YearlyVariation;
import psp.stats.watch.Watch;
import psp.stats.window.StudyWindows;

/**
 * A table of a city's small zones, asked how the level of an area moves among them: what was to be expected in a window, and whether
 * a level lasts.
 *
 * <pre>{@code
 * CityLevels city = CityLevels.of(counts);
 * System.out.println(city.expected(operation));    // so many where about so many were expected
 * System.out.println(city.expected(operation, Period.parse("2016-01-01/2016-07-01")));
 * }</pre>
 *
 * <p>The area's share in the rest of its city, quarter by quarter of all earlier years, is a level that walks, with a short memory
 * beside it, seen through counts that scatter at least as Poisson counts do (A. C. Harvey, Forecasting, Structural Time Series Models
 * and the Kalman Filter, 1989, chapter 3). How far it walks is learned from like areas put together of the city's other zones, without
 * focus, rings, zones the officers went to and ground they share, and from the area's own past; the forecast's error is scaled by how
 * far the same forecast missed there. docs/evidence/places.md has how often it is right where nothing was done. Nothing after the window is
 * used. With fewer than eight like areas the error is that of other cities, and the area's own past. What like ground says is kept for the next operation of
 * the same table. Safe for use by several threads.
 */
public final class CityLevels implements Serializable {

    private static final long serialVersionUID = 1;

    private final ZoneCounts counts;
    private final TreeMap<String, Middle> middles;
    private final transient LevelStudy study;

    /** Where the middle of a zone lies. */
    private record Middle(double x, double y) implements Serializable {

        private static final long serialVersionUID = 1;

        double[] both() {
            return new double[] {x, y};
        }
    }

    private CityLevels(ZoneCounts counts, TreeMap<String, Middle> middles) {
        this.counts = counts;
        this.middles = middles;
        this.study = LevelStudy.of(counts, plain(middles));
    }

    private static Map<String, double[]> plain(TreeMap<String, Middle> middles) {
        return middles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().both()));
    }

    /**
     * {@return the levels of a table} Neighbours are known by the middles of zones that its header keeps where outlines were known, else those
     * beside each other in the order of names count as neighbours.
     *
     * @param counts a table of the city's areas
     */
    public static CityLevels of(ZoneCounts counts) {
        return new CityLevels(Objects.requireNonNull(counts, "counts"), new TreeMap<>());
    }

    /**
     * {@return the same that knows where zones lie, so that like ground is made of neighbours}
     *
     * @param middles for each zone its middle, two numbers in any unit of length that is the same both ways, such as metres
     * @throws IllegalArgumentException if a middle has not two finite numbers
     */
    public CityLevels withMiddles(Map<String, double[]> middles) {
        TreeMap<String, Middle> known = new TreeMap<>();
        Objects.requireNonNull(middles, "middles").forEach((zone, middle) -> {
            if (Objects.requireNonNull(middle, "middle").length != 2
                    || !Double.isFinite(middle[0])
                    || !Double.isFinite(middle[1])) {
                throw new IllegalArgumentException(
                        "The middle of '" + zone + "' is " + Arrays.toString(middle) + "; give two finite numbers");
            }
            known.put(zone, new Middle(middle[0], middle[1]));
        });
        return new CityLevels(counts, known);
    }

    /** The levels of a table, made once. */
    static CityLevels kept(ZoneCounts counts) {
        return counts.derived(CityLevels.class, CityLevels::of);
    }

    /**
     * {@return what was to be expected in the first active phase; see {@link #expected(Operation, Period)}}
     *
     * @param operation its focus lies in the table
     */
    public Expected expected(Operation operation) {
        return expected(operation, StudyWindows.of(operation, counts).active().period());
    }

    /**
     * {@return what was to be expected in a window of the focus}
     *
     * @param operation its focus lies in the table
     * @param window whole months counted from its first day, or whole periods of a table of longer ones
     * @throws IllegalArgumentException if it is no such window, no year lies before it, or nothing was counted elsewhere
     */
    public Expected expected(Operation operation, Period window) {
        return expected(operation, window, operation.focus(counts).countWhole(window));
    }

    /**
     * {@return what another count in the window would say, such as one a department has corrected since}
     *
     * @param operation its focus lies in the table
     * @param window as {@link #expected(Operation, Period)} takes it
     * @param counted 0 or more
     * @throws IllegalArgumentException as {@link #expected(Operation, Period)}
     */
    public Expected expected(Operation operation, Period window, long counted) {
        Checks.count("of " + Objects.requireNonNull(window, "window"), counted);
        return expected(
                        StudyWindows.of(operation, counts),
                        operation.focus(counts),
                        operation.comparison(counts),
                        window,
                        counted)
                .orElseThrow(() -> new IllegalArgumentException("What was to be expected in " + window
                        + " can't be said: nothing was counted in the rest of the city before or in it, or no quarter before"
                        + " it is counted, or it is not made of the table's own periods"));
    }

    /**
     * Returns what was to be expected of an area beside another in days of one recording; empty where no quarter before the window
     * is counted, it is not made of the table's periods, or nothing was counted elsewhere.
     */
    Optional<Expected> expected(
            StudyWindows windows, AreaCounts area, AreaCounts comparison, Period window, long counted) {
        return study.net(
                        area,
                        comparison,
                        StudyWindows.treated(windows.operation()),
                        since(windows, window),
                        windows.begin(),
                        window)
                .map(net -> Expected.of(net, window, counted, high(windows, area, window)));
    }

    /** Whether an area was chosen for being high: so declared of the focus, or last year was its highest. */
    private boolean high(StudyWindows windows, AreaCounts area, Period window) {
        Operation operation = windows.operation();
        return operation.wasChosenForBeingHigh()
                        && area.members().equals(operation.focus(counts).members())
                || Expected.lastIsHighest(windows.pastWindows(window).stream()
                        .map(area::countWhole)
                        .toList());
    }

    /**
     * Returns the change of an area's rate with its error by how far it moves from year to year; empty where nothing was counted in
     * either window.
     */
    Optional<Spread> change(StudyWindows windows, AreaCounts area, Period then, Period now) {
        double before = area.countWhole(then);
        double after = area.countWhole(now);
        if (before + after == 0) {
            return Optional.empty();
        }
        YearlyVariation yearly = yearly(windows, area, then, now);
        double half = before == 0 || after == 0 ? 0.5 : 0;
        double poisson = 1 / (before + half) + 1 / (after + half);
        double log = StrictMath.log((after + half) / now.days() / ((before + half) / then.days()));
        return Optional.of(spread(log, poisson, 0, yearly));
    }

    /** Returns the same change with what years add to its error. */
    Spread widened(Spread change, StudyWindows windows, AreaCounts area, Period then, Period now) {
        double error = change.standardError();
        double poisson = StrictMath.pow(error / change.dispersion().inflation(), 2);
        return spread(change.logRatio(), poisson, error * error - poisson, yearly(windows, area, then, now));
    }

    private YearlyVariation yearly(StudyWindows windows, AreaCounts area, Period then, Period now) {
        return study.yearly(area, StudyWindows.treated(windows.operation()), windows.pastWindows(now), lag(then, now));
    }

    /** The change by what years add to a Poisson variance, and no less than its own scatter does. */
    private static Spread spread(double log, double poisson, double more, YearlyVariation yearly) {
        double variance = yearly.variance(poisson) + Math.max(0, more);
        double phi = variance / poisson;
        double freedom = yearly.freedom(poisson);
        return new Spread(
                log,
                StrictMath.sqrt(variance),
                freedom,
                new Dispersion(phi, 0, StrictMath.sqrt(phi), yearly.changes(), freedom),
                true);
    }

    /** Returns by how much more than Poisson counts an area beside another scatters from year to year, at least 1. */
    static double dispersion(StudyWindows windows, AreaCounts area, AreaCounts comparison, Period then, Period now) {
        YearlyVariation yearly = LevelStudy.beside(area, comparison, windows.pastWindows(now), lag(then, now));
        double poisson = 0;
        for (Period window : List.of(then, now)) {
            poisson += 1 / (area.countWhole(window) + 0.5) + 1 / (comparison.countWhole(window) + 0.5);
        }
        return yearly.variance(poisson) / poisson;
    }

    private static int lag(Period then, Period now) {
        int step = StudyWindows.step(now);
        int years = Math.max(1, now.start().getYear() - then.start().getYear());
        return Math.max(1, (years + step - 1) / step);
    }

    /** The first covered day after the last change of recording. */
    private LocalDate since(StudyWindows windows, Period window) {
        LocalDate since = counts.coverage().span().start();
        while (since.isBefore(window.lastDay())) {
            Optional<RecordingBreak> next = windows.breakBetween(Period.of(since, since.plusDays(1)), window);
            if (next.isEmpty()) {
                break;
            }
            since = next.orElseThrow().day();
        }
        return since;
    }

    /**
     * {@return the watch by months that begins where the first active phase ends; {@link Watch#after(Operation, ZoneCounts, Map, long...)}
     * with the middles that are known here}
     *
     * @param operation its focus lies in the table
     * @param focus the counts of the focus, month by month from the first day of the active phase on, such as those of a newer export; none
     *     for the table's own
     */
    public Watch watch(Operation operation, long... focus) {
        return Watch.after(operation, counts, plain(middles), focus);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CityLevels that && counts.equals(that.counts) && middles.equals(that.middles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(counts, middles);
    }

    /** Returns the outcome, how many zones there are, and whether their middles are known. */
    @Override
    public String toString() {
        return "levels of " + counts.header().outcome() + " in "
                + Texts.plural(counts.zones().size(), "zone")
                + (study.hasMiddles() ? ", by their middles" : ", in the order of their names");
    }

    @Serial
    private Object writeReplace() {
        return new Form(counts, middles);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("levels are read as their table and middles");
    }

    private record Form(ZoneCounts counts, TreeMap<String, Middle> middles) implements Serializable {

        @Serial
        private Object readResolve() {
            return new CityLevels(counts, middles);
        }
    }
}
