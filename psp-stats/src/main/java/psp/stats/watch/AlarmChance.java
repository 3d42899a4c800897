package psp.stats.watch;

import java.util.Arrays;
import psp.stats.internal.math.Normal;

/**
 * How likely a watch of the running sum raises its first alarm in a given period, if the return takes a given course.
 *
 * <p>The watch adds up counts less what holding would give, and alarms when the sum reaches one limit, set so that a
 * year of holding alarms with a given chance. Sums are normal with variance phi times the mean, given the error of the
 * level that the watch took from the operation; that error is normal too and integrated by Gauss and Hermite's rule,
 * the sum by a walk over a grid, the share lost over three values.
 */
final class AlarmChance {

    private static final double[] NODES = {
        -2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056
    };
    private static final double[] WEIGHTS = {
        0.011257411327720693, 0.2220759220056126, 8 / 15.0, 0.2220759220056126, 0.011257411327720693
    };
    private static final double[] SHARES = {1 / 6.0, 0.5, 5 / 6.0};
    /** Cells of the walk, and how many of them lie between a sum of 0 and the limit; the lowest takes all below. */
    private static final int CELLS = 60;

    private static final int ABOVE = 20;

    private final double[] holding;
    private final double phi;
    private final double levelError;
    private final double scale;

    /**
     * A watch.
     *
     * @param holding the mean of each watched period if the level holds, above 0
     * @param phi the dispersion, 1 or more
     * @param seen how many incidents the level was taken from, above 0
     */
    public AlarmChance(double[] holding, double phi, double seen) {
        this.holding = holding.clone();
        this.phi = phi;
        this.levelError = Math.sqrt(phi / seen);
        double sum = Arrays.stream(holding).sum();
        this.scale = Math.sqrt(phi * sum + levelError * levelError * sum * sum);
    }

    /**
     * The limit of the sum.
     *
     * @param year how many of the periods make a year
     * @param chance of an alarm in a year of holding, within (0, 1)
     * @return above 0
     */
    public double limit(int year, double chance) {
        double low = 0;
        double high = 8 * scale;
        for (int i = 0; i < 25; i++) {
            double middle = (low + high) / 2;
            double alarmed = Arrays.stream(walk(middle, new double[holding.length], 0, year))
                    .sum();
            if (alarmed > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The chance that the first alarm comes in a period.
     *
     * @param limit of the sum
     * @param ramp how much of the return is there in each period, 0 to 1
     * @param rise of a full return over the held level, 0 or more
     * @param period from 0
     * @return 0 to 1, averaged over the share lost
     */
    public double firstAt(double limit, double[] ramp, double rise, int period) {
        double sum = 0;
        for (double share : SHARES) {
            sum += walk(limit, ramp, rise * share, period + 1)[period] / SHARES.length;
        }
        return sum;
    }

    /** The chance of a first alarm in each of the first periods. */
    private double[] walk(double limit, double[] ramp, double rise, int periods) {
        double[] first = new double[periods];
        for (int q = 0; q < NODES.length; q++) {
            double[] own = walk(limit, ramp, rise, periods, NODES[q] * levelError);
            for (int t = 0; t < periods; t++) {
                first[t] += WEIGHTS[q] * own[t];
            }
        }
        return first;
    }

    private double[] walk(double limit, double[] ramp, double rise, int periods, double error) {
        double width = limit / (ABOVE + 0.5);
        double[] mass = new double[CELLS];
        double[] first = new double[periods];
        mass[CELLS - ABOVE - 1] = 1;
        for (int t = 0; t < periods; t++) {
            double mean = holding[t] * (1 + rise * ramp[t]);
            double sd = Math.sqrt(phi * mean);
            double drift = mean * Math.max(0, 1 + error) - holding[t];
            double[] upTo = new double[2 * CELLS];
            for (int d = 0; d < upTo.length; d++) {
                upTo[d] = Normal.cdf(((d - CELLS + 0.5) * width - drift) / sd);
            }
            double[] next = new double[CELLS];
            for (int i = 0; i < CELLS; i++) {
                if (mass[i] < 1e-12) {
                    continue;
                }
                first[t] += mass[i] * (1 - upTo[2 * CELLS - 1 - i]);
                next[0] += mass[i] * upTo[CELLS - i];
                for (int j = 1; j < CELLS; j++) {
                    next[j] += mass[i] * (upTo[CELLS + j - i] - upTo[CELLS + j - i - 1]);
                }
            }
            mass = next;
        }
        return first;
    }
}
