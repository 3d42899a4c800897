package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;

class HoldingFitTest {

    private static List<Observation> spells(SplittableRandom random, int from, int n, double level) {
        List<Observation> spells = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            spells.add(new Observation(
                    from + 7 * i, from + 7 * i + 7, 7, Math.round(level * 4 * Math.pow(random.nextDouble(), 3))));
        }
        return spells;
    }

    /** Where the counts ask for more than 20, they get it: half of the months empty and half of them full. */
    @ParameterizedTest
    @ValueSource(longs = {40, 180, 900})
    void findsAScatterOfAnySize(long most) {
        SplittableRandom random = new SplittableRandom(9);
        List<Observation> spells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            spells.add(new Observation(i, i + 1, 1, random.nextBoolean() ? most : 0));
        }
        assertThat(HoldingFit.of(List.of(), spells, 12).phi).isGreaterThan(0.3 * most);
    }

    /** Products of small counts, and laws of large ones, weigh dispersions as the laws of each count do. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.4, 3, 40, 90, 3000, 1e8})
    void weighsDispersionsAsTheLawsDo(double level) {
        long seed = 4;
        List<Observation> spells = spells(new SplittableRandom(seed), 0, 104, level);
        HoldingFit fit = HoldingFit.of(List.of(), spells, 365.25);
        double[] logs = new double[fit.dispersions.length];
        for (int i = 0; i < logs.length; i++) {
            double phi = fit.dispersions[i];
            double low = i <= 1 ? 1.1 : i == 11 ? 24 : (fit.dispersions[i - 1] + phi) / 2;
            double high = i == 10 || i == logs.length - 1 ? phi * 1.2 : (phi + fit.dispersions[i + 1]) / 2;
            if (i > 10 && !(logs[i - 1] > logs[i - 2] && logs[i - 1] > logs[0] + 5)) {
                logs[i] = Double.NEGATIVE_INFINITY;
                continue;
            }
            logs[i] = i == 0 ? Math.log(0.8) : Math.log(Math.log(high / low) / Math.sqrt(phi)) + 1.5 * Math.log(phi);
            for (Observation spell : spells) {
                double mean = fit.mean(spell);
                CountLaw law = i == 0 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean);
                logs[i] += law.lnPmf(spell.count());
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            best = Math.max(best, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - best);
        }
        for (int i = 0; i < logs.length; i++) {
            assertThat(fit.weights[i])
                    .as("seed %s, level %s", seed, level)
                    .isCloseTo(Math.exp(logs[i] - best) / sum, within(level > 1e6 ? 1e-6 : 1e-9));
        }
    }

    @Test
    void theFitDoesNotDependOnWhereItStarts() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (double level : new double[] {0.05, 1, 30}) {
            List<Observation> before = spells(random, -1456, 104, 2 * level);
            List<Observation> holding = spells(random, -728, 156, level);
            HoldingFit fresh = HoldingFit.of(before, holding, 365.25);
            HoldingFit again =
                    HoldingFit.of(before, holding.subList(0, 60), 365.25).again(before, holding);
            assertThat(again.coefficients()).as("seed " + seed).containsExactly(fresh.coefficients(), within(1e-9));
            assertThat(again.weights).containsExactly(fresh.weights, within(1e-9));
        }
    }

    @Test
    void wavesComeBackAfterAYear() {
        for (int from : new int[] {-3000, -1, 0, 59, 1460, 1461, 20_000}) {
            for (int days = 7; days < 9; days++) {
                double angle = 2 * Math.PI * (from + days / 2.0) / 365.25;
                double[] waves = Waves.of(365.25).at(new Observation(from, from + days, days, 0));
                assertThat(waves)
                        .containsExactly(
                                new double[] {Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)
                                },
                                within(1e-12));
            }
        }
        assertThat(Waves.of(12).at(new Observation(0, 1, 1, 0)))
                .containsExactly(Waves.of(12).at(new Observation(-12, -11, 1, 0)));
        assertThat(Waves.of(12).at(new Observation(-3, -2, 1, 0)))
                .containsExactly(Waves.of(12).at(new Observation(21, 22, 1, 0)));
    }
}
