package psp.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import psp.core.Intake;
import psp.io.internal.row.Row;

/** Remembers of every id the hashes of its rows, 64 bits each, compared only among rows of one id. */
final class RecurringIds {

    private final Map<String, long[]> rows = new HashMap<>();

    /** Whether the same row was there before; a differing row of the same id is noted. */
    boolean isIdentical(String id, Row row, Intake.Counter account) {
        long hash = hash(row);
        long[] earlier = rows.get(id);
        if (earlier == null) {
            rows.put(id, new long[] {hash});
            return false;
        }
        for (long other : earlier) {
            if (other == hash) {
                return true;
            }
        }
        long[] more = Arrays.copyOf(earlier, earlier.length + 1);
        more[earlier.length] = hash;
        rows.put(id, more);
        account.note("kept with the id of an earlier row and other fields");
        return false;
    }

    /** FNV-1a, 64 bits, over all characters with a mark after each field. */
    private static long hash(Row row) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < row.size(); i++) {
            String field = row.field(i);
            for (int k = 0; k < field.length(); k++) {
                hash = (hash ^ field.charAt(k)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1ffff) * 0x100000001b3L;
        }
        return hash;
    }
}
