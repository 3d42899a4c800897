package psp.stats.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The columns of a log-linear model with its counts: which columns add nothing, which periods without an incident a
 * fit would push to a mean of zero, and which way each coefficient then runs.
 *
 * <p>A direction in which no mean of a period with incidents moves, no mean of one without rises, and some fall, makes
 * the likelihood rise for ever: the periods that fall are separated, their means zero in the limit, and the others are
 * fitted without them. Such directions form a cone; whether it bends up or down for a coefficient is told by projecting
 * onto it. Sources: S. J. Haberman, The Analysis of Frequency Data (1974), appendix B; S. Correia, P. Guimarães and T.
 * Zylkin, Verifying the existence of maximum likelihood estimates for generalized linear models (2019).
 */
final class Design implements Serializable {

    private static final long serialVersionUID = 1;

    /** A part of a unit vector as small as this is rounding. */
    private static final double NOTHING = 1e-9;
    /** A projection of a unit vector as short as this is none. */
    private static final double SHORT = 1e-7;

    /** Where the estimate of a coefficient lies. */
    enum Way {
        /** It is a number. */
        FINITE,
        /** Plus infinity. */
        UP,
        /** Minus infinity. */
        DOWN,
        /** Any number is as likely as any other. */
        ANY,
        /** The column is a combination of earlier ones. */
        ALIASED
    }

    /** One array a column, those that are not fitted all zero. */
    final double[][] columns;
    /** The same model by columns that can be computed with. */
    final Echelon echelon;
    /** The counts. */
    final double[] counts;
    /** Whether a period is separated. */
    final boolean[] separated;
    /** Where each coefficient lies. */
    final Way[] ways;

    private final int rank;

    private Design(double[][] columns, double[] counts, boolean[] separated, Way[] ways) {
        this.columns = columns;
        this.echelon = Echelon.of(columns, counts);
        this.counts = counts;
        this.separated = separated;
        this.ways = ways;
        this.rank = (int) Arrays.stream(ways).filter(way -> way != Way.ALIASED).count();
    }

