package psp.shell;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What leaves psp for a terminal, a file or a pipe: no character that moves the cursor, changes colours or turns the
 * direction of reading, wherever it came from; a question mark stands for it.
 */
final class Plain extends FilterOutputStream {

    private static final int LEAST_CONTINUED = 0x80;
    private static final int LAST_C1 = 0x9F;
    private static final int NONE = -1;

    /** Bytes held back until it is known what they begin. */
    private int first = NONE;

    private int second = NONE;

    Plain(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    private void see(int b, ByteArrayOutputStream out) {
        if (second != NONE) {
            boolean turns = second == 0x80 && (b == 0x8E || b == 0x8F || b >= 0xA8 && b <= 0xAE)
                    || second == 0x81 && b >= 0xA6 && b <= 0xA9;
            if (turns) {
                out.write('?');
            } else {
                out.write(first);
                out.write(second);
                out.write(b);
            }
            first = NONE;
            second = NONE;
        } else if (first == 0xE2 && (b == 0x80 || b == 0x81)) {
            second = b;
        } else if (first == 0xC2 && b >= LEAST_CONTINUED && b <= LAST_C1 || first == 0xD8 && b == 0x9C) {
            out.write('?');
            first = NONE;
        } else if (first != NONE) {
            out.write(first);
            first = NONE;
            see(b, out);
        } else if (b == 0xC2 || b == 0xD8 || b == 0xE2) {
            first = b;
        } else {
            boolean control = b < ' ' && b != '\n' && b != '\t' && b != '\r' || b == 0x7F;
            out.write(control ? '?' : b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(length + 2);
        for (int i = from; i < from + length; i++) {
            see(bytes[i] & 0xFF, passed);
        }
        out.write(passed.toByteArray());
    }
}
