package psp.core;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * One question of a study as a commander hears it: the answer in a word or two, a sentence with the counts, and the small print.
 *
 * @param question the question, such as {@code Did it fall?}; empty of a remark that answers none
 * @param reply the answer in a word or two
 * @param sentence what was counted, in everyday words; not empty
 * @param range the change with its range, where the sentence does not hold it; may be empty
 * @param detail every number and how it was computed, for the small print; empty where there is none
 */
public record Finding(String question, Reply reply, String sentence, String range, String detail)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /** An answer in a word or two. */
    public enum Reply {
        /** Shown beyond chance, as asked. */
        YES("Yes", "YES"),
        /** Shown beyond chance to be the other way. */
        NO("No", "NO"),
        /** Neither could be shown; this is not "no". */
        CANT_SAY("We can't say", "CAN'T SAY"),
        /** More than chance gives, though not proven. */
        SIGN("There are signs", "SIGNS"),
        /** Nothing seen, although something of a stated size would probably have shown. */
        NO_SIGN("No sign", "NO SIGN"),
        /** It rose, and so did the rest of the city. */
        CITYWIDE("It rose with the whole city", "CITYWIDE"),
        /** Several ways to ask give one answer. */
        SAME("The same answer", "SAME"),
        /** Several ways to ask give several answers. */
        DIFFERS("It depends", "DIFFERS"),
        /** Lower than what it is compared with, beyond chance. */
        LOWER("Lower", "LOWER"),
        /** Higher than what it is compared with, beyond chance. */
        HIGHER("Higher", "HIGHER"),
        /** Shown to differ by less than a stated margin. */
        ABOUT_THE_SAME("About the same", "ABOUT SAME"),
        /** Withheld, for the data do not bear an answer. */
        WITHHELD("Withheld", "WITHHELD"),
        /** No question was asked. */
        REMARK("", "");

        private final String text;
        private final String label;

        Reply(String text, String label) {
            this.text = text;
            this.label = label;
        }

        /** {@return the answer as it is read aloud, such as {@code We can't say}; empty of a remark} */
        public String text() {
            return text;
        }

        /** {@return the answer as a table shows it, at most ten letters, such as {@code CAN'T SAY}; empty of a remark} */
        public String label() {
            return label;
        }
    }

    /**
     * One question of a study.
     *
     * @param question the question, such as {@code Did it fall?}; empty of a remark that answers none
     * @param reply the answer in a word or two
     * @param sentence what was counted, in everyday words; not empty
     * @param range the change with its range, where the sentence does not hold it; may be empty
     * @param detail every number and how it was computed, for the small print; empty where there is none
     * @throws IllegalArgumentException if the sentence is blank or a text holds a control character
     */
    public Finding {
        Objects.requireNonNull(reply, "reply");
        sentence = Texts.name(sentence, "sentence");
        question = question.isEmpty() ? "" : Texts.name(question, "question");
        range = range.isEmpty() ? "" : Texts.name(range, "range");
        detail = detail.isEmpty() ? "" : Texts.name(detail, "detail");
    }

    /**
     * One question of a study, whose sentence holds the range.
     *
     * @param question the question, such as {@code Did it fall?}; empty of a remark that answers none
     * @param reply the answer in a word or two
     * @param sentence what was counted and its range, in everyday words; not empty
     * @param detail every number and how it was computed, for the small print; empty where there is none
     */
    public Finding(String question, Reply reply, String sentence, String detail) {
        this(question, reply, sentence, "", detail);
    }

    /**
     * {@return a remark, which answers no question}
     *
     * @param sentence what is to be known, in everyday words; not empty
     */
    public static Finding remark(String sentence) {
        return new Finding("", Reply.REMARK, sentence, "");
    }

    /** {@return question and answer without the counts, such as {@code Did it fall? We can't say.}; empty of a remark} */
    public String lead() {
        return (question.isEmpty() ? "" : question + " ") + (reply.text.isEmpty() ? "" : reply.text + ".");
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("question", question);
        data.put("reply", reply.name());
        data.put("sentence", sentence);
        data.put("range", range);
        data.put("detail", detail);
        return Collections.unmodifiableMap(data);
    }

    /** Returns the question, the answer and the sentence, without the small print. */
    @Override
    public String toString() {
        String lead = lead().strip();
        return lead.isEmpty() ? sentence : lead + " " + sentence;
    }
}
