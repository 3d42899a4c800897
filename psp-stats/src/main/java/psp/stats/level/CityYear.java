package psp.stats.level;

import java.util.Arrays;
import java.util.List;

/**
 * One year of watching beside the rest of a city: what the operation's level, carried by the rest, gives look by look, and how far a
 * level moves by itself. What was counted in the year has no part in it, but for the rest.
 */
public final class CityYear {

    private final CityLine line;
    private final double[] area;
    private final double[] rest;
    private final int origin;
    private final double tickYears;
    private final int looks;

    /**
     * A year.
     *
     * @param line what the city lends
     * @param area what was counted in the area before the year, look by look
     * @param rest what was counted in the rest before the year and in it
     * @param looks how many looks a year has
     */
    public CityYear(CityLine line, double[] area, double[] rest, int looks) {
        this.line = line;
        this.origin = area.length;
        this.area = Arrays.copyOf(area, rest.length);
        this.rest = rest.clone();
        this.tickYears = 1.0 / looks;
        this.looks = looks;
    }

    /** Whether a look, from 1, is judged: not before 0.2 years, nor where nothing was counted in the rest. */
    public boolean judged(int look) {
        return WatchScore.judged(look, tickYears) && trial(look).usable();
    }

    /** Returns how many a level that lasts gives up to a look, on average; 0 where nothing was counted in the rest. */
    public double expected(int look) {
        Trial trial = trial(look);
        return look < 1 || !trial.usable() ? 0 : line.predictive(trial).mean();
    }

    /** Returns what a standard error of the year so far counts for in the line at a look. */
    public double deviation(int look) {
        return StrictMath.sqrt(line.predictive(trial(look)).variance()) * WatchScore.shape(look, looks);
    }

    private Trial trial(int look) {
        return new Trial(area, rest, 0, origin, origin, Math.min(rest.length, origin + look), tickYears);
    }

    /** Returns how many standard normal numbers a course takes. */
    public int normals() {
        return 2 + 2 * (rest.length - origin);
    }

    /**
     * Returns a course that the level may take: how many it gives at each look of the year.
     *
     * @param law which of the line's laws
     * @param normals standard normal numbers
     */
    public double[] course(int law, double[] normals) {
        LevelLaw moves = line.laws().get(law).moves();
        Trial trial = trial(rest.length - origin);
        LevelStates state = trial.states(new LevelLaws(List.of(moves)));
        double spread = StrictMath.sqrt(Math.max(0, state.levelVariance[0]));
        double across = spread > 0 ? state.covariance[0] / spread : 0;
        double level = state.level[0] + spread * normals[0];
        double memory = state.memory[0]
                + across * normals[0]
                + StrictMath.sqrt(Math.max(0, state.memoryVariance[0] - across * across)) * normals[1];
        double pace = StrictMath.sqrt(moves.walk()) * Math.max(0.05, state.level[0]);
        double[] means = new double[rest.length - origin];
        for (int k = 0; k < means.length; k++) {
            double years = k == 0 ? trial.sinceLast() + tickYears / 2 : tickYears;
            double kept = StrictMath.exp(-years / LevelLaw.MEMORY_YEARS);
            level += pace * StrictMath.sqrt(years) * normals[2 + 2 * k];
            memory = kept * memory + StrictMath.sqrt(moves.memory() * (1 - kept * kept)) * normals[3 + 2 * k];
            means[k] = Math.max(0.05, level + memory) * trial.constant() * rest[origin + k];
        }
        return means;
    }

    /** Returns the dispersion of a count of such a mean at a look, the rest's own scatter counted in. */
    public double scatter(int law, int look, double mean) {
        return line.laws().get(law).scatter() * (1 + mean / Math.max(1, rest[origin + look - 1]));
    }
}
