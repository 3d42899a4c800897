package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextStyle;

/** The names on a map, each where it belongs and none over another: the first come first. */
final class MapNames {

    private static final double HIGH = 13;
    private static final double APART = 2;

    private final MapFrame frame;
    private final List<double[]> taken = new ArrayList<>();

    MapNames(MapFrame frame) {
        this.frame = frame;
    }

    /** Writes a name around a point if there is room for it within a width, and says whether there was. */
    boolean write(Sheet sheet, String name, TextStyle style, double x, double y, double most) {
        double width = style.width(name) + APART;
        double left = Math.max(frame.left() + APART, Math.min(frame.right() - APART - width, x - width / 2));
        double top = Math.max(frame.top() + APART, Math.min(frame.bottom() - APART - HIGH, y - HIGH / 2));
        double[] box = {left, top, left + width, top + HIGH};
        if (width > most || taken.stream().anyMatch(other -> overlap(box, other))) {
            return false;
        }
        taken.add(box);
        sheet.words(left + width / 2, top + HIGH / 2, name, style, Sheet.Side.CENTER);
        return true;
    }

    private static boolean overlap(double[] one, double[] other) {
        return one[0] < other[2] + APART
                && other[0] < one[2] + APART
                && one[1] < other[3] + APART
                && other[1] < one[3] + APART;
    }
}
