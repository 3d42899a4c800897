package psp.stats.watch;

import java.io.Serializable;
import psp.core.internal.Texts;

/**
 * By which rules a watch looks.
 *
 * @param chance of a false alarm in a year of holding
 * @param ignored the share of the fall below which a rise is to be ignored, 0 to below 1
 * @param confirmations how many further looks must still be above the line, 0 or more
 * @param delay for how many days before the last one counts are provisional, 0 to 182
 * @param share below which the share lost must be shown to be for "no sign of return yet"
 * @param guaranteed in which share of all pasts the promise is to hold, 0.5 to 0.99; 0 for the promise on average over them
 */
record WatchRules(double chance, double ignored, int confirmations, int delay, double share, double guaranteed)
        implements Serializable {

    private static final long serialVersionUID = 1;
    static final double LEAST_CHANCE = 0.0001;
    static final double MOST_CHANCE = 0.5;
    private static final int MOST_DELAY = 182;
    static final WatchRules DEFAULT = new WatchRules(0.10, 0, 0, 14, 0.5, 0);

    WatchRules {
        if (!(chance >= LEAST_CHANCE && chance <= MOST_CHANCE)) {
            throw new IllegalArgumentException("A false-alarm chance of " + chance
                    + " a year; from 0.0001 to 0.5, such as 0.10 for one alarm in ten years in which nothing changes");
        }
        if (!(ignored >= 0 && ignored < 1)) {
            throw new IllegalArgumentException("A rise below the share " + ignored
                    + " of the fall is to be ignored; from 0 to below 1, such as 0.25");
        }
        if (confirmations < 0) {
            throw new IllegalArgumentException(confirmations + " confirming looks; 0 or more");
        }
        if (delay < 0 || delay > MOST_DELAY) {
            throw new IllegalArgumentException("A delay of " + delay + " days; from 0 to " + MOST_DELAY
                    + ", since the share lost is that of the last twelve months");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "A share lost of " + share + "; above 0 and at most 1, such as 0.5 for half of the fall");
        }
        if (guaranteed != 0 && !(guaranteed >= 0.5 && guaranteed <= 0.99)) {
            throw new IllegalArgumentException("The promise is to hold in the share " + guaranteed
                    + " of all pasts; from 0.5 to 0.99, such as 0.9 for nine in ten, or 0 for the promise on average");
        }
    }

    /** Refuses rules under which a record's watch could hardly ever alarm, for each year's sum starts anew. */
    void check(WatchRecord record) {
        if (guaranteed > 0 && record.city() != null) {
            throw new IllegalArgumentException(
                    "This watch rests on its city, whose like ground tells how often it alarms; a promise for a"
                            + " share of all pasts is one of alone()");
        }
        int most = record.perYear() / 2;
        if (confirmations > most) {
            throw new IllegalArgumentException(confirmations + " confirming looks of the " + record.perYear()
                    + " of a year, after which the sum starts anew: hardly any return would ever alarm; at most "
                    + most);
        }
    }

    /** What is not as it is unless said, in words that follow the promise; empty where all is. */
    String settings(boolean dated) {
        return (ignored > 0 ? ", a rise below " + Math.round(100 * ignored) + " % of the reduction ignored" : "")
                + (confirmations > 0
                        ? ", confirmed by the next " + (confirmations == 1 ? "check" : confirmations + " checks")
                        : "")
                + (guaranteed > 0 ? ", in " + Math.round(100 * guaranteed) + " % of such pasts" : "")
                + (dated && delay != DEFAULT.delay ? ", the last " + Texts.plural(delay, "day") + " provisional" : "");
    }

    WatchRules withGuaranteed(double other) {
        return new WatchRules(chance, ignored, confirmations, delay, share, other);
    }

    WatchRules withChance(double other) {
        return new WatchRules(other, ignored, confirmations, delay, share, guaranteed);
    }

    WatchRules withIgnored(double other) {
        return new WatchRules(chance, other, confirmations, delay, share, guaranteed);
    }

    WatchRules withConfirmations(int other) {
        return new WatchRules(chance, ignored, other, delay, share, guaranteed);
    }

    WatchRules withDelay(int other) {
        return new WatchRules(chance, ignored, confirmations, other, share, guaranteed);
    }
}
