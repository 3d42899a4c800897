package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.IntersectionAdder;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.Noder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringDissolver;
import org.locationtech.jts.noding.ValidatingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Faces between lines that are cut no oftener than they must be. */
final class Faces {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Faces() {}

    /**
     * What lies between an outer and an inner edge.
     *
     * @param outer polygons
     * @param inner valid polygons, that lie within them and touch none of their edges
     */
    static Geometry outside(Geometry outer, Geometry inner) {
        List<LineString> rings = new ArrayList<>();
        List<Coordinate[]> lines = new ArrayList<>();
        for (Object ring : LinearComponentExtracter.getLines(inner)) {
            rings.add((LineString) ring);
            lines.add(((LineString) ring).getCoordinates());
        }
        // A ring of valid ground meets itself nowhere, others at points.
        List<LineString> all = rings.size() == 1 ? rings : cut(lines);
        for (Object ring : LinearComponentExtracter.getLines(outer)) {
            all.add((LineString) ring);
        }
        Polygonizer polygonizer = new Polygonizer(true);
        polygonizer.setCheckRingsValid(false);
        polygonizer.add(all);
        return polygonizer.getGeometry();
    }

    /** Cuts lines where they meet, and throws a TopologyException where they would still cross after. */
    private static List<LineString> cut(List<Coordinate[]> lines) {
        Noder noder = new ValidatingNoder(new MCIndexNoder(new IntersectionAdder(new RobustLineIntersector())));
        List<SegmentString> strings = new ArrayList<>();
        for (Coordinate[] line : lines) {
            strings.add(new NodedSegmentString(line, null));
        }
        noder.computeNodes(strings);
        SegmentStringDissolver once = new SegmentStringDissolver();
        once.dissolve(noder.getNodedSubstrings());
        List<LineString> pieces = new ArrayList<>();
        for (Object piece : once.getDissolved()) {
            Coordinate[] vertices = CoordinateArrays.removeRepeatedPoints(((SegmentString) piece).getCoordinates());
            if (vertices.length > 1) {
                pieces.add(FACTORY.createLineString(vertices));
            }
        }
        return pieces;
    }
}
