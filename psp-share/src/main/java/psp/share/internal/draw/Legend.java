package psp.share.internal.draw;

import org.jspecify.annotations.Nullable;

/** What the marks of a picture mean: samples of them with words, in one line from left to right. */
public final class Legend {

    private static final double SAMPLE = 16;
    private static final double GAP = 6;
    private static final double APART = 12;

    private final Sheet sheet;
    private final double y;
    private double x;

    /** A line at the foot of a sheet, from so many points on. */
    public Legend(Sheet sheet, double left) {
        this.sheet = sheet;
        this.y = sheet.height - 9;
        this.x = left;
    }

    /** A line, with a dot on it if its values are marked so. */
    public Legend line(Ink ink, boolean dashed, boolean dotted, String text) {
        sheet.line(new Trace().to(x, y).to(x + SAMPLE, y), ink, Sheet.LINE, dashed);
        if (dotted) {
            sheet.dot(x + SAMPLE / 2, y, Sheet.DOT, ink, null);
        }
        return words(text);
    }

    /** A filled ground. */
    public Legend ground(Ink fill, @Nullable Ink stroke, String text) {
        sheet.box(x, y - 5, SAMPLE, 10, fill, stroke);
        return words(text);
    }

    private Legend words(String text) {
        sheet.words(x + SAMPLE + GAP, y, text, TextStyle.SMALL, Sheet.Side.LEFT);
        x += SAMPLE + GAP + TextStyle.SMALL.width(text) + APART;
        return this;
    }
}
