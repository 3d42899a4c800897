package psp.share.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.share.PackFile;

/** The lines of a {@code study.txt}: {@code name = value}, notes after {@code #} at the start of a line. */
final class StudyText {

    static final String NAME = "study.txt";
    /** The names there are, and whether one may stand on several lines. */
    private static final Map<String, Boolean> KEYS = Map.ofEntries(
            Map.entry("label", false),
            Map.entry("outcome", false),
            Map.entry("counts", false),
            Map.entry("whole", false),
            Map.entry("incidents", false),
            Map.entry("zone", false),
            Map.entry("sheet", false),
            Map.entry("witness", false),
            Map.entry("where", false),
            Map.entry("hours", false),
            Map.entry("weekdays", false),
            Map.entry("columns", false),
            Map.entry("nowhere", false),
            Map.entry("offenses", false),
            Map.entry("count", false),
            Map.entry("also count", true),
            Map.entry("context", false),
            Map.entry("paper", false),
            Map.entry("covered", false),
            Map.entry("rings in metres", false),
            Map.entry("zones", false),
            Map.entry("zones named by", false),
            Map.entry("other areas", false),
            Map.entry("as of", false),
            Map.entry("focus", false),
            Map.entry("rings", false),
            Map.entry("compare with", false),
            Map.entry("city", false),
            Map.entry("moved to", false),
            Map.entry("chosen for being high", false),
            Map.entry("baseline", true),
            Map.entry("active", true),
            Map.entry("stepped down", true),
            Map.entry("withdrawn", true),
            Map.entry("returned", true),
            Map.entry("done", false),
            Map.entry("dose", false),
            Map.entry("record system changed", true),
            Map.entry("cross breaks", false),
            Map.entry("benchmark", false));

    /**
     * One line.
     *
     * @param number the line's number, from 1
     * @param key its name
     * @param value what is said, without blanks around it; not empty
     */
    record Entry(int number, String key, String value) {

        DataException problem(String what) {
            return DataException.atSetting(NAME, number, key, value, what);
        }

        /** What a maker makes of the value; its refusal is named with the line. */
        <T> T as(Function<String, T> maker) {
            try {
                return maker.apply(value);
            } catch (IllegalArgumentException e) {
                throw problem("cannot be: " + e.getMessage());
            }
        }

        /** The parts between semicolons. */
        List<String> parts() {
            return Arrays.stream(value.split(";"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        /** One of some words. */
        <E> E oneOf(List<E> choices, Function<E, String> word) {
            for (E choice : choices) {
                if (word.apply(choice).equals(value.toLowerCase(Locale.ROOT))) {
                    return choice;
                }
            }
            throw problem("is none of " + choices.stream().map(word).toList());
        }
    }

    private final List<Entry> entries;

    private StudyText(List<Entry> entries) {
        this.entries = entries;
    }

    static StudyText read(Path file) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(PackFile.read(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw DataException.inFile(NAME, "is not text in UTF-8; save it as UTF-8");
        }
    }

    static StudyText parse(String text) {
        List<Entry> entries = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.startsWith("\uFEFF") ? raw.substring(1).strip() : raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int sign = line.indexOf('=');
            if (sign < 0) {
                throw DataException.atLine(
                        NAME, number, "'" + line + "' is no line of the form   name = value; begin a note" + " with #");
            }
            String key =
                    line.substring(0, sign).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            String value = line.substring(sign + 1).strip();
            Boolean several = KEYS.get(key);
            if (several == null) {
                throw DataException.atLine(
                        NAME,
                        number,
                        "nothing is called '" + key + "'; the nearest is '" + Texts.nearest(key, KEYS.keySet())
                                + "', and the names are " + new TreeSet<>(KEYS.keySet()));
            }
            if (!value.isEmpty()) {
                if (!said.add(key) && !several) {
                    throw DataException.atSetting(
                            NAME, number, key, value, "is said a second time; keep one of the lines");
                }
                entries.add(new Entry(number, key, value));
            }
        }
        return new StudyText(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable
    Entry find(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    Entry get(String key, String example) {
        Entry entry = find(key);
        if (entry == null) {
            throw DataException.inFile(
                    NAME, "does not say '" + key + "'; add a line such as   " + key + " = " + example);
        }
        return entry;
    }

    List<Entry> all(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).toList();
    }

    /** Refuses a line that means nothing beside another. */
    void refuse(String key, String because) {
        Entry entry = find(key);
        if (entry != null) {
            throw entry.problem("means nothing " + because + "; take the line away");
        }
    }
}
