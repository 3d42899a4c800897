package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.stats.Copies;
import psp.stats.OracleCsv;
import psp.stats.WorstError;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;

class CusumTest {

    private static Cusum of(OracleCsv row) {
        return Cusum.of(row.number("k"), row.number("h"))
                .withPhi(row.number("phi"))
                .withRule(row.text("alarm_rule").equals("S>=h") ? AlarmRule.AT_OR_ABOVE : AlarmRule.ABOVE);
    }

    @Test
    void runLengthsAgreeWithTheTable() {
        var runs = new WorstError();
        var chances = new WorstError();
        var references = new WorstError();
        for (OracleCsv row : OracleCsv.rows("cusum_arl")) {
            Cusum cusum = of(row);
            double mean = row.number("lambda0");
            double raised = row.number("lambda1");
            runs.compare(row, "ARL0", cusum.averageRunLength(mean));
            runs.compare(row, "ARL1", cusum.averageRunLength(raised));
            chances.compare(row, "P0_alarm_by12", cusum.alarmChance(mean, 12));
            chances.compare(row, "P0_alarm_by52", cusum.alarmChance(mean, 52));
            for (int looks : new int[] {3, 6, 12, 52}) {
                chances.compare(row, "P1_by" + looks, cusum.alarmChance(raised, looks));
            }
            references.compare(row, "k_optimal", Cusum.optimalReference(mean, raised));
        }
        runs.isAtMost(3e-11, 220);
        chances.isAtMost(1e-9, 660);
        references.isAtMost(1e-13, 110);
    }

