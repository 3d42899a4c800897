package psp.io;

/**
 * One row of a file, sheet or query: its fields as text, and the line or row where it starts.
 *
 * @param fields the fields; not copied, so that reading stays fast
 * @param line from 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Row(String[] fields, long line) {

    int size() {
        return fields.length;
    }

    String field(int i) {
        return fields[i];
    }
}
