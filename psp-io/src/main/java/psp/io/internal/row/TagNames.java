package psp.io.internal.row;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import psp.core.DataException;

/** The characters of a web page, refused where the name of a tag does not end: the parser copies a name for each piece of it. */
final class TagNames extends FilterReader {

    private static final int LONGEST = 100_000;

    private final String label;
    /** Whether the characters read last may be the name of a tag. */
    private boolean named;
    /** How many they are. */
    private int length;

    TagNames(Reader in, String label) {
        super(in);
        this.label = label;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
        int read = super.read(to, from, most);
        for (int i = from; i < from + read; i++) {
            see(to[i]);
        }
        return read;
    }

    private void see(char c) {
        if (c == '<' && !named) {
            named = true;
            length = 0;
        } else if (named && (c == '>' || c == '/' && length > 0 || Character.isWhitespace(c))) {
            named = false;
        } else if (named && ++length > LONGEST) {
            throw DataException.inFile(
                    label,
                    "has a tag whose name is longer than " + LONGEST
                            + " characters, so it is damaged; download the data again, as CSV");
        }
    }
}
