package psp.io.internal.row;

import org.jspecify.annotations.Nullable;

/**
 * Texts that recur from row to row, such as offences and beats: given again as the same object, so that they need neither
 * room nor a hash of their own. Holds the latest of each slot, so that its memory is fixed.
 */
final class RecurringTexts {

    private static final int SLOTS = 1 << 10;
    private static final int LONGEST = 64;

    private final @Nullable String[] latest = new String[SLOTS];

    /** The text of some characters. */
    String of(char[] characters, int from, int length) {
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int slot = (hash ^ hash >>> 10) & SLOTS - 1;
        String known = latest[slot];
        if (known == null || !same(known, characters, from, length)) {
            known = new String(characters, from, length);
            latest[slot] = known;
        }
        return known;
    }

    private static boolean same(String text, char[] characters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
