package psp.io.internal.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.TextFile;

/**
 * A CSV file, from a row on, as blocks of whole lines, each of which can be read by itself, whoever reads the others.
 *
 * <p>A block ends with a line break before which the quotes are even in number, as between rows. That is a guess, since a
 * quote within a field that has none around it counts too. Whether it was right is told by reading: a block that begins where a
 * row does, and at whose end no quote is open, ends where one does.
 */
final class CsvBlocks {

    /** Lines that are longer than so many blocks are not told apart. */
    private static final int LONGEST = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long QUOTES = '"' * 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private final CsvFile file;
    private final InputStream in;
    private final int size;
    private final long first;
    private final Deque<RowStore> free = new ArrayDeque<>();
    private byte[] left = new byte[0];
    /** Of what was taken, and of what stands above the first row: its lines, and its bytes that are not UTF-8. */
    private long above;

    private long foreign;

    /** Blocks of about so many bytes, to be read from a line on where a row begins. */
    CsvBlocks(CsvFile file, InputStream in, int size, long first) {
        this.file = file;
        this.in = in;
        this.size = size;
        this.first = first;
    }

    /** Some whole lines of the file. */
    static final class Block {

        private final byte[] bytes;
        private final int length;
        private final boolean last;
        private final RowStore rows;
        private boolean clear;
        private long lines;
        private long foreign;
        private long above;

        Block(byte[] bytes, int length, boolean last, RowStore rows) {
            this.bytes = bytes;
            this.length = length;
            this.last = last;
            this.rows = rows;
        }

        boolean isLast() {
            return last;
        }

        /** Whether its rows could be told apart without what stands around it. */
        boolean isClear() {
            return clear;
        }

        int size() {
            return rows.size();
        }

        /** One of its rows. */
        Row row(int i, SliceRow on) {
            return on.show(rows, i, above);
        }
    }

    /** The next block, one caller after the other; one without bytes where no end of a row is in reach. */
    Block next() {
        try {
            if (above < first - 1) {
                skip();
            }
            byte[] bytes = left;
            int known = left.length;
            while (known < LONGEST * size) {
                // With room for one more.
                bytes = Arrays.copyOf(bytes, known + size + 1);
                int read = in.readNBytes(bytes, known, size);
                known += read;
                boolean last = read < size;
                int end = last ? known : end(bytes, known);
                if (end > 0 || last) {
                    left = Arrays.copyOfRange(bytes, end, known);
                    RowStore rows = free.poll();
                    return new Block(bytes, end, last, rows == null ? new RowStore() : rows);
                }
            }
            return new Block(bytes, 0, false, new RowStore());
        } catch (IOException e) {
            throw DataFile.problem(file.label(), e);
        }
    }

    /** Skips what stands above the first row. */
    private void skip() throws IOException {
        boolean start = true;
        boolean more = true;
        while (more && above < first - 1) {
            byte[] bytes = Arrays.copyOf(left, left.length + size);
            int known = left.length + in.readNBytes(bytes, left.length, size);
            more = known == bytes.length;
            // A carriage return at the end may be the first of two.
            int reach = more ? known - 1 : known;
            int end = 0;
            for (int i = 0; i < reach && above < first - 1; i++) {
                if (bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 == known || bytes[i + 1] != '\n')) {
                    above++;
                    end = i + 1;
                }
            }
            TextFile skipped = TextFile.of(bytes, end, start);
            skipped.transferTo(Writer.nullWriter());
            foreign += skipped.foreign();
            start &= end == 0;
            left = Arrays.copyOfRange(bytes, end, known);
        }
    }

    /** Behind the last line break that an even number of quotes stands before; 0 if there is none. */
    private static int end(byte[] bytes, int length) {
        int quotes = quotes(bytes, length);
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n' && quotes % 2 == 0) {
                return i + 1;
            }
            quotes -= bytes[i] == '"' ? 1 : 0;
        }
        return 0;
    }

    /** How many there are, eight bytes at a time. */
    private static int quotes(byte[] bytes, int length) {
        int quotes = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long others = (long) LONGS.get(bytes, i) ^ QUOTES;
            // The highest bit of each byte that is 0, and of no other.
            quotes += Long.bitCount(~((others & LOW_BITS) + LOW_BITS | others | LOW_BITS));
        }
        for (; i < length; i++) {
            quotes += bytes[i] == '"' ? 1 : 0;
        }
        return quotes;
    }

    /** Reads the rows of a block, while others may be read by others. */
    void read(Block block) {
        int length = block.length;
        if (!block.last) {
            // Where the next row begins tells how many lines there are.
            block.bytes[length++] = '.';
        }
        TextFile characters = TextFile.of(block.bytes, length, false);
        block.clear = (block.length > 0 || block.last) && file.read(characters, block.rows);
        block.foreign = characters.foreign();
        if (block.clear && !block.last) {
            block.lines = block.rows.line(block.rows.size() - 1) - 1;
            block.rows.drop();
        }
    }

    /** Numbers the rows of a clear block as those of the file; one block after the other. */
    void take(Block block) {
        block.above = above;
        above += block.lines;
        foreign += block.foreign;
    }

    /** Takes a block back whose rows are not asked for again. */
    void release(Block block) {
        block.rows.clear();
        if (block.rows.room() <= 2 * size) {
            free.add(block.rows);
        }
    }

    /** How many bytes of what was taken are not UTF-8. */
    long foreign() {
        return foreign;
    }

    /** Has the file go on row by row below what was taken. */
    void giveUp() {
        close();
        file.goOnBelow(Math.max(above, first - 1));
    }

    void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw DataFile.problem(file.label(), e);
        }
    }
}
