package psp.stats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.stats.OracleCsv;
import psp.stats.WorstError;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.BinomialLaw;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;

class LawsTest {
    @Test
    void probabilitiesAndTailsAgree() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("tails_cdf")) {
            CountLaw law = law(row);
            long k = row.count("k");
            worst.compare(row, "ln_pmf", law.lnPmf(k));
            worst.compare(row, "pmf", law.pmf(k), 1e-300);
            worst.compare(row, "cdf", law.cdf(k), 1e-300);
            worst.compare(row, "sf", law.sf(k), 1e-300);
        }
        worst.isAtMost(1e-10, 850);
    }

    private static CountLaw law(OracleCsv row) {
        double p1 = row.number("p1");
        return switch (row.text("dist")) {
            case "poisson" -> new PoissonLaw(p1);
            case "binomial" -> BinomialLaw.of((long) p1, row.number("p2"));
            default -> new NegativeBinomialLaw(p1, row.number("p2"));
        };
    }

    /** mpmath 1.3.0 at 30 digits. */
    @Test
    void theLogarithmOfATailGoesBelowTheSmallestDouble() {
        assertThat(BetaLaw.lnCdf(40, 1000, 1e-4, 1 - 1e-4)).isCloseTo(-201.75158065706770153, within(1e-10));
        assertThat(BetaLaw.lnCdf(3, 2, 1e-150, 1)).isCloseTo(-1034.7769974862006672, within(1e-10));
        assertThat(BetaLaw.lnCdf(2, 1, 0.9, 0.1)).isCloseTo(2 * Math.log(0.9), within(1e-15));
    }

    @Test
    void quantilesAgree() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("tails_quantiles")) {
            double p = row.number("p");
            worst.compare(row, "quantile", new BetaLaw(row.number("a"), row.number("b")).quantile(p));
        }
        worst.isAtMost(1e-11, 73);
    }

    @Test
    void quantilesOfLopsidedShapesAreFound() {
        for (double a : new double[] {0.5, 3, 1e6}) {
            for (double b : new double[] {0.5, 3, 1e6}) {
                for (double p : new double[] {1e-10, 0.005, 0.5}) {
                    BetaLaw law = new BetaLaw(a, b);
                    double odds = Math.exp(law.lnOddsQuantile(p));
                    double back = BetaLaw.cdf(a, b, 1 / (1 + 1 / odds), 1 / (1 + odds));
                    assertThat(back).as("%s at %s", law, p).isCloseTo(p, within(1e-9 * p));
                }
            }
        }
    }

    @Test
    void endsOfTheRange() {
        for (CountLaw law :
                new CountLaw[] {new PoissonLaw(3), BinomialLaw.of(10, 0.3), new NegativeBinomialLaw(0.7, 3)}) {
            assertThat(law.cdf(-1)).isZero();
            assertThat(law.sf(-1)).isOne();
            assertThat(law.pmf(-1)).isZero();
        }
        assertThat(BinomialLaw.of(10, 0.3).pmf(11)).isZero();
        assertThat(BinomialLaw.of(10, 0.3).cdf(10)).isOne();
        assertThat(BinomialLaw.of(10, 0.3).sf(10)).isZero();
        assertThat(new PoissonLaw(0).pmf(0)).isOne();
        assertThat(new PoissonLaw(0).pmf(1)).isZero();
        assertThat(new NegativeBinomialLaw(2, 0).pmf(0)).isOne();
        assertThat(new NegativeBinomialLaw(2, 0).pmf(1)).isZero();
        assertThat(new BetaLaw(2, 3).quantile(1)).isOne();
        assertThat(new BetaLaw(2, 3).cdf(1)).isOne();
    }

    /** Reference: mpmath 1.3, 50 digits, summed term by term. */
    @ParameterizedTest
    @CsvSource({
        "1e9, 20, 0, 2.061154034669318042342026e-9, 0.999999997938845965330682",
        "1e9, 20, 6, 0.0002551225215062133826692021, 0.9997448774784937866173308",
        "1e12, 3, 0, 0.04978706836808798478699786, 0.9502129316319120152130021",
        "1e12, 3, 7, 0.98809549614351298701202, 0.01190450385648701298798004",
        "1e15, 10, 0, 0.00004539992976248712153207964, 0.9999546000702375128784679",
        "1e6, 30, 62, 0.9999998993807952897992931, 1.006192047102007068671245e-7"
    })
    void aHugeSizeCostsNoDigits(double size, double mean, long k, double cdf, double sf) {
        NegativeBinomialLaw law = new NegativeBinomialLaw(size, mean);
        assertThat(law.cdf(k)).isCloseTo(cdf, withinPercentage(1e-9));
        assertThat(law.sf(k)).isCloseTo(sf, withinPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1e-6", "0.3", "1", "40", "700", "123456"})
    void aQuantileIsTheLeastCountThatReaches(double mean) {
        for (CountLaw law :
                List.of(new PoissonLaw(mean), new NegativeBinomialLaw(0.7, mean), BinomialLaw.of(50, 0.3))) {
            for (double p : new double[] {0, 1e-9, 0.2, 0.5, 0.975, 1 - 1e-9}) {
                long k = law.quantile(p);
                assertThat(law.cdf(k)).as("%s at %s", law, p).isGreaterThanOrEqualTo(p);
                assertThat(k == 0 || law.cdf(k - 1) < p).as("%s at %s", law, p).isTrue();
            }
        }
    }

    @Test
    void refusesNaN() {
        assertThatThrownBy(() -> new PoissonLaw(Double.NaN))
                .hasMessage("A Poisson mean must be finite and at least 0, not NaN");
        assertThatThrownBy(() -> BinomialLaw.of(-1, 0.5)).hasMessage("The number of trials must be at least 0, not -1");
        assertThatThrownBy(() -> BinomialLaw.of(1, Double.NaN))
                .hasMessage("Two chances that add up to 1 are needed, not NaN and NaN");
        assertThatThrownBy(() -> new NegativeBinomialLaw(0, 1))
                .hasMessage("A negative binomial size must be finite and above 0, not 0.0");
        assertThatThrownBy(() -> new NegativeBinomialLaw(1, -1))
                .hasMessage("A negative binomial mean must be finite and at least 0, not -1.0");
        assertThatThrownBy(() -> new BetaLaw(1, Double.NaN))
                .hasMessage("Beta shapes must be finite and above 0, not 1.0 and NaN");
        assertThatThrownBy(() -> new BetaLaw(1, 1).quantile(2))
                .hasMessage("A probability must be from 0 to 1, not 2.0");
    }
}
