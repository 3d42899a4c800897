package psp.io.internal.row;

import java.util.Arrays;

/**
 * One row of a file, sheet or query: its fields as text, and the line or row where it starts.
 *
 * @param fields the fields; not copied, so that reading stays fast
 * @param line from 1
 * @param kinds of a sheet, what each cell is: {@code t}ext, {@code n}umber, {@code d}ate or blank; else empty
 */
public record Row(String[] fields, long line, String kinds) {

    private static final String BROKEN = "!";

    public Row(String[] fields, long line) {
        this(fields, line, "");
    }

    /** A line of which the fields run into each other. */
    static Row broken(long line) {
        return new Row(new String[0], line, BROKEN);
    }

    /** Whether the fields of the line could not be told apart. */
    public boolean isBroken() {
        return kinds.equals(BROKEN);
    }

    public int size() {
        return fields.length;
    }

    public String field(int i) {
        return fields[i];
    }

    /** How many fields hold more than blanks. */
    int filled() {
        return (int) Arrays.stream(fields).filter(field -> !field.isBlank()).count();
    }

    /** A field without surrounding blanks; most have none, which their first and last character tell. */
    public String text(int i) {
        String field = fields[i];
        int last = field.length() - 1;
        return last >= 0 && graphic(field.charAt(0)) && graphic(field.charAt(last)) ? field : field.strip();
    }

    private static boolean graphic(char c) {
        return c > ' ' && c < 127;
    }

    /** Roughly what room it takes: its characters, and one for each field. */
    public long characters() {
        long sum = fields.length;
        for (String field : fields) {
            sum += field.length();
        }
        return sum;
    }

    char kind(int i) {
        return kinds.charAt(i);
    }

    /** The same with blank fields at the end. */
    Row widened(int width) {
        String[] wider = Arrays.copyOf(fields, width);
        Arrays.fill(wider, fields.length, width, "");
        return new Row(wider, line, kinds);
    }
}
