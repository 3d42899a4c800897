package psp.stats.watch;

import java.util.Optional;
import psp.stats.level.Spell;

/** What says at each look whether a watch alarms; {@link WatchMethod} has the choices. Immutable. */
interface WatchJudge {

    /** The default: the year's sum against its line. */
    WatchJudge BY_THE_YEAR = new WatchJudge() {
        @Override
        public WatchJudge with(Spell spell) {
            return this;
        }

        @Override
        public boolean crosses(YearSoFar year, boolean review) {
            return year.crosses(review);
        }
    };

    /** The same after one more stretch. */
    WatchJudge with(Spell spell);

    /**
     * Whether the line is crossed now.
     *
     * @param year all that was seen in this year of watching
     * @param review whether the look ends a half year
     */
    boolean crosses(YearSoFar year, boolean review);

    /** Why the promise cannot be kept, in a clause; empty where nothing says so. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** Where it stands, for the end of a sentence; may be empty. */
    default String state() {
        return "";
    }
}
