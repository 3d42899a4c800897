package psp.share.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psp.share.internal.text.Html;
import psp.share.internal.text.Numbers;

/**
 * A drawing in the making: what ECharts is to draw on so many points of width and height, with the label of the data above
 * its title. Places of words are reckoned here and not left to the machine's fonts.
 */
public final class Sheet {

    public static final double SMALL = 11;
    public static final double BODY = 12;
    private static final double TITLE = 14;
    private static final String FONT = "sans-serif";
    /** Below the title. */
    public static final int TOP = 44;

    public enum Side {
        LEFT,
        CENTER,
        RIGHT
    }

    public final int width;
    public final int height;
    private final List<Object> marks = new ArrayList<>();
    private final List<Object> series = new ArrayList<>();
    private final StringBuilder paths = new StringBuilder();
    private @Nullable Map<String, @Nullable Object> axes;

    public Sheet(int width, int height, String label, String title) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, Ink.PAPER, null);
        words(0, 9, TextWidth.fitted(label, 10, width), 10, Ink.ALARM, Side.LEFT, true);
        words(0, 27, TextWidth.fitted(title, TITLE, width), TITLE, Ink.TEXT, Side.LEFT, true);
    }

    /** A plot of two number axes in a frame of points; the lines across stand at the given heights. */
    public void plot(int left, int top, int right, int bottom, double[] x, double[] y, double step, boolean named) {
        axes = Option.of(
                "grid", Option.of("left", left, "top", top, "width", right - left, "height", bottom - top),
                "xAxis", Option.of("type", "value", "min", x[0], "max", x[1], "show", false),
                "yAxis",
                        Option.of(
                                "type",
                                "value",
                                "min",
                                y[0],
                                "max",
                                y[1],
                                "interval",
                                step,
                                "axisLine",
                                Option.of("show", false),
                                "axisTick",
                                Option.of("show", false),
                                "axisLabel",
                                Option.of(
                                        "show", named, "color", Ink.SOFT.light, "fontSize", SMALL, "fontFamily", FONT),
                                "splitLine",
                                Option.of("show", named, "lineStyle", Option.of("color", Ink.LINE.light))));
    }

    public void words(double x, double y, String text, double size, Ink ink, Side side, boolean bold) {
        marks.add(Option.of(
                "type",
                "text",
                "silent",
                true,
                "z",
                10,
                "style",
                Option.of(
                        "text",
                        Html.plain(text),
                        "x",
                        x,
                        "y",
                        y,
                        "fontSize",
                        size,
                        "fontFamily",
                        FONT,
                        "fontWeight",
                        bold ? "bold" : "normal",
                        "fill",
                        ink.light,
                        "align",
                        side.name().toLowerCase(Locale.ROOT),
                        "verticalAlign",
                        "middle")));
    }

    public void box(double x, double y, double boxWidth, double boxHeight, Ink fill, @Nullable Ink stroke) {
        marks.add(Option.of(
                "type",
                "rect",
                "silent",
                true,
                "z",
                -10,
                "shape",
                Option.of("x", x, "y", y, "width", boxWidth, "height", boxHeight),
                "style",
                stroke == null
                        ? Option.of("fill", fill.light)
                        : Option.of("fill", fill.light, "stroke", stroke.light, "lineWidth", 1)));
    }

    /** Paper over lines, for words to stand on. */
    public void blank(double x, double y, double boxWidth, double boxHeight) {
        marks.add(Option.of(
                "type",
                "rect",
                "silent",
                true,
                "z",
                5,
                "shape",
                Option.of("x", x, "y", y, "width", boxWidth, "height", boxHeight),
                "style",
                Option.of("fill", Ink.PAPER.light)));
    }

    public void line(double x1, double y1, double x2, double y2, Ink ink, double thick) {
        marks.add(Option.of(
                "type",
                "line",
                "silent",
                true,
                "z",
                -5,
                "shape",
                Option.of("x1", x1, "y1", y1, "x2", x2, "y2", y2),
                "style",
                Option.of("stroke", ink.light, "lineWidth", thick)));
    }

    public void dot(double x, double y, double radius, Ink fill, @Nullable Ink stroke) {
        marks.add(Option.of(
                "type",
                "circle",
                "silent",
                true,
                "z",
                10,
                "shape",
                Option.of("cx", x, "cy", y, "r", radius),
                "style",
                stroke == null
                        ? Option.of("fill", fill.light)
                        : Option.of("fill", fill.light, "stroke", stroke.light, "lineWidth", 1.5)));
    }

    /** A shape with holes, as SVG writes paths; ECharts knows none such, so it is put below the words as it is. */
    public void path(String data, Ink fill, Ink stroke, double thick) {
        paths.append("<path fill-rule=\"evenodd\" stroke-linejoin=\"round\" fill=\"")
                .append(fill.light)
                .append("\" stroke=\"")
                .append(stroke.light)
                .append("\" stroke-width=\"")
                .append(Numbers.text(thick))
                .append("\" d=\"")
                .append(data)
                .append("\"></path>\n");
    }

    /** A filled shape between points that are lists of two numbers. */
    public void area(List<Object> points, Ink fill) {
        marks.add(Option.of(
                "type",
                "polygon",
                "silent",
                true,
                "z",
                -8,
                "shape",
                Option.of("points", points),
                "style",
                Option.of("fill", fill.light)));
    }

    public void series(Map<String, @Nullable Object> one) {
        one.put("silent", true);
        one.put("animation", false);
        series.add(one);
    }

    /** What is handed to ECharts. */
    String option() {
        Map<String, @Nullable Object> all = Option.of("animation", false, "textStyle", Option.of("fontFamily", FONT));
        if (axes != null) {
            all.putAll(axes);
        }
        all.put("series", series);
        all.put("graphic", Option.of("elements", marks));
        return Option.json(all);
    }

    /** Shapes that stand below the words of the picture; empty or SVG. */
    String paths() {
        return paths.toString();
    }
}
