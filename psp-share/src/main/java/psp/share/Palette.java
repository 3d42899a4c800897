package psp.share;

/** The colours of the page's pictures; the page's style sheet turns each into its like on a dark ground. */
final class Palette {

    static final String INK = "#1f2937";
    static final String QUIET = "#4b5563";
    static final String LINE = "#d1d5db";
    static final String FOCUS = "#1d4ed8";
    static final String RING = "#b45309";
    static final String COMPARISON = "#6b7280";
    static final String BAND = "#dbeafe";
    static final String ACTIVE = "#fde68a";
    static final String AFTER = "#e5e7eb";
    static final String ALARM = "#b91c1c";
    static final String PAPER = "#ffffff";
    static final String FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    private Palette() {
    }
}
