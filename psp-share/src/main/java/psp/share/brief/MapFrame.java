package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.geo.LocalPlane;
import psp.share.MapLayer;
import psp.share.internal.draw.Trace;

/** Ground in a rectangle of a sheet, in metres, north up; what lies beyond it is cut off. */
final class MapFrame {

    /** Points nearer than this to the last one would not be seen. */
    private static final double SEEN = 0.35;

    /** The rectangle in points: left, top, right, bottom. */
    private final double[] box;

    private final LocalPlane plane;
    private final double west;
    private final double north;
    final double scale;

    /**
     * A frame around some ground.
     *
     * @param bounds least east and north, greatest east and north, in metres
     * @param box left, top, right and bottom in points
     */
    MapFrame(LocalPlane plane, double[] bounds, double... box) {
        this.plane = plane;
        this.box = box;
        double across = bounds[2] - bounds[0];
        double up = bounds[3] - bounds[1];
        scale = Math.min((box[2] - box[0]) / across, (box[3] - box[1]) / up);
        west = bounds[0] - ((box[2] - box[0]) / scale - across) / 2;
        north = bounds[3] + ((box[3] - box[1]) / scale - up) / 2;
    }

    double left() {
        return box[0];
    }

    double top() {
        return box[1];
    }

    double right() {
        return box[2];
    }

    double bottom() {
        return box[3];
    }

    private double[] at(double longitude, double latitude) {
        double[] metres = plane.metres(longitude, latitude);
        return new double[] {box[0] + (metres[0] - west) * scale, box[1] + (north - metres[1]) * scale};
    }

    /** The outlines of some ground, holes and all, as far as they lie in the frame. */
    Trace outline(Boundary ground) {
        Trace trace = new Trace();
        ground.parts().forEach(part -> {
            close(trace, cut(part.shell()));
            part.holes().forEach(hole -> close(trace, cut(hole)));
        });
        return trace;
    }

    private static void close(Trace trace, List<double[]> ring) {
        double[] last = null;
        for (double[] point : ring) {
            if (last == null || StrictMath.hypot(point[0] - last[0], point[1] - last[1]) > SEEN) {
                trace.to(point[0], point[1]);
                last = point;
            }
        }
        trace.close();
    }

    /** The corners of a ring within the frame. */
    List<double[]> cut(Ring ring) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < ring.size() - 1; i++) {
            points.add(at(ring.longitude(i), ring.latitude(i)));
        }
        return cut(points);
    }

    /** The corners within the frame, cut side by side (I. Sutherland and G. Hodgman, CACM 17, 1974). */
    private List<double[]> cut(List<double[]> corners) {
        List<double[]> points = corners;
        for (int side = 0; side < box.length; side++) {
            List<double[]> kept = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                double[] from = points.get(i);
                double[] to = points.get((i + 1) % points.size());
                double before = within(from, side);
                double after = within(to, side);
                if (before >= 0) {
                    kept.add(from);
                }
                if (before >= 0 != after >= 0) {
                    double part = before / (before - after);
                    kept.add(new double[] {from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])});
                }
            }
            points = kept;
        }
        return points;
    }

    /** How far a point lies within a side of the frame; below 0 beyond it. */
    private double within(double[] point, int side) {
        double apart = point[side % 2] - box[side];
        return side < 2 ? apart : -apart;
    }

    /** A way, as far as it lies in the frame. */
    Trace way(List<Position> way) {
        Trace trace = new Trace();
        double[] last = null;
        for (int i = 0; i + 1 < way.size(); i++) {
            double[] from = at(way.get(i).longitude(), way.get(i).latitude());
            double[] to = at(way.get(i + 1).longitude(), way.get(i + 1).latitude());
            double[] part = inside(from, to);
            if (part[0] < part[1]) {
                double[] start = between(from, to, part[0]);
                double[] end = between(from, to, part[1]);
                if (last == null || part[0] > 0) {
                    trace.lift().to(start[0], start[1]);
                }
                trace.to(end[0], end[1]);
                last = end;
            } else {
                last = null;
            }
        }
        return trace;
    }

    /** From which part of a line to which it lies in the frame; not in order where it does not. */
    private double[] inside(double[] from, double[] to) {
        double[] part = {0, 1};
        for (int side = 0; side < box.length; side++) {
            double before = within(from, side);
            double after = within(to, side);
            if (before < 0 && after < 0) {
                return new double[] {1, 0};
            }
            if (before < 0) {
                part[0] = Math.max(part[0], before / (before - after));
            } else if (after < 0) {
                part[1] = Math.min(part[1], before / (before - after));
            }
        }
        return part;
    }

    private static double[] between(double[] from, double[] to, double part) {
        return new double[] {from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])};
    }

    /** Whether a point lies within the outlines of some ground. */
    boolean holds(Boundary ground, double x, double y) {
        boolean within = false;
        for (Boundary.Part part : ground.parts()) {
            List<double[]> ring = cut(part.shell());
            for (int i = 0; i < ring.size(); i++) {
                double[] a = ring.get(i);
                double[] b = ring.get((i + 1) % ring.size());
                boolean crosses = a[1] > y != b[1] > y && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                within ^= crosses;
            }
        }
        return within;
    }

    /** The area of the corners of a ring in square points, then the middle of it. */
    static double[] middle(List<double[]> ring) {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < ring.size(); i++) {
            double[] a = ring.get(i);
            double[] b = ring.get((i + 1) % ring.size());
            double twice = a[0] * b[1] - b[0] * a[1];
            area += twice / 2;
            x += (a[0] + b[0]) * twice;
            y += (a[1] + b[1]) * twice;
        }
        return area == 0 ? new double[] {0, 0, 0} : new double[] {Math.abs(area), x / (6 * area), y / (6 * area)};
    }

    /** Where the name of a way may stand: within one that is closed, along the longest stretch of any other; none of one not seen. */
    List<double[]> places(MapLayer.Line line) {
        List<double[]> points =
                line.way().stream().map(at -> at(at.longitude(), at.latitude())).toList();
        if (line.isClosed()) {
            double[] middle = middle(cut(points.subList(0, points.size() - 1)));
            return middle[0] > 0 ? List.of(new double[] {middle[1], middle[2]}) : List.of();
        }
        double longest = 0;
        List<double[]> places = List.of();
        for (int i = 0; i + 1 < points.size(); i++) {
            double[] from = points.get(i);
            double[] to = points.get(i + 1);
            double[] part = inside(from, to);
            double length = (part[1] - part[0]) * StrictMath.hypot(to[0] - from[0], to[1] - from[1]);
            if (length > longest) {
                longest = length;
                places = Stream.of(0.5, 0.2, 0.8)
                        .map(at -> between(from, to, part[0] + at * (part[1] - part[0])))
                        .toList();
            }
        }
        return places;
    }
}
