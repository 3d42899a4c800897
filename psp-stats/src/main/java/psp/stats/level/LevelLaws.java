package psp.stats.level;

import java.util.List;

/** Some laws side by side, so that a forecast under all of them goes through a history once. */
final class LevelLaws {
    final double[] walk;
    final double[] memory;
    final double[] scatter;

    LevelLaws(List<LevelLaw> laws) {
        walk = laws.stream().mapToDouble(LevelLaw::walk).toArray();
        memory = laws.stream().mapToDouble(LevelLaw::memory).toArray();
        scatter = laws.stream().mapToDouble(LevelLaw::scatter).toArray();
    }

    int size() {
        return walk.length;
    }
}
