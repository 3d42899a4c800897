package psp.stats.watch;

/** What two watches, one for warning and one for the verdict, say together. None of these is "safe". */
public enum PairVerdict {
    /** The verdict's outcome: the share lost is shown to be below the stated one; no warning. */
    NO_SIGN_OF_RETURN_YET("no sign of return yet"),
    /** Neither a return nor its absence can be told yet, and there is no warning. */
    TOO_EARLY("too early to tell"),
    /** The warning outcome shows signs of return, the verdict's does not: look closer. */
    WARNING_ALONE("warning alone"),
    /** The verdict's outcome shows signs of return. */
    SIGNS_OF_RETURN("signs of return");

    private final String text;

    PairVerdict(String text) {
        this.text = text;
    }

    /** {@return the verdict in words, such as {@code warning alone}} */
    public String text() {
        return text;
    }
}
