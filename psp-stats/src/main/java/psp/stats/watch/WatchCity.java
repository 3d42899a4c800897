package psp.stats.watch;

import java.util.SortedMap;
import java.util.TreeMap;
import psp.stats.level.CityLine;
import psp.stats.level.Observation;

/**
 * The rest of the city beside a watch.
 *
 * @param line what its like ground lends
 * @param rest what was counted in the rest, by the tick at which a stretch starts
 */
record WatchCity(CityLine line, SortedMap<Integer, Long> rest) {

    WatchCity {
        rest = new TreeMap<>(rest);
    }

    /** The same that knows of one more stretch. */
    WatchCity with(Observation spell, long count) {
        SortedMap<Integer, Long> more = new TreeMap<>(rest);
        more.put(spell.from(), count);
        return new WatchCity(line, more);
    }

    /** What was counted in the rest in a stretch. */
    long in(Observation spell) {
        Long count = rest.get(spell.from());
        if (count == null) {
            throw new IllegalArgumentException("No count of the rest of the city begins at tick " + spell.from()
                    + "; each stretch of the focus needs one of the same days");
        }
        return count;
    }
}
