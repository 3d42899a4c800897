package psp.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits fields of several words; the lists of fields that recur are shared, within a bound of memory. */
final class Words {

    private static final int REMEMBERED = 4_096;

    private final String separator;
    private final Map<String, List<String>> seen = new HashMap<>();

    Words(String separator) {
        this.separator = separator;
    }

    /** The words without surrounding blanks; blank ones are none. */
    List<String> of(String field) {
        if (field.isEmpty()) {
            return List.of();
        }
        List<String> words = seen.get(field);
        if (words == null) {
            words = split(field);
            if (seen.size() < REMEMBERED) {
                seen.put(field, words);
            }
        }
        return words;
    }

    private List<String> split(String field) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from <= field.length(); ) {
            int to = field.indexOf(separator, from);
            to = to < 0 ? field.length() : to;
            String word = field.substring(from, to).strip();
            if (!word.isEmpty()) {
                words.add(word);
            }
            from = to + separator.length();
        }
        return List.copyOf(words);
    }
}
