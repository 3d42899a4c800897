package psp.bench.index;

/** What a program can pick today to find the zones of a point. */
public interface Peer {

    /**
     * The zones that hold a point.
     *
     * @return the sum of their {@link #mark marks}
     */
    long locate(double longitude, double latitude);

    /**
     * A number for a zone so that sums of such numbers are equal for the same zones only; {@code geos.c} has the same.
     *
     * @param zone from 0, in the order of the zones
     */
    static long mark(int zone) {
        long z = (zone + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
