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
public final class EsriPeer implements Peer {

    private final STRtree tree = new STRtree();

    private record Item(long mark, Polygon ground) {}

    private final OperatorContains contains = OperatorContains.local();

    public EsriPeer(Zones zones) {
        int number = 0;
        for (Zone zone : zones) {
            Polygon polygon = new Polygon();
            for (Boundary.Part part : zone.boundary().parts()) {
                add(polygon, part.shell());
                part.holes().forEach(hole -> add(polygon, hole));
            }
            contains.accelerateGeometry(polygon, null, Geometry.GeometryAccelerationDegree.enumHot);
            tree.insert(
                    JtsGeometries.toJts(zone.boundary()).getEnvelopeInternal(), new Item(Peer.mark(number++), polygon));
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

    @Override
    public long locate(double longitude, double latitude) {
        Point point = new Point(longitude, latitude);
        @SuppressWarnings("unchecked")
        List<Item> near = tree.query(new Envelope(new Coordinate(longitude, latitude)));
        long marks = 0;
        for (Item zone : near) {
            marks += contains.execute(zone.ground, point, null, null) ? zone.mark : 0;
        }
        return marks;
    }
}
