package psp.stats.level;

import java.util.List;

/** The laws that are tried, and how likely each is before anything was counted. */
final class LevelGrid {
    private static final double[] WALKS = {0.0005, 0.002, 0.006, 0.018, 0.055};
    private static final double[] MEMORIES = {0, 0.006, 0.02, 0.06, 0.16};
    private static final double[] SCATTERS = {1, 1.3, 1.7, 2.4};
    private static final LevelLaw[] LAWS = new LevelLaw[WALKS.length * MEMORIES.length * SCATTERS.length];
    private static final double[] PRIOR = new double[LAWS.length];

    static {
        int at = 0;
        for (double walk : WALKS) {
            for (double memory : MEMORIES) {
                for (double scatter : SCATTERS) {
                    LAWS[at] = new LevelLaw(walk, memory, scatter);
                    double a = StrictMath.log(walk / 0.004);
                    double b = (memory - 0.01) / 0.03;
                    double c = (scatter - 1.2) / 0.3;
                    PRIOR[at++] = -a * a / 2 - b * b / 2 - c * c / 2;
                }
            }
        }
    }

    private static final LevelLaws ALL = new LevelLaws(List.of(LAWS));

    private LevelGrid() {}

    /** Returns all laws. */
    static LevelLaws laws() {
        return ALL;
    }

    static int size() {
        return LAWS.length;
    }

    static LevelLaw law(int at) {
        return LAWS[at];
    }

    static double[] prior() {
        return PRIOR.clone();
    }
}