    static Design of(double[][] columns, double[] counts) {
        int p = columns.length;
        Way[] ways = new Way[p];
        boolean[] separated = new boolean[counts.length];
        double[][] fitted = copy(columns, separated);
        Qr all = Qr.of(copy(columns, separated));
        for (int j = 0; j < p; j++) {
            ways[j] = all.used(j) ? Way.FINITE : Way.ALIASED;
            if (!all.used(j)) {
                Arrays.fill(fitted[j], 0);
            }
        }
        if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
            new Cone(fitted, counts).mark(separated, ways);
            fitted = copy(fitted, separated);
            Qr rest = Qr.of(copy(fitted, separated));
            for (int j = 0; j < p; j++) {
                if (!rest.used(j)) {
                    Arrays.fill(fitted[j], 0);
                }
            }
        }
        return new Design(fitted, counts, separated, ways);
    }

    /** The same without a column, as if it had never been there. */
    static double[][] without(double[][] columns, int j) {
        double[][] others = new double[columns.length - 1][];
        for (int l = 0; l < others.length; l++) {
            others[l] = columns[l < j ? l : l + 1];
        }
        return others;
    }

    /** Columns that add something, the separated ones among them. */
    int rank() {
        return rank;
    }

    /** Columns that are fitted to the periods that are not separated. */
    int fitted() {
        return echelon.columns.length;
    }

    private static double[][] copy(double[][] columns, boolean[] left) {
        double[][] copies = new double[columns.length][];
        for (int j = 0; j < copies.length; j++) {
            copies[j] = columns[j].clone();
            for (int i = 0; i < left.length; i++) {
                copies[j][i] = left[i] ? 0 : copies[j][i];
            }
        }
        return copies;
    }

    /** The directions in which the likelihood never falls, on an orthonormal basis of the columns. */
    private static final class Cone {

        private final int p;
        /** Rows of the basis, one a period. */
        private final double[][] rows;
        /** What turns a direction on the basis into coefficients, one row a column; null where it is aliased. */
        private final double[][] coefficients;
        /** Unit vectors across whose planes no direction goes, and the periods that they stand for. */
        private final double[][] walls;

        private final int[] periods;

        Cone(double[][] columns, double[] counts) {
            int n = counts.length;
            int[] kept = IntStream.range(0, columns.length)
                    .filter(j -> Arrays.stream(columns[j]).anyMatch(x -> x != 0))
                    .toArray();
            p = kept.length;
            double[][] basis = new double[p][];
            double[][] inverse = new double[p][p];
            for (int k = 0; k < p; k++) {
                basis[k] = columns[kept[k]].clone();
                inverse[k][k] = 1;
                orthonormalize(basis, inverse, k);
            }
            rows = new double[n][p];
            coefficients = new double[columns.length][];
            for (int k = 0; k < p; k++) {
                coefficients[kept[k]] = new double[p];
                for (int i = 0; i < n; i++) {
                    rows[i][k] = basis[k][i];
                }
            }
            for (int k = 0; k < p; k++) {
                for (int l = 0; l < p; l++) {
                    coefficients[kept[l]][k] = inverse[k][l];
                }
            }
            double[][] still = still(counts);
            int[] empty = IntStream.range(0, n)
                    .filter(i -> counts[i] == 0 && across(still, rows[i]))
                    .toArray();
            periods = empty;
            walls = Arrays.stream(empty).mapToObj(i -> rows[i]).toArray(double[][]::new);
            for (double[] coefficient : coefficients) {
                if (coefficient != null) {
                    across(still, coefficient);
                }
            }
        }

        /** Makes a column orthonormal to the earlier ones, keeping what combination of the columns it is. */
        private static void orthonormalize(double[][] basis, double[][] inverse, int k) {
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < k; l++) {
                    double part = dot(basis[l], basis[k]);
                    subtract(basis[k], part, basis[l]);
                    subtract(inverse[k], part, inverse[l]);
                }
            }
            scale(basis[k], inverse[k], 1 / length(basis[k]));
        }

        private static void scale(double[] a, double[] b, double factor) {
            Arrays.setAll(a, i -> a[i] * factor);
            Arrays.setAll(b, i -> b[i] * factor);
        }

        /** An orthonormal basis of the rows with incidents, the largest part first: along these nothing may move. */
        private double[][] still(double[] counts) {
            double[][] left = IntStream.range(0, counts.length)
                    .filter(i -> counts[i] > 0)
                    .mapToObj(i -> rows[i].clone())
                    .toArray(double[][]::new);
            double[][] found = new double[p][];
            for (int k = 0; k < p; k++) {
                double[] longest = null;
                double most = NOTHING;
                for (double[] row : left) {
                    double length = length(row);
                    if (length > most) {
                        most = length;
                        longest = row;
                    }
                }
                if (longest == null) {
                    return Arrays.copyOf(found, k);
                }
                double[] unit = longest.clone();
                for (int l = 0; l < k; l++) {
                    subtract(unit, dot(found[l], unit), found[l]);
                }
                scale(unit, new double[0], 1 / length(unit));
                found[k] = unit;
                for (double[] row : left) {
                    subtract(row, dot(unit, row), unit);
                }
            }
            return found;
        }

        /** Takes off a vector what lies along a basis, and makes it a unit; false, and a vector of zeros, if all does. */
        private static boolean across(double[][] still, double[] v) {
            double whole = length(v);
            for (int pass = 0; pass < 2; pass++) {
                for (double[] unit : still) {
                    subtract(v, dot(unit, v), unit);
                }
            }
            double length = length(v);
            if (!(length > NOTHING * Math.min(1, whole) && length > NOTHING * whole)) {
                Arrays.fill(v, 0);
                return false;
            }
            scale(v, new double[0], 1 / length);
            return true;
        }

        /** Marks the separated periods and the way of each coefficient. */
        void mark(boolean[] separated, Way[] ways) {
            boolean found = true;
            boolean any = false;
            while (found) {
                double[] all = new double[p];
                for (int w = 0; w < walls.length; w++) {
                    if (!separated[periods[w]]) {
                        subtract(all, 1, walls[w]);
                    }
                }
                double[] direction = project(all);
                found = false;
                for (int w = 0; w < walls.length; w++) {
                    if (!separated[periods[w]] && dot(walls[w], direction) < -SHORT * length(direction)) {
                        separated[periods[w]] = true;
                        found = true;
                    }
                }
                any |= found;
            }
            for (int j = 0; j < ways.length && any; j++) {
                double[] coefficient = coefficients[j];
                if (coefficient != null) {
                    boolean up = length(project(coefficient)) > 0;
                    double[] opposite = Arrays.stream(coefficient).map(x -> -x).toArray();
                    boolean down = length(project(opposite)) > 0;
                    ways[j] = up && down ? Way.ANY : up ? Way.UP : down ? Way.DOWN : Way.FINITE;
                }
            }
        }

        /**
         * The point of the cone nearest to a vector; zeros where the vector leads nowhere in it. What is left of the
         * vector after its best combination of walls with weights 0 or more: C. L. Lawson and R. J. Hanson, Solving
         * Least Squares Problems (1974), chapter 23.
         */
        private double[] project(double[] vector) {
            double whole = length(vector);
            double[] none = new double[p];
            if (!(whole > NOTHING)) {
                return none;
            }
            double[] target = Arrays.stream(vector).map(x -> x / whole).toArray();
            double[] rest = target.clone();
            int[] used = new int[0];
            double[] weights = new double[0];
            for (int turn = 0; turn < 20 * (p + 1) + walls.length; turn++) {
                int next = -1;
                double most = NOTHING;
                for (int w = 0; w < walls.length; w++) {
                    double gain = dot(walls[w], rest);
                    if (gain > most) {
                        most = gain;
                        next = w;
                    }
                }
                if (next < 0 || used.length == p) {
                    break;
                }
                used = Arrays.copyOf(used, used.length + 1);
                used[used.length - 1] = next;
                weights = Arrays.copyOf(weights, used.length);
                double[] best = best(used, target);
                while (Arrays.stream(best).anyMatch(x -> !(x > 0))) {
                    // Walks towards the best weights until the first of those in use is 0, and lets those go.
                    double step = 1;
                    for (int k = 0; k < best.length; k++) {
                        step = best[k] > 0 ? step : Math.min(step, weights[k] / (weights[k] - best[k]));
                    }
                    int[] fewer = new int[used.length];
                    double[] kept = new double[used.length];
                    int size = 0;
                    for (int k = 0; k < best.length; k++) {
                        double weight = weights[k] + step * (best[k] - weights[k]);
                        if (weight > 1e-14 || best[k] > 0 && weight > 0) {
                            fewer[size] = used[k];
                            kept[size++] = weight;
                        }
                    }
                    used = Arrays.copyOf(fewer, size);
                    weights = Arrays.copyOf(kept, size);
                    best = best(used, target);
                }
                weights = best;
                rest = target.clone();
                for (int k = 0; k < used.length; k++) {
                    subtract(rest, weights[k], walls[used[k]]);
                }
            }
            return length(rest) > SHORT ? rest : none;
        }

        private double[] best(int[] used, double[] target) {
            return used.length == 0
                    ? new double[0]
                    : Qr.of(Arrays.stream(used).mapToObj(w -> walls[w].clone()).toArray(double[][]::new))
                            .solve(target);
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static double length(double[] v) {
            return Math.sqrt(dot(v, v));
        }

        private static void subtract(double[] v, double factor, double[] other) {
            for (int i = 0; i < v.length; i++) {
                v[i] -= factor * other[i];
            }
        }
    }
}
