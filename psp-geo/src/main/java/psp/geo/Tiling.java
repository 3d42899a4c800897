package psp.geo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.Texts;

/**
 * How the zones of a set fit together: whose rings are not valid, where two zones overlap, and where a gap is left between them.
 *
 * <p>A gap is ground that zones enclose and none holds: a lake, or a slip of the pen; a slit that is open to the outside is
 * none. A sliver is an overlap or a gap whose mean width, twice its area by its perimeter, is below a limit; what is below a
 * hundredth of a square metre is rounding and left out. Areas are true square metres. Nothing is moved: {@link #repair} is a
 * further step, and says what it did. Zones that are not meant to tile, such as whole layers over each other, overlap almost
 * everywhere, and looking takes long.
 *
 * @param invalid rings that touch or cross themselves or each other, in the order of the zones
 * @param overlaps of two zones each, the largest first
 * @param gaps the largest first
 * @param sliverMetres the mean width below which one is a sliver
 * @param zones what was looked at
 */
public record Tiling(List<Invalid> invalid, List<Overlap> overlaps, List<Gap> gaps, double sliverMetres, Zones zones)
        implements Serializable {

    private static final long serialVersionUID = 1;
    /** Half the width of a street. */
    private static final double SLIVER_METRES = 5;

    static final double LEAST_AREA = 0.01;

    /**
     * A ring that is not valid.
     *
     * @param zone whose it is
     * @param reason such as {@code Self-intersection}
     * @param place where
     */
    public record Invalid(String zone, String reason, Position place) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A ring that is not valid.
         *
         * @param zone whose it is
         * @param reason such as {@code Self-intersection}
         * @param place where
         */
        public Invalid {
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(place, "place");
        }

        @Override
        public String toString() {
            return "zone '" + zone + "': " + reason + " at " + place;
        }
    }

    /**
     * Ground that two zones hold.
     *
     * @param first a zone
     * @param second another, after it in the set
     * @param squareMetres its area, all pieces together
     * @param widthMetres its mean width
     * @param place a point in its largest piece
     */
    public record Overlap(String first, String second, double squareMetres, double widthMetres, Position place)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Ground that two zones hold.
         *
         * @param first a zone
         * @param second another, after it in the set
         * @param squareMetres its area, all pieces together
         * @param widthMetres its mean width
         * @param place a point in its largest piece
         */
        public Overlap {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
            Objects.requireNonNull(place, "place");
            checkSize(squareMetres, widthMetres);
        }

        @Override
        public String toString() {
            return "'" + first + "' and '" + second + "' share " + size(squareMetres, widthMetres) + " at " + place;
        }
    }

    /**
     * Ground that zones enclose and none holds.
     *
     * @param neighbours the zones around it, sorted
     * @param squareMetres its area
     * @param widthMetres its mean width
     * @param place a point in it
     */
    public record Gap(List<String> neighbours, double squareMetres, double widthMetres, Position place)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Ground that zones enclose and none holds.
         *
         * @param neighbours the zones around it, sorted
         * @param squareMetres its area
         * @param widthMetres its mean width
         * @param place a point in it
         */
        public Gap {
            neighbours = List.copyOf(Objects.requireNonNull(neighbours, "neighbours"));
            Objects.requireNonNull(place, "place");
            checkSize(squareMetres, widthMetres);
        }

        @Override
        public String toString() {
            return "a gap of " + size(squareMetres, widthMetres) + " at " + place + " between " + neighbours;
        }
    }

    /**
     * What was found.
     *
     * @param invalid rings that touch or cross themselves or each other, in the order of the zones
     * @param overlaps of two zones each, the largest first
     * @param gaps the largest first
     * @param sliverMetres the mean width below which one is a sliver
     * @param zones what was looked at
     */
    public Tiling {
        invalid = List.copyOf(Objects.requireNonNull(invalid, "invalid"));
        overlaps = List.copyOf(Objects.requireNonNull(overlaps, "overlaps"));
        gaps = List.copyOf(Objects.requireNonNull(gaps, "gaps"));
        Objects.requireNonNull(zones, "zones");
        checkWidth(sliverMetres);
    }

    private static void checkWidth(double metres) {
        if (!(metres >= 0) || Double.isInfinite(metres)) {
            throw new IllegalArgumentException("A sliver's width of " + metres + " m; 0 or more");
        }
    }

    private static void checkSize(double area, double width) {
        if (!(area > 0 && width > 0) || Double.isInfinite(area) || Double.isInfinite(width)) {
            throw new IllegalArgumentException(
                    "An area of " + area + " m² and a width of " + width + " m; both above 0");
        }
    }

    /**
     * Looks at a set of zones; slivers are below 5 m wide.
     *
     * @param zones with boundaries
     * @return what was found
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static Tiling of(Zones zones) {
        return of(zones, SLIVER_METRES);
    }

    /**
     * Looks at a set of zones.
     *
     * @param zones with boundaries
     * @param sliverMetres the mean width below which an overlap or a gap is a sliver, 0 or more
     * @return what was found
     * @throws IllegalArgumentException if a zone has no boundary, or the width is negative, NaN or infinite
     */
    public static Tiling of(Zones zones, double sliverMetres) {
        checkWidth(sliverMetres);
        List<Zone> all = zones.stream().toList();
        List<Invalid> invalid = new ArrayList<>();
        List<Geometry> grounds = new ArrayList<>();
        Sheet sheet = sheet(zones);
        for (Zone zone : all) {
            TopologyValidationError error =
                    new IsValidOp(JtsGeometries.toJts(Rings.boundary(zone))).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                invalid.add(new Invalid(zone.name(), error.getMessage(), Position.of(at.x, at.y)));
            }
            grounds.add(Ground.of(zone, sheet).polygons());
        }
        STRtree tree = new STRtree();
        for (int i = 0; i < grounds.size(); i++) {
            tree.insert(grounds.get(i).getEnvelopeInternal(), i);
        }
        tree.build();
        return new Tiling(
                invalid, overlaps(all, sheet, grounds, tree), gaps(all, sheet, grounds, tree), sliverMetres, zones);
    }

    /** One sheet for all, so that ground on both sides of longitude 180 meets. */
    static Sheet sheet(Zones zones) {
        return Sheet.of(zones.stream().map(Rings::boundary).toList(), 0);
    }

    private static List<Overlap> overlaps(List<Zone> zones, Sheet sheet, List<Geometry> grounds, STRtree tree) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < grounds.size(); i++) {
            for (int j : near(tree, grounds.get(i).getEnvelopeInternal())) {
                if (j > i) {
                    Geometry both = overlap(grounds.get(i), grounds.get(j));
                    Size size = Size.of(sheet, both);
                    if (size.area > LEAST_AREA) {
                        overlaps.add(new Overlap(
                                zones.get(i).name(),
                                zones.get(j).name(),
                                size.area,
                                size.width(),
                                inside(sheet, both)));
                    }
                }
            }
        }
        overlaps.sort(Comparator.comparingDouble(Overlap::squareMetres)
                .reversed()
                .thenComparing(Overlap::first)
                .thenComparing(Overlap::second));
        return overlaps;
    }

    /** The ground that two share; lines and points in common are none. */
    private static Geometry overlap(Geometry one, Geometry other) {
        Geometry both = Overlay.intersection(one, other);
        return both.getDimension() < 2
                ? both.getFactory().createPolygon()
                : both.getFactory().buildGeometry(PolygonExtracter.getPolygons(both));
    }

    private static List<Gap> gaps(List<Zone> zones, Sheet sheet, List<Geometry> grounds, STRtree tree) {
        List<Gap> gaps = new ArrayList<>();
        for (Polygon hole : holes(grounds)) {
            Size size = Size.of(sheet, hole);
            if (size.area > LEAST_AREA) {
                TreeSet<String> around = new TreeSet<>();
                for (int i : near(tree, hole.getEnvelopeInternal())) {
                    if (grounds.get(i).intersects(hole)) {
                        around.add(zones.get(i).name());
                    }
                }
                gaps.add(new Gap(List.copyOf(around), size.area, size.width(), inside(sheet, hole)));
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::squareMetres)
                .reversed()
                .thenComparing(gap -> gap.place().longitude())
                .thenComparing(gap -> gap.place().latitude()));
        return gaps;
    }

    /** What some grounds enclose together and none of them holds. */
    static List<Polygon> holes(List<Geometry> grounds) {
        Geometry all = Overlay.union(grounds);
        List<Polygon> holes = new ArrayList<>();
        for (int i = 0; i < all.getNumGeometries(); i++) {
            if (all.getGeometryN(i) instanceof Polygon polygon) {
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    holes.add(polygon.getFactory().createPolygon((LinearRing)
                            polygon.getInteriorRingN(h).copy()));
                }
            }
        }
        return holes;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> near(STRtree tree, Envelope envelope) {
        List<Integer> near = new ArrayList<>(tree.query(envelope));
        near.sort(null);
        return near;
    }

    private static Position inside(Sheet sheet, Geometry ground) {
        Geometry largest = ground.getGeometryN(0);
        for (int i = 1; i < ground.getNumGeometries(); i++) {
            largest = ground.getGeometryN(i).getArea() > largest.getArea() ? ground.getGeometryN(i) : largest;
        }
        return position(sheet, largest.getInteriorPoint().getCoordinate());
    }

    private static Position position(Sheet sheet, Coordinate at) {
        return Position.of(sheet.longitude(at.x), at.y);
    }

    /**
     * How large some ground is.
     *
     * @param area in square metres
     * @param perimeter in metres
     */
    record Size(double area, double perimeter) {

        /** Area as of {@link Boundary#squareMetres}, whose edges are straight in degrees: in a plane, they bend by more than a sliver. */
        static Size of(Sheet sheet, Geometry degrees) {
            double area = 0;
            double perimeter = 0;
            for (int i = 0; i < degrees.getNumGeometries(); i++) {
                Geometry piece = degrees.getGeometryN(i);
                try {
                    area += sheet.boundary(piece).squareMetres();
                    perimeter += PlaneGeometry.toMetres(
                                    piece,
                                    sheet,
                                    LocalPlane.around(position(
                                            sheet, piece.getEnvelopeInternal().centre())))
                            .getLength();
                } catch (IllegalArgumentException e) {
                    // A piece that was rounded to a line has no area.
                }
            }
            return new Size(area, perimeter);
        }

        double width() {
            return 2 * area / perimeter;
        }
    }

    /**
     * Whether all rings are valid and the zones neither overlap nor leave gaps.
     *
     * @return true if nothing was found
     */
    public boolean isClean() {
        return invalid.isEmpty() && overlaps.isEmpty() && gaps.isEmpty();
    }

    /**
     * Mends what is a slip of the pen: invalid rings are made valid, a sliver that two zones hold is left to the former of
     * them, a sliver that none holds is joined to the zone that shares most of its edge. Wider overlaps and gaps stay.
     *
     * @return the zones, and each change with its square metres
     */
    public Repair repair() {
        return new TilingRepair(this).repair();
    }

    boolean isSliver(double width) {
        return width < sliverMetres;
    }

    /**
     * Zones after a repair.
     *
     * @param zones all zones, those that were not touched as they were
     * @param changes a sentence each, with zone and square metres; empty where nothing was done
     */
    public record Repair(Zones zones, List<String> changes) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Zones after a repair.
         *
         * @param zones all zones, those that were not touched as they were
         * @param changes a sentence each, with zone and square metres; empty where nothing was done
         */
        public Repair {
            Objects.requireNonNull(zones, "zones");
            changes = List.copyOf(Objects.requireNonNull(changes, "changes"));
        }

        @Override
        public String toString() {
            return changes.isEmpty()
                    ? "nothing to repair"
                    : Texts.plural(changes.size(), "change") + ": " + String.join("; ", changes);
        }
    }

    /** Returns how many of each were found, and the largest. */
    @Override
    public String toString() {
        if (isClean()) {
            return "a tiling: " + Texts.plural(zones.size(), "zone") + ", no overlap, no gap, all rings valid";
        }
        long thinOverlaps = overlaps.stream()
                .filter(overlap -> isSliver(overlap.widthMetres()))
                .count();
        long thinGaps = gaps.stream().filter(gap -> isSliver(gap.widthMetres())).count();
        return Texts.plural(overlaps.size(), "overlap") + " (" + Texts.plural(thinOverlaps, "sliver") + "), "
                + Texts.plural(gaps.size(), "gap") + " (" + Texts.plural(thinGaps, "sliver") + "), "
                + invalid.size() + " not valid, of " + Texts.plural(zones.size(), "zone")
                + (overlaps.isEmpty() ? "" : "; " + overlaps.get(0)) + (gaps.isEmpty() ? "" : "; " + gaps.get(0))
                + (invalid.isEmpty() ? "" : "; " + invalid.get(0));
    }

    static String size(double area, double width) {
        return Rings.text(area) + " m² (" + Rings.text(width) + " m wide)";
    }
}
