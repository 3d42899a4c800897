package psp.io.internal.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that recur from row to row, such as offences and beats: given again as the same object, so that they need neither
 * room nor a hash of their own. Holds the latest of each slot, so that its memory is fixed.
 */
final class RecurringTexts {

    private static final int SLOTS = 1 << 10;
    private static final int LONGEST = 64;
    /** About so many characters of a text choose its slot; all are compared. */
    private static final int ASKED = 8;

    private final @Nullable Known[] latest = new Known[SLOTS];

    private record Known(char[] characters, String text) {}

    /** The text of some characters. */
    String of(char[] characters, int from, int length) {
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int end = from + length;
        int hash = length;
        for (int i = end - 1; i >= from; i -= 1 + length / ASKED) {
            hash = 31 * hash + characters[i];
        }
        int slot = (hash ^ hash >>> 10) & SLOTS - 1;
        Known known = latest[slot];
        if (known == null || !Arrays.equals(known.characters, 0, known.characters.length, characters, from, end)) {
            known = new Known(Arrays.copyOfRange(characters, from, end), new String(characters, from, length));
            latest[slot] = known;
        }
        return known.text;
    }
}
