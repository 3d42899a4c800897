package psp.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import psp.core.DataException;

/** The bytes of what must be held as a whole, refused where they are too many. */
final class Bounded extends FilterInputStream {

    private final String label;
    private final Limits limits;
    private long bytes;

    Bounded(InputStream in, String label, Limits limits) {
        super(in);
        this.label = label;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        grown(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int n = in.read(buffer, from, length);
        grown(Math.max(0, n));
        return n;
    }

    private void grown(int by) {
        bytes += by;
        if (bytes > limits.bytesInMemory()) {
            throw tooMany(label, limits);
        }
    }

    static DataException tooMany(String label, Limits limits) {
        return DataException.inFile(label, "holds " + Limits.raise("bytesInMemory", limits.bytesInMemory(),
                "withBytesInMemory"));
    }
}
