package psp.stats.level;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The likeliest laws with their weights.
 *
 * @param laws their places in the grid
 * @param weights their weights, with sum one
 * @param moves the laws themselves
 */
record Mixture(int[] laws, double[] weights, LevelLaws moves) {
    static final int KEPT = 8;

    static Mixture of(double[] log) {
        int[] best = IntStream.range(0, log.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -log[i]).thenComparingInt(i -> i))
                .limit(KEPT)
                .mapToInt(i -> i)
                .toArray();
        double[] weight = new double[best.length];
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            weight[i] = StrictMath.exp(log[best[i]] - log[best[0]]);
            sum += weight[i];
        }
        for (int i = 0; i < best.length; i++) {
            weight[i] /= sum;
        }
        return new Mixture(
                best,
                weight,
                new LevelLaws(IntStream.of(best).mapToObj(LevelGrid::law).toList()));
    }

    Predictive predictive(Trial trial) {
        double[] mean = new double[laws.length];
        double[] relative = new double[laws.length];
        trial.forecast(moves, mean, relative);
        return new Predictive(weights, mean, relative, moves.scatter, 1);
    }
}
