package psp.stats.level;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import psp.stats.internal.text.Checks;

/**
 * What the like ground of a city lends to a watch: how levels walk and counts scatter there, and the threshold that leavings of such
 * ground, in which nothing was done, pass in one year of ten.
 *
 * @param threshold in standard errors, above 0
 * @param placebos on how many leavings it rests
 * @param laws the likeliest, with weights of sum one
 */
public record CityLine(double threshold, int placebos, List<Law> laws) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The chance of a false alarm in a year to which the threshold belongs. */
    public static final double CHANCE = 0.10;

    /**
     * How an area's share in its city moves.
     *
     * @param walk the variance of the level's walk in a year, relative to the level
     * @param memory the variance of a short memory beside it
     * @param scatter how much more counts scatter than Poisson counts, 1 or more
     * @param weight how likely this law is, 0 to 1
     */
    public record Law(double walk, double memory, double scatter, double weight) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One law.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Law {
            if (!(walk >= 0 && memory >= 0 && scatter >= 1 && weight >= 0 && weight <= 1)
                    || Double.isInfinite(walk + memory + scatter)) {
                throw new IllegalArgumentException(
                        "A law of walk " + walk + ", memory " + memory + ", scatter " + scatter + " and weight "
                                + weight + "; variances are 0 or more, a scatter 1 or more, a weight 0 to 1");
            }
        }

        LevelLaw moves() {
            return new LevelLaw(walk, memory, scatter);
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range, or the weights are not of sum one
     */
    public CityLine {
        laws = List.copyOf(laws);
        Checks.number("threshold", threshold);
        double sum = laws.stream().mapToDouble(Law::weight).sum();
        if (!(threshold > 0) || placebos < 0 || !(Math.abs(sum - 1) <= 1e-6)) {
            throw new IllegalArgumentException("A threshold of " + threshold + " by " + placebos
                    + " leavings and laws whose weights add up to " + sum + "; above 0, 0 or more, and 1");
        }
    }

    static CityLine of(Mixture mixture, double threshold, int placebos) {
        return new CityLine(
                rounded(threshold),
                placebos,
                IntStream.range(0, mixture.laws().length)
                        .mapToObj(i -> {
                            LevelLaw law = LevelGrid.law(mixture.laws()[i]);
                            return new Law(law.walk(), law.memory(), law.scatter(), rounded(mixture.weights()[i]));
                        })
                        .toList());
    }

    /** So that a text of it says the same. */
    private static double rounded(double number) {
        return Math.rint(1e9 * number) / 1e9;
    }

    /** Returns the mean scatter, 1 for Poisson counts. */
    public double scatter() {
        return laws.stream().mapToDouble(law -> law.weight * law.scatter).sum();
    }

    /** Returns the relative variance by which a level moves on average in so many years. */
    public double moved(double years) {
        return laws.stream()
                .mapToDouble(law -> law.weight
                        * (law.walk * years + 2 * law.memory * (1 - StrictMath.exp(-years / LevelLaw.MEMORY_YEARS))))
                .sum();
    }

    Predictive predictive(Trial trial) {
        int n = laws.size();
        double[] weight = new double[n];
        double[] mean = new double[n];
        double[] relative = new double[n];
        for (int i = 0; i < n; i++) {
            weight[i] = laws.get(i).weight;
        }
        LevelLaws moves = new LevelLaws(laws.stream().map(Law::moves).toList());
        trial.forecast(moves, mean, relative);
        return new Predictive(weight, mean, relative, moves.scatter, 1);
    }
}
