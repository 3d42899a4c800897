package psp.stats.level;

import java.util.List;

/** Some laws side by side, so that a forecast under all of them goes through a history once. */
final class LevelLaws {
    final double[] walk;
    final double[] memory;
    final double[] scatter;

    LevelLaws(List<LevelLaw> laws) {
        int n = laws.size();
        walk = new double[n];
        memory = new double[n];
        scatter = new double[n];
        for (int k = 0; k < n; k++) {
            walk[k] = laws.get(k).walk();
            memory[k] = laws.get(k).memory();
            scatter[k] = laws.get(k).scatter();
        }
    }

    int size() {
        return walk.length;
    }
}
