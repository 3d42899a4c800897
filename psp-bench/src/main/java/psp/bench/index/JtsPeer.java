package psp.bench.index;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/** JTS: a tree of envelopes over the zones, and an indexed locator for each; edges are included. */
public final class JtsPeer implements Peer {

    private final STRtree tree = new STRtree();

    private record Item(long mark, IndexedPointInAreaLocator locator) {}

    public JtsPeer(Zones zones) {
        int number = 0;
        for (Zone zone : zones) {
            MultiPolygon ground = JtsGeometries.toJts(zone.boundary());
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(ground);
            // Once, for it makes its index at the first question.
            locator.locate(ground.getCoordinate());
            tree.insert(ground.getEnvelopeInternal(), new Item(Peer.mark(number++), locator));
        }
        tree.build();
    }

    @Override
    public long locate(double longitude, double latitude) {
        Coordinate point = new Coordinate(longitude, latitude);
        @SuppressWarnings("unchecked")
        List<Item> near = tree.query(new Envelope(point));
        long marks = 0;
        for (Item zone : near) {
            marks += zone.locator.locate(point) == Location.EXTERIOR ? 0 : zone.mark;
        }
        return marks;
    }
}
