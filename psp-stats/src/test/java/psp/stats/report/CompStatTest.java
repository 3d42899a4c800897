package psp.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import psp.core.CountHeader;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Cells;
import psp.stats.inference.Verdict;

class CompStatTest {

    private static ZoneCounts table(int[] aDay, int zones, long seed) {
        UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
        Outcome outcome = Outcome.all("robbery");
        List<String> names = new ArrayList<>();
        for (int z = 0; z < zones; z++) {
            names.add("z" + z);
        }
        ZoneCounter counter =
                new ZoneCounter(outcome, CountHeader.of(outcome, Zones.named(names), "as recorded"), null);
        for (int day = 0; day < 4 * 365 + 1; day++) {
            LocalDate date = LocalDate.of(2013, 1, 1).plusDays(day);
            for (int z = 0; z < zones; z++) {
                String zone = names.get(z);
                int n = aDay == null
                        ? PoissonDistribution.of(0.5).createSampler(random).sample()
                        : aDay[z];
                for (int i = 0; i < n; i++) {
                    counter.add(Incident.of("i", Occurrence.on(date)), incident -> Place.in(zone));
                }
            }
        }
        return counter.counts();
    }

    @Test
    void aTableSaysWhatIsKnown() {
        CompStat table = new CompStat(
                LocalDate.of(2016, 3, 1),
                List.of(
                        new CompStat.Row("=cmd()", "a, \"b\"", "7 days", 3, null, null, null, null, 0),
                        new CompStat.Row("z", "b", "28 days", 3, 9L, 8.5, 4L, 14L, 0.05)));
        assertThat(Cells.of(table))
                .containsExactly(
                        "=cmd()|a, \"b\"|7 days|3|-|-|-|-|-|0|cannot tell", "z|b|28 days|3|9|-6|8.5|4|14|0.05|below");
    }

    @Test
    void countsOfTheSameDays() {
        CompStat table =
                CompStat.of(List.of(table(new int[] {1, 2}, 2, 1)), List.of("z0", "z1"), LocalDate.of(2016, 3, 1));
        assertThat(table.rows()).hasSize(6);
        CompStat.Row year = table.rows().get(2);
        assertThat(year.now()).as("60 days and 29 February").isEqualTo(61);
        assertThat(year.lastYear()).isEqualTo(60);
        assertThat(year.difference()).isEqualTo(1);
        assertThat(year.threeYears()).isEqualTo(60);
        assertThat(table.flags()).isEmpty();
        assertThat(table.text())
                .startsWith("zone  outcome  window        now  last year  difference  3-year mean   expected"
                        + "  flag\nz0    robbery  7 days          7          7           0          7.0    2 to 14\n");
        assertThat(table.toString())
                .as("what a prompt prints")
                .startsWith("0 flags in 6 rows as of 2016-03-01; chance alone would raise 0.2\nzone  outcome  window ")
                .hasLineCount(8);
        assertThat(table.data())
                .containsEntry("sentence", "0 flags in 6 rows as of 2016-03-01; chance alone would raise 0.2");
    }

    @Test
    void chanceAloneRaisesAsManyFlagsAsItSays() {
        ZoneCounts counts = table(null, 400, 5);
        CompStat table = CompStat.of(List.of(counts), counts.zones(), LocalDate.of(2016, 12, 20));
        assertThat(table.rows()).hasSize(1200);
        assertThat((double) table.flags().size()).as("flags, seed 5").isCloseTo(table.flagsByChance(), within(20.0));
    }

    @Test
    void daysThatAreNotCoveredAreRefused() {
        ZoneCounts counts = table(new int[] {1}, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompStat.of(List.of(counts), List.of("z0"), LocalDate.of(2017, 6, 1)))
                .withMessageContaining("is covered; the counts cover");
        CompStat first = CompStat.of(List.of(counts), List.of("z0"), LocalDate.of(2013, 2, 1));
        assertThat(first.rows().get(0).lastYear()).isNull();
        assertThat(first.rows().get(0).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }
}
