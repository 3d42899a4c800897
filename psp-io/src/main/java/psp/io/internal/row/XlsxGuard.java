package psp.io.internal.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import psp.core.DataException;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.Inflated;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;

/**
 * Looks through a spreadsheet before it is read as one: how much its parts inflate to, how long the texts and rows of a sheet
 * are, and whether a cell claims a column beyond the last one there is (XFD), for which a reader would make room.
 */
final class XlsxGuard {

    private static final int BUFFER = 1 << 16;
    private static final int WIDEST_NAME = 3;
    private static final long BYTES_A_CHARACTER = 4;

    private final String label;
    private final Limits limits;
    private long left;

    private XlsxGuard(String label, Limits limits) {
        this.label = label;
        this.limits = limits;
        left = limits.bytesInMemory();
    }

    static void check(Path file, String label, Limits limits) {
        XlsxGuard guard = new XlsxGuard(label, limits);
        try (ZipFile zip = DataFile.zip(file, label)) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = Inflated.entry(zip, entry, label, limits)) {
                    guard.look(in, entry.getName().startsWith("xl/worksheets/"));
                }
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw DataFile.missing(file, e);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private void look(InputStream in, boolean sheet) throws IOException {
        byte[] buffer = new byte[BUFFER];
        CellNames names = new CellNames();
        Lengths lengths = new Lengths();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            // A sheet streams; shared texts and styles are held.
            left -= sheet ? 0 : n;
            if (left < 0) {
                throw Bounded.tooMany(label, limits);
            }
            for (int i = 0; sheet && i < n; i++) {
                if (buffer[i] == 0) {
                    // In an encoding of two bytes a character nothing of what follows would be seen.
                    throw DataException.inFile(
                            label,
                            "has a sheet that is not in UTF-8; save it again as .xlsx, or the sheet" + " as CSV");
                }
                if (names.isTooWide(buffer[i])) {
                    throw DataException.inFile(
                            label, "has a cell beyond column XFD, the last there is; the file is" + " damaged");
                }
                lengths.see(buffer[i]);
                if (lengths.text > limits.fieldCharacters() * BYTES_A_CHARACTER) {
                    throw DataException.inFile(
                            label,
                            "a cell is longer, " + OverLimit.allows("fieldCharacters", limits.fieldCharacters()));
                }
                if (lengths.row > limits.rowCharacters() * BYTES_A_CHARACTER) {
                    throw DataException.inFile(
                            label, "a row is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
                }
            }
        }
    }

    /** Walks over bytes and measures what a reader holds at once: a text or a tag, and what a row has in it. */
    private static final class Lengths {

        private static final int LONGEST_NAME = 9;

        /** Bytes since a tag began or ended; of the row they are in, 0 outside. */
        private long text;

        private long row;
        private final StringBuilder name = new StringBuilder();
        private boolean named;
        private boolean closing;
        private byte before;

        void see(byte b) {
            text = b == '<' || b == '>' ? 0 : text + 1;
            row += row > 0 ? 1 : 0;
            if (b == '<') {
                name.setLength(0);
                named = true;
                closing = false;
            } else if (named) {
                name(b);
            }
            if (b == '>' && before == '/' && is("row")) {
                row = 0;
            }
            before = b;
        }

        private void name(byte b) {
            if (b == '/' && name.isEmpty()) {
                closing = true;
            } else if (b == ':') {
                name.setLength(0);
            } else if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') {
                named = name.length() < LONGEST_NAME;
                name.append((char) b);
            } else {
                named = false;
                row = is("row") && !closing ? 1 : closing && (is("row") || is("sheetData")) ? 0 : row;
            }
        }

        private boolean is(String other) {
            return other.contentEquals(name);
        }
    }

    /** Walks over bytes and finds attributes {@code r="ABCD…} whose letters are more than a column has. */
    private static final class CellNames {

        private int state;
        private int letters;

        /** States: 0 elsewhere, 1 after a blank, 2 after r, 3 after =, 4 in the value. */
        boolean isTooWide(byte b) {
            boolean blank = b == ' ' || b == '\n' || b == '\r' || b == '\t';
            switch (state) {
                case 1 -> state = b == 'r' ? 2 : blank ? 1 : 0;
                case 2 -> state = b == '=' ? 3 : blank ? 2 : 0;
                case 3 -> {
                    state = b == '"' || b == '\'' ? 4 : blank ? 3 : 0;
                    letters = 0;
                }
                case 4 -> {
                    if (b == '&') {
                        return true;
                    }
                    letters += b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' ? 1 : 0;
                    state = b == '"' || b == '\'' ? 0 : 4;
                    return letters > WIDEST_NAME;
                }
                default -> state = blank ? 1 : 0;
            }
            return false;
        }
    }
}
