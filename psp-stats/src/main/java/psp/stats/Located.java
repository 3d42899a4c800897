package psp.stats;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import psp.core.Described;
import psp.core.Period;
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
 * 95 %. The bounds need no such belief: all without a position in the zone, or none.
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

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** Returns the located share of the earlier window, 0 to 1; 1 where nothing was counted. */
    public double shareThen() {
        return share(placedThen, allThen);
    }

    /** Returns the located share of the later window, 0 to 1; 1 where nothing was counted. */
    public double shareNow() {
        return share(placedNow, allNow);
    }

    /** Returns what the shares allow. */
    public Allows allows() {
        double least = Math.min(shareThen(), shareNow());
        return least < LEAST || Math.abs(shareThen() - shareNow()) > APART
                ? Allows.WITHHOLDING
                : least < FINE ? Allows.WARNING : Allows.TELLING;
    }

    /** Returns the least difference: all of the earlier window without a position in the zone, none of the later. */
    public long least() {
        return after - before - (allThen - placedThen);
    }

    /** Returns the greatest difference: all of the later window without a position in the zone, none of the earlier. */
    public long greatest() {
        return after + (allNow - placedNow) - before;
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
                .with("sentence", toString())
                .map();
    }

    /** Returns the bounds and the shares, such as {@code 200 fewer to 10 more, all in or all out; 97.0 % located, then 90.0 %}. */
    @Override
    public String toString() {
        return Words.differences(least(), greatest()) + ", all in or all out; " + percent(shareThen())
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

    /** Why a change is withheld; empty where it can be told. */
    Optional<Reason> withheld(Reduction change) {
        return allows() != Allows.WITHHOLDING
                ? Optional.empty()
                : Optional.of(new Reason.Withheld(
                        shareThen(), shareNow(), least(), greatest(), withheld(change.now(), change.reference())));
    }

    /** The sentence in place of a change that is withheld. */
    private String withheld(String name, String reference) {
        return Phrases.sentence(name + ", against " + reference + ": withheld, for " + percent(shareThen())
                + " had a position then and " + percent(shareNow()) + " now (" + Texts.grouped(before) + " to "
                + Texts.grouped(after) + " of the located ones; " + Words.differences(least(), greatest())
                + " if all others lay in the area or none)");
    }

    /** The sentence that goes with a change told with a warning. */
    String warning() {
        return "Beware: " + Texts.grouped(allThen - placedThen + allNow - placedNow) + " have no place ("
                + percent(shareThen()) + " and " + percent(shareNow()) + " are located).";
    }
}