    @Test
    void runLengthsAgreeWithOtherTools() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("cusum_arl")) {
            for (String tool : new String[] {"surveillance_arlCusum", "spc_pois_cusum_arl"}) {
                if (row.has(tool)) {
                    worst.compare(row, tool, of(row).averageRunLength(row.number("lambda0")));
                }
            }
        }
        worst.isAtMost(1e-9, 50);
    }

    /** The table's thresholds are in tenths; where the lattice is coarser, several of them are one chart. */
    @Test
    void thresholdsAgreeWithTheTable() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("cusum_thresholds")) {
            double mean = row.number("lambda0");
            double raised = row.number("lambda1");
            int looks = (int) row.count("looks");
            Cusum cusum = Cusum.of(row.number("k"), 1).withAlarmChance(mean, looks, row.number("target_false_alarm"));
            assertThat(cusum.threshold())
                    .as("row %d", row.row())
                    .isBetween(row.number("h_min") - 1e-9, row.number("h_min") + 0.9);
            worst.compare(row, "attained", cusum.alarmChance(mean, looks));
            worst.compare(row, "POD_within_looks", cusum.alarmChance(raised, looks));
            worst.compare(row, "ARL1", cusum.averageRunLength(raised));
            Cusum above =
                    cusum.withRule(AlarmRule.ABOVE).withAlarmChance(mean, looks, row.number("target_false_alarm"));
            assertThat(above.threshold()).isLessThan(cusum.threshold());
            assertThat(above.alarmChance(mean, looks)).as("the same chart").isEqualTo(cusum.alarmChance(mean, looks));
        }
        worst.isAtMost(2e-11, 99);
    }

    /** mpmath 1.3.0 at 60 digits, by elimination of the states one by one. */
    @ParameterizedTest
    @CsvSource({
        "5,   1,   6.4,  20, 76178.12036580288562",
        "5,   1,   6.4,  30, 8809620.9363865879083",
        "5,   2,   6.4,  24, 1584.2058392514462019",
        "0.2, 1,   0.5,  10, 54688415.135068669335",
        "0.2, 1,   0.5,  30, 6.2879754453032579365e21",
        "300, 1,   325,  75, 779035.89033553338084",
        "1,   1.3, 1.4,  12, 2902.5672596851374843",
        "8,   1,   6.4,  12, 8.1246899386146472721"
    })
    void longRunsKeepTheirDigits(double mean, double phi, double reference, double threshold, double expected) {
        assertThat(Cusum.of(reference, threshold).withPhi(phi).averageRunLength(mean))
                .isCloseTo(expected, Percentage.withPercentage(1e-10));
    }

    /** The same chain by elimination, at random means, references, thresholds and rules. */
    @Test
    void agreesWithElimination() {
        long seed = 20170101;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 200; trial++) {
            int denominator = 1 + random.nextInt(12);
            int numerator = 1 + random.nextInt(8 * denominator);
            double reference = (double) numerator / denominator;
            double threshold = 0.05 + 10 * random.nextDouble();
            AlarmRule rule = random.nextBoolean() ? AlarmRule.ABOVE : AlarmRule.AT_OR_ABOVE;
            threshold = random.nextBoolean() ? Math.ceil(threshold) : threshold;
            double mean = reference * (0.5 + random.nextDouble());
            double phi = random.nextBoolean() ? 1 : 1 + 2 * random.nextDouble();
            Cusum cusum = Cusum.of(reference, threshold).withRule(rule).withPhi(phi);
            double expected = solved(
                    phi == 1 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean),
                    numerator,
                    denominator,
                    threshold,
                    rule);
            assertThat(cusum.averageRunLength(mean))
                    .as("seed %d trial %d: %s at %s", seed, trial, cusum, mean)
                    .isCloseTo(expected, Percentage.withPercentage(100 * (1e-9 + 1e-14 * expected)));
        }
    }

    private static double solved(CountLaw law, int numerator, int denominator, double threshold, AlarmRule rule) {
        int states = 0;
        while (rule == AlarmRule.ABOVE ? states <= threshold * denominator : states < threshold * denominator) {
            states++;
        }
        double[][] matrix = new double[states][states + 1];
        for (int s = 0; s < states; s++) {
            matrix[s][s] = 1;
            matrix[s][states] = 1;
            for (int x = 0; s + x * denominator - numerator < states; x++) {
                matrix[s][Math.max(0, s + x * denominator - numerator)] -= law.pmf(x);
            }
        }
        for (int pivot = states - 1; pivot > 0; pivot--) {
            for (int s = 0; s < pivot; s++) {
                double factor = matrix[s][pivot] / matrix[pivot][pivot];
                for (int j = 0; j < pivot; j++) {
                    matrix[s][j] -= factor * matrix[pivot][j];
                }
                matrix[s][states] -= factor * matrix[pivot][states];
            }
        }
        return matrix[0][states] / matrix[0][0];
    }

    @Test
    void promisesComeTrueInTrials() {
        Cusum start = Cusum.of(6.4, 1).withAlarmChance(5, 52, 0.1);
        var sampler = PoissonDistribution.of(5).createSampler(new SplittableRandom(5)::nextLong);
        int alarmed = 0;
        for (int year = 0; year < 20_000; year++) {
            Cusum cusum = start;
            while (cusum.looks() < 52 && !cusum.alarmed()) {
                cusum = cusum.observe(sampler.sample());
            }
            alarmed += cusum.alarmed() ? 1 : 0;
        }
        assertThat(alarmed / 20_000.0).as("seed 5").isCloseTo(start.alarmChance(5, 52), within(0.0065));
        assertThat(start.alarmChance(5, 52)).isBetween(0.09, 0.1);
    }

    @Test
    void sumsLookByLook() {
        Cusum cusum = Cusum.of(6.4, 5).observe(9).observe(5);
        assertThat(cusum.sum()).isEqualTo(1.2);
        assertThat(cusum)
                .hasToString("no alarm in 2 looks: sum 1.2, alarms at or above 5" + " (each count less 6.4, Poisson)");
        assertThat(cusum.observe(0).sum()).isZero();
        Cusum alarmed = cusum.withPhi(2).observe(14);
        assertThat(alarmed).hasToString("alarm at look 1: sum 7.6, alarms at or above 5 (each count less 6.4, phi 2)");
        assertThat(alarmed.restart()).isEqualTo(Cusum.of(6.4, 5).withPhi(2));
        assertThat(Copies.of(cusum)).isEqualTo(cusum);
        assertThat(new Cusum(6.4, 5, AlarmRule.AT_OR_ABOVE, 1, 2, 1.2, false))
                .as("from its parts")
                .isEqualTo(cusum);
    }

    @Test
    void atTheThresholdTheRuleDecides() {
        Cusum cusum = Cusum.of(0.8, 3);
        assertThat(cusum.observe(3).observe(1).observe(1).sum()).isEqualTo(2.6);
        assertThat(cusum.observe(3).observe(0).observe(1).observe(2).sum()).isEqualTo(2.8);
        Cusum below = cusum.observe(2).observe(2);
        assertThat(below.sum()).isEqualTo(2.4);
        assertThat(Cusum.of(0.5, 3).observe(2).observe(2).alarmed())
                .as("3 at 3")
                .isTrue();
        assertThat(Cusum.of(0.5, 3)
                        .withRule(AlarmRule.ABOVE)
                        .observe(2)
                        .observe(2)
                        .alarmed())
                .isFalse();
        // 0.1 is no binary fraction, yet ten steps of it meet the threshold
        Cusum tenths = Cusum.of(0.9, 1);
        for (int i = 0; i < 9; i++) {
            tenths = tenths.observe(1);
        }
        assertThat(tenths.alarmed()).isFalse();
        assertThat(tenths.observe(1).alarmed()).isTrue();
    }

    @Test
    void aReferenceOffTheLatticeIsTakenToIt() {
        assertThat(Cusum.of(1 / 3.0, 5).reference()).isEqualTo(1 / 3.0);
        assertThat(Cusum.of(Cusum.optimalReference(5, 8), 5).reference()).isEqualTo(6.383);
        assertThat(Cusum.of(0.1 + 0.2, 5).reference()).isEqualTo(0.3);
        double asked = Cusum.of(6.383, 5).averageRunLength(5);
        assertThat(Cusum.of(Cusum.optimalReference(5, 8), 5).averageRunLength(5))
                .isEqualTo(asked);
        assertThat(asked)
                .as("between its neighbours")
                .isBetween(
                        Cusum.of(6.375, 5).averageRunLength(5), Cusum.of(6.4, 5).averageRunLength(5));
    }

    @Test
    void thresholdsForAnAverageRun() {
        Cusum cusum = Cusum.of(6.4, 1).withPhi(2).withRunLength(5, 520);
        assertThat(cusum.averageRunLength(5)).isGreaterThanOrEqualTo(520);
        assertThat(Cusum.of(6.4, cusum.threshold() - 0.2).withPhi(2).averageRunLength(5))
                .isLessThan(520);
        assertThat(cusum.withRule(AlarmRule.ABOVE).withRunLength(5, 520).threshold())
                .isCloseTo(cusum.threshold() - 0.2, within(1e-12));
        assertThat(Cusum.of(6.4, 1).withRunLength(5, 1).threshold()).isEqualTo(0.2);
    }

    @Test
    void theEnds() {
        assertThat(Cusum.of(1, 5).averageRunLength(0)).isInfinite();
        assertThat(Cusum.of(1, 5).alarmChance(0, 52)).isZero();
        assertThat(Cusum.of(1, 5).averageRunLength(1e9)).isEqualTo(1);
        assertThat(Cusum.of(1, 5).alarmChance(1e9, 1)).isEqualTo(1);
        assertThat(Cusum.of(1e6, 1e3).averageRunLength(1e6)).isBetween(1.0, 10.0);
        assertThat(new Cusum(3, 0, AlarmRule.ABOVE, 1, 0, 0, false).averageRunLength(1))
                .isCloseTo(1 / new PoissonLaw(1).sf(3), Percentage.withPercentage(1e-10));
    }

    @Test
    void refusesWhatIsNoChart() {
        refused(
                () -> Cusum.of(Double.NaN, 5),
                "The reference must be from 0.001 to 1,000,000 counts, not NaN;" + " see Cusum.optimalReference");
        refused(
                () -> Cusum.of(6.4, Double.NaN),
                "The threshold must be above 0 and at most 1e9, not NaN;"
                        + " 0 is a threshold where the rule is ABOVE");
        refused(
                () -> Cusum.of(6.4, 0),
                "The threshold must be above 0 and at most 1e9, not 0.0;"
                        + " 0 is a threshold where the rule is ABOVE");
        refused(
                () -> Cusum.of(6.4, 5).withPhi(0.9),
                "The dispersion phi must be a finite number from 1 up, not 0.9;"
                        + " 1 is Poisson, and run lengths are not known below it");
        refused(
                () -> Cusum.optimalReference(5, 5),
                "The mean must be above 0 and the raised mean above it and finite," + " not 5.0 and 5.0");
        refused(
                () -> Cusum.of(6.4, 5).averageRunLength(-1),
                "The mean of a look must be a finite number from 0 up," + " not -1.0");
        refused(() -> Cusum.of(6.4, 5).alarmChance(5, 0), "The number of looks must be from 1 to 10,000, not 0");
        refused(
                () -> Cusum.of(6.4, 5).withAlarmChance(5, 52, 1),
                "The chance of an alarm must be between 0 and 1," + " not 1.0");
        refused(
                () -> Cusum.of(6.4, 5).withRunLength(5, 0),
                "The average run length must be finite and at least 1 look," + " not 0.0");
        refused(
                () -> Cusum.of(6.383, 50).averageRunLength(5),
                "The threshold 50 in steps of 1/1000 is beyond 20,000"
                        + " steps: give the reference 6.383 fewer decimals");
        refused(() -> Cusum.of(6.4, 5).observe(-1), "The count observed must be from 0 to 2^50, not -1");
        refused(
                () -> Cusum.of(6.4, 5).observe(20).observe(3),
                "This run ended with an alarm at look 1;" + " restart() begins a new one");
        refused(
                () -> new Cusum(6.4, 5, AlarmRule.ABOVE, 1, 0, 2, false),
                "A sum of 2.0 after 0 looks without an alarm"
                        + " cannot be; a new run has sum 0, 0 looks and no alarm");
        refused(
                () -> new Cusum(6.4, 5, AlarmRule.ABOVE, 1, 3, 2, true),
                "A sum of 2 is no alarm where the rule is" + " ABOVE 5");
        assertThatNullPointerException()
                .isThrownBy(() -> Cusum.of(6.4, 5).withRule(null))
                .withMessage("rule");
    }

    /** A mean above the reference makes sums grow whatever the threshold, so that no threshold keeps a promise. */
    @Test
    void aThresholdThatDoesNotExistIsRefused() {
        refused(
                () -> Cusum.of(1.001, 5).withRunLength(5, 1e6),
                "No threshold up to 20 gives an average run of 1000000"
                        + " looks at a mean of 5.0; the reference 1.001 must be higher or have fewer decimals");
        refused(
                () -> Cusum.of(1.001, 5).withAlarmChance(50, 52, 0.1),
                "No threshold up to 20 gives a chance of 0.1 in"
                        + " 52 looks at a mean of 50.0; the reference 1.001 must be higher or have fewer decimals");
    }

    private static void refused(ThrowingCallable door, String message) {
        assertThatIllegalArgumentException().isThrownBy(door).withMessage(message);
    }
}
