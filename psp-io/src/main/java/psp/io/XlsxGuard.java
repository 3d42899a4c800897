package psp.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import psp.core.DataException;

/**
 * Looks through a spreadsheet before it is read as one: how much its parts inflate to, and whether a cell claims a column
 * beyond the last one there is (XFD), for which a reader would make room.
 */
final class XlsxGuard {

    private static final int BUFFER = 1 << 16;
    private static final int WIDEST_NAME = 3;

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
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            // A sheet streams; shared texts and styles are held.
            left -= sheet ? 0 : n;
            if (left < 0) {
                throw DataException.inFile(label, "holds " + Limits.raise("bytesInMemory", limits.bytesInMemory(),
                        "withBytesInMemory"));
            }
            for (int i = 0; sheet && i < n; i++) {
                if (names.isTooWide(buffer[i])) {
                    throw DataException.inFile(label, "has a cell beyond column XFD, the last there is; the file is"
                            + " damaged");
                }
            }
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
