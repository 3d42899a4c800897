package psp.stats;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import psp.core.Described;
import psp.core.Period;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;

/**
 * Whether the focus rose above the operation's level as the rest of the city carries it, month by month after the officers left.
 *
 * @param operation the days whose level is to last
 * @param watched how many months were seen since, 0 or more
 * @param alarm the first of them that alarmed, from 1; 0 where none did
 * @param threshold the score from which on it alarms
 * @param placebos on how many leavings of like ground, where nothing happened, the threshold rests
 */
public record CityWatch(Period operation, int watched, int alarm, double threshold, int placebos)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * What was seen since the officers left.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public CityWatch {
        Objects.requireNonNull(operation, "operation");
        Checks.number("threshold", threshold);
        if (watched < 0 || alarm < 0 || alarm > watched || placebos < 0) {
            throw new IllegalArgumentException("An alarm in month " + alarm + " of " + watched + ", by " + placebos
                    + " placebos, is out of order");
        }
    }

    /** Returns the first month that alarmed, from 1; empty where none did. */
    public OptionalInt firstAlarm() {
        return alarm == 0 ? OptionalInt.empty() : OptionalInt.of(alarm);
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("operation", operation)
                .with("watched", watched)
                .with("alarm", firstAlarm())
                .with("threshold", threshold)
                .with("placebos", placebos)
                .map();
    }

    /** Returns whether and when it alarmed. */
    @Override
    public String toString() {
        return (alarm == 0 ? "no alarm in " + watched + " months" : "alarm in month " + alarm + " of " + watched)
                + " beside the rest of the city; threshold by " + placebos + " leavings elsewhere";
    }
}
