package psp.stats.level;

import java.util.Arrays;

/**
 * Level and short memory of an area's share under some laws, by the Kalman filter of a local level with a short memory (Harvey,
 * Forecasting, Structural Time Series Models and the Kalman Filter, 1989, chapter 3).
 *
 * <p>Each step runs over all laws in loops that depend on nothing of each other: a filter of one law alone waits for its own divisions.
 */
final class LevelStates {
    private static final double LEAST = 0.2;
    private static final double MOST = 4;

    final double[] level;
    final double[] memory;
    final double[] levelVariance;
    final double[] covariance;
    final double[] memoryVariance;
    private final LevelLaws laws;
    private final double[] levelGain;
    private final double[] memoryGain;

    LevelStates(LevelLaws laws) {
        this.laws = laws;
        int n = laws.size();
        level = filled(n, 1);
        memory = new double[n];
        levelVariance = filled(n, 4);
        covariance = new double[n];
        memoryVariance = laws.memory.clone();
        levelGain = new double[n];
        memoryGain = new double[n];
    }

    private static double[] filled(int n, double number) {
        double[] all = new double[n];
        Arrays.fill(all, number);
        return all;
    }

    /** Time passes: the level walks, the memory fades. */
    void pass(double years, double kept) {
        double[] walk = laws.walk;
        double[] remembered = laws.memory;
        double gone = 1 - kept * kept;
        for (int k = 0; k < level.length; k++) {
            double now = Math.min(MOST, Math.max(LEAST, level[k]));
            levelVariance[k] += walk[k] * years * now * now;
        }
        for (int k = 0; k < level.length; k++) {
            covariance[k] *= kept;
            memoryVariance[k] = memoryVariance[k] * kept * kept + remembered[k] * gone;
            memory[k] *= kept;
        }
    }

    /** A block is counted: its share of what was expected of it; the first is taken as ordinary. */
    void see(boolean first, double share, double expected, double rest) {
        double[] scatter = laws.scatter;
        for (int k = 0; k < level.length; k++) {
            double guess = first ? 1 : Math.min(MOST, Math.max(LEAST, level[k] + memory[k]));
            double noise = scatter[k] * (guess / expected + guess * guess / rest);
            double f = levelVariance[k] + 2 * covariance[k] + memoryVariance[k] + noise;
            levelGain[k] = (levelVariance[k] + covariance[k]) / f;
            memoryGain[k] = (covariance[k] + memoryVariance[k]) / f;
        }
        for (int k = 0; k < level.length; k++) {
            double miss = share - level[k] - memory[k];
            level[k] += levelGain[k] * miss;
            memory[k] += memoryGain[k] * miss;
        }
        for (int k = 0; k < level.length; k++) {
            double both = levelVariance[k] + covariance[k];
            double other = covariance[k] + memoryVariance[k];
            levelVariance[k] -= levelGain[k] * both;
            covariance[k] -= levelGain[k] * other;
            memoryVariance[k] -= memoryGain[k] * other;
        }
    }
}
