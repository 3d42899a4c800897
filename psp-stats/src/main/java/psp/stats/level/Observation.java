package psp.stats.level;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import psp.core.Period;

/**
 * The count of one stretch of a watch; its limits are ticks, which are days since the origin of a dated watch and the
 * numbers of equal periods of a plain one.
 *
 * @param from the first tick
 * @param to the tick after the last
 * @param exposure how many ticks of it are covered, above 0; beside a comparison its count, which may be 0
 * @param count how many, 0 or more
 */
public record Observation(int from, int to, int exposure, long count) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The stretch of a period with a date. */
    public static Observation of(LocalDate origin, Period period, int exposure, long count) {
        return new Observation(
                Math.toIntExact(ChronoUnit.DAYS.between(origin, period.start())),
                Math.toIntExact(ChronoUnit.DAYS.between(origin, period.end())),
                exposure,
                count);
    }

    /** The same with another count. */
    public Observation counting(long other) {
        return new Observation(from, to, exposure, other);
    }

    /** The same with the count of another as its exposure. */
    public Observation beside(Observation other) {
        if (other.count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The comparison's count " + other.count + " is above " + Integer.MAX_VALUE);
        }
        return new Observation(from, to, (int) other.count, count);
    }

    public double middle() {
        return (from + to) / 2.0;
    }
}
