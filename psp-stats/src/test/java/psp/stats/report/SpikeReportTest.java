package psp.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.Cells;
import psp.stats.internal.math.PoissonLaw;

class SpikeReportTest {

    private static final LocalDate AS_OF = LocalDate.of(2017, 11, 26);
    private static final int WEEKS = 4 * 52;

    /** Weeks that end with the as-of day, a Sunday; the last ones as given. */
    private static ZoneCounts weeks(Map<String, Double> means, Map<String, Integer> last, long seed) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        new TreeMap<>(means).forEach((zone, mean) -> {
            for (int i = WEEKS; i > 0; i--) {
                LocalDate from = AS_OF.plusDays(1).minusWeeks(i);
                long drawn = poisson(random, mean);
                cells.add(new ZoneCounts.Cell(
                        Period.of(from, from.plusWeeks(1)),
                        zone,
                        i == 1 ? last.getOrDefault(zone, (int) drawn) : drawn));
            }
        });
        return ZoneCounts.ofTable("shootings", cells);
    }

    private static long poisson(SplittableRandom random, double mean) {
        double limit = StrictMath.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit || count < 0; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Test
    void namesWhatStandsOut() {
        SpikeReport report = SpikeReport.of(
                weeks(Map.of("=a", 2.0, "b", 0.3, "c", 5.0, "quiet", 0.0), Map.of("b", 6, "c", 11), 1), AS_OF);
        assertThat(report)
                .hasToString(
                        "2 counts stand out: b: 6 in 7 days, 0 to 1 expected; b: 7 in 28 days, 0 to 3 expected; 3 of 8 counts lie above their range, where chance alone would put 0.1 (up to 26 November 2017, one report; Holm over all at 5 %)");
        assertThat(Cells.of(report))
                .containsExactly(
                        "=a|2017-11-20/2017-11-27|3|2.043|0|5|0.01953|0.3349|1|0.5358",
                        "=a|2017-10-30/2017-11-27|6|8.024|3|14|0.02252|0.7988|1|1",
                        "b|2017-11-20/2017-11-27|6|0.2342|0|1|0.02454|0.000001281|0.00001025|0.00001025",
                        "b|2017-10-30/2017-11-27|7|0.9468|0|3|0.01893|0.0001356|0.0009489|0.0005422",
                        "c|2017-11-20/2017-11-27|11|4.731|1|10|0.01064|0.01064|0.06386|0.02838",
                        "c|2017-10-30/2017-11-27|23|18.89|11|28|0.02436|0.2107|1|0.4213",
                        "quiet|2017-11-20/2017-11-27|0|0.001226|0|0|0.0003656|1|1|1",
                        "quiet|2017-10-30/2017-11-27|0|0.004903|0|0|0.001455|1|1|1");
        assertThat(report.statement().paragraph())
                .isEqualTo(
                        "Does a count stand out? Yes. Up to 26 November 2017, 2 counts stand out: b: 6 in 7 days, 0 to 1 expected; b: 7 in 28 days, 0 to 3 expected.");
    }

    @Test
    void aLongCalmPastLeavesLittleMoreThanPoisson() {
        SpikeReport report = SpikeReport.of(weeks(Map.of("a", 2.0), Map.of("a", 8), 2), AS_OF);
        SpikeReport.Row week = report.rows().get(0);
        assertThat(week.expected()).isBetween(1.7, 2.3);
        double poisson = new PoissonLaw(week.expected()).sf(7);
        assertThat(week.p()).isBetween(poisson, 2 * poisson);
        assertThat(week.chance()).isBetween(0.002, 0.025);
        assertThat(week.now()).isEqualTo(8);
        assertThat(week.holm())
                .isCloseTo(
                        Math.min(
                                2 * week.p(),
                                Math.max(2 * week.p(), report.rows().get(1).p())),
                        within(1e-15));
        assertThat(week.benjaminiHochberg()).isLessThanOrEqualTo(week.holm());
    }

    /** The figures of many reports are printed by {@code psp.bench.ManyWatches --reports N}. */
    @Test
    void countsAboveTheirRangeAreAsManyAsItSays() {
        Map<String, Double> means = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            means.put("z" + i, 0.1 + i % 50 / 10.0);
        }
        long seed = 5;
        SpikeReport report = SpikeReport.of(weeks(means, Map.of(), seed), AS_OF);
        assertThat(report.rows()).hasSize(600);
        assertThat(report.aboveByChance()).isBetween(5.0, 15.0);
        assertThat(report.aboveRange().size()).as("seed " + seed).isBetween(2, 20);
        assertThat(report.standingOut()).as("seed " + seed).isEmpty();
    }

    @Test
    void theOrderOfZonesDoesNotMatterAndChosenOnesAreAFamilyOfTheirOwn() {
        ZoneCounts counts = weeks(Map.of("a", 2.0, "b", 1.0, "c", 3.0), Map.of("b", 6), 3);
        assertThat(SpikeReport.of(counts, List.of("c", "a", "b"), AS_OF)).isEqualTo(SpikeReport.of(counts, AS_OF));
        SpikeReport one = SpikeReport.of(counts, List.of("b"), AS_OF);
        assertThat(one.rows()).hasSize(2);
        assertThat(one.rows().get(0).p())
                .isEqualTo(SpikeReport.of(counts, AS_OF).rows().get(2).p());
        assertThat(one.rows().get(0).holm())
                .isLessThan(SpikeReport.of(counts, AS_OF).rows().get(2).holm());
    }

    @Test
    void thePastBeginsWhereTheRecordSystemChanged() {
        ZoneCounts counts = weeks(Map.of("a", 2.0, "b", 1.0), Map.of(), 4);
        LocalDate week = AS_OF.plusDays(1).minusWeeks(10);
        SpikeReport shorter = SpikeReport.of(
                counts.withBreaks(RecordingBreak.on(week, "NIBRS").in("a")), AS_OF);
        SpikeReport longer = SpikeReport.of(counts, AS_OF);
        assertThat(shorter.rows().get(0).expected())
                .isNotEqualTo(longer.rows().get(0).expected());
        assertThat(shorter.rows().get(2).expected())
                .isEqualTo(longer.rows().get(2).expected());
        assertThat(SpikeReport.of(counts.withBreaks(RecordingBreak.on(AS_OF.plusDays(1), "later")), AS_OF))
                .isEqualTo(longer);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SpikeReport.of(counts.withBreaks(RecordingBreak.on(AS_OF.minusDays(40), "NIBRS")), AS_OF))
                .withMessage("Only 1 week before 2017-10-30 of 'a' is covered since the"
                        + " record system changed or the counts began; a level needs 6");
    }

    @Test
    void refusesWhatIsNotCovered() {
        ZoneCounts counts = weeks(Map.of("a", 2.0), Map.of(), 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeReport.of(counts, AS_OF.plusWeeks(1)))
                .withMessageStartingWith("Only 0 of the days of 2017-11-27/2017-12-04 are covered; the counts cover ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeReport.of(counts, AS_OF.plusDays(1)))
                .withMessageContaining("cuts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeReport.of(counts, List.of("b"), AS_OF))
                .withMessage("No zone 'b'; the zones are [a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeReport.of(counts, List.of(), AS_OF))
                .withMessage("No zone is named; name at least one");
    }
}
