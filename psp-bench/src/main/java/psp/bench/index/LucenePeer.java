package psp.bench.index;

import java.util.List;
import org.apache.lucene.geo.Component2D;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Polygon;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/** Lucene's polygons, each with its tree of edges, behind a tree of envelopes. */
public final class LucenePeer implements Peer {

    private final STRtree tree = new STRtree();

    private record Item(long mark, Component2D ground) {}

    public LucenePeer(Zones zones) {
        int number = 0;
        for (Zone zone : zones) {
            Polygon[] parts =
                    zone.boundary().parts().stream().map(LucenePeer::polygon).toArray(Polygon[]::new);
            tree.insert(
                    JtsGeometries.toJts(zone.boundary()).getEnvelopeInternal(),
                    new Item(Peer.mark(number++), LatLonGeometry.create(parts)));
        }
        tree.build();
    }

    private static Polygon polygon(Boundary.Part part) {
        Polygon[] holes = part.holes().stream().map(hole -> ring(hole)).toArray(Polygon[]::new);
        return ring(part.shell(), holes);
    }

    private static Polygon ring(Ring ring, Polygon... holes) {
        double[] latitudes = new double[ring.size()];
        double[] longitudes = new double[ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            latitudes[i] = ring.latitude(i);
            longitudes[i] = ring.longitude(i);
        }
        return new Polygon(latitudes, longitudes, holes);
    }

    @Override
    public long locate(double longitude, double latitude) {
        @SuppressWarnings("unchecked")
        List<Item> near = tree.query(new Envelope(new Coordinate(longitude, latitude)));
        long marks = 0;
        for (Item zone : near) {
            marks += zone.ground.contains(longitude, latitude) ? zone.mark : 0;
        }
        return marks;
    }
}
