package psp.stats.level;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/** What one area's own earlier windows say about the laws: their trials and the log likelihood of each law. */
final class Past {
    private final List<Trial> trials;
    private final double[] logLikelihood;
    private final double[][] means;
    private final double[][] relatives;
    private final boolean[] highest;

    Past(CityGround ground, Design design, double[] area, double[] rest) {
        trials = new ArrayList<>();
        int[] origins = design.origins(ground);
        highest = new boolean[origins.length];
        for (int origin : origins) {
            Trial trial = design.trial(ground, area, rest, origin, origin + design.window());
            if (trial.usable()) {
                highest[trials.size()] = design.lastWasHighest(area, origin);
                trials.add(trial);
            }
        }
        logLikelihood = new double[LevelGrid.size()];
        means = new double[trials.size()][LevelGrid.size()];
        relatives = new double[trials.size()][LevelGrid.size()];
        LevelLaws laws = LevelGrid.laws();
        for (int i = 0; i < trials.size(); i++) {
            double counted = trials.get(i).counted();
            double factorial = LogGamma.value(counted + 1);
            trials.get(i).forecast(laws, means[i], relatives[i]);
            for (int g = 0; g < LevelGrid.size(); g++) {
                double mean = means[i][g];
                double variance = laws.scatter[g] * mean + mean * mean * relatives[i][g];
                logLikelihood[g] += Predictive.logDensity(counted, factorial, mean, variance) / design.overlap();
            }
        }
    }

    int trials() {
        return trials.size();
    }

    double logLikelihood(int law) {
        return logLikelihood[law];
    }

    /** Returns whether the same window a year before a trial was the highest of at least three. */
    boolean lastWasHighest(int trial) {
        return highest[trial];
    }

    double counted(int trial) {
        return trials.get(trial).counted();
    }

    Predictive predictive(int trial, Mixture mixture) {
        int n = mixture.laws().length;
        double[] mean = new double[n];
        double[] relative = new double[n];
        double[] scatter = new double[n];
        for (int i = 0; i < n; i++) {
            int g = mixture.laws()[i];
            mean[i] = means[trial][g];
            relative[i] = relatives[trial][g];
            scatter[i] = LevelGrid.law(g).scatter();
        }
        return new Predictive(mixture.weights(), mean, relative, scatter, 1);
    }
}
