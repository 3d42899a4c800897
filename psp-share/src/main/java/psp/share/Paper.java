package psp.share;

/** The paper that a page is laid out for when it is printed. */
public enum Paper {
    /** US Letter, 8.5 by 11 inches; the default. */
    LETTER("letter"),
    /** A4, 210 by 297 millimetres. */
    A4("A4");

    private final String size;

    Paper(String size) {
        this.size = size;
    }

    /** {@return the name of the size as a style sheet has it, such as {@code letter}} */
    public String size() {
        return size;
    }
}
