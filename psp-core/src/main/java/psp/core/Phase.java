package psp.core;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * A stretch of an operation, with the user's own label.
 *
 * @param kind what was done then
 * @param period when
 * @param label the user's word for it, such as {@code 2015} or {@code stepped down}
 */
public record Phase(Kind kind, Period period, String label) implements Comparable<Phase>, Serializable {

    private static final long serialVersionUID = 1;

    /** What was done in a phase. */
    public enum Kind {
        /** Before the operation. */
        BASELINE("before"),
        /** The operation at full strength. */
        ACTIVE("active"),
        /** The operation with less than full strength. */
        STEPPED_DOWN("stepped down"),
        /** After the officers moved on. */
        WITHDRAWN("withdrawn"),
        /** After the officers came back. */
        RETURNED("returned");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /**
         * The kind in words.
         *
         * @return such as {@code stepped down}
         */
        public String text() {
            return text;
        }
    }

    /**
     * A stretch of an operation.
     *
     * @param kind what was done then
     * @param period when
     * @param label the user's word for it, such as {@code 2015} or {@code stepped down}
     */
    public Phase {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(period, "period");
        label = Texts.name(label, "phase's label");
    }

    /**
     * A phase labelled by its kind.
     *
     * @param kind what was done then
     * @param period when
     * @return the phase
     */
    public static Phase of(Kind kind, Period period) {
        return new Phase(kind, period, kind.text());
    }

    /** By period, then by kind and label. */
    @Override
    public int compareTo(Phase other) {
        return Comparator.comparing(Phase::period)
                .thenComparing(Phase::kind)
                .thenComparing(Phase::label)
                .compare(this, other);
    }

    /**
     * The label and the days.
     *
     * @return such as {@code active 2016-04-01/2017-01-01}
     */
    @Override
    public String toString() {
        return label + " " + period;
    }
}
