package psp.share.internal.draw;

/** About how wide a text is drawn, without asking a machine for its fonts: a table of a plain sans-serif, on the wide side. */
public final class TextWidth {

    private TextWidth() {}

    /** The width at a size, in the size's unit. */
    public static double of(String text, double size) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * size;
    }

    private static double em(int c) {
        if (c >= 0x1100) {
            return c >= 0x2010 && c <= 0x206F ? 0.6 : 1.05;
        }
        if ("iljtf.,:;'|!()[] ".indexOf(c) >= 0) {
            return 0.34;
        }
        if ("mwMW%".indexOf(c) >= 0) {
            return 0.92;
        }
        return Character.isUpperCase(c) ? 0.71 : 0.58;
    }

    /** The text, or as much of its beginning as fits with a sign that it goes on. */
    public static String fitted(String text, double size, double width) {
        if (of(text, size) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        double used = of("…", size);
        StringBuilder start = new StringBuilder();
        for (int point : points) {
            used += em(point) * size;
            if (used > width) {
                break;
            }
            start.appendCodePoint(point);
        }
        return start.toString().stripTrailing() + "…";
    }

    /** The text, or its beginning and end with a sign between: names of rings differ at their ends. */
    public static String bothEnds(String text, double size, double width) {
        int[] points = text.codePoints().toArray();
        int kept = points.length;
        String shown = text;
        while (kept > 2 && of(shown, size) > width) {
            kept--;
            int end = kept / 2;
            shown = new String(points, 0, kept - end).stripTrailing() + "…"
                    + new String(points, points.length - end, end).stripLeading();
        }
        return shown;
    }
}
