package psp.stats.level;

/**
 * The two yearly waves of a season, a cosine and a sine each, by the middle of a stretch of ticks.
 *
 * <p>The middle of a stretch is a whole number of half ticks, and the waves come back after a year of whole ticks or four
 * years of days; so all of their values stand in one table.
 */
final class Waves {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int CYCLE_YEARS = 4;
    private static final Waves OF_DAYS = new Waves((int) (2 * CYCLE_YEARS * DAYS_PER_YEAR), CYCLE_YEARS);

    private final double[][] table;

    private Waves(int halves, int years) {
        table = new double[halves][];
        for (int i = 0; i < halves; i++) {
            double angle = 2 * Math.PI * years * i / halves;
            table[i] = new double[] {
                StrictMath.cos(angle), StrictMath.sin(angle), StrictMath.cos(2 * angle), StrictMath.sin(2 * angle)
            };
        }
    }

    /** The waves of a year of so many ticks: 365.25 days, or a whole number. */
    static Waves of(double ticksPerYear) {
        return ticksPerYear == DAYS_PER_YEAR ? OF_DAYS : new Waves(Math.toIntExact(Math.round(2 * ticksPerYear)), 1);
    }

    /** The values at the middle of a stretch; to be read only. */
    double[] at(Observation spell) {
        return table[Math.floorMod(spell.from() + spell.to(), table.length)];
    }
}
