package psp.stats;

import java.io.Serializable;

/**
 * The count of one stretch of a watch; its limits are ticks, which are days since the origin of a dated watch and the
 * numbers of equal periods of a plain one.
 *
 * @param from the first tick
 * @param to the tick after the last
 * @param exposure how many ticks of it are covered, above 0; beside a comparison its count, which may be 0
 * @param count how many, 0 or more
 */
record Spell(int from, int to, int exposure, long count) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The same with another count. */
    Spell counting(long other) {
        return new Spell(from, to, exposure, other);
    }

    /** The same with the count of another as its exposure. */
    Spell beside(Spell other) {
        if (other.count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The comparison's count " + other.count + " is above " + Integer.MAX_VALUE);
        }
        return new Spell(from, to, (int) other.count, count);
    }

    double middle() {
        return (from + to) / 2.0;
    }
}
