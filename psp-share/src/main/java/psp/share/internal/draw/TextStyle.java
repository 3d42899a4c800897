package psp.share.internal.draw;

/**
 * The few kinds of words in a picture, and about how wide each is drawn, without asking a machine for its fonts: the widths
 * of DejaVu Sans, a wide one.
 */
public enum TextStyle {
    /** What the data are, such as {@code INVENTED EXAMPLE}. */
    LABEL(10, Ink.ALARM, true),
    TITLE(14, Ink.TEXT, true),
    /** The name of a row. */
    NAME(12, Ink.TEXT, true),
    /** The name of a row that decides nothing. */
    LIGHT_NAME(12, Ink.TEXT, false),
    SMALL(11, Ink.TEXT, false),
    /** Numbers of a scale, and notes. */
    SOFT(11, Ink.SOFT, false);

    final double size;
    final Ink ink;
    final boolean bold;

    TextStyle(double size, Ink ink, boolean bold) {
        this.size = size;
        this.ink = ink;
        this.bold = bold;
    }

    /** The width of a text in points. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::points).sum();
    }

    private double points(int c) {
        return size * (bold ? Widths.BOLD : Widths.PLAIN).of(c) / 1_000;
    }

    /** The text, or as much of its beginning as fits with a sign that it goes on. */
    public String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        double used = width("…");
        StringBuilder start = new StringBuilder();
        for (int point : points) {
            used += points(point);
            if (used > width) {
                break;
            }
            start.appendCodePoint(point);
        }
        return start.toString().stripTrailing() + "…";
    }

    /** The text, or its beginning and end with a sign between: names of rings differ at their ends. */
    public String bothEnds(String text, double width) {
        int[] points = text.codePoints().toArray();
        int kept = points.length;
        String shown = text;
        while (kept > 2 && width(shown) > width) {
            kept--;
            int end = kept / 2;
            shown = new String(points, 0, kept - end).stripTrailing() + "…"
                    + new String(points, points.length - end, end).stripLeading();
        }
        return shown;
    }
}
