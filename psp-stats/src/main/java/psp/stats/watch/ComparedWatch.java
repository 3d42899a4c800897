package psp.stats.watch;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalInt;
import psp.core.DataException;
import psp.core.Period;
import psp.stats.internal.text.Digits;

/**
 * A watch beside a comparison: is what comes back local, or does the city rise too?
 *
 * <pre>{@code
 * ComparedWatch watch = Watch.after(operation, counts, CountSeries.Step.MONTHS).against(operation, counts);
 * System.out.println(watch.extent());              // local, citywide, or neither
 * }</pre>
 *
 * <p>Three watches run side by side: the plain one of the focus, one of the comparison, and one of the focus given the
 * comparison. Where the comparison is the rest of the city on which the focus' watch rests, that watch is the third, with its
 * threshold from like ground; else it is as follows. Given the sum of both counts of a period the focus count is binomial with a share in which all that befalls
 * both alike cancels, season and shocks of any size; the third watch holds that share against the one of the operation, by
 * the same fit, line and rules as the plain watch, the comparison's own scatter counted in (the conditional test of two
 * rates: J. Przyborowski and H. Wilenski, Biometrika 31, 1940; overdispersed: beta-binomial, J. G. Skellam, JRSS B 10, 1948).
 * <strong>Promise:</strong> the chance of any false alarm "local" in a year in which focus and comparison keep their ratio is
 * at most {@link #falseAlarmChancePerYear}, on average over pasts (also where the plain watch is {@link Watch#guaranteed}); figures are in docs/evidence/watch-against.md. "Citywide" is no
 * proof that nothing local is added; it is said where both rose by their own watches and the ratio shows nothing more. A
 * comparison that rises because the problem moved there hides a local return: choose one apart from the focus. A comparison
 * that falls alone looks like a local rise, and the plain watch beside it tells.
 *
 * <p>Immutable; {@link #observe(long, long)} gives a new value, and {@link #toText} is the form to store.
 */
