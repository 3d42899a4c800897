package psp.core;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A closed line of vertices, straight in longitude and latitude, in one canonical order.
 *
 * <p>Counter-clockwise from its least vertex (by longitude, then latitude), without repeated neighbours and without
 * −0.0; the last vertex repeats the first. Two rings with the same vertices are equal however they were written.
 */
public final class Ring implements Comparable<Ring>, Serializable {

    private static final long serialVersionUID = 1;

    private final transient double[] lonLat;

    private Ring(double[] lonLat) {
        this.lonLat = lonLat;
    }

    /**
     * A ring from its vertices.
     *
     * @param lonLat longitude, latitude, longitude, latitude, … in degrees; the last vertex repeats the first
     * @return the ring in canonical order
     * @throws IllegalArgumentException if not closed, of fewer than three different vertices, without area, out of
     *     range, or crossing the antimeridian; the message names the vertex and the fix
     */
    public static Ring of(double... lonLat) {
        if (lonLat.length % 2 != 0) {
            throw new IllegalArgumentException("A ring has " + lonLat.length
                    + " numbers; give longitude and latitude of each vertex, an even number");
        }
        double[] xy = withoutRepeats(checked(lonLat));
        int n = xy.length / 2;
        if (n < 4) {
            throw new IllegalArgumentException("A ring of " + lonLat.length / 2
                    + " vertices has fewer than three different ones; it bounds no ground");
        }
        if (xy[0] != xy[2 * n - 2] || xy[1] != xy[2 * n - 1]) {
            throw new IllegalArgumentException("The ring starts at " + vertex(xy, 0) + " and ends at "
                    + vertex(xy, n - 1) + "; close it by repeating the first vertex");
        }
        double[] open = Arrays.copyOf(xy, xy.length - 2);
        if (!boundsGround(xy)) {
            throw new IllegalArgumentException("The ring at " + vertex(xy, 0) + " has no area");
        }
        double area = signedArea(open);
        double[] ring = fromLeast(area >= 0 ? open : reversed(open));
        if (area == 0) {
            // A ring that crosses itself into two equal halves has no direction: the least of both is its form.
            double[] back = fromLeast(reversed(open));
            ring = Arrays.compare(ring, back) <= 0 ? ring : back;
        }
        return new Ring(ring);
    }

    /**
     * Whether some vertices, taken as a ring, have three that are not in one line; slivers that were rounded away do not.
     *
     * @param lonLat longitude, latitude, longitude, latitude, … in degrees
     * @return false if they bound no ground
     * @throws IllegalArgumentException if a number is NaN or infinite
     */
    public static boolean boundsGround(double... lonLat) {
        Objects.requireNonNull(lonLat, "lonLat");
        for (int i = 0; i < lonLat.length; i++) {
            if (!Double.isFinite(lonLat[i])) {
                throw new IllegalArgumentException("Vertex " + (i / 2 + 1) + ": " + lonLat[i]
                        + " is no number of degrees; give longitude and latitude");
            }
        }
        double[] xy = withoutRepeats(lonLat);
        for (int i = 4; i + 1 < xy.length; i += 2) {
            double cross = (xy[2] - xy[0]) * (xy[i + 1] - xy[1]) - (xy[i] - xy[0]) * (xy[3] - xy[1]);
            if (cross != 0) {
                return true;
            }
        }
        return false;
    }

    private static double[] checked(double[] lonLat) {
        double[] xy = new double[lonLat.length];
        for (int i = 0; i < xy.length; i += 2) {
            Position vertex;
            try {
                vertex = new Position(lonLat[i], lonLat[i + 1]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Vertex " + (i / 2 + 1) + " of the ring: " + e.getMessage(), e);
            }
            xy[i] = vertex.longitude();
            xy[i + 1] = vertex.latitude();
            if (i > 0 && Math.abs(xy[i] - xy[i - 2]) > 180) {
                throw new IllegalArgumentException("The ring crosses the antimeridian between " + vertex(xy, i / 2 - 1)
                        + " and " + vertex(xy, i / 2) + "; split it at longitude 180 into two parts, as"
                        + " psp.geo.Antimeridian does");
            }
        }
        return xy;
    }

    private static double[] withoutRepeats(double[] xy) {
        double[] kept = new double[xy.length];
        int n = 0;
        for (int i = 0; i < xy.length; i += 2) {
            if (n == 0 || xy[i] != kept[n - 2] || xy[i + 1] != kept[n - 1]) {
                kept[n++] = xy[i];
                kept[n++] = xy[i + 1];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static double signedArea(double[] open) {
        double twice = 0;
        int n = open.length;
        for (int i = 0; i < n; i += 2) {
            int j = (i + 2) % n;
            twice += (open[i] - open[0]) * (open[j + 1] - open[1]) - (open[j] - open[0]) * (open[i + 1] - open[1]);
        }
        return twice / 2;
    }

    private static double[] reversed(double[] open) {
        int n = open.length;
        double[] back = new double[n];
        for (int i = 0; i < n; i += 2) {
            back[i] = open[n - 2 - i];
            back[i + 1] = open[n - 1 - i];
        }
        return back;
    }

    /** Starts at the least vertex; where a ring touches itself there, at the least run of vertices that follows. */
    private static double[] fromLeast(double[] open) {
        int best = 0;
        for (int start = 2; start < open.length; start += 2) {
            if (compareFrom(open, start, best) < 0) {
                best = start;
            }
        }
        double[] closed = new double[open.length + 2];
        System.arraycopy(open, best, closed, 0, open.length - best);
        System.arraycopy(open, 0, closed, open.length - best, best);
        closed[open.length] = closed[0];
        closed[open.length + 1] = closed[1];
        return closed;
    }

    private static int compareFrom(double[] open, int a, int b) {
        int n = open.length;
        for (int i = 0; i < n; i++) {
            int order = Double.compare(open[(a + i) % n], open[(b + i) % n]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String vertex(double[] xy, int i) {
        return "(" + xy[2 * i] + ", " + xy[2 * i + 1] + ")";
    }

    /**
     * How many vertices it has, the repeated last one included.
     *
     * @return at least 4
     */
    public int size() {
        return lonLat.length / 2;
    }

    /**
     * The longitude of a vertex.
     *
     * @param i 0 to {@code size() - 1}
     * @return degrees east
     */
    public double longitude(int i) {
        return lonLat[2 * i];
    }

    /**
     * The latitude of a vertex.
     *
     * @param i 0 to {@code size() - 1}
     * @return degrees north
     */
    public double latitude(int i) {
        return lonLat[2 * i + 1];
    }

    /**
     * All vertices.
     *
     * @return a copy: longitude, latitude, longitude, latitude, …
     */
    public double[] toArray() {
        return lonLat.clone();
    }

    @Override
    public int compareTo(Ring other) {
        return Arrays.compare(lonLat, other.lonLat);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ring ring && Arrays.equals(lonLat, ring.lonLat);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lonLat);
    }

    /**
     * The number of vertices and the first one.
     *
     * @return such as {@code ring of 101 vertices from (-87.97, 43.06)}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ring of %,d vertices from %s", size() - 1, vertex(lonLat, 0));
    }

    @Serial
    private Object writeReplace() {
        return new Vertices(lonLat);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ring is read from its vertices");
    }

    private record Vertices(double[] lonLat) implements Serializable {

        @Serial
        private Object readResolve() {
            return Ring.of(lonLat);
        }
    }
}
