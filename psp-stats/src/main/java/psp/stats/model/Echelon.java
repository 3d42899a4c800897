package psp.stats.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Other columns for the same model: each is 0 in the periods by which the earlier ones are told, those with the most
 * incidents first.
 *
 * <p>A period of billions beside periods of one leaves of two columns that both have it little but rounding, and a time
 * counted from the year 0 beside a constant too. Eliminated in the order of the counts they keep their digits: that is the
 * sorting of rows and columns in M. J. D. Powell and J. K. Reid, On applying Householder's method to linear least squares
 * problems (1968).
 */
final class Echelon implements Serializable {

    private static final long serialVersionUID = 1;

    /** A column is told by a period in which it has at least this share of its greatest number. */
    private static final double SHARE = 0.1;

    /** One array a column. */
    final double[][] columns;
    /** What turns a coefficient of each of these columns into coefficients of the first ones: one row of those. */
    private final double[][] back;

    private Echelon(double[][] columns, double[][] back) {
        this.columns = columns;
        this.back = back;
    }

    /** Of independent columns; those that are all 0 are left out. */
    static Echelon of(double[][] given, double[] counts) {
        int[] kept = IntStream.range(0, given.length)
                .filter(j -> greatest(given[j]) > 0)
                .toArray();
        double[][] columns = Arrays.stream(kept).mapToObj(j -> given[j].clone()).toArray(double[][]::new);
        double[][] back = new double[kept.length][given.length];
        IntStream.range(0, kept.length).forEach(k -> back[k][kept[k]] = 1);
        int[] periods = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -counts[i]))
                .mapToInt(i -> i)
                .toArray();
        int done = 0;
        for (int i : periods) {
            int best = done;
            double most = 0;
            for (int k = done; k < columns.length; k++) {
                double share = Math.abs(columns[k][i]) / greatest(columns[k]);
                if (share > most) {
                    most = share;
                    best = k;
                }
            }
            if (done < columns.length && most >= SHARE) {
                exchange(columns, done, best);
                exchange(back, done, best);
                double scale = 1 / columns[done][i];
                scale(columns[done], scale);
                scale(back[done], scale);
                for (int k = done + 1; k < columns.length; k++) {
                    double part = columns[k][i];
                    subtract(columns[k], part, columns[done]);
                    subtract(back[k], part, back[done]);
                    columns[k][i] = 0;
                }
                done++;
            }
        }
        return new Echelon(columns, back);
    }

    /** The coefficients of the first columns. */
    double[] coefficients(double[] b) {
        double[] all = new double[back.length == 0 ? 0 : back[0].length];
        for (int k = 0; k < b.length; k++) {
            subtract(all, -b[k], back[k]);
        }
        return all;
    }

    /** The covariance of the coefficients of the first columns. */
    double[][] covariance(double[][] own, int p) {
        double[][] all = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int k = 0; k < back.length; k++) {
                    for (int l = 0; l < back.length; l++) {
                        sum += back[k][a] * own[k][l] * back[l][b];
                    }
                }
                all[a][b] = sum;
                all[b][a] = sum;
            }
        }
        return all;
    }

    private static double greatest(double[] v) {
        return Arrays.stream(v).map(Math::abs).max().orElse(0);
    }

    private static void exchange(double[][] rows, int a, int b) {
        double[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }

    private static void scale(double[] v, double factor) {
        Arrays.setAll(v, i -> v[i] * factor);
    }

    private static void subtract(double[] v, double factor, double[] other) {
        Arrays.setAll(v, i -> v[i] - factor * other[i]);
    }
}
