package psp.io.internal.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/** A stream that an interrupted thread stops reading, that is told of every byte that goes by, and goes one way. */
abstract class WatchedStream extends FilterInputStream {

    WatchedStream(InputStream in) {
        super(in);
    }

    private static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the reading was interrupted; nothing was counted");
        }
    }

    /** Takes how many bytes went by; below 0 at the end. */
    abstract void went(long by) throws IOException;

    @Override
    public int read() throws IOException {
        goOn();
        int one = in.read();
        went(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        goOn();
        int n = in.read(bytes, from, length);
        went(n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        went(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
