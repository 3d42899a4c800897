package psp.stats.model;

/**
 * A Householder factorization of a tall matrix, column by column; columns that add nothing are found and left out.
 *
 * <p>G. H. Golub and C. F. Van Loan, Matrix Computations, 4th edition (2013), section 5.2.
 */
final class Qr {

    /** A column whose part outside the earlier ones is this small beside its length adds nothing. */
    private static final double DEPENDENT = 1e-9;

    private final int rows;
    private final double[][] columns;
    private final double[] diagonal;
    private final boolean[] used;

    private Qr(int rows, double[][] columns, double[] diagonal, boolean[] used) {
        this.rows = rows;
        this.columns = columns;
        this.diagonal = diagonal;
        this.used = used;
    }

    /**
     * Factorizes.
     *
     * @param matrix one array a column, all of one length; overwritten
     * @return the factorization
     */
    public static Qr of(double[][] matrix) {
        int p = matrix.length;
        int n = p == 0 ? 0 : matrix[0].length;
        double[] diagonal = new double[p];
        boolean[] used = new boolean[p];
        double[] length = new double[p];
        for (int j = 0; j < p; j++) {
            length[j] = norm(matrix[j], 0);
        }
        int k = 0;
        for (int j = 0; j < p; j++) {
            double[] v = matrix[j];
            double rest = k < n ? norm(v, k) : 0;
            if (!(rest > DEPENDENT * length[j])) {
                continue;
            }
            used[j] = true;
            diagonal[j] = v[k] > 0 ? -rest : rest;
            v[k] -= diagonal[j];
            double half = 0;
            for (int i = k; i < n; i++) {
                half += v[i] * v[i];
            }
            half /= 2;
            for (int l = j + 1; l < p; l++) {
                reflect(v, half, matrix[l], k);
            }
            k++;
        }
        return new Qr(n, matrix, diagonal, used);
    }

    private static double norm(double[] v, int from) {
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }

    private static void reflect(double[] v, double half, double[] x, int k) {
        double dot = 0;
        for (int i = k; i < v.length; i++) {
            dot += v[i] * x[i];
        }
        double scale = dot / half;
        for (int i = k; i < v.length; i++) {
            x[i] -= scale * v[i];
        }
    }

    /**
     * Whether a column adds something to those before it.
     *
     * @param column from 0
     * @return false if it is a combination of earlier ones
     */
    public boolean used(int column) {
        return used[column];
    }

    /**
     * The coefficients of least squares.
     *
     * @param right the right-hand side, one number a row
     * @return one coefficient a column; 0 for those left out
     */
    public double[] solve(double[] right) {
        double[] y = right.clone();
        int k = 0;
        for (int j = 0; j < columns.length; j++) {
            if (used[j]) {
                double[] v = columns[j];
                double half = 0;
                for (int i = k; i < rows; i++) {
                    half += v[i] * v[i];
                }
                reflect(v, half / 2, y, k);
                k++;
            }
        }
        return back(y);
    }

    /** Solves R b = the head of y, from the last used column. */
    private double[] back(double[] y) {
        double[] b = new double[columns.length];
        int k = rank();
        for (int j = columns.length - 1; j >= 0; j--) {
            if (used[j]) {
                k--;
                double sum = y[k];
                for (int l = j + 1; l < columns.length; l++) {
                    if (used[l]) {
                        sum -= columns[l][k] * b[l];
                    }
                }
                b[j] = sum / diagonal[j];
            }
        }
        return b;
    }

    /**
     * How many columns add something.
     *
     * @return 0 to the number of columns
     */
    public int rank() {
        int rank = 0;
        for (boolean one : used) {
            rank += one ? 1 : 0;
        }
        return rank;
    }

    /**
     * The inverse of the cross products of the columns.
     *
     * @return square over all columns; zeros for those left out
     */
    public double[][] inverseCrossProducts() {
        int p = columns.length;
        int rank = rank();
        double[][] inverse = new double[p][p];
        double[][] rows = new double[rank][];
        for (int k = 0; k < rank; k++) {
            double[] unit = new double[Math.max(this.rows, rank)];
            unit[k] = 1;
            rows[k] = back(unit);
        }
        for (int a = 0; a < p; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int k = 0; k < rank; k++) {
                    sum += rows[k][a] * rows[k][b];
                }
                inverse[a][b] = sum;
                inverse[b][a] = sum;
            }
        }
        return inverse;
    }
}
