package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;

/** The small QR against EJML 0.43.1. */
class QrTest {

    @Test
    void solvesAndInvertsAsEjmlDoes() {
        SplittableRandom random = new SplittableRandom(12);
        for (int trial = 0; trial < 200; trial++) {
            int n = 3 + random.nextInt(60);
            int p = 1 + random.nextInt(Math.min(n, 9));
            double[][] columns = new double[p][n];
            double[] right = random.doubles(n, -3, 3).toArray();
            for (double[] column : columns) {
                double scale = Math.pow(10, random.nextInt(7) - 3);
                Arrays.setAll(column, i -> scale * (random.nextDouble() - 0.3));
            }
            DMatrixRMaj matrix = new DMatrixRMaj(n, p);
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < n; i++) {
                    matrix.set(i, j, columns[j][i]);
                }
            }
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(n, p);
            assertThat(solver.setA(matrix.copy())).isTrue();
            DMatrixRMaj solution = new DMatrixRMaj(p, 1);
            solver.solve(new DMatrixRMaj(n, 1, true, right), solution);
            DMatrixRMaj crossed = new DMatrixRMaj(p, p);
            CommonOps_DDRM.multTransA(matrix, matrix, crossed);
            DMatrixRMaj inverse = new DMatrixRMaj(p, p);
            assertThat(CommonOps_DDRM.invert(crossed, inverse)).isTrue();

            Qr qr = Qr.of(columns);
            assertThat(qr.rank()).isEqualTo(p);
            double[] own = qr.solve(right);
            double[][] ownInverse = qr.inverseCrossProducts();
            for (int j = 0; j < p; j++) {
                double size = Math.sqrt(inverse.get(j, j));
                assertThat(own[j] / size)
                        .as("seed 12, trial %s", trial)
                        .isCloseTo(solution.get(j, 0) / size, within(1e-9));
                for (int k = 0; k < p; k++) {
                    double scale = size * Math.sqrt(inverse.get(k, k));
                    assertThat(ownInverse[j][k] / scale)
                            .as("seed 12, trial %s", trial)
                            .isCloseTo(inverse.get(j, k) / scale, within(1e-7));
                }
            }
        }
    }

    @Test
    void leavesOutWhatAddsNothing() {
        double[][] columns = {{1, 1, 1, 1}, {1, 2, 3, 4}, {3, 5, 7, 9}, {0, 0, 0, 0}, {1, 4, 9, 16}};
        Qr qr = Qr.of(columns);
        assertThat(qr.rank()).isEqualTo(3);
        assertThat(new boolean[] {qr.used(0), qr.used(1), qr.used(2), qr.used(3), qr.used(4)})
                .containsExactly(true, true, false, false, true);
        double[] exact = qr.solve(new double[] {2, 5, 10, 17});
        assertThat(exact[0]).isCloseTo(1, within(1e-12));
        assertThat(exact[1]).isCloseTo(0, within(1e-12));
        assertThat(exact[2]).isZero();
        assertThat(exact[4]).isCloseTo(1, within(1e-12));
        double[][] inverse = qr.inverseCrossProducts();
        assertThat(inverse[2]).containsOnly(0);
        assertThat(inverse[3][3]).isZero();
        assertThat(inverse[4][4])
                .as("1 / (sum of squares of what the square has of its own)")
                .isCloseTo(0.25, within(1e-12));
    }
}
