package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import psp.stats.OracleCsv;
import psp.stats.WorstError;

class RateRatioOracleTest {
    private static final List<OracleCsv> ROWS = OracleCsv.rows("two_poisson_R");

    @Test
    void estimateAndPosteriorAgree() {
        var worst = new WorstError();
        for (OracleCsv row : ROWS) {
            RateRatio ratio = row.rates();
            assertThat(ratio.estimate().isPresent()).isEqualTo(row.has("rate_ratio"));
            if (row.has("rate_ratio")) {
                worst.compare(row, "rate_ratio", ratio.estimate().orElseThrow());
                worst.compare(row, "pct_change", ratio.percentChange().orElseThrow());
                probability(
                        worst,
                        row,
                        "bayes_prob_decrease",
                        ratio.probabilityOfDecrease().orElseThrow());
            }
        }
        worst.isAtMost(1e-12, 3_000);
    }

    @Test
    void probabilitiesAgree() {
        var worst = new WorstError();
        for (OracleCsv row : ROWS) {
            if (row.has("p_central")) {
                RateRatio ratio = row.rates();
                probabilities(worst, row, ratio, IntervalMethod.CLOPPER_PEARSON, "p_less", "p_greater", "p_central");
                probabilities(worst, row, ratio, IntervalMethod.MID_P, "p_mid_less", "p_mid_greater", "p_mid");
            }
        }
        worst.isAtMost(1e-12, 5_000);
    }

    @Test
    void limitsAgree() {
        for (IntervalMethod method :
                List.of(IntervalMethod.CLOPPER_PEARSON, IntervalMethod.MID_P, IntervalMethod.JEFFREYS)) {
            var worst = new WorstError();
            for (OracleCsv row : ROWS) {
                for (int level : new int[] {90, 95, 99}) {
                    limits(worst, row, method, level);
                }
            }
            worst.isAtMost(1e-10, 7_000);
        }
    }

    private static void limits(WorstError worst, OracleCsv row, IntervalMethod method, int level) {
        String column =
                switch (method) {
                            case CLOPPER_PEARSON -> "ci";
                            case MID_P -> "midci";
                            default -> "bayes";
                        }
                        + level;
        if (row.has(column + "_lo")) {
            Interval interval = row.rates().interval(method, level / 100.0);
            worst.compare(row, column + "_lo", interval.lo(), doubt(row, column + "_lo"));
            worst.compare(row, column + "_hi", interval.hi(), doubt(row, column + "_hi"));
        }
    }

    /** R turns a limit p of the proportion into p / (1 - p), in which 1 - p is good to one rounding of 1 only. */
    private static double doubt(OracleCsv row, String column) {
        double limit = row.number(column);
        double odds = limit * row.number("t1") / row.number("t0");
        return Double.isInfinite(limit) ? 0 : Math.ulp(1.0) * odds * limit;
    }

    private static void probabilities(
            WorstError worst,
            OracleCsv row,
            RateRatio ratio,
            IntervalMethod method,
            String less,
            String greater,
            String twoSided) {
        probability(worst, row, less, ratio.pValue(method, Alternative.LESS));
        probability(worst, row, greater, ratio.pValue(method, Alternative.GREATER));
        probability(worst, row, twoSided, ratio.pValue(method));
    }

    private static void probability(WorstError worst, OracleCsv row, String column, double computed) {
        worst.compare(row, column, computed, 1e-300);
    }
}
