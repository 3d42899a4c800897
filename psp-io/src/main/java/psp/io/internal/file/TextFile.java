package psp.io.internal.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * The characters of a text file: UTF-8, with or without a byte-order mark; UTF-16, by its mark or by every other byte
 * being 0; and where bytes are not UTF-8, each of those as Windows-1252, counted.
 */
public final class TextFile extends Reader {

    private static final int SNIFFED = 4_096;
    private static final int BUFFER = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes;
    private boolean ended;
    private long foreign;

    private TextFile(InputStream in, ByteBuffer bytes) {
        this.in = in;
        this.bytes = bytes;
    }

    /** The characters of whole lines in UTF-8; the mark of the file is left out where they are its first. */
    public static TextFile of(byte[] lines, int length, boolean first) {
        int mark = first && isMarked(lines, length) ? MARK.length : 0;
        TextFile text = new TextFile(InputStream.nullInputStream(), ByteBuffer.wrap(lines, mark, length - mark));
        text.ended = true;
        return text;
    }

    private static boolean isMarked(byte[] start, int length) {
        return length >= MARK.length && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Opens the characters; what is told about them at the end is {@link #remarks}. */
    public static Reader open(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, SNIFFED);
        byte[] start = in.readNBytes(SNIFFED);
        int mark = isMarked(start, start.length) ? MARK.length : 0;
        Charset wide = mark > 0 ? null : wide(start);
        boolean marked = wide != null && ((start[0] & 0xFF) == 0xFE || (start[0] & 0xFF) == 0xFF);
        int skipped = marked ? 2 : mark;
        in.unread(start, skipped, start.length - skipped);
        return wide == null ? new TextFile(in, ByteBuffer.allocate(BUFFER).limit(0)) : new InputStreamReader(in, wide);
    }

    /** {@return the characters of the first bytes of a file, read as a whole one is} */
    public static String start(byte[] bytes) {
        StringWriter text = new StringWriter();
        try (Reader reader = open(new ByteArrayInputStream(bytes))) {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static @Nullable Charset wide(byte[] start) {
        if (start.length < 2) {
            return null;
        }
        int first = start[0] & 0xFF;
        int second = start[1] & 0xFF;
        if (first == 0xFF && second == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xFE && second == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i & 1] += start[i] == 0 ? 1 : 0;
        }
        int half = start.length / 2;
        return half >= 4 && 10 * zeros[1] > 9 * half && zeros[0] == 0
                ? StandardCharsets.UTF_16LE
                : half >= 4 && 10 * zeros[0] > 9 * half && zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** What to know of the characters read so far. */
    public static List<String> remarks(Reader reader) {
        List<String> remarks = new ArrayList<>();
        if (reader instanceof InputStreamReader) {
            remarks.add("read as UTF-16");
        } else if (reader instanceof TextFile text && text.foreign > 0) {
            remarks.add(remark(text.foreign));
        }
        return remarks;
    }

    /** What to know of so many bytes that are not UTF-8. */
    public static String remark(long foreign) {
        return Texts.plural(foreign, "byte") + " not UTF-8, read as Windows-1252";
    }

    /** How many of the bytes read so far are not UTF-8. */
    public long foreign() {
        return foreign;
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, from, length).slice();
        while (out.position() == 0 && length > 0) {
            if (!ended && bytes.remaining() < 8) {
                fill();
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            CoderResult result = utf8.decode(bytes, out, ended);
            if (result.isMalformed() || result.isUnmappable()) {
                if (!out.hasRemaining()) {
                    break;
                }
                out.put(WINDOWS.decode(bytes.slice(bytes.position(), 1)).get(0));
                bytes.position(bytes.position() + 1);
                foreign++;
            } else if (result.isOverflow() && out.position() == 0 && length == 1) {
                // A character of two halves does not fit into one; say so in place of turning in circles.
                out.put('\uFFFD');
                skipOne();
            } else if (result.isUnderflow() && !ended) {
                fill();
            }
        }
        return out.position();
    }

    private void skipOne() {
        bytes.position(Math.min(bytes.limit(), bytes.position() + 4));
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, n)).flip();
        ended = n < 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
