package psp.stats.inference;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import psp.core.Coverage;
import psp.core.Described;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;

/** Why a question has no answer: what is missing, with its windows and numbers, and a sentence that says what helps. */
public sealed interface Reason extends Described, Serializable {

    /** {@return the reason and its remedy in a sentence or two} */
    String sentence();

    /**
     * Throws where there is a reason, as an {@link IllegalArgumentException} with its sentence.
     *
     * @param reason the reason; empty where there is none
     */
    static void refuse(Optional<Reason> reason) {
        reason.ifPresent(why -> {
            throw new IllegalArgumentException(why.sentence());
        });
    }

    /**
     * The study does not ask it, such as where the operation names no ring.
     *
     * @param sentence what is not there, and how to ask
     */
    record NotAsked(String sentence) implements Reason {

        private static final long serialVersionUID = 1;

        /**
         * The study does not ask it.
         *
         * @param sentence what is not there, and how to ask
         */
        public NotAsked {
            Objects.requireNonNull(sentence, "sentence");
        }

        @Override
        public Map<String, Object> data() {
            return start("NOT_ASKED", this).map();
        }
    }

    /**
     * Days that it needs are not counted.
     *
     * @param window the days
     * @param coverage what is counted
     * @param sentence which are missing
     */
    record NotCovered(Period window, Coverage coverage, String sentence) implements Reason {

        private static final long serialVersionUID = 1;

        /**
         * Days that it needs are not counted.
         *
         * @param window the days
         * @param coverage what is counted
         * @param sentence which are missing
         */
        public NotCovered {
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(coverage, "coverage");
            Objects.requireNonNull(sentence, "sentence");
        }

        /**
         * {@return why a window cannot be counted as a whole; empty where it can}
         *
         * @param window a run of days
         * @param coverage the days that a table speaks of
         */
        public static Optional<Reason> of(Period window, Coverage coverage) {
            return coverage.refusalWhole(window).map(sentence -> new NotCovered(window, coverage, sentence));
        }

        @Override
        public Map<String, Object> data() {
            return start("NOT_COVERED", this)
                    .with("window", window)
                    .with("covered", coverage.periods())
                    .map();
        }
    }

    /**
     * There is too little to compute it from.
     *
     * @param found how many there are, 0 or more
     * @param needed how many it takes
     * @param sentence of what, and what would be enough
     */
    record TooFew(long found, long needed, String sentence) implements Reason {

        private static final long serialVersionUID = 1;

        /**
         * There is too little to compute it from.
         *
         * @param found how many there are, 0 or more
         * @param needed how many it takes
         * @param sentence of what, and what would be enough
         */
        public TooFew {
            Objects.requireNonNull(sentence, "sentence");
        }

        @Override
        public Map<String, Object> data() {
            return start("TOO_FEW", this)
                    .with("found", found)
                    .with("needed", needed)
                    .map();
        }
    }

    /**
     * The record system changed between the windows that it compares.
     *
     * @param then the earlier window
     * @param now the later one
     * @param change the day, the zone and what changed
     * @param sentence the same in words, and how to compare all the same
     */
    record BreakBetween(Period then, Period now, RecordingBreak change, String sentence) implements Reason {

        private static final long serialVersionUID = 1;

        /**
         * The record system changed between the windows that it compares.
         *
         * @param then the earlier window
         * @param now the later one
         * @param change the day, the zone and what changed
         * @param sentence the same in words, and how to compare all the same
         */
        public BreakBetween {
            Objects.requireNonNull(then, "then");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(change, "change");
            Objects.requireNonNull(sentence, "sentence");
        }

        @Override
        public Map<String, Object> data() {
            return start("BREAK_BETWEEN", this)
                    .with("then", then)
                    .with("now", now)
                    .with("day", change.day())
                    .with("zone", change.zone())
                    .with("change", change.what())
                    .map();
        }
    }

    /**
     * Too many incidents have no position, or unlike shares of them in the two windows.
     *
     * @param shareThen the located share of the earlier window, 0 to 1
     * @param shareNow the located share of the later one, 0 to 1
     * @param least the least difference that could be, all without a position counted against it
     * @param greatest the greatest
     * @param sentence what can be said instead
     */
    record Withheld(double shareThen, double shareNow, long least, long greatest, String sentence) implements Reason {

        private static final long serialVersionUID = 1;

        /**
         * Too many incidents have no position.
         *
         * @param shareThen the located share of the earlier window, 0 to 1
         * @param shareNow the located share of the later one, 0 to 1
         * @param least the least difference that could be, all without a position counted against it
         * @param greatest the greatest
         * @param sentence what can be said instead
         */
        public Withheld {
            Checks.number("shareThen", shareThen);
            Checks.number("shareNow", shareNow);
            Objects.requireNonNull(sentence, "sentence");
        }

        @Override
        public Map<String, Object> data() {
            return start("WITHHELD", this)
                    .with("shareThen", shareThen)
                    .with("shareNow", shareNow)
                    .with("least", least)
                    .with("greatest", greatest)
                    .map();
        }
    }

    private static Data start(String because, Reason reason) {
        return new Data().with("because", because).with("sentence", reason.sentence());
    }
}
