package psp.bench.index;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/** JTS: a tree of envelopes over the zones, and a prepared geometry for each; edges are included. */
public final class PreparedPeer implements Peer {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final STRtree tree = new STRtree();

    private record Item(long mark, PreparedGeometry ground) {}

    public PreparedPeer(Zones zones) {
        int number = 0;
        for (Zone zone : zones) {
            MultiPolygon ground = JtsGeometries.toJts(zone.boundary());
            PreparedGeometry prepared = PreparedGeometryFactory.prepare(ground);
            // Once, for it makes its index at the first question.
            prepared.intersects(FACTORY.createPoint(ground.getCoordinate()));
            tree.insert(ground.getEnvelopeInternal(), new Item(Peer.mark(number++), prepared));
        }
        tree.build();
    }

    @Override
    public long locate(double longitude, double latitude) {
        Point point = FACTORY.createPoint(new Coordinate(longitude, latitude));
        @SuppressWarnings("unchecked")
        List<Item> near = tree.query(new Envelope(point.getCoordinate()));
        long marks = 0;
        for (Item zone : near) {
            marks += zone.ground.intersects(point) ? zone.mark : 0;
        }
        return marks;
    }
}
