package psp.stats.internal.math;

/** The lower triangle L of a small positive definite matrix A = L Lᵀ, to solve and invert by. */
public final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors a symmetric positive definite matrix; only its lower triangle is read.
     *
     * @throws ArithmeticException if it is not positive definite
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > 0)) {
                    throw new ArithmeticException("The matrix is not positive definite: pivot " + sum + " in row " + i);
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return new Cholesky(lower);
    }

    /** Returns a column of L. */
    public double[] column(int j) {
        double[] column = new double[lower.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = lower[i][j];
        }
        return column;
    }

    /** Returns L. */
    public double[][] lower() {
        double[][] copy = new double[lower.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = lower[i].clone();
        }
        return copy;
    }

    /** Returns x with A x = b. */
    public double[] solve(double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** Returns bᵀ A⁻¹ b. */
    public double inverseForm(double[] b) {
        double[] x = b.clone();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
            sum += x[i] * x[i];
        }
        return sum;
    }

    /** Returns the inverse of A. */
    public double[][] inverse() {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            inverse[j] = solve(unit);
        }
        return inverse;
    }
}
