package psp.share.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the making on so many points of width and height, with the label of the data above its title.
 *
 * <p>What is drawn first lies below what is drawn later. Points count from the upper left corner. Places of words are computed
 * here and not left to the machine's fonts.
 */
public final class Sheet {

    /** Below the title. */
    public static final int TOP = 44;
    /** How thick a line of counts is. */
    public static final double LINE = 1.6;
    /** The radius of the dot of a count. */
    public static final double DOT = 2;

    private static final String FONT = "sans-serif";
    /** From the middle of a line of words down to the foot of its letters, in their size. */
    private static final double FOOT = 0.35;
    /** Paper that is left beside words. */
    private static final double MARGIN = 3;

    /** Which part of a text stands at the place that is given. */
    public enum Side {
        LEFT("start"),
        CENTER("middle"),
        RIGHT("end");

        private final String anchor;

        Side(String anchor) {
            this.anchor = anchor;
        }
    }

    public final int width;
    public final int height;
    private final List<Consumer<Svg>> marks = new ArrayList<>();

    public Sheet(int width, int height, String label, String title) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, Ink.PAPER, null);
        words(0, 9, TextStyle.LABEL.fitted(label, width), TextStyle.LABEL, Side.LEFT);
        words(0, 27, TextStyle.TITLE.fitted(title, width), TextStyle.TITLE, Side.LEFT);
    }

    /** A line of words around a height. */
    public void words(double x, double y, String text, TextStyle style, Side side) {
        marks.add(svg -> {
            svg.open("text").set("x", x).set("y", y + FOOT * style.size).set("font-size", style.size);
            if (style.bold) {
                svg.set("font-weight", "bold");
            }
            svg.set("text-anchor", side.anchor).set("fill", style.ink).says(text);
        });
    }

    /** A line of words on paper, over the lines that would run through it. */
    public void wordsOnPaper(double x, double y, String text, TextStyle style, Side side) {
        double across = style.width(text) + MARGIN;
        double high = style.size + MARGIN;
        double from =
                switch (side) {
                    case LEFT -> x;
                    case CENTER -> x - across / 2;
                    case RIGHT -> x - across;
                };
        box(from, y - high / 2, across, high, Ink.PAPER, null);
        words(x, y, text, style, side);
    }

    public void box(double x, double y, double boxWidth, double boxHeight, Ink fill, @Nullable Ink stroke) {
        marks.add(svg -> svg.mark("rect")
                .set("x", x)
                .set("y", y)
                .set("width", boxWidth)
                .set("height", boxHeight)
                .set("fill", fill)
                .set("stroke", stroke));
    }

    public void dot(double x, double y, double radius, Ink fill, @Nullable Ink stroke) {
        marks.add(svg -> {
            svg.mark("circle").set("cx", x).set("cy", y).set("r", radius).set("fill", fill);
            if (stroke != null) {
                svg.set("stroke", stroke).set("stroke-width", 1.5);
            }
        });
    }

    /** A line across or down; a thin one is moved by up to half a point, to fill whole points of a screen and be sharp. */
    public void rule(double x1, double y1, double x2, double y2, Ink ink, double thick) {
        double across = x1 == x2 ? Math.floor(x1) + 0.5 - x1 : 0;
        double down = y1 == y2 ? Math.floor(y1) + 0.5 - y1 : 0;
        line(new Trace().to(x1 + across, y1 + down).to(x2 + across, y2 + down), ink, thick, false);
    }

    public void line(Trace trace, Ink ink, double thick, boolean dashed) {
        if (trace.isEmpty()) {
            return;
        }
        marks.add(svg -> {
            svg.mark("path").set("d", trace.data()).set("fill", "none").set("stroke", ink);
            svg.set("stroke-width", thick).set("stroke-linejoin", "round");
            if (dashed) {
                svg.set("stroke-dasharray", Svg.tenth(4 * thick) + " " + Svg.tenth(2 * thick));
            }
        });
    }

    /** A filled shape, holes and all. */
    public void shape(Trace outline, Ink fill) {
        shape(outline, fill, null, 1);
    }

    /** A filled shape with a line around it. */
    public void shape(Trace outline, Ink fill, @Nullable Ink stroke, double thick) {
        if (outline.isEmpty()) {
            return;
        }
        marks.add(svg -> {
            svg.mark("path").set("d", outline.data()).set("fill", fill).set("fill-rule", "evenodd");
            if (stroke != null) {
                svg.set("stroke", stroke).set("stroke-width", thick).set("stroke-linejoin", "round");
            }
        });
    }

    /**
     * The picture as SVG.
     *
     * @param name with which its ids begin, so that several may stand in one page
     * @param title what it is, for who cannot see it
     * @param says what it shows, for who cannot see it
     */
    public String svg(String name, String title, String says) {
        Svg svg = new Svg();
        svg.set("width", width).set("height", height).set("viewBox", "0 0 " + width + " " + height);
        svg.set("font-family", FONT).set("role", "img");
        svg.set("aria-labelledby", name + "-title " + name + "-says");
        svg.open("title").set("id", name + "-title").says(title);
        svg.open("desc").set("id", name + "-says").says(says);
        marks.forEach(mark -> mark.accept(svg));
        return svg.end();
    }
}
