package psp.stats.watch;

/** How far a return after a withdrawal reaches, as told by the area itself and a comparison beside it. */
public enum Extent {
    /** The focus rose beyond what the comparison's course explains. */
    LOCAL("local"),
    /** Focus and comparison both rose, the focus not beyond the comparison. */
    CITYWIDE("citywide"),
    /** Neither is shown. */
    CANNOT_TELL("cannot tell");

    private final String text;

    Extent(String text) {
        this.text = text;
    }

    /** {@return the extent in words, such as {@code cannot tell}} */
    public String text() {
        return text;
    }
}
