package psp.stats.watch;

/** What a watch says after a look. None of these is "safe". */
public enum WatchVerdict {
    /** The share lost is shown to be below the stated one, at every look so far. */
    NO_SIGN_OF_RETURN_YET("no sign of return yet"),
    /** Neither a return nor its absence can be told yet. */
    TOO_EARLY("too early to tell"),
    /** The focus is above the operation's level, and no more than the rest of the city, which rose too, explains. */
    CITYWIDE("up with the rest of the city"),
    /** The line was crossed: what a holding level does within a year with the promised chance at most. */
    SIGNS_OF_RETURN("signs of return");

    private final String text;

    WatchVerdict(String text) {
        this.text = text;
    }

    /** {@return the verdict in words, such as {@code too early to tell}} */
    public String text() {
        return text;
    }
}
