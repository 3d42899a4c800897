package psp.stats.watch;

import java.util.Collections;
import java.util.List;
import psp.stats.internal.math.CountLaw;

/**
 * The Markov chain of a cumulative sum of independent counts, each less a reference value, that starts at 0 and again
 * at 0 whenever it would fall below. Sums are whole numbers of units, which makes the chain exact: a count x moves it
 * by {@code perCount · x - reference} units. The alarm is a sum of {@code states} or more.
 *
 * <p>Between two visits below 0 the walk is free, so that its matrix is the same along diagonals. Levinson's recursion
 * gives the expected visits to every sum before the walk leaves [0, states), in {@code states²} steps; with these
 * signs it adds and multiplies positive numbers only, so that a chance of 1e-12 has as many true digits as one of 0.2.
 * The average run is the expected length of one such walk over its chance to end in the alarm.
 *
 * <p>Sources: D. Brook, D. Evans, Biometrika 59 (1972), for the chain; N. Levinson, J. Math. Phys. 25 (1946).
 */
public final class CusumChain {
    private final long reference;
    private final int perCount;
    private final int states;
    /** The smallest count that does not lead below 0 from every sum, or one less; the arrays begin there. */
    private final long first;

    private final double[] pmf;
    private final double[] upTo;
    private final double[] above;

    /**
     * Prepares the chances of the moves.
     *
     * @param law the law of each count
     * @param reference what each count is lessened by, in units, above 0
     * @param perCount the units in a count, above 0
     * @param states the units of the alarm, above 0
     */
    public CusumChain(CountLaw law, long reference, int perCount, int states) {
        this.reference = reference;
        this.perCount = perCount;
        this.states = states;
        first = Math.max(0, Math.floorDiv(reference - states + 1, perCount));
        int counts = (int) (Math.floorDiv(reference + states - 1, perCount) - first) + 1;
        pmf = new double[counts];
        upTo = new double[counts];
        above = new double[counts];
        for (int i = 0; i < counts; i++) {
            pmf[i] = law.pmf(first + i);
            upTo[i] = i == 0 ? law.cdf(first) : Math.min(1, upTo[i - 1] + pmf[i]);
        }
        above[counts - 1] = law.sf(first + counts - 1);
        for (int i = counts - 2; i >= 0; i--) {
            above[i] = Math.min(1, above[i + 1] + pmf[i + 1]);
        }
    }

    /** Returns the expected number of looks up to and with the alarm, infinite where it never comes. */
    public double averageRunLength() {
        Visits visits = new Visits();
        while (visits.order < states) {
            visits.extend();
        }
        return visits.averageRunLength();
    }

    /** Returns the fewest units of alarm, up to the states, with an average run of at least this; 0 if none has. */
    public int fewestStates(double runLength) {
        Visits visits = new Visits();
        while (visits.averageRunLength() < runLength) {
            if (visits.order == states) {
                return 0;
            }
            visits.extend();
        }
        return visits.order;
    }

    /** Returns the chance of an alarm at or before this look, which is 1 or more. */
    public double alarmChance(int looks) {
        return alarmChance(Collections.nCopies(looks, this));
    }

    /** Returns the chance of an alarm where each look has a law of its own, in chains with the same units and alarm. */
    public static double alarmChance(List<CusumChain> looks) {
        double[] here = new double[looks.get(0).states];
        here[0] = 1;
        double alarmed = 0;
        for (CusumChain look : looks) {
            double[] next = new double[look.states];
            for (int s = 0; s < look.states; s++) {
                if (here[s] > 0) {
                    alarmed += here[s] * look.atLeast(look.states - s);
                    look.move(here[s], s, next);
                }
            }
            here = next;
        }
        return Math.min(1, alarmed);
    }

    private void move(double chance, int from, double[] next) {
        long stay = Math.floorDiv(reference - from, perCount);
        next[0] += stay < 0 ? 0 : chance * upTo[(int) (stay - first)];
        long x = Math.max(first, stay + 1);
        for (long to = from + x * perCount - reference; to < states; to += perCount) {
            next[(int) to] += chance * pmf[(int) (x++ - first)];
        }
    }

    /** Returns the chance of a move up by at least this much, 1 to the states. */
    private double atLeast(int units) {
        return above[(int) (Math.floorDiv(reference + units - 1, perCount) - first)];
    }

    /**
     * The expected visits of a walk that starts at 0 and ends below 0 or at the order and above. {@code up} is that
     * walk; {@code down} starts at the highest sum instead, which the recursion needs.
     */
    private final class Visits {
        private final double[] up = new double[states];
        private final double[] down = new double[states];
        private int order = 1;

        Visits() {
            long x = reference / perCount;
            up[0] = 1 / (1 - (x * perCount == reference ? pmf[(int) (x - first)] : 0));
            down[0] = up[0];
        }

        void extend() {
            int n = order++;
            double over = over(n);
            double under = under(n);
            double scale = 1 / (1 - over * under);
            for (int i = n; i > 0; i--) {
                double u = up[i];
                double d = down[i - 1];
                up[i] = (u + over * d) * scale;
                down[i] = (d + under * u) * scale;
            }
            down[0] = under * up[0] * scale;
            up[0] *= scale;
        }

        /** Returns the expected moves from the walk of n sums to the sum n. */
        private double over(int n) {
            long x = Math.floorDiv(reference, perCount) + 1;
            double sum = 0;
            for (long i = n - (x * perCount - reference); i >= 0; i -= perCount) {
                sum += up[(int) i] * pmf[(int) (x++ - first)];
            }
            return sum;
        }

        /** Returns the expected moves from the walk of n sums, begun at its top, to the sum -1. */
        private double under(int n) {
            long x = Math.floorDiv(reference - 1, perCount);
            double sum = 0;
            for (long i = reference - x * perCount - 1; i < n && x >= 0; i += perCount) {
                sum += down[(int) i] * pmf[(int) (x-- - first)];
            }
            return sum;
        }

        double averageRunLength() {
            double looks = 0;
            double alarm = 0;
            for (int s = 0; s < order; s++) {
                looks += up[s];
                alarm += up[s] * atLeast(order - s);
            }
            return looks / alarm;
        }
    }
}
