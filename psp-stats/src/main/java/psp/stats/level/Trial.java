package psp.stats.level;

/** One forecast: an area's history in blocks beside the rest of its city, and the window whose count is to be expected. */
final class Trial {
    /** One half of an incident in all earlier years is the least that is ever expected. */
    private static final double HALF = 0.5;
    /** The least share of the mean level to which the level is ever thought to have fallen. */
    private static final double LEAST = 0.05;

    private final int blocks;
    private final double least;
    private final double[] share;
    private final double[] expected;
    private final double[] rest;
    private final double[] gap;
    private final double constant;
    private final double windowRest;
    private final double[] ahead;
    private final double[] weight;
    private final double counted;
    private final double sinceLast;
    private final double[] decay;
    private final double carry;
    private final double walkSpread;
    private final double memorySpread;

    /**
     * Makes a trial.
     *
     * @param area counts of the area
     * @param other counts of the rest
     * @param first the first period of the history
     * @param until the period after the history
     * @param origin the first period of the window
     * @param end the period after the window
     * @param tick the length of a period in years
     */
    Trial(double[] area, double[] other, int first, int until, int origin, int end, double tick) {
        int block = block(tick);
        int most = Math.max(0, (until - first) / block);
        double[] y = new double[most];
        double[] r = new double[most];
        double[] at = new double[most];
        int n = 0;
        double sumY = 0;
        double sumR = 0;
        for (int i = 0; i < most; i++) {
            int from = until - (most - i) * block;
            double a = 0;
            double b = 0;
            for (int t = from; t < from + block; t++) {
                a += area[t];
                b += other[t];
            }
            if (b > 0 && a >= 0) {
                y[n] = a;
                r[n] = b;
                at[n++] = (from + block / 2.0) * tick;
                sumY += a;
                sumR += b;
            }
        }
        blocks = n;
        constant = sumR > 0 ? Math.max(sumY, HALF) / sumR : Double.NaN;
        least = Math.max(LEAST, HALF / Math.max(sumY, HALF));
        share = new double[n];
        expected = new double[n];
        rest = new double[n];
        gap = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = constant * r[i];
            share[i] = y[i] / expected[i];
            rest[i] = r[i];
            gap[i] = i == 0 ? 0 : at[i] - at[i - 1];
        }
        double last = n == 0 ? until * tick : at[n - 1];
        sinceLast = origin * tick - last;
        int parts = (end - origin + block - 1) / block;
        ahead = new double[parts];
        weight = new double[parts];
        double all = 0;
        double seen = 0;
        for (int i = 0; i < parts; i++) {
            int from = origin + i * block;
            int to = Math.min(end, from + block);
            for (int t = from; t < to; t++) {
                weight[i] += other[t];
                seen += area[t];
            }
            ahead[i] = (from + to) / 2.0 * tick - last;
            all += weight[i];
        }
        for (int i = 0; i < parts; i++) {
            weight[i] /= all;
        }
        windowRest = all;
        counted = seen;
        decay = new double[n];
        for (int i = 1; i < n; i++) {
            decay[i] = i > 1 && gap[i] == gap[i - 1] ? decay[i - 1] : StrictMath.exp(-gap[i] / LevelLaw.MEMORY_YEARS);
        }
        carry = carried();
        walkSpread = walked();
        memorySpread = remembered();
    }

    /** Returns the share of the short memory that the window still has. */
    private double carried() {
        double sum = 0;
        for (int i = 0; i < ahead.length; i++) {
            sum += weight[i] * StrictMath.exp(-ahead[i] / LevelLaw.MEMORY_YEARS);
        }
        return sum;
    }

    /** Returns the variance of the window's mean level after a walk of variance one a year. */
    private double walked() {
        double tail = 1;
        double before = 0;
        double sum = 0;
        for (int i = 0; i < ahead.length; i++) {
            sum += tail * tail * (ahead[i] - before);
            tail -= weight[i];
            before = ahead[i];
        }
        return sum;
    }

    /** Returns the variance that new short memory of variance one brings into the window's mean. */
    private double remembered() {
        double sum = 0;
        for (int i = 0; i < ahead.length; i++) {
            for (int j = 0; j <= i; j++) {
                double apart = StrictMath.exp(-(ahead[i] - ahead[j]) / LevelLaw.MEMORY_YEARS);
                double both = StrictMath.exp(-(ahead[i] + ahead[j]) / LevelLaw.MEMORY_YEARS);
                sum += (i == j ? 1 : 2) * weight[i] * weight[j] * (apart - both);
            }
        }
        return sum;
    }

    /** Returns how many periods make a block of three months. */
    static int block(double tickYears) {
        return (int) Math.max(1, Math.round(0.25 / tickYears));
    }

    boolean usable() {
        return blocks > 0 && windowRest > 0;
    }

    double counted() {
        return counted;
    }

    /** Returns the area's share in the rest, of which a level of one is made. */
    double constant() {
        return constant;
    }

    /** Returns the years from the middle of the last block to the window. */
    double sinceLast() {
        return sinceLast;
    }

    /** Forecasts; of each law mean receives that of the count, relative the relative variance of that mean. */
    void forecast(LevelLaws laws, double[] mean, double[] relative) {
        LevelStates states = states(laws);
        for (int k = 0; k < mean.length; k++) {
            double level = Math.max(states.level[k], least);
            double share = Math.max(least, level + carry * states.memory[k]);
            double var = states.levelVariance[k]
                    + 2 * carry * states.covariance[k]
                    + carry * carry * states.memoryVariance[k]
                    + laws.walk[k] * level * level * walkSpread
                    + laws.memory[k] * memorySpread;
            mean[k] = share * constant * windowRest;
            relative[k] = var / (share * share) + laws.scatter[k] / windowRest;
        }
    }

    /** Returns what the history tells of level and short memory after its last block. */
    LevelStates states(LevelLaws laws) {
        LevelStates states = new LevelStates(laws);
        for (int i = 0; i < blocks; i++) {
            if (i > 0) {
                states.pass(gap[i], decay[i]);
            }
            states.see(i == 0, share[i], expected[i], rest[i]);
        }
        return states;
    }
}
