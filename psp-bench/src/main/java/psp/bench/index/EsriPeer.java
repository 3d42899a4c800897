package psp.bench.index;

import com.esri.core.geometry.Geometry;
import com.esri.core.geometry.OperatorContains;
import com.esri.core.geometry.Point;
import com.esri.core.geometry.Polygon;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/** Esri's geometry-api, its polygons accelerated as far as it goes, behind a tree of envelopes. */
public final class EsriPeer {

    private final STRtree tree = new STRtree();
    private final OperatorContains contains = OperatorContains.local();

    public EsriPeer(Zones zones) {
        for (Zone zone : zones) {
            Polygon polygon = new Polygon();
            for (Boundary.Part part : zone.boundary().parts()) {
                add(polygon, part.shell());
                part.holes().forEach(hole -> add(polygon, hole));
            }
            contains.accelerateGeometry(polygon, null, Geometry.GeometryAccelerationDegree.enumHot);
            tree.insert(JtsGeometries.toJts(zone.boundary()).getEnvelopeInternal(), polygon);
        }
        tree.build();
    }

    private static void add(Polygon polygon, Ring ring) {
        polygon.startPath(ring.longitude(0), ring.latitude(0));
        for (int i = 1; i < ring.size() - 1; i++) {
            polygon.lineTo(ring.longitude(i), ring.latitude(i));
        }
        polygon.closePathWithLine();
    }

    /** How many zones hold a point. */
    public int locate(double longitude, double latitude) {
        Point point = new Point(longitude, latitude);
        @SuppressWarnings("unchecked")
        List<Polygon> near = tree.query(new Envelope(new Coordinate(longitude, latitude)));
        int zones = 0;
        for (Polygon zone : near) {
            zones += contains.execute(zone, point, null, null) ? 1 : 0;
        }
        return zones;
    }
}
