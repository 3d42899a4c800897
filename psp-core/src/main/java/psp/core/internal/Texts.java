package psp.core.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Wording shared by the modules: names at the door, lists of choices, grouped numbers, hashes. */
public final class Texts {

    private static final int CHOICES_SHOWN = 20;
    private static final int LONGEST_NAME = 100;

    private Texts() {}

    /**
     * A name that can stand in a table or a sentence.
     *
     * @param value the name
     * @param what what it names, for the message
     * @return the name without surrounding blanks
     * @throws IllegalArgumentException if blank or holding control characters
     */
    public static String name(String value, String what) {
        Objects.requireNonNull(value, what);
        String name = value.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The " + what + " is blank; give it a name");
        }
        if (hasControl(name)) {
            throw new IllegalArgumentException(
                    "The " + what + " '" + withoutControls(name) + "' holds a control character; leave it out");
        }
        return name;
    }

    /**
     * A text in which every control character is a question mark, to be shown.
     *
     * @param text a text
     * @return as many characters
     */
    public static String withoutControls(String text) {
        return text.replaceAll("[\\x00-\\x1F\\x7F-\\x9F]", "?");
    }

    /**
     * Whether a text holds a control character, such as a tab; without a stream, since every id is asked.
     *
     * @param text a text
     * @return whether one is there
     */
    public static boolean hasControl(String text) {
        int length = text.length();
        boolean found = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            found |= c < ' ' | c >= 0x7F & c <= 0x9F;
        }
        return found;
    }

    /**
     * The error for a name that is not among the known ones.
     *
     * @param kind the kind of thing in the singular, such as {@code zone}
     * @param value the name asked for
     * @param choices the names there are
     * @return the exception, to be thrown
     */
    public static IllegalArgumentException unknown(String kind, String value, Collection<String> choices) {
        return new IllegalArgumentException("No " + kind + " '" + value + "'; " + choices(kind, value, choices));
    }

    /**
     * The choices in words: all of them when few, else the nearest.
     *
     * @param kind the kind of thing in the singular
     * @param value the name asked for
     * @param choices the names there are
     * @return such as {@code the zones are [Harbour, Market]}
     */
    public static String choices(String kind, String value, Collection<String> choices) {
        if (choices.isEmpty()) {
            return "there are no " + kind + "s";
        }
        List<String> sorted = new ArrayList<>(choices);
        sorted.sort(Comparator.naturalOrder());
        if (sorted.size() <= CHOICES_SHOWN) {
            return "the " + kind + "s are " + sorted;
        }
        sorted.sort(Comparator.comparingInt((String choice) -> distance(fold(value), fold(choice)))
                .thenComparing(Comparator.naturalOrder()));
        return "the nearest of " + grouped(choices.size()) + " " + kind + "s are " + sorted.subList(0, 5);
    }

    /**
     * The nearest of some names, by the letters that differ.
     *
     * @param value the name asked for
     * @param choices the names there are, at least one
     * @return the nearest name; the first in order of several
     */
    public static String nearest(String value, Collection<String> choices) {
        return choices.stream()
                .min(Comparator.comparingInt((String choice) -> distance(fold(value), fold(choice)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("No choices were given for '" + value + "'"));
    }

    /** No more letters than a name has are compared, since comparing costs the product of both lengths. */
    private static String fold(String text) {
        String name = text.strip();
        return name.substring(0, Math.min(LONGEST_NAME, name.length())).toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /**
     * A whole number with thousands apart.
     *
     * @param number any number
     * @return such as {@code 86,834}
     */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * A count with its noun.
     *
     * @param number how many
     * @param singular the noun for one
     * @return such as {@code 1 incident} or {@code 86,834 incidents}
     */
    public static String plural(long number, String singular) {
        return grouped(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /**
     * The SHA-256 of some bytes.
     *
     * @param bytes the bytes
     * @return 64 hexadecimal digits in lower case
     */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /**
     * Names in one line.
     *
     * @param names some names
     * @return the names joined by {@code " + "}
     */
    public static String sum(Collection<String> names) {
        return names.stream().collect(Collectors.joining(" + "));
    }

    /**
     * The bytes of a text in UTF-8.
     *
     * @param text a text
     * @return its bytes
     */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
