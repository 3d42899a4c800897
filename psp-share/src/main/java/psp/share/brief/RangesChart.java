package psp.share.brief;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import psp.share.internal.draw.Axes;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextStyle;
import psp.share.internal.draw.Trace;

/** Values with their ranges, one below the other on one scale around "no change": what all comparisons are drawn as. */
final class RangesChart {

    private static final int ROW = 34;
    private static final int FOOT = 34;
    private static final int EDGE = 10;
    static final String FOOT_TEXT = "bars: 95 % ranges";

    /**
     * One line.
     *
     * @param name what it is
     * @param said its numbers in words
     * @param value the value; NaN where there is none
     * @param lo the lower end of its range, may be infinite
     * @param hi the upper end, may be infinite
     * @param ink its colour
     * @param decides whether a verdict is made of it; else it is drawn hollow
     */
    record Row(String name, String said, double value, double lo, double hi, Ink ink, boolean decides) {}

    private RangesChart() {}

    /**
     * A sheet of ranges.
     *
     * @param least how far the scale goes to each side at least
     * @param most how far at most; what lies beyond is drawn with an arrow
     * @param mark how a value on the scale is written
     */
    static Sheet sheet(
            String label,
            String title,
            List<Row> rows,
            double least,
            double most,
            DoubleFunction<String> mark,
            String foot) {
        int bottom = Sheet.TOP + rows.size() * ROW;
        Sheet sheet = new Sheet(Drawing.NARROW, bottom + FOOT, label, title);
        Scale x = Scale.around(reach(rows, -1, least, most), reach(rows, 1, least, most), 4, EDGE, sheet.width - EDGE);
        Axes.down(sheet, x, Sheet.TOP, bottom, mark);
        sheet.words(0, bottom + 27, TextStyle.SOFT.fitted(foot, sheet.width), TextStyle.SOFT, Sheet.Side.LEFT);
        for (int i = 0; i < rows.size(); i++) {
            row(sheet, x, rows.get(i), Sheet.TOP + i * ROW);
        }
        return sheet;
    }

    /** How far the values and their ranges go to one side, within limits. */
    private static double reach(List<Row> rows, int side, double least, double most) {
        return Math.max(
                least,
                Math.min(
                        most,
                        rows.stream()
                                .flatMap(row -> Stream.of(row.value(), row.lo(), row.hi()))
                                .filter(Double::isFinite)
                                .mapToDouble(end -> side * end)
                                .max()
                                .orElse(least)));
    }

    private static void row(Sheet sheet, Scale x, Row row, int top) {
        double y = top + 24;
        sheet.line(new Trace().to(x.clipped(row.lo()), y).to(x.clipped(row.hi()), y), row.ink(), 2.5, false);
        arrow(sheet, x, row.lo(), y, -1, row.ink());
        arrow(sheet, x, row.hi(), y, 1, row.ink());
        if (Double.isFinite(row.value()) && x.holds(row.value())) {
            sheet.dot(x.at(row.value()), y, 4.5, row.decides() ? row.ink() : Ink.PAPER, row.ink());
        }
        TextStyle style = row.decides() ? TextStyle.NAME : TextStyle.LIGHT_NAME;
        String name = style.bothEnds(row.name(), sheet.width - TextStyle.SMALL.width(row.said()) - 10);
        sheet.wordsOnPaper(1, top + 10, name, style, Sheet.Side.LEFT);
        sheet.wordsOnPaper(sheet.width, top + 10, row.said(), TextStyle.SMALL, Sheet.Side.RIGHT);
    }

    /** The head of an arrow where a range goes on beyond the scale. */
    private static void arrow(Sheet sheet, Scale x, double end, double y, int way, Ink ink) {
        if (!x.holds(end)) {
            double at = x.clipped(end);
            sheet.shape(
                    new Trace()
                            .to(at + way * 7, y)
                            .to(at, y - 4.5)
                            .to(at, y + 4.5)
                            .close(),
                    ink);
        }
    }
}
