package psp.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a listener how many bytes went by, about every megabyte and at the end. */
final class CountingStream extends FilterInputStream {

    private static final long STEP = 1 << 20;

    private final long size;
    private final Progress progress;
    private long bytes;
    private long told;

    CountingStream(InputStream in, long size, Progress progress) {
        super(in);
        this.size = size;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        went(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int n = super.read(buffer, from, length);
        went(n);
        return n;
    }

    private void went(int n) {
        bytes += Math.max(0, n);
        if (bytes - told >= STEP || n < 0 && bytes > told) {
            told = bytes;
            progress.read(bytes, size);
        }
    }
}
