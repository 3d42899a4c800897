package psp.stats.level;

import java.util.ArrayList;
import java.util.List;

/** What one area's own earlier windows say about the laws: their trials and the log likelihood of each law. */
final class Past {
    private final List<Trial> trials;
    private final double[] logLikelihood;
    private final double[][] forecasts;
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
        forecasts = new double[trials.size()][2 * LevelGrid.size()];
        double[] out = new double[2];
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            for (int g = 0; g < LevelGrid.size(); g++) {
                LevelLaw law = LevelGrid.law(g);
                trial.forecast(law, out);
                forecasts[i][2 * g] = out[0];
                forecasts[i][2 * g + 1] = out[1];
                logLikelihood[g] += Predictive.logDensity(
                                trial.counted(), out[0], law.scatter() * out[0] + out[0] * out[0] * out[1])
                        / design.overlap();
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
            mean[i] = forecasts[trial][2 * g];
            relative[i] = forecasts[trial][2 * g + 1];
            scatter[i] = LevelGrid.law(g).scatter();
        }
        return new Predictive(mixture.weights(), mean, relative, scatter, 1);
    }
}
