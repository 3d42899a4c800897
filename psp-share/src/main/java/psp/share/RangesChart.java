package psp.share;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.stats.Interval;

/** Changes side by side, each with its range, on one scale of percent; what cannot be drawn is said. */
final class RangesChart {

    /** Wider ranges run off the picture, which says so with an arrow. */
    private static final double WIDEST = 150;

    /**
     * One line of it.
     *
     * @param name before it
     * @param ratio now by then, above 0
     * @param range of the ratio
     * @param colour of the mark
     */
    record Line(String name, double ratio, Interval range, String colour) {
    }

    private RangesChart() {
    }

    static @Nullable Drawing of(String name, String title, String says, List<Line> lines, ChartEngine engine) {
        if (lines.isEmpty()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        List<Object> series = new ArrayList<>();
        List<Object> marks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            names.add(lines.get(i).name());
        }
        for (Line line : lines) {
            int row = names.indexOf(line.name());
            double low = percent(line.range().lo());
            double high = percent(line.range().hi());
            series.add(Option.of("type", "line", "symbol", "none", "lineStyle", Option.of("color", line.colour(), "width", 3), "data",
                    List.of(List.of(Math.max(-100, low), row), List.of(Math.min(WIDEST, high), row))));
            if (high > WIDEST) {
                series.add(Option.of("type", "scatter", "symbol", "triangle", "symbolRotate", -90, "symbolSize", 10, "itemStyle",
                        Option.of("color", line.colour()), "data", List.of(List.of(WIDEST, row))));
            }
            marks.add(Option.of("value", List.of(Math.min(WIDEST, percent(line.ratio())), row), "itemStyle", Option.of("color",
                    line.colour())));
            rows.add(List.of(line.name(), signed(percent(line.ratio())), signed(low), signed(high),
                    Numbers.text(100 * line.range().level()) + " %, " + line.range().method()));
        }
        series.add(Option.of("type", "scatter", "symbolSize", 12, "data", marks, "markLine", Option.of("silent", true, "symbol", "none",
                "label", Option.of("show", false), "lineStyle", Option.of("color", Palette.INK, "type", "solid", "width", 1), "data",
                List.of(Option.of("xAxis", 0)))));
        int height = 60 + 32 * lines.size();
        String svg = engine.svg(Option.json(Option.of("animation", false, "backgroundColor", Palette.PAPER, "grid", Option.of("left",
                300, "right", 24, "top", 24, "bottom", 36), "xAxis", Option.of("type", "value", "min", -100, "max", WIDEST, "interval",
                50, "axisLabel", Option.with(Option.text(Palette.QUIET, 12), "formatter", "{value} %"), "splitLine",
                Option.of("lineStyle", Option.of("color", Palette.LINE))), "yAxis", Option.of("type", "category", "data", names,
                "axisTick", Option.of("show", false), "axisLine", Option.of("show", false), "axisLabel",
                Option.with(Option.with(Option.text(Palette.INK, 13), "width", 285), "overflow", "break")), "series", series)), 880,
                height);
        return new Drawing(name, title, says, svg, List.of("", "change", "from", "to", "range"), rows);
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }

    private static String signed(double percent) {
        if (Double.isInfinite(percent)) {
            return "without bound";
        }
        long whole = Math.round(percent);
        return (whole > 0 ? "+" : "") + whole + " %";
    }
}
