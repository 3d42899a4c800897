package psp.stats.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work on many things at once, on the caller's common pool, whose outcome does not show it: neither results nor faults. */
public final class InOrder {

    private InOrder() {}

    /**
     * Returns one result for each, in order.
     *
     * @throws IllegalArgumentException the first in this order that the work throws
     */
    public static <T, R> List<R> of(List<T> things, Function<T, R> work) {
        List<R> results = new ArrayList<>(things.size());
        things.parallelStream().map(thing -> tried(thing, work)).toList().forEach(tried -> results.add(tried.get()));
        return results;
    }

    private static <T, R> Supplier<R> tried(T thing, Function<T, R> work) {
        try {
            R result = work.apply(thing);
            return () -> result;
        } catch (IllegalArgumentException e) {
            return () -> {
                throw e;
            };
        }
    }
}
