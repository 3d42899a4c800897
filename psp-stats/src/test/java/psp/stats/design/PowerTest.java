package psp.stats.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

class PowerTest {

    @Test
    void isTheShareOfTrialsThatSeeTheFall() {
        UniformRandomProvider random = new SplittableRandom(42)::nextLong;
        DiscreteDistribution.Sampler before = PoissonDistribution.of(80).createSampler(random);
        DiscreteDistribution.Sampler after = PoissonDistribution.of(80 * 0.72).createSampler(random);
        int seen = 0;
        for (int i = 0; i < 20_000; i++) {
            seen += RateRatio.of(Rate.of(before.sample(), 1), Rate.of(after.sample(), 1))
                                    .interval(0.95)
                                    .hi()
                            < 1
                    ? 1
                    : 0;
        }
        assertThat(Power.chanceOfSeeing(80, 1, 0.28, 1)).as("seed 42").isCloseTo(seen / 20_000.0, within(0.011));
    }

    @Test
    void withoutAFallOnlyChanceIsSeen() {
        assertThat(Power.chanceOfSeeing(50, 1, 0, 1)).isBetween(0.005, 0.025);
        assertThat(Power.chanceOfSeeing(50, 1, 0, 2)).isCloseTo(0.025, within(1e-9));
    }

    @Test
    void theDetectableFallIsSeenWithItsChance() {
        double fall = Power.detectableFall(691, 1, 1, 0.8);
        assertThat(fall).isCloseTo(0.148, within(0.003));
        assertThat(Power.chanceOfSeeing(691, 1, fall, 1)).isCloseTo(0.8, within(1e-3));
        assertThat(Power.detectableFall(691, 1, 2, 0.8))
                .as("more scatter hides more")
                .isGreaterThan(fall);
        assertThat(Power.detectableFall(2, 1, 1, 0.8))
                .as("two incidents a year show nothing")
                .isEqualTo(1);
        assertThat(Power.words(2, 1, 1))
                .isEqualTo(
                        "of 2 expected, not even a fall to nothing would be seen 4 times in 5 (phi 1, and a level that moves"
                                + " from year to year as in other cities)");
        assertThat(Power.words(691, 1, 1))
                .isEqualTo(
                        "of 691 expected, a fall of 49 % or more would be seen 4 times in 5 (phi 1, and a level that moves"
                                + " from year to year as in other cities)");
    }

    /** Studies of one zone and two years, whose level moves by a log-normal variance of median 0.015 and factor e. */
    @Test
    void theFallInWordsIsSeenFourTimesInFive() {
        for (double year : new double[] {60, 400}) {
            String words = Power.words(year, 1, 1);
            double fall = Double.parseDouble(words.replaceAll(".*a fall of (\\d+) %.*", "$1")) / 100;
            SplittableRandom random = new SplittableRandom(7);
            int seen = 0;
            int trials = 600;
            for (int i = 0; i < trials; i++) {
                double sd = Math.sqrt(0.015 * Math.exp(normal(random)));
                double level = Math.exp(sd * normal(random));
                ZoneCounts counts = ZoneCounts.ofTable(
                        "robberies",
                        List.of(
                                new ZoneCounts.Cell(Period.parse("2015"), "a", poisson(year, random)),
                                new ZoneCounts.Cell(
                                        Period.parse("2016"), "a", poisson(year * level * (1 - fall), random))));
                Reduction found =
                        Study.of(Operation.in("a").active("2016"), counts).reduction();
                seen += found.interval(0.95).hi() < 1 ? 1 : 0;
            }
            assertThat((double) seen / trials).as(words).isBetween(0.76, 0.84);
        }
    }

    private static double normal(SplittableRandom random) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(random.nextDouble());
    }

    private static long poisson(double mean, SplittableRandom random) {
        return PoissonDistribution.of(mean).inverseCumulativeProbability(random.nextDouble());
    }

    @Test
    void monthsNeeded() {
        int months = Power.monthsNeeded(5, 0.28, 1, 0.8);
        assertThat(Power.chanceOfSeeing(5.0 * months, 1, 0.28, 1)).isGreaterThanOrEqualTo(0.8);
        assertThat(Power.chanceOfSeeing(5.0 * (months - 1), 1, 0.28, 1)).isLessThan(0.8);
        assertThat(Power.monthsNeeded(0.01, 0.1, 1, 0.8)).as("never").isZero();
    }

    @Test
    void simulationAgreesWithTheExactChanceWhereThereAreFewMonths() {
        Power.Chance chance = Power.simulated(40, 2, 0.28, 1, 4_000, 3);
        assertThat(chance.value())
                .as("seed 3")
                .isCloseTo(Power.chanceOfSeeing(80, 1, 0.28, 1), within(3 * chance.error()));
        assertThat(chance.error()).isEqualTo(Math.sqrt(chance.value() * (1 - chance.value()) / 4_000));
        assertThat(new Power.Chance(0.5, 2_500))
                .hasToString("seen 50 % of the time (± 2.0 points in 2,500 simulated trials)");
    }

    @Test
    void simulationKnowsTheScatterOfMonths() {
        Power.Chance calm = Power.simulated(20, 12, 0.25, 1, 400, 5);
        Power.Chance wild = Power.simulated(20, 12, 0.25, 3, 400, 5);
        assertThat(calm.value()).as("seed 5").isGreaterThan(wild.value() + 0.2);
        assertThat(wild.value())
                .as("less than by the plan, which knows phi, seed 5")
                .isBetween(0.15, Power.chanceOfSeeing(240, 1, 0.25, 3));
        assertThat(Power.simulated(20, 12, 0, 2, 1_000, 6).value())
                .as("no fall, seed 6")
                .isLessThan(0.035);
        assertThat(Power.simulated(20, 12, 0.25, 3, 400, 5)).isEqualTo(wild);
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.simulated(20, 0, 0.1, 2, 100, 1))
                .withMessage(
                        "A fall of 0.1 over 0 months at phi 2.0, 100 trials, cannot be simulated; a fall from 0 to below 1, 1 to 120"
                                + " months, phi and trials from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.simulated(20, 12, 0.1, 0.5, 100, 1))
                .withMessageContaining("at phi 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.chanceOfSeeing(80, 1, 1, 1))
                .withMessage("The fall 1.0 is not a share from 0 to below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.chanceOfSeeing(Double.NaN, 1, 0.1, 1))
                .withMessageContaining("must be a finite number above 0");
    }
}
