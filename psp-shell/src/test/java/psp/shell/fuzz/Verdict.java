package psp.shell.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;

/**
 * What a door did with an input.
 *
 * @param read whether it gave an answer
 * @param thrown what it threw
 * @param nanos processor time of its thread
 * @param bytes what its thread took, whether or not it was lost again at once
 * @param problem what is against the contract; null where nothing is
 */
record Verdict(
        boolean read,
        @Nullable Throwable thrown,
        long nanos,
        long bytes,
        @Nullable String problem) {

    private static final long LONGEST_NANOS = 2_000_000_000;
    private static final long MOST_BYTES = 512_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Only the documented exceptions, with a message; no more than two seconds and 512 MB. */
    static Verdict of(Door door, byte[] input) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long start = THREADS.getCurrentThreadCpuTime();
        Throwable thrown = null;
        try {
            door.read(input);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            thrown = e;
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        String problem = null;
        if (thrown != null && !isDocumented(thrown, door)) {
            problem = "undocumented " + thrown + " at "
                    + List.of(thrown.getStackTrace()).stream().limit(6).toList();
        } else if (nanos > LONGEST_NANOS || taken > MOST_BYTES) {
            problem = String.format(Locale.ROOT, "took %.2f s and %.0f MB", nanos / 1e9, taken / 1e6);
        }
        return new Verdict(thrown == null, thrown, nanos, taken, problem);
    }

    private static boolean isDocumented(Throwable thrown, Door door) {
        return thrown.getMessage() != null
                && (thrown instanceof DataException
                        || thrown instanceof UncheckedIOException
                        || door.ofText() && thrown.getClass() == IllegalArgumentException.class);
    }
}
