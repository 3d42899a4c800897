package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest relative error seen over a table, told with its place. */
public final class WorstError {
    private double worst;
    private String place = "no cell differs";
    private int cells;

    /** Compares one cell; equal values (infinities among them) differ by nothing. */
    public void compare(OracleCsv row, String column, double computed) {
        compare(row, column, computed, 0);
    }

    /** Compares one cell of which the reference itself may be wrong by this absolute amount. */
    public void compare(OracleCsv row, String column, double computed, double doubt) {
        double expected = row.number(column);
        cells++;
        if (computed == expected || Math.abs(computed - expected) <= doubt) {
            return;
        }
        double error = Math.abs(computed - expected) / Math.abs(expected);
        if (!(error <= worst)) {
            worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
            place = row.table() + " row " + row.row() + " " + column + ": " + computed + " for " + expected;
        }
    }

    public void isAtMost(double tolerance, int leastCells) {
        assertThat(cells).as("cells compared").isGreaterThanOrEqualTo(leastCells);
        assertThat(worst)
                .as("largest relative error of %d cells: %s (%s)", cells, worst, place)
                .isLessThanOrEqualTo(tolerance);
    }
}