public final class ComparedWatch implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String KIND = "psp compared watch";
    private static final String BETWEEN = "comparison";

    private final transient Watch focus;
    private final transient Watch comparison;
    private final transient Watch local;

    private ComparedWatch(Watch focus, Watch comparison, Watch local) {
        this.focus = focus;
        this.comparison = comparison;
        this.local = local;
    }

    /** Puts two watches of the same stretches side by side; the comparison takes the restarts of the focus. */
    static ComparedWatch of(Watch focus, Watch comparison) {
        Watch beside = comparison.alone().restartedAs(focus);
        return new ComparedWatch(focus.alone(), beside, focus.beside(beside));
    }

    /** The focus as it was given: the watch that rests on its city, or the plain one. */
    private Watch given() {
        return local.restsOnCity() ? local : focus;
    }

    /**
     * {@return the watch after the next period}
     *
     * @param focusCount 0 or more
     * @param comparisonCount 0 or more
     */
    public ComparedWatch observe(long focusCount, long comparisonCount) {
        return next(focus.observe(focusCount), comparison.observe(comparisonCount));
    }

    /**
     * {@return the watch after a period, all of whose days are covered}
     *
     * @param period not before the end of the last one
     * @param focusCount 0 or more
     * @param comparisonCount 0 or more
     * @throws IllegalArgumentException if it overlaps or precedes what was seen, or this watch has no dates
     */
    public ComparedWatch observe(Period period, long focusCount, long comparisonCount) {
        return next(focus.observe(period, focusCount), comparison.observe(period, comparisonCount));
    }

    private ComparedWatch next(Watch nextFocus, Watch nextComparison) {
        return new ComparedWatch(nextFocus, nextComparison, local.seeLast(nextFocus, nextComparison));
    }

    /**
     * {@return the watch after an alarm was looked into and dismissed: all three watches begin a new year, in which what was
     * seen has joined the level that holds}
     *
     * @throws IllegalArgumentException if none of them alarmed
     */
    public ComparedWatch restart() {
        if (!focus.isAlarmed() && !comparison.isAlarmed() && !local.isAlarmed()) {
            throw new IllegalArgumentException(
                    "There was no alarm of focus, comparison or local; only an alarm ends a watch,"
                            + " and a restart begins another");
        }
        return new ComparedWatch(focus.restarted(), comparison.restarted(), local.restarted());
    }

    /**
     * {@return the same under another promise for each of its watches: a chance of 0.005 to 0.5 a year}
     *
     * @param chance the chance of a false alarm in a year in which nothing changes
     */
    public ComparedWatch falseAlarmChancePerYear(double chance) {
        return of(given().falseAlarmChancePerYear(chance), comparison.falseAlarmChancePerYear(chance));
    }

    /** {@return the chance of a false alarm "local" that is promised for a year in which the ratio holds} */
    public double falseAlarmChancePerYear() {
        return local.falseAlarmChancePerYear();
    }

    /** {@return the plain watch of the focus, which knows of no comparison} */
    public Watch focus() {
        return focus;
    }

    /** {@return the comparison's own watch} */
    public Watch comparison() {
        return comparison;
    }

    /** {@return which period since the start raised the alarm "local", from 1; empty without one} */
    public OptionalInt localAlarm() {
        return local.alarm();
    }

    /** {@return how many incidents the focus would have had in this year so far at the operation's ratio to the comparison} */
    public double expectedByComparison() {
        return local.expected();
    }

    /** {@return the mean dispersion of the share of the focus that the past shows; 1 is binomial} */
    public double phi() {
        return local.phi();
    }

    /**
     * {@return how far the return reaches: local where the third watch alarmed; citywide where it did not, and focus and
     * comparison both alarmed within a year of one another; else this cannot tell}
     */
    public Extent extent() {
        return local.isAlarmed() ? Extent.LOCAL : bothRose() ? Extent.CITYWIDE : Extent.CANNOT_TELL;
    }

    private boolean bothRose() {
        return focus.isAlarmed()
                && comparison.isAlarmed()
                && Math.abs(focus.alarm().getAsInt() - comparison.alarm().getAsInt()) <= focus.looksPerYear();
    }

    /** {@return the form to store, versioned; {@link #parse} reads it} */
    public String toText() {
        return WatchText.close(KIND, given().toText() + BETWEEN + "\n" + comparison.toText());
    }

    /**
     * Reads the stored form; the answers are the same as those of the watch that wrote it.
     *
     * @param text what {@link #toText} gave
     * @return the watch
     * @throws DataException if the text is not of this form, naming line and value
     */
    public static ComparedWatch parse(String text) {
        String[] parts = WatchText.open("the compared watch", KIND, Objects.requireNonNull(text, "text"))
                .split("(?m)^" + BETWEEN + "\\s*\\R", 2);
        if (parts.length < 2) {
            throw DataException.inFile("the compared watch", "no line '" + BETWEEN + "' parts its two watches");
        }
        Watch focus = Watch.parse(parts[0]);
        try {
            return focus.against(Watch.parse(parts[1]));
        } catch (IllegalArgumentException e) {
            throw DataException.inFile("the compared watch", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComparedWatch watch && toText().equals(watch.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    /** Returns the extent, what was seen and expected beside the comparison, the promise, and the plain watch. */
    @Override
    public String toString() {
        String seen = local.seen() + " seen in this year of watching, " + Digits.of(expectedByComparison(), 3)
                + " expected by the comparison's course";
        String told =
                switch (extent()) {
                    case LOCAL ->
                        "local: more than the comparison's course explains, seen at "
                                + local.alarmed().orElseThrow();
                    case CITYWIDE ->
                        "citywide: the comparison rose too, seen at "
                                + comparison.alarmed().orElseThrow() + ", and nothing beyond it is shown";
                    case CANNOT_TELL ->
                        focus.isAlarmed()
                                ? "we can't say whether it is local or citywide: the focus rose, neither is shown"
                                : "we can't say: nothing beyond what the comparison did is shown";
                };
        return told + ": " + seen + "; one false alarm \"local\" in " + Digits.of(1 / falseAlarmChancePerYear(), 2)
                + " years in which both keep their ratio. Plain watch: " + focus;
    }

    @Serial
    private Object writeReplace() {
        return new Stored(toText());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a watch is read from its text");
    }

    private record Stored(String text) implements Serializable {

        @Serial
        private Object readResolve() {
            return parse(text);
        }
    }
}
