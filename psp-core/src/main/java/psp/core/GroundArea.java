package psp.core;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The area of what the parts of a boundary hold: each part by the even-odd rule over its rings, ground of several parts
 * once.
 *
 * <p>A meridian sweeps from west to east over the edges, sorted from south to north between two events (vertices and
 * crossings); of each edge it tells whether ground begins there, ends there, or neither. The area is the integral of
 * {@code S(latitude) d(longitude)} over the edges that bound ground, where {@code S} is the authalic function of J. P.
 * Snyder, Map Projections: A Working Manual (1987), equation 3-12; Simpson's rule along an edge, which for edges below a
 * degree is exact to about a millionth of a millionth.
 */
final class GroundArea {

    /** WGS 84: equatorial radius in metres and flattening. */
    private static final double EQUATORIAL_RADIUS = 6_378_137.0;

    private static final double FLATTENING = 1 / 298.257223563;
    /** The least step from one crossing to the next, as a share of the way between two vertices. */
    private static final double LEAST_STEP = 1e-9;

    private final List<Boundary.Part> parts;
    private final double origin;
    /** Four numbers an edge that is not along a meridian: longitude and latitude of its western end, of its eastern end. */
    private final double[] ends;

    private final int[] partOf;
    /** What an edge would be if no ring crossed another: 1 where ground ends going north, −1 where it begins. */
    private final byte[] drawn;

    private final byte[] role;
    private final double[] since;
    /** The edges under the meridian from south to north. */
    private final int[] active;

    private final double[] here;
    private final double[] there;
    private final boolean[] inside;
    private int size;
    private int count;
    private boolean asDrawn = true;
    private double sum;

    private GroundArea(List<Boundary.Part> parts) {
        this.parts = parts;
        origin = authalic(parts.get(0).shell().latitude(0));
        int most = parts.stream()
                .mapToInt(part -> part.shell().size()
                        + part.holes().stream().mapToInt(Ring::size).sum())
                .sum();
        ends = new double[4 * most];
        partOf = new int[most];
        drawn = new byte[most];
        role = new byte[most];
        since = new double[most];
        active = new int[most];
        here = new double[most];
        there = new double[most];
        inside = new boolean[parts.size()];
        for (int part = 0; part < parts.size(); part++) {
            add(parts.get(part).shell(), part, 1);
            for (Ring hole : parts.get(part).holes()) {
                add(hole, part, -1);
            }
        }
    }

    /** The area in square metres; 0 only where rings cancel each other. */
    static double squareMetres(List<Boundary.Part> parts) {
        GroundArea ground = new GroundArea(parts);
        ground.sweep();
        return ground.asDrawn ? ground.signed() : Math.max(0, ground.sum);
    }

    private void add(Ring ring, int part, int sign) {
        for (int i = 1; i < ring.size(); i++) {
            double from = ring.longitude(i - 1);
            double to = ring.longitude(i);
            if (from != to) {
                int west = from < to ? i - 1 : i;
                int east = from < to ? i : i - 1;
                ends[4 * size] = ring.longitude(west);
                ends[4 * size + 1] = ring.latitude(west);
                ends[4 * size + 2] = ring.longitude(east);
                ends[4 * size + 3] = ring.latitude(east);
                partOf[size] = part;
                drawn[size++] = (byte) (from < to ? -sign : sign);
            }
        }
    }

    private void sweep() {
        double[] events = IntStream.range(0, 2 * size)
                .mapToDouble(i -> ends[2 * i])
                .sorted()
                .distinct()
                .toArray();
        int[] starts = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Double.compare(ends[4 * a], ends[4 * b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int next = 0;
        for (int i = 0; i + 1 < events.length; i++) {
            leave(events[i]);
            for (; next < size && ends[4 * starts[next]] == events[i]; next++) {
                role[starts[next]] = 0;
                since[starts[next]] = events[i];
                active[count++] = starts[next];
            }
            strip(events[i], events[i + 1]);
        }
        leave(Double.POSITIVE_INFINITY);
    }

    private void leave(double longitude) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int edge = active[i];
            if (ends[4 * edge + 2] > longitude) {
                active[kept++] = edge;
            } else {
                settle(edge, ends[4 * edge + 2]);
            }
        }
        count = kept;
    }

