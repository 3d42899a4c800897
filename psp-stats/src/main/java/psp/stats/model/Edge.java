package psp.stats.model;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;
import psp.stats.inference.Interval;

/** An infinite estimate: what the likelihood says of finite values. */
final class Edge {

    private final boolean up;
    private final Profile profile;
    /** Divides a loss before it is an F; 0 where no F is asked. */
    private final double phi;

    private final double freedom;
    private final String method;

    Edge(boolean up, Profile profile, double phi, double freedom, String method) {
        this.up = up;
        this.profile = profile;
        this.phi = phi;
        this.freedom = freedom;
        this.method = "likelihood ratio at infinity, " + method;
    }

    Interval interval(double level) {
        double drop = -2 * StrictMath.log((1 - level) / 2);
        if (phi > 0) {
            drop = Math.max(drop, phi * FDistribution.of(1, freedom).inverseCumulativeProbability(level));
        }
        double side = up ? 1 : -1;
        double limit = profile.limit(profile.inside(side, drop), -side, drop);
        return up
                ? profile.interval(limit, Double.POSITIVE_INFINITY, level, method)
                : profile.interval(Double.NEGATIVE_INFINITY, limit, level, method);
    }

    /** Empty where the likelihood did not settle. */
    OptionalDouble pValue() {
        double lost = profile.lost(0);
        double p = Math.min(1, 2 * StrictMath.exp(-lost / 2));
        return !profile.settled()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        phi == 0 ? p : Math.max(p, FDistribution.of(1, freedom).survivalProbability(lost / phi)));
    }
}
