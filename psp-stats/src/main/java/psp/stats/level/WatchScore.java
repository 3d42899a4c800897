package psp.stats.level;

/** How far the counts since leaving stand above the operation's level carried by the rest of the city, month by month. */
final class WatchScore {
    /** The first period after leaving that is judged. */
    static final double FIRST_YEARS = 0.2;
    /** How much higher the line lies at leaving than after the time of watching. */
    private static final double SLOPE = 0.3;

    private WatchScore() {}

    /** Returns the standardized excess after each period from the origin to the end, divided by the line's shape there. */
    static double[] scores(
            CityGround ground,
            Mixture mixture,
            double[] area,
            double[] rest,
            int first,
            int origin,
            int end,
            int watched) {
        double[] score = new double[end - origin];
        for (int k = 1; k <= score.length; k++) {
            if (k * ground.tickYears() < FIRST_YEARS) {
                score[k - 1] = Double.NEGATIVE_INFINITY;
                continue;
            }
            int block = (int) Math.max(1, Math.round(0.25 / ground.tickYears()));
            Trial trial = new Trial(area, rest, first, origin, origin, origin + k, ground.tickYears(), block);
            if (!trial.usable()) {
                score[k - 1] = Double.NEGATIVE_INFINITY;
                continue;
            }
            Predictive predictive = mixture.predictive(trial);
            score[k - 1] =
                    (trial.counted() - predictive.mean()) / StrictMath.sqrt(predictive.variance()) / shape(k, watched);
        }
        return score;
    }

    private static double shape(int k, int watched) {
        return 1 + SLOPE * Math.max(0, watched - k) / watched;
    }
}