    /** Between two vertices, from crossing to crossing: the first of them is always one of neighbours. */
    private void strip(double west, double east) {
        double from = west;
        while (from < east) {
            for (int i = 0; i < count; i++) {
                here[active[i]] = latitude(active[i], from);
                there[active[i]] = latitude(active[i], east);
            }
            sort();
            double to = east;
            for (int i = 1; i < count; i++) {
                double below = here[active[i]] - here[active[i - 1]];
                double above = there[active[i - 1]] - there[active[i]];
                if (above > 0) {
                    to = Math.min(to, from + (east - from) * (below / (below + above)));
                }
            }
            judge(from);
            from = Math.min(east, Math.max(to, Math.max(Math.nextUp(from), from + LEAST_STEP * (east - west))));
        }
    }

    private void sort() {
        for (int i = 1; i < count; i++) {
            int edge = active[i];
            int at = i;
            for (; at > 0 && isBelow(edge, active[at - 1]); at--) {
                active[at] = active[at - 1];
            }
            active[at] = edge;
        }
    }

    private boolean isBelow(int a, int b) {
        return here[a] < here[b] || (here[a] == here[b] && there[a] < there[b]);
    }

    private void judge(double from) {
        int held = 0;
        for (int i = 0; i < count; i++) {
            int edge = active[i];
            int part = partOf[edge];
            int before = held;
            inside[part] = !inside[part];
            held += inside[part] ? 1 : -1;
            byte now = (byte) (before == 0 ? -1 : held == 0 ? 1 : 0);
            if (now != role[edge]) {
                settle(edge, from);
                role[edge] = now;
            }
            asDrawn &= now == drawn[edge];
        }
    }

    /** Adds what lies under an edge up to a meridian. */
    private void settle(int edge, double to) {
        if (role[edge] != 0 && since[edge] < to) {
            sum += role[edge] * under(since[edge], latitude(edge, since[edge]), to, latitude(edge, to), origin);
        }
        since[edge] = to;
    }

    private double latitude(int edge, double longitude) {
        int at = 4 * edge;
        return longitude <= ends[at]
                ? ends[at + 1]
                : longitude >= ends[at + 2]
                        ? ends[at + 3]
                        : ends[at + 1]
                                + (longitude - ends[at]) / (ends[at + 2] - ends[at]) * (ends[at + 3] - ends[at + 1]);
    }

    /** The same where no ring crosses another, in the order of the vertices. */
    private double signed() {
        double area = 0;
        for (Boundary.Part part : parts) {
            area += signed(part.shell());
            for (Ring hole : part.holes()) {
                area -= signed(hole);
            }
        }
        return area;
    }

    private static double signed(Ring ring) {
        double origin = authalic(ring.latitude(0));
        double area = 0;
        for (int i = 1; i < ring.size(); i++) {
            area -= under(ring.longitude(i - 1), ring.latitude(i - 1), ring.longitude(i), ring.latitude(i), origin);
        }
        return area;
    }

    private static double under(double lon1, double lat1, double lon2, double lat2, double origin) {
        double mean = (authalic(lat1) + 4 * authalic((lat1 + lat2) / 2) + authalic(lat2)) / 6 - origin;
        return Math.toRadians(lon2 - lon1) * mean;
    }

    private static double authalic(double latitude) {
        double e2 = FLATTENING * (2 - FLATTENING);
        double e = Math.sqrt(e2);
        double sin = StrictMath.sin(Math.toRadians(latitude));
        double polarSquared = EQUATORIAL_RADIUS * EQUATORIAL_RADIUS * (1 - e2);
        return polarSquared
                / 2
                * (sin / (1 - e2 * sin * sin) + StrictMath.log((1 + e * sin) / (1 - e * sin)) / (2 * e));
    }
}
