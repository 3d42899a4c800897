package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Option;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextWidth;

/** Values with their ranges, one below the other on one scale around "no change": what all comparisons are drawn as. */
final class RangesChart {

    private static final int ROW = 38;
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
        int width = Drawing.NARROW;
        int height = Sheet.TOP + rows.size() * ROW + FOOT;
        Sheet sheet = new Sheet(width, height, label, title);
        Scale x = Scale.around(reach(rows, -1, least, most), reach(rows, 1, least, most), 4, EDGE, width - EDGE);
        int bottom = Sheet.TOP + rows.size() * ROW;
        sheet.plot(
                EDGE, Sheet.TOP, width - EDGE, bottom, new double[] {x.from(), x.to()}, new double[] {0, 1}, 1, false);
        for (double at = x.from(); at <= x.to(); at += x.step()) {
            sheet.line(x.at(at), Sheet.TOP, x.at(at), bottom + 4, at == 0 ? Ink.OTHER : Ink.LINE, at == 0 ? 1.2 : 1);
            Sheet.Side side = at == x.from() ? Sheet.Side.LEFT : at == x.to() ? Sheet.Side.RIGHT : Sheet.Side.CENTER;
            sheet.words(
                    side == Sheet.Side.LEFT ? 0 : side == Sheet.Side.RIGHT ? width : x.at(at),
                    bottom + 12,
                    mark.apply(at),
                    Sheet.SMALL,
                    Ink.SOFT,
                    side,
                    false);
        }
        sheet.words(
                0,
                bottom + 27,
                TextWidth.fitted(foot, Sheet.SMALL, width),
                Sheet.SMALL,
                Ink.SOFT,
                Sheet.Side.LEFT,
                false);
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
        double said = TextWidth.of(row.said(), Sheet.SMALL);
        // Words stand on paper, not on the lines of the scale.
        String name = TextWidth.bothEnds(row.name(), Sheet.BODY, sheet.width - said - 10);
        sheet.blank(0, top + 2, TextWidth.of(name, Sheet.BODY) + 3, 16);
        sheet.blank(sheet.width - said - 3, top + 2, said + 3, 16);
        sheet.words(0, top + 10, name, Sheet.BODY, Ink.TEXT, Sheet.Side.LEFT, row.decides());
        sheet.words(sheet.width, top + 10, row.said(), Sheet.SMALL, Ink.TEXT, Sheet.Side.RIGHT, false);
        double y = top + 26;
        double plot = 1 - (y - Sheet.TOP) / rowsHeight(sheet);
        sheet.series(Option.of(
                "type",
                "line",
                "symbol",
                "none",
                "z",
                3,
                "data",
                List.of(List.of(x.clip(row.lo()), plot), List.of(x.clip(row.hi()), plot)),
                "lineStyle",
                Option.of("color", row.ink().light, "width", 2.5)));
        arrow(sheet, x, row.lo(), y, -1, row.ink());
        arrow(sheet, x, row.hi(), y, 1, row.ink());
        if (Double.isFinite(row.value()) && x.holds(row.value())) {
            sheet.dot(x.at(row.value()), y, 4.5, row.decides() ? row.ink() : Ink.PAPER, row.ink());
        }
    }

    private static double rowsHeight(Sheet sheet) {
        return sheet.height - Sheet.TOP - FOOT;
    }

    private static void arrow(Sheet sheet, Scale x, double end, double y, int way, Ink ink) {
        if (!x.holds(end)) {
            double at = x.clipped(end);
            List<Object> points =
                    new ArrayList<>(List.of(List.of(at + way * 7, y), List.of(at, y - 4.5), List.of(at, y + 4.5)));
            sheet.area(points, ink);
        }
    }
}
