package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psp.core.internal.Texts;

/**
 * What can be said aloud, sentence by sentence, made by rule from the values of a study; every number with its doubt.
 *
 * @param label what the data are, such as {@code SIMULATED PLACES}; empty for real ones
 * @param findings what was counted and found, in the order of telling
 * @param doubts what cannot be told, each as in "this cannot tell whether the operation caused the change"
 * @param rules the version of the rules by which the sentences were made
 */
public record Statement(String label, List<String> findings, List<String> doubts, String rules)
        implements Serializable {

    private static final long serialVersionUID = 1;
    /** The version of the rules; it changes whenever a default of judgement or wording does. */
    public static final String RULES = "psp rules 2";

    /** What can be said aloud. */
    public Statement {
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(doubts, "doubts");
        Objects.requireNonNull(label, "label");
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
        Objects.requireNonNull(rules, "rules");
    }

    /** Returns the same under a label, such as {@code SIMULATED PLACES}. */
    public Statement labelled(String text) {
        return new Statement(Texts.name(text, "label"), findings, doubts, rules);
    }

    /**
     * Returns the same followed by another study's sentences, such as of a second outcome; two labels both stay.
     *
     * @throws IllegalArgumentException if the other was made by another version of the rules
     */
    public Statement with(Statement other) {
        if (!rules.equals(other.rules)) {
            throw new IllegalArgumentException("Statements by '" + rules + "' and by '" + other.rules
                    + "' cannot be read as one; make both by the same version");
        }
        List<String> found = new ArrayList<>(findings);
        found.addAll(other.findings);
        List<String> doubted = new ArrayList<>(doubts);
        other.doubts.stream().filter(doubt -> !doubted.contains(doubt)).forEach(doubted::add);
        String labels = Stream.of(label, other.label)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Statement(labels, found, doubted, rules);
    }

    /** Returns one paragraph to read aloud: the label, the findings, then what cannot be told. */
    public String paragraph() {
        List<String> all = new ArrayList<>();
        if (!label.isEmpty()) {
            all.add(label + ".");
        }
        all.addAll(findings);
        if (!doubts.isEmpty()) {
            all.add("This cannot tell " + String.join("; ", doubts) + ".");
        }
        all.add("(" + rules + ")");
        return String.join(" ", all);
    }

    /** Returns the paragraph broken into lines of at most so many characters, words kept whole. */
    public String wrapped(int width) {
        if (width < 20) {
            throw new IllegalArgumentException("A width of " + width + " is too narrow for sentences; 20 or more");
        }
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : paragraph().split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                text.append('\n');
                column = 0;
            }
            if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }

    /** Returns the paragraph. */
    @Override
    public String toString() {
        return paragraph();
    }
}
