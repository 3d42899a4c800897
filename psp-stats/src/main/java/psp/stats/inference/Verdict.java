package psp.stats.inference;

/** What can be said of now against one reference. Equality is never concluded from "no difference found". */
public enum Verdict {
    /** Lower than the reference, beyond chance. */
    BELOW("below"),
    /** Higher than the reference, beyond chance. */
    ABOVE("above"),
    /** Shown to differ by less than the stated margin, by two one-sided tests. */
    WITHIN_MARGIN("within the margin"),
    /** None of these could be shown; this is not "no change". */
    CANNOT_TELL("cannot tell");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** {@return the verdict as a column of a table holds it, such as {@code cannot tell}} */
    public String text() {
        return text;
    }

    /** {@return the verdict as a sentence says it, such as {@code we can't say}} */
    public String words() {
        return this == CANNOT_TELL ? "we can't say" : text;
    }

    /**
     * {@return the verdict of a range of ratios against 1; without a margin}
     *
     * @param ratio a range of ratios; its ends may be 0 and infinite
     */
    public static Verdict of(Interval ratio) {
        return ratio.hi() < 1 ? BELOW : ratio.lo() > 1 ? ABOVE : CANNOT_TELL;
    }
}
