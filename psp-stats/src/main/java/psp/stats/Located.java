package psp.stats;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import psp.core.AreaCounts;
import psp.core.Described;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * Whether enough of two windows has a position to compare them in a zone.
 *
 * <p>Where the located share falls from 97 to 90 %, every zone falls by 7 % although nothing happened. So the change is
 * withheld below 85 % in either window or where the shares differ by more than 3 points, and told with a warning below
 * 95 %. Two bounds are given. The likely ones spread the incidents without a position as the located ones of their window
 * lie; the outermost put all of them into the zone or none, and need no such belief.
 *
 * @param then the earlier window
 * @param now the later window
 * @param allThen how many were counted anywhere in the earlier window
 * @param placedThen how many of them have a position
 * @param allNow how many were counted anywhere in the later window
 * @param placedNow how many of them have a position
 * @param before the zone's count in the earlier window
 * @param after the zone's count in the later window
 */
public record Located(
        Period then, Period now, long allThen, long placedThen, long allNow, long placedNow, long before, long after)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;
    private static final double FINE = 0.95;
    private static final double LEAST = 0.85;
    private static final double APART = 0.03;
    /** The 97.5 % point of the normal law. */
    private static final double TWO_SIDED = 1.959964;

    private static final String AS_THE_OTHERS = "if those without a position lie as the others";

    /** What the located shares allow. */
    public enum Allows {
        /** The change can be told. */
        TELLING,
        /** The change can be told with a warning. */
        WARNING,
        /** The change is withheld; its bounds can be told. */
        WITHHOLDING
    }

    /**
     * Whether enough has a position.
     *
     * @param then the earlier window
     * @param now the later window
     * @param allThen how many were counted anywhere in the earlier window
     * @param placedThen how many of them have a position
     * @param allNow how many were counted anywhere in the later window
     * @param placedNow how many of them have a position
     * @param before the zone's count in the earlier window
     * @param after the zone's count in the later window
     * @throws IllegalArgumentException if a part exceeds its whole or is negative
     */
    public Located {
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(now, "now");
        if (before < 0
                || after < 0
                || before > placedThen
                || after > placedNow
                || placedThen > allThen
                || placedNow > allNow) {
            throw new IllegalArgumentException("The counts " + before + " of " + placedThen + " of " + allThen + " and "
                    + after + " of " + placedNow + " of " + allNow + " are out of order");
        }
    }

    /**
     * Whether enough of two windows has a position to compare an area in them.
     *
     * @param counts the table of the area
     * @param area the area
     * @param then the earlier window, of which the covered days count
     * @param now the later window
     * @throws IllegalArgumentException if no day of a window is covered
     */
    static Located of(ZoneCounts counts, AreaCounts area, Period then, Period now) {
        AreaCounts all = counts.total();
        AreaCounts without = counts.noPosition();
        return new Located(
                then,
                now,
                all.count(then),
                all.count(then) - without.count(then),
                all.count(now),
                all.count(now) - without.count(now),
                area.count(then),
                area.count(now));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** {@return the located share of the earlier window, 0 to 1; 1 where nothing was counted} */
    public double shareThen() {
        return share(placedThen, allThen);
    }

    /** {@return the located share of the later window, 0 to 1; 1 where nothing was counted} */
    public double shareNow() {
        return share(placedNow, allNow);
    }

    /** {@return what the shares allow} */
    public Allows allows() {
        double least = Math.min(shareThen(), shareNow());
        return least < LEAST || Math.abs(shareThen() - shareNow()) > APART
                ? Allows.WITHHOLDING
                : least < FINE ? Allows.WARNING : Allows.TELLING;
    }

    /** {@return the least difference: all of the earlier window without a position in the zone, none of the later} */
    public long least() {
        return after - before - (allThen - placedThen);
    }

    /** {@return the greatest difference: all of the later window without a position in the zone, none of the earlier} */
    public long greatest() {
        return after + (allNow - placedNow) - before;
    }

    /**
     * {@return the least likely difference, where each incident without a position lies in the zone with the chance that a
     * located one of its window has: the lower end of the 95 % range of the difference, rounded down, by the normal
     * approximation of two binomial counts} Never below {@link #least()}, and equal to it where nothing of a window is located.
     */
    public long spreadLeast() {
        return Math.max(least(), (long) Math.floor(spread() - reach()));
    }

    /** {@return the greatest likely difference; see {@link #spreadLeast()}} */
    public long spreadGreatest() {
        return Math.min(greatest(), (long) Math.ceil(spread() + reach()));
    }

    private double spread() {
        return after - before + expected(after, placedNow, allNow) - expected(before, placedThen, allThen);
    }

    /** How many of a window's incidents without a position lie in the zone if they lie as the located ones do. */
    private static double expected(long own, long placed, long all) {
        return (all - placed) * chance(own, placed);
    }

    private static double chance(long own, long placed) {
        return placed == 0 ? 0 : (double) own / placed;
    }

    private double reach() {
        if (isBlank(placedThen, allThen) || isBlank(placedNow, allNow)) {
            return Double.POSITIVE_INFINITY;
        }
        double then = chance(before, placedThen);
        double now = chance(after, placedNow);
        return TWO_SIDED
                * Math.sqrt((allThen - placedThen) * then * (1 - then) + (allNow - placedNow) * now * (1 - now));
    }

    private static boolean isBlank(long placed, long all) {
        return placed == 0 && all > 0;
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("allows", allows())
                .with("then", then)
                .with("now", now)
                .with("shareThen", shareThen())
                .with("shareNow", shareNow())
                .with("least", least())
                .with("greatest", greatest())
                .with("spreadLeast", spreadLeast())
                .with("spreadGreatest", spreadGreatest())
                .with("sentence", toString())
                .map();
    }

    /**
     * Returns the likely bounds and the shares.
     *
     * @return such as {@code 42 fewer to 10 more, if those without a position lie as the others; 97.0 % located, then 90.0 %}
     */
    @Override
    public String toString() {
        return Words.differences(spreadLeast(), spreadGreatest()) + ", " + AS_THE_OTHERS + "; " + percent(shareThen())
                + " located, then "
                + percent(shareNow())
                + switch (allows()) {
                    case TELLING -> "";
                    case WARNING -> " (under 95 %)";
                    case WITHHOLDING ->
                        " (withheld: "
                                + (Math.abs(shareThen() - shareNow()) > APART ? "over 3 points apart" : "under 85 %")
                                + ")";
                };
    }

    /** Returns the share of so many, never 100 % of less than all. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share < 1 ? Math.min(99.9, 100 * share) : 100.0);
    }

    /**
     * Why a comparison is withheld; empty where it can be told.
     *
     * @param name the later window in words
     * @param reference the earlier one
     */
    Optional<Reason> withheld(String name, String reference) {
        return allows() != Allows.WITHHOLDING
                ? Optional.empty()
                : Optional.of(
                        new Reason.Withheld(shareThen(), shareNow(), least(), greatest(), sentence(name, reference)));
    }

    private String sentence(String name, String reference) {
        String shares = name + ", against " + reference + ": withheld, for " + percent(shareThen())
                + " had a position then and " + percent(shareNow()) + " now";
        boolean alike = Math.abs(then.days() - now.days()) <= 1;
        return Phrases.sentence(
                alike
                        ? shares + " (" + Texts.grouped(before) + " to " + Texts.grouped(after)
                                + " of the located ones; " + Words.differences(spreadLeast(), spreadGreatest()) + " "
                                + AS_THE_OTHERS + ")"
                        : shares);
    }

    /** The sentence that goes with a change told with a warning. */
    String warning() {
        return "Beware: " + Texts.grouped(allThen - placedThen + allNow - placedNow) + " have no place ("
                + percent(shareThen()) + " and " + percent(shareNow()) + " are located).";
    }
}
