package psp.io.internal.file;

import java.io.InputStream;
import psp.core.DataException;
import psp.io.limit.Limits;

/** The bytes of what must be held as a whole, refused where they are too many. */
public final class Bounded extends WatchedStream {

    private final String label;
    private final Limits limits;
    private long bytes;

    public Bounded(InputStream in, String label, Limits limits) {
        super(in);
        this.label = label;
        this.limits = limits;
    }

    @Override
    void went(long by) {
        bytes += Math.max(0, by);
        if (bytes > limits.bytesInMemory()) {
            throw tooMany(label, limits);
        }
    }

    public static DataException tooMany(String label, Limits limits) {
        return DataException.inFile(label, "holds " + OverLimit.allows("bytesInMemory", limits.bytesInMemory()));
    }
}
