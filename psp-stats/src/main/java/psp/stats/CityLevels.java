package psp.stats;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.level.LevelAnswer;
import psp.stats.level.LevelStudy;
import psp.stats.level.NetLevel;
import psp.stats.level.PlaceboRecord;
import psp.stats.watch.Watch;
import psp.stats.window.StudyWindows;

/**
 * A table of a city's small zones, asked how the level of an area moves among them: what was to be expected in a window, and whether
 * a level lasts.
 *
 * <pre>{@code
 * CityLevels city = CityLevels.of(counts).withMiddles(middles);
 * city.expected(operation);              // 559 where about 645 were expected …
 * city.watch(operation);                 // is it coming back, beside the rest of the city?
 * }</pre>
 *
 * <p>The area's share in the rest of its city, quarter by quarter of all earlier years, is a level that walks, with a short memory
 * beside it, seen through counts that scatter at least as Poisson counts do (A. C. Harvey, Forecasting, Structural Time Series Models
 * and the Kalman Filter, 1989, chapter 3). How far it walks is learned from like areas put together of the city's other zones, without
 * focus, rings, zones the officers went to and ground they share, and from the area's own past; the forecast's error is scaled by how
 * far the same forecast missed there. docs/places.md has how often it is right where nothing was done. Nothing after the window is
 * used. With fewer than eight like areas the error is that of other cities. What like ground says is kept for the next operation of
 * the same table. Safe for use by several threads.
 */
public final class CityLevels implements Serializable {

    private static final long serialVersionUID = 1;

    private static final double LEVEL = 0.95;

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
        this.study = LevelStudy.of(
                counts,
                middles.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().both())));
    }

    /** The levels of a table; zones beside each other in the order of names count as neighbours. */
    public static CityLevels of(ZoneCounts counts) {
        return new CityLevels(Objects.requireNonNull(counts, "counts"), new TreeMap<>());
    }

    /**
     * Returns the same that knows where zones lie, so that like ground is made of neighbours.
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

    /** Returns what was to be expected in the first active phase; see {@link #expected(Operation, Period)}. */
    public Expected expected(Operation operation) {
        return expected(operation, StudyWindows.of(operation, counts).active().period());
    }

    /**
     * Returns what was to be expected in a window of the focus.
     *
     * @param window whole months counted from its first day, or whole periods of a table of longer ones
     * @throws IllegalArgumentException if it is no such window, no year lies before it, or nothing was counted elsewhere
     */
    public Expected expected(Operation operation, Period window) {
        return expected(operation, window, operation.focus(counts).countWhole(window));
    }

    /**
     * Returns what another count in the window would say, such as one a department has corrected since.
     *
     * @param counted 0 or more
     * @throws IllegalArgumentException as {@link #expected(Operation, Period)}
     */
    public Expected expected(Operation operation, Period window, long counted) {
        StudyWindows.of(operation, counts);
        Objects.requireNonNull(window, "window");
        Checks.count("of " + window, counted);
        return told(study.net(operation, window), window, counted);
    }

    /**
     * Returns what was to be expected of an area beside another; empty where the table holds fewer than eight like areas, the window
     * is not made of its months or periods, days before it are not covered, or nothing was counted elsewhere.
     */
    Optional<Expected> expected(AreaCounts area, AreaCounts comparison, Collection<String> treated, Period window) {
        return study.ask(area, comparison, treated, window).map(net -> told(net, window, area.countWhole(window)));
    }

    private static Expected told(NetLevel net, Period window, long counted) {
        LevelAnswer answer = net.against(counted, LEVEL);
        PlaceboRecord placebos = net.placebos(LEVEL);
        Interval ratio = new Interval(answer.low(), answer.high(), LEVEL, "level in the city");
        return new Expected(
                window,
                counted,
                answer.expected(),
                ratio,
                Verdict.of(ratio),
                net.donors(),
                placebos.trials(),
                placebos.fell(),
                placebos.rose());
    }

    /**
     * Returns the watch by months that begins where the first active phase ends; {@link Watch#after(Operation, ZoneCounts, Map, long...)}
     * with the middles that are known here.
     *
     * @param focus the counts of the focus, month by month from the first day of the active phase on, such as those of a newer export; none
     *     for the table's own
     */
    public Watch watch(Operation operation, long... focus) {
        return Watch.after(
                operation,
                counts,
                middles.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().both())),
                focus);
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
                + (middles.isEmpty() ? ", in the order of their names" : ", by their middles");
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
