package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;

/**
 * What can be said aloud of a study, made by rule from its answers: a headline, one finding a question, what comes next, and what
 * is not answered.
 *
 * @param label what the data are, such as {@code SIMULATED PLACES}; empty for real ones
 * @param headline the answer in one sentence without a full stop, which stands for the first finding's question; may be empty
 * @param findings what was found, a question each, in the order of telling
 * @param next what to do next, without a full stop, such as {@code check again on 1 March 2018}; may be empty
 * @param doubts what is not answered, each as in "whether the operation caused the change"
 * @param rules the version of the rules by which the sentences were made
 */
public record Statement(
        String label, String headline, List<Finding> findings, String next, List<String> doubts, String rules)
        implements Serializable {

    private static final long serialVersionUID = 2;
    /** The version of the rules; it changes whenever a default of judgement or wording does. */
    public static final String RULES = "psp rules 2";

    private static final int QUESTION = 21;
    private static final int REPLY = 11;

    /**
     * What can be said aloud.
     *
     * @param label what the data are, such as {@code SIMULATED PLACES}; empty for real ones
     * @param headline the answer in one sentence without a full stop, which stands for the first finding's question; may be empty
     * @param findings what was found, a question each, in the order of telling
     * @param next what to do next, without a full stop, such as {@code check again on 1 March 2018}; may be empty
     * @param doubts what is not answered, each as in "whether the operation caused the change"
     * @param rules the version of the rules by which the sentences were made
     */
    public Statement {
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(doubts, "doubts");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(next, "next");
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
        Objects.requireNonNull(rules, "rules");
    }

    /**
     * Findings and what they leave open, by the present rules.
     *
     * @param findings what was found, a question each, in the order of telling
     * @param doubts what is not answered, each as in "whether the operation caused the change"
     */
    public Statement(List<Finding> findings, List<String> doubts) {
        this("", "", findings, "", doubts, RULES);
    }

    /**
     * {@return the same under a label, such as {@code SIMULATED PLACES}}
     *
     * @param text what the data are; empty for real ones
     */
    public Statement labelled(String text) {
        return new Statement(Texts.name(text, "label"), headline, findings, next, doubts, rules);
    }

    /**
     * {@return the same with a headline}
     *
     * @param text the answer in one sentence without a full stop; may be empty
     */
    public Statement headed(String text) {
        return new Statement(label, Texts.name(text, "headline"), findings, next, doubts, rules);
    }

    /**
     * {@return the same with what to do next}
     *
     * @param text what to do next, without a full stop, such as {@code check again on 1 March 2018}; may be empty
     */
    public Statement next(String text) {
        return new Statement(label, headline, findings, Texts.name(text, "next step"), doubts, rules);
    }

    /**
     * {@return the same followed by another study's findings, such as of a second outcome; two labels both stay, of two headlines
     * and next steps the first}
     *
     * @param other the other study's statement
     * @throws IllegalArgumentException if the other was made by another version of the rules
     */
    public Statement with(Statement other) {
        if (!rules.equals(other.rules)) {
            throw new IllegalArgumentException("Statements by '" + rules + "' and by '" + other.rules
                    + "' cannot be read as one; make both by the same version");
        }
        List<Finding> found = new ArrayList<>(findings);
        found.addAll(other.findings);
        List<String> doubted = new ArrayList<>(doubts);
        other.doubts.stream().filter(doubt -> !doubted.contains(doubt)).forEach(doubted::add);
        String labels = Stream.of(label, other.label)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Statement(
                labels,
                headline.isEmpty() ? other.headline : headline,
                found,
                next.isEmpty() ? other.next : next,
                doubted,
                rules);
    }

    /**
     * One paragraph of the page: what is said first, and the rest of it.
     *
     * @param lead the headline, or a question with its answer; empty of a remark
     * @param text the counts, or what comes next
     */
    public record Part(String lead, String text) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One paragraph of the page.
         *
         * @param lead the headline, or a question with its answer; empty of a remark
         * @param text the counts, or what comes next
         */
        public Part {
            Objects.requireNonNull(lead, "lead");
            Objects.requireNonNull(text, "text");
        }
    }

    /** {@return the paragraphs of the page: the headline with the first finding, each other finding, what comes next} */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            parts.add(new Part(
                    i == 0 && !headline.isEmpty() ? Phrases.sentence(headline) : finding.lead(), finding.sentence()));
        }
        if (!next.isEmpty()) {
            parts.add(new Part("Next:", Phrases.ended(next)));
        }
        return List.copyOf(parts);
    }

    /** {@return what is not answered, in one line; empty where there is nothing} */
    public String notAnswered() {
        return doubts.isEmpty() ? "" : "Not answered here: " + String.join("; ", doubts) + ".";
    }

    /** {@return one paragraph to read aloud, in under a minute: the label, the headline, the findings, what comes next} */
    public String paragraph() {
        List<String> all = new ArrayList<>();
        if (!label.isEmpty()) {
            all.add(label + ".");
        }
        parts().forEach(part -> Stream.of(part.lead(), part.text())
                .filter(text -> !text.isEmpty())
                .forEach(all::add));
        return String.join(" ", all);
    }

    /**
     * {@return the paragraph broken into lines of at most so many characters, words kept whole}
     *
     * @param width characters, 20 or more
     * @throws IllegalArgumentException if it is less than 20
     */
    public String wrapped(int width) {
        return String.join("\n", Phrases.wrapped(paragraph(), width));
    }

    /**
     * {@return label and headline, then the findings as a list: the question, the answer in capitals, the sentence beside it, and the small print below}
     *
     * @param width how many characters a line has at most, 60 or more
     * @param detail whether the small print stands there too
     */
    public List<String> lines(int width, boolean detail) {
        if (width < 60) {
            throw new IllegalArgumentException("A width of " + width + " is too narrow for a list; 60 or more");
        }
        List<String> lines = new ArrayList<>();
        if (!headline.isEmpty()) {
            lines.addAll(Phrases.wrapped((label.isEmpty() ? "" : label + ". ") + Phrases.sentence(headline), width));
        }
        String margin = " ".repeat(QUESTION + REPLY);
        int room = width - margin.length();
        for (Finding finding : findings) {
            List<String> text = new ArrayList<>(Phrases.wrapped(finding.sentence(), room));
            if (!finding.range().isEmpty()) {
                text.addAll(Phrases.wrapped(Phrases.ended(finding.range()), room));
            }
            if (detail && !finding.detail().isEmpty()) {
                text.addAll(Phrases.wrapped(finding.detail(), room));
            }
            String head = padded(finding.question(), QUESTION)
                    + padded(finding.reply().label(), REPLY);
            for (int i = 0; i < text.size(); i++) {
                lines.add(((i == 0 ? head : margin) + text.get(i)).stripTrailing());
            }
        }
        if (!next.isEmpty()) {
            lines.addAll(Phrases.wrapped("Next: " + next, width));
        }
        lines.addAll(Phrases.wrapped((notAnswered() + " (" + rules + ")").strip(), width));
        return List.copyOf(lines);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /** Returns the paragraph. */
    @Override
    public String toString() {
        return paragraph();
    }
}
