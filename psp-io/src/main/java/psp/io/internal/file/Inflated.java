package psp.io.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.limit.Limits;

/** What comes out of a compressed file, watched: a few bytes that become far too many are refused. */
public final class Inflated extends WatchedStream {

    private static final int BUFFER = 1 << 16;
    /** Below this many bytes nothing can be filled, and small files of one repeated row compress wonderfully. */
    private static final long HARMLESS = 16_000_000;

    private final String label;
    private final Limits limits;
    private final LongSupplier compressed;
    private long inflated;

    private Inflated(InputStream in, LongSupplier compressed, String label, Limits limits) {
        super(in);
        this.compressed = compressed;
        this.label = label;
        this.limits = limits;
    }

    static InputStream gzip(InputStream raw, String label, Limits limits) throws IOException {
        Counted counted = new Counted(raw);
        return new Inflated(new GZIPInputStream(counted, BUFFER), () -> counted.count, label, limits);
    }

    public static InputStream entry(ZipFile zip, ZipEntry entry, String label, Limits limits) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw DataException.inFile(label, "is damaged: '" + entry.getName() + "' is listed and missing");
        }
        return new Inflated(in, entry::getCompressedSize, label, limits);
    }

    @Override
    void went(long by) {
        inflated += Math.max(0, by);
        long most = Math.max(HARMLESS, compressed.getAsLong() * limits.inflation());
        if (inflated > most) {
            throw DataException.inFile(
                    label,
                    Texts.grouped(compressed.getAsLong()) + " compressed bytes become over " + Texts.grouped(inflated)
                            + ", " + OverLimit.allows("inflation", limits.inflation()));
        }
    }

    /** Counts the bytes that go in. */
    private static final class Counted extends WatchedStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        void went(long by) {
            count += Math.max(0, by);
        }
    }
}
