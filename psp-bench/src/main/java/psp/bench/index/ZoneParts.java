package psp.bench.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.intervalrtree.SortedPackedIntervalRTree;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/**
 * Two judges of where a point lies that share nothing with psp's index: JTS, which is quick, and decimal arithmetic without
 * rounding, which is right.
 */
public final class ZoneParts {

    /** The zones, by number and rising, that own a point under the half-open rule, and those that touch it. */
    public static final class Verdict {

        private int[] owners = new int[8];
        private int[] touched = new int[8];
        private int owning;
        private int touching;

        void clear() {
            owning = 0;
            touching = 0;
        }

        private void own(int zone) {
            owning = added(owners, owning, zone);
            owners = owning == owners.length ? Arrays.copyOf(owners, 2 * owning) : owners;
        }

        private void touch(int zone) {
            touching = added(touched, touching, zone);
            touched = touching == touched.length ? Arrays.copyOf(touched, 2 * touching) : touched;
        }

        private static int added(int[] zones, int size, int zone) {
            int at = Arrays.binarySearch(zones, 0, size, zone);
            if (at >= 0) {
                return size;
            }
            System.arraycopy(zones, -at - 1, zones, -at, size + at + 1);
            zones[-at - 1] = zone;
            return size + 1;
        }

        public boolean onEdge() {
            return touching > owning;
        }

        public boolean is(int[] owned, int[] met) {
            return Arrays.equals(owned, 0, owned.length, owners, 0, owning)
                    && Arrays.equals(met, 0, met.length, touched, 0, touching);
        }

        public boolean is(Verdict other) {
            return is(Arrays.copyOf(other.owners, other.owning), Arrays.copyOf(other.touched, other.touching));
        }

        @Override
        public String toString() {
            return Arrays.toString(Arrays.copyOf(owners, owning)) + " and "
                    + Arrays.toString(Arrays.copyOf(touched, touching));
        }
    }

    /**
     * A part of a zone.
     *
     * @param ends the two ends of each edge, the lower first
     * @param byLatitude the edges by the latitudes they span
     */
    private record Item(
            int zone, IndexedPointInAreaLocator locator, Coordinate[] ends, SortedPackedIntervalRTree byLatitude) {

        static Item of(int zone, Boundary.Part part) {
            List<Coordinate> ends = new ArrayList<>();
            SortedPackedIntervalRTree byLatitude = new SortedPackedIntervalRTree();
            for (Ring ring : rings(part)) {
                for (int i = 1; i < ring.size(); i++) {
                    boolean rises = ring.latitude(i) > ring.latitude(i - 1);
                    int low = rises ? i - 1 : i;
                    int high = rises ? i : i - 1;
                    byLatitude.insert(ring.latitude(low), ring.latitude(high), ends.size());
                    ends.add(new Coordinate(ring.longitude(low), ring.latitude(low)));
                    ends.add(new Coordinate(ring.longitude(high), ring.latitude(high)));
                }
            }
            Geometry ground = JtsGeometries.toJts(new Boundary(List.of(part)));
            Item item =
                    new Item(zone, new IndexedPointInAreaLocator(ground), ends.toArray(Coordinate[]::new), byLatitude);
            // Once, since both make their trees at the first question.
            item.locator.locate(item.ends[0]);
            item.eastward(item.ends[0]);
            return item;
        }

        /** Whether a point on an edge, moved a hair east and a much finer one north, is inside, by JTS' orientation. */
        boolean eastward(Coordinate point) {
            boolean[] inside = {false};
            byLatitude.query(point.y, point.y, edge -> {
                Coordinate low = ends[(Integer) edge];
                Coordinate high = ends[(Integer) edge + 1];
                inside[0] ^= high.y > point.y && Orientation.index(low, high, point) == Orientation.COUNTERCLOCKWISE;
            });
            return inside[0];
        }
    }

    private final STRtree tree = new STRtree();
    private final List<Ring> all = new ArrayList<>();

    public ZoneParts(Zones zones) {
        int number = 0;
        for (Zone zone : zones) {
            for (Boundary.Part part : zone.boundary().parts()) {
                tree.insert(
                        JtsGeometries.toJts(new Boundary(List.of(part))).getEnvelopeInternal(), Item.of(number, part));
                all.addAll(rings(part));
            }
            number++;
        }
        tree.build();
    }

    /** All rings of all zones. */
    public List<Ring> rings() {
        return all;
    }

    private static List<Ring> rings(Boundary.Part part) {
        List<Ring> rings = new ArrayList<>(part.holes());
        rings.add(part.shell());
        return rings;
    }

    /** By JTS' tree and locators. */
    public void byJts(double x, double y, Verdict verdict) {
        verdict.clear();
        Coordinate point = new Coordinate(x, y);
        tree.query(new Envelope(point), found -> {
            Item item = (Item) found;
            int location = item.locator.locate(point);
            if (location != Location.EXTERIOR) {
                verdict.touch(item.zone);
                if (location == Location.INTERIOR || item.eastward(point)) {
                    verdict.own(item.zone);
                }
            }
        });
    }

    /** By decimal arithmetic without rounding. */
    public void exactly(double x, double y, Verdict verdict) {
        verdict.clear();
        tree.query(new Envelope(new Coordinate(x, y)), found -> exactly((Item) found, x, y, verdict));
    }

    private static void exactly(Item item, double x, double y, Verdict verdict) {
        boolean inside = false;
        boolean onEdge = false;
        for (int i = 0; i < item.ends.length; i += 2) {
            Coordinate low = item.ends[i];
            Coordinate high = item.ends[i + 1];
            if (low.y <= y && y <= high.y) {
                int side = side(low, high, x, y);
                inside ^= y < high.y && side > 0;
                onEdge |= side == 0 && Math.min(low.x, high.x) <= x && x <= Math.max(low.x, high.x);
            }
        }
        if (inside || onEdge) {
            verdict.touch(item.zone);
        }
        if (inside) {
            verdict.own(item.zone);
        }
    }

    private static int side(Coordinate low, Coordinate high, double x, double y) {
        BigDecimal lowX = new BigDecimal(low.x);
        BigDecimal lowY = new BigDecimal(low.y);
        return new BigDecimal(high.x)
                .subtract(lowX)
                .multiply(new BigDecimal(y).subtract(lowY))
                .compareTo(new BigDecimal(high.y).subtract(lowY).multiply(new BigDecimal(x).subtract(lowX)));
    }
}
