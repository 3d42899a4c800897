package psp.io.internal.field;

/** The characters of a field without surrounding blanks, of which no text need have been made; now of one and now of another. */
public final class Slice implements CharSequence {

    private static final int LEAST = 32;

    /** Where a text's characters are put. */
    private char[] own = new char[0];

    char[] characters = own;
    int from;
    int to;

    /** A slice of nothing. */
    public Slice() {}

    /** A slice of a text. */
    public static Slice of(String text) {
        return new Slice().show(text);
    }

    /** From now on shows a text. */
    public Slice show(String text) {
        int length = text.length();
        if (own.length < length) {
            own = new char[Math.max(LEAST, length)];
        }
        text.getChars(0, length, own, 0);
        return show(own, 0, length);
    }

    /** From now on shows some characters, which are not copied. */
    public Slice show(char[] of, int first, int end) {
        // Most rows show the same array again, and a reference written into an old object costs a collector a fence.
        if (characters != of) {
            characters = of;
        }
        from = first;
        to = end;
        if (end > first && isGraphic(of[first]) && isGraphic(of[end - 1])) {
            return this;
        }
        while (from < to && Character.isWhitespace(of[from])) {
            from++;
        }
        while (from < to && Character.isWhitespace(of[to - 1])) {
            to--;
        }
        return this;
    }

    /** Whether a character is surely no blank. */
    public static boolean isGraphic(char c) {
        return c > ' ' && c < 127;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int i) {
        return characters[from + i];
    }

    @Override
    public CharSequence subSequence(int first, int end) {
        return toString().substring(first, end);
    }

    @Override
    public String toString() {
        return from == to ? "" : new String(characters, from, to - from);
    }
}
