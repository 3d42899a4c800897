package psp.core.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, days and sentences in English, as every module says them. */
public final class Phrases {

    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final double ANY = 0x1p53;

    private Phrases() {}

    /** Returns {@code no} to {@code twelve}, else the digits. */
    public static String number(int n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get(n) : Integer.toString(n);
    }

    /**
     * Returns such as {@code 132 fewer}, {@code 3 more}, {@code no difference}; {@code any number more} from 2^53 on, where
     * a double no longer tells whole numbers apart.
     */
    public static String difference(double difference) {
        double whole = Math.floor(Math.abs(difference) + 0.5);
        if (whole == 0) {
            return "no difference";
        }
        return (whole < ANY ? Texts.grouped((long) whole) : "any number") + (difference < 0 ? " fewer" : " more");
    }

    /** Returns such as {@code 28 November 2017}. */
    public static String day(LocalDate day) {
        return dayAndMonth(day) + " " + day.getYear();
    }

    /** Returns such as {@code 28 November}. */
    public static String dayAndMonth(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    /** Returns such as {@code November}. */
    public static String month(LocalDate day) {
        String name = day.getMonth().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Returns the name of an area as it is read aloud: {@code Harbour}, but {@code zone 73} where it has no letter. */
    public static String place(String name) {
        return name.codePoints().anyMatch(Character::isLetter) ? name : "zone " + name;
    }

    /** Returns the names of areas as they are read aloud, such as {@code Harbour and zone 73}. */
    public static String places(Collection<String> names) {
        return names.stream().map(Phrases::place).collect(Collectors.joining(" and "));
    }

    /** Returns a text that is not empty with a capital letter. */
    public static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }

    /** Returns a question as a part of a sentence, such as {@code did it move}. */
    public static String asked(String question) {
        return question.substring(0, 1).toLowerCase(Locale.ROOT)
                + question.substring(1).replace("?", "");
    }

    /** Returns a sentence with a capital letter and a full stop. */
    public static String sentence(String text) {
        return capital(ended(text));
    }

    /** Returns a text with a full stop. */
    public static String ended(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /**
     * Returns the lines of a text, each of at most so many characters, words kept whole; a longer word has a line of its own.
     *
     * @throws IllegalArgumentException if the width is below 20
     */
    public static List<String> wrapped(String text, int width) {
        if (width < 20) {
            throw new IllegalArgumentException("A width of " + width + " is too narrow for sentences; 20 or more");
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        // A percent sign stays with its number.
        for (String word : text.split(" (?!%)", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }
}
