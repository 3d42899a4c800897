package psp.bench.index;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/**
 * Points to be located, the same for the same zones and seed.
 *
 * @param longitudes degrees east
 * @param latitudes degrees north
 */
public record CrimePoints(double[] longitudes, double[] latitudes) {

    private static final double METRES_A_DEGREE = 111_195;
    private static final int HOT_SPOTS = 3000;
    private static final double HOT_SPOT_METRES = 300;
    private static final double BESIDE_METRES = 30;

    /**
     * Points as crime lies: clustered, and near borders, which run along streets.
     *
     * <p>Half lie around one of 3,000 hot spots, normally scattered by 300 m east and north; the hot spots are places on
     * the zones' edges, and the k-th busiest has the share 1/k. A quarter lie beside an edge, normally scattered by 30 m.
     * A quarter are uniform over the zones' box. Places on edges are uniform by length in degrees.
     */
    public static CrimePoints crimeLike(Zones zones, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Outline outline = Outline.of(zones);
        double[] spots = new double[2 * HOT_SPOTS];
        for (int i = 0; i < HOT_SPOTS; i++) {
            outline.place(random, spots, 2 * i);
        }
        double[] weights = new double[HOT_SPOTS];
        for (int i = 0; i < HOT_SPOTS; i++) {
            weights[i] = (i == 0 ? 0 : weights[i - 1]) + 1.0 / (i + 1);
        }
        CrimePoints points = new CrimePoints(new double[count], new double[count]);
        double[] at = new double[2];
        for (int i = 0; i < count; i++) {
            int kind = i % 4;
            double metres = kind < 2 ? HOT_SPOT_METRES : BESIDE_METRES;
            if (kind < 2) {
                int spot = index(weights, random.nextDouble() * weights[HOT_SPOTS - 1]);
                at[0] = spots[2 * spot];
                at[1] = spots[2 * spot + 1];
            } else if (kind == 2) {
                outline.place(random, at, 0);
            } else {
                points.longitudes[i] = random.nextDouble(outline.west, outline.east);
                points.latitudes[i] = random.nextDouble(outline.south, outline.north);
                continue;
            }
            double degrees = metres / METRES_A_DEGREE;
            points.longitudes[i] = at[0] + degrees * normal(random) / StrictMath.cos(Math.toRadians(at[1]));
            points.latitudes[i] = at[1] + degrees * normal(random);
        }
        return points.shuffled(random);
    }

    /** Points uniform over the zones' box. */
    public static CrimePoints uniform(Zones zones, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Outline outline = Outline.of(zones);
        CrimePoints points = new CrimePoints(new double[count], new double[count]);
        for (int i = 0; i < count; i++) {
            points.longitudes[i] = random.nextDouble(outline.west, outline.east);
            points.latitudes[i] = random.nextDouble(outline.south, outline.north);
        }
        return points;
    }

    private CrimePoints shuffled(SplittableRandom random) {
        for (int i = longitudes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            swap(longitudes, i, j);
            swap(latitudes, i, j);
        }
        return this;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    /** Box and Muller's. */
    private static double normal(SplittableRandom random) {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static int index(double[] rising, double value) {
        int low = 0;
        int high = rising.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** All edges of all zones, and their box. */
    private static final class Outline {

        private final List<Ring> rings = new ArrayList<>();
        private double[] lengths = new double[0];
        private int[] edges = new int[0];
        private double west = 180;
        private double east = -180;
        private double south = 90;
        private double north = -90;

        static Outline of(Zones zones) {
            Outline outline = new Outline();
            for (Zone zone : zones) {
                for (Boundary.Part part : zone.boundary().parts()) {
                    outline.rings.add(part.shell());
                    outline.rings.addAll(part.holes());
                }
            }
            int count = outline.rings.stream().mapToInt(ring -> ring.size() - 1).sum();
            outline.lengths = new double[count];
            outline.edges = new int[2 * count];
            int edge = 0;
            double sum = 0;
            for (int r = 0; r < outline.rings.size(); r++) {
                Ring ring = outline.rings.get(r);
                for (int i = 1; i < ring.size(); i++) {
                    outline.west = Math.min(outline.west, ring.longitude(i));
                    outline.east = Math.max(outline.east, ring.longitude(i));
                    outline.south = Math.min(outline.south, ring.latitude(i));
                    outline.north = Math.max(outline.north, ring.latitude(i));
                    sum += StrictMath.hypot(
                            ring.longitude(i) - ring.longitude(i - 1), ring.latitude(i) - ring.latitude(i - 1));
                    outline.edges[2 * edge] = r;
                    outline.edges[2 * edge + 1] = i;
                    outline.lengths[edge++] = sum;
                }
            }
            return outline;
        }

        /** A place on an edge, uniform by length. */
        void place(SplittableRandom random, double[] out, int at) {
            int edge = index(lengths, random.nextDouble() * lengths[lengths.length - 1]);
            Ring ring = rings.get(edges[2 * edge]);
            int i = edges[2 * edge + 1];
            double t = random.nextDouble();
            out[at] = ring.longitude(i - 1) + t * (ring.longitude(i) - ring.longitude(i - 1));
            out[at + 1] = ring.latitude(i - 1) + t * (ring.latitude(i) - ring.latitude(i - 1));
        }
    }
}
