package psp.io.internal.file;

import java.io.InputStream;
import psp.io.limit.Progress;

/** Tells a listener how many bytes went by, about every megabyte and at the end. */
final class CountingStream extends WatchedStream {

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
    void went(long n) {
        bytes += Math.max(0, n);
        if (bytes - told >= STEP || n < 0 && bytes > told) {
            told = bytes;
            progress.read(bytes, size);
        }
    }
}
