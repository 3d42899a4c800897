package psp.share;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.share.internal.text.Numbers;

/**
 * Streets or the edges of districts, drawn on the map so that a reader knows the place; nothing is counted by them.
 *
 * @param lines in the order of the file; empty where there is no layer
 */
public record MapLayer(List<Line> lines) implements Serializable {

    private static final long serialVersionUID = 1;
    /** No layer. */
    public static final MapLayer NONE = new MapLayer(List.of());

    private static final int MOST_POINTS = 20_000;
    /** How much of the ground's own size is kept on each side of it. */
    private static final double AROUND = 0.75;

    /** A step shorter than this part of the ground's size is not seen on a map. */
    private static final double SHOWN = 500;

    private static final double MICRO = 1e6;

    /**
     * A line on the map.
     *
     * @param name of the street or district; empty where the file gives none
     * @param way its points in degrees, two or more, to a millionth of a degree
     */
    public record Line(String name, List<Position> way) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A line.
         *
         * @param name of the street or district; empty where the file gives none
         * @param way its points in degrees, two or more, to a millionth of a degree
         * @throws IllegalArgumentException if it has fewer than two points
         */
        public Line {
            Objects.requireNonNull(name, "name");
            way = way.stream().map(MapLayer::rounded).toList();
            if (way.size() < 2) {
                throw new IllegalArgumentException(
                        "The line '" + name + "' has " + Texts.plural(way.size(), "point") + "; two or more");
            }
        }

        /** {@return whether it ends where it began, as the edge of a district does} */
        public boolean isClosed() {
            return way.size() > 2 && way.get(0).equals(way.get(way.size() - 1));
        }

        /** The stretches that touch a box, without points nearer to the last than a least step. */
        private List<Line> within(double[] box, double step) {
            List<Position> thin = thinned(step);
            List<Line> kept = new ArrayList<>();
            List<Position> run = new ArrayList<>();
            for (int i = 0; i + 1 < thin.size(); i++) {
                boolean near = touches(thin.get(i), thin.get(i + 1), box);
                if (near && isClosed()) {
                    return thin.size() > 2 ? List.of(new Line(name, thin)) : List.of();
                }
                if (near) {
                    run.addAll(run.isEmpty() ? thin.subList(i, i + 2) : thin.subList(i + 1, i + 2));
                }
                if (!run.isEmpty() && (!near || i + 2 == thin.size())) {
                    kept.add(new Line(name, run));
                    run = new ArrayList<>();
                }
            }
            return kept;
        }

        private List<Position> thinned(double step) {
            List<Position> thin = new ArrayList<>(List.of(way.get(0)));
            for (Position at : way.subList(1, way.size() - 1)) {
                Position last = thin.get(thin.size() - 1);
                if (Math.max(Math.abs(at.longitude() - last.longitude()), Math.abs(at.latitude() - last.latitude()))
                        > step) {
                    thin.add(at);
                }
            }
            thin.add(way.get(way.size() - 1));
            return thin;
        }

        private static boolean touches(Position from, Position to, double... box) {
            return Math.min(from.longitude(), to.longitude()) <= box[2]
                    && Math.max(from.longitude(), to.longitude()) >= box[0]
                    && Math.min(from.latitude(), to.latitude()) <= box[3]
                    && Math.max(from.latitude(), to.latitude()) >= box[1];
        }
    }

    /**
     * Some lines.
     *
     * @param lines in the order of the file; empty where there is no layer
     */
    public MapLayer {
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
    }

    private static Position rounded(Position at) {
        return Position.of(
                Numbers.rounded(Math.rint(MICRO * at.longitude()) / MICRO),
                Numbers.rounded(Math.rint(MICRO * at.latitude()) / MICRO));
    }

    /**
     * {@return the edges of some zones, such as districts; those without ground are left out}
     *
     * @param zones some zones
     */
    public static MapLayer of(Zones zones) {
        List<Line> lines = new ArrayList<>();
        for (Zone zone : zones) {
            Boundary boundary = zone.boundary();
            if (boundary != null) {
                boundary.parts().stream()
                        .flatMap(part -> Stream.concat(Stream.of(part.shell()), part.holes().stream()))
                        .forEach(ring -> lines.add(new Line(zone.name(), way(ring))));
            }
        }
        return new MapLayer(lines);
    }

    private static List<Position> way(Ring ring) {
        List<Position> way = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            way.add(Position.of(ring.longitude(i), ring.latitude(i)));
        }
        return way;
    }

    /**
     * Reads a file of lines, such as streets (GeoJSON), or of zones in any format that {@link psp.io.zone.ZoneFile} reads.
     *
     * @param file a GeoJSON file of lines, or a file of zones
     * @return its lines in the order of the file
     * @throws psp.core.DataException if it holds neither lines nor zones
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static MapLayer read(Path file) {
        return MapLayerFile.read(Objects.requireNonNull(file, "file"));
    }

    /** {@return whether there is nothing to draw} */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * {@return the lines of both}
     *
     * @param more further lines, put after these
     */
    public MapLayer plus(MapLayer more) {
        return new MapLayer(Stream.concat(lines.stream(), more.lines.stream()).toList());
    }

    /**
     * Returns what of it lies around some ground: the stretches within three quarters of its size of it, without bends that a map
     * would not show; a way that ends where it began is kept as a whole.
     *
     * @return none where the zones have no ground
     * @throws IllegalArgumentException if more than 20,000 points are left
     */
    MapLayer around(Collection<Zone> ground) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        of(Zones.of(ground)).lines.stream().flatMap(line -> line.way().stream()).forEach(at -> widen(box, at));
        if (box[2] < box[0]) {
            return NONE;
        }
        double size = Math.max(box[2] - box[0], box[3] - box[1]);
        for (int side = 0; side < box.length; side++) {
            box[side] += side < 2 ? -AROUND * size : AROUND * size;
        }
        List<Line> kept = new ArrayList<>();
        lines.forEach(line -> kept.addAll(line.within(box, size / SHOWN)));
        int points = kept.stream().mapToInt(line -> line.way().size()).sum();
        if (points > MOST_POINTS) {
            throw new IllegalArgumentException("The layer of the map has " + Texts.grouped(points)
                    + " points around the focus, more than " + Texts.grouped(MOST_POINTS)
                    + "; give the main streets alone");
        }
        return new MapLayer(kept);
    }

    private static void widen(double[] box, Position at) {
        box[0] = Math.min(box[0], at.longitude());
        box[1] = Math.min(box[1], at.latitude());
        box[2] = Math.max(box[2], at.longitude());
        box[3] = Math.max(box[3], at.latitude());
    }

    /** Returns the number of lines and of names. */
    @Override
    public String toString() {
        return Texts.plural(lines.size(), "line") + ", "
                + Texts.plural(
                        lines.stream()
                                .map(Line::name)
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .count(),
                        "name");
    }
}
