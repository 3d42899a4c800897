package psp.stats.level;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import psp.stats.internal.math.Quantiles;

/** Asks like ground of a city, put together and left again where nothing was done, how far a level rises by itself. */
final class WatchLevel {

    /** The threshold of independent months by theory, towards which few placebos are drawn. */
    private static final double THEORY = 1.6;
    /** How many placebos the theory is worth. */
    private static final double THEORY_WORTH = 20;

    private WatchLevel() {}

    /**
     * Returns the line of a year of watching.
     *
     * @param ground the city's small zones
     * @param excluded the zones that may not be donors
     * @param perYear how many were counted in the area in a year of the operation
     * @param from the first period of the operation, whose level is carried
     * @param leaving the first period after it
     * @return empty where there are fewer than eight like areas, or none of them was left for a year before
     */
    static Optional<CityLine> of(CityGround ground, BitSet excluded, double perYear, int from, int leaving) {
        int length = leaving - from;
        int watched = ground.ticksPerYear();
        int step = Trial.block(ground.tickYears());
        Design design = new Design(leaving, watched, 0, 0, length, step, leaving);
        int rung = Donors.rung(perYear);
        LevelFit fit = new LevelFit(ground, design, rung, excluded);
        if (fit.donors().size() < LevelFit.LEAST_DONORS) {
            return Optional.empty();
        }
        Mixture mixture = fit.pooled();
        List<Integer> origins = new ArrayList<>();
        for (int origin = leaving - watched; origin >= length; origin -= step) {
            origins.add(origin);
        }
        double[] largest = new double[fit.donors().size() * origins.size()];
        int n = 0;
        for (LevelFit.Donor donor : fit.donors()) {
            double[] kept = ground.kept(
                    new DonorKey(
                            IntBuffer.wrap(donor.zones()),
                            design,
                            rung,
                            IntBuffer.wrap(mixture.laws()),
                            DoubleBuffer.wrap(mixture.weights())),
                    () -> {
                        double[] counts = donor.counts();
                        double[] other = LevelFit.minus(ground.total(), counts);
                        return origins.stream()
                                .mapToDouble(o -> WatchScore.largest(
                                        mixture::predictive, ground.tickYears(), counts, other, o - length, o, watched))
                                .toArray();
                    });
            for (double m : kept) {
                if (Double.isFinite(m)) {
                    largest[n++] = m;
                }
            }
        }
        if (n < LevelFit.LEAST_DONORS) {
            return Optional.empty();
        }
        largest = Arrays.copyOf(largest, n);
        Arrays.sort(largest);
        double quantile = Quantiles.of(largest, 1 - CityLine.CHANCE);
        double times = Math.max(1, (leaving - length) / (double) watched);
        double effective = times * fit.donorWeight() * fit.donors().size();
        return Optional.of(
                CityLine.of(mixture, (effective * quantile + THEORY_WORTH * THEORY) / (effective + THEORY_WORTH), n));
    }

    private record DonorKey(IntBuffer zones, Design design, int rung, IntBuffer laws, DoubleBuffer weights) {}
}
