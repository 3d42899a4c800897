package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Period;

class StandingTest {

    private static final LocalDate NOV_28 = LocalDate.of(2017, 11, 28);

    /** Counts of the case file, news-based shootings in the corridor. */
    private static Standing.Entry entry(String outcome, int year, String window, long then, long now) {
        Period here = Period.parse(window);
        Period there = here.inYear(year);
        return new Standing.Entry(outcome, String.valueOf(year), here, there,
                RateRatio.of(then, there.days(), now, here.days()));
    }

    private static Standing of(Standing.Entry... entries) {
        return new Standing(NOV_28, List.of(entries), 0.05, 0.15);
    }

    @Test
    void aloneItWouldBeAboveInTheFamilyItCannotTell() {
        Standing.Entry y2016 = entry("shootings", 2016, "2017", 46, 71);
        assertThat(of(y2016).against("2016").verdict()).isEqualTo(Verdict.ABOVE);
        Standing both = of(entry("shootings", 2015, "2017", 80, 71), y2016);
        assertThat(both.against("2016").p()).isCloseTo(0.0251, within(0.00005));
        assertThat(both.against("2016").adjusted()).isCloseTo(0.0502, within(0.00005));
        assertThat(both).hasToString("against 2015: cannot tell; against 2016: cannot tell (probably above); as of"
                + " 2017-11-28, exact Poisson, adjusted over the family of 2 (2015, 2016) by Holm at 5 %; margin 15 %");
        assertThat(both.withAlpha(0.1).against("2016").verdict()).isEqualTo(Verdict.ABOVE);
    }

    @Test
    void twoOutcomesAreOneFamily() {
        String days = "2017-01-01/2017-11-29";
        Standing all = of(entry("shootings", 2015, days, 74, 69), entry("shootings", 2016, days, 44, 69))
                .with(of(entry("wounded", 2015, days, 60, 60), entry("wounded", 2016, days, 36, 60)));
        List<Standing.Reading> readings = all.readings();
        assertThat(readings.get(1).p()).isCloseTo(0.023, within(0.0005));
        assertThat(readings.get(3).p()).isCloseTo(0.018, within(0.0005));
        assertThat(readings.get(1).adjusted()).isCloseTo(0.071, within(0.0005));
        assertThat(readings.get(3).adjusted()).isCloseTo(0.071, within(0.0005));
        assertThat(readings).extracting(Standing.Reading::words).containsExactly("cannot tell",
                "cannot tell (probably above)", "cannot tell", "cannot tell (probably above)");
        assertThat(all.statement().doubts()).containsExactly("whether shootings stand below or above 2015 or 2016",
                "whether wounded stand below or above 2015 or 2016");
        assertThat(all.statement().paragraph()).doesNotContain(" p ", "Holm");
    }

    @Test
    void equalCountsAreWithinTheMarginOnlyWhereShown() {
        assertThat(of(entry("x", 2016, "2017", 60, 60)).against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        Standing many = of(entry("x", 2016, "2017", 2000, 2000));
        assertThat(many.against("2016").verdict()).isEqualTo(Verdict.WITHIN_MARGIN);
        assertThat(many.withMargin(0.05).against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(many.withMargin(0.05).method()).endsWith("margin 5 %");
        Standing.Entry barely = entry("x", 2016, "2017", 400, 400);
        assertThat(of(barely).against("2016").verdict()).isEqualTo(Verdict.WITHIN_MARGIN);
        assertThat(of(barely, entry("x", 2015, "2017", 400, 400)).against("2016").verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void nothingAnywhereCannotTell() {
        Standing none = of(entry("x", 2016, "2017", 0, 0));
        assertThat(none.against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(none.against("2016")).asString().isEqualTo("against 2016: no difference: 0 to 0 in 366 and 365 days,"
                + " nothing in either (no percentage, Poisson): cannot tell");
        assertThat(of(entry("x", 2016, "2017", 0, 9)).against("2016").verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(of(entry("x", 2016, "2017", 9, 0)).against("2016").verdict()).isEqualTo(Verdict.BELOW);
        Standing season = of(new Standing.Entry("x", "active", Period.parse("2017-Q1"), null, null));
        assertThat(season).asString().startsWith(
                "against active: cannot tell (none of these calendar days, and nothing to tell the season by);"
                        + " as of 2017-11-28");
        assertThat(season.readings().get(0).p()).isNull();
    }

    @Test
    void refusesWhatIsNoFamily() {
        Standing.Entry one = entry("x", 2016, "2017", 5, 6);
        assertThatIllegalArgumentException().isThrownBy(StandingTest::of)
                .withMessage("There is nothing to stand against; name at least one reference");
        assertThatIllegalArgumentException().isThrownBy(() -> of(one).withAlpha(Double.NaN))
                .withMessage("The chance alpha NaN is not between 0 and 1; 0.05 is usual");
        assertThatIllegalArgumentException().isThrownBy(() -> of(one).withMargin(0))
                .withMessage("The margin 0.0 is not a share above 0; 0.15 is usual");
        assertThatIllegalArgumentException().isThrownBy(() -> of(one).with(of(one).withAlpha(0.1)))
                .withMessage("Standings as of 2017-11-28 and 2017-11-28, alpha 0.05 and 0.1, margin 0.15 and 0.15 are no"
                        + " family; make them alike");
        assertThatIllegalArgumentException().isThrownBy(() -> of(one).against("2015"))
                .withMessage("No reference '2015'; the references are [2016]");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void verdictsFollowFromTheAdjustedP(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 150; trial++) {
            List<Standing.Entry> entries = new ArrayList<>();
            int size = 1 + random.nextInt(5);
            long top = 1 + (long) StrictMath.exp(random.nextDouble() * 8);
            for (int i = 0; i < size; i++) {
                entries.add(entry("x", 2016 - i, "2017", random.nextLong(top), random.nextLong(top)));
            }
            Standing standing = new Standing(NOV_28, entries, 0.05, 0.15);
            String at = "seed " + seed + " trial " + trial + ": " + standing;
            for (Standing.Reading reading : standing.readings()) {
                RateRatio ratio = reading.entry().ratio();
                boolean below = ratio.estimate().orElse(1) < 1;
                assertThat(reading.adjusted()).as(at).isBetween(reading.p(), 1.0);
                Verdict verdict = reading.verdict();
                if (reading.adjusted() < 0.05) {
                    assertThat(verdict).as(at).isEqualTo(below ? Verdict.BELOW : Verdict.ABOVE);
                    assertThat(ratio.interval(0.95).contains(1)).as(at).isFalse();
                } else {
                    assertThat(verdict).as(at).isIn(Verdict.CANNOT_TELL, Verdict.WITHIN_MARGIN);
                }
                assertThat(reading.leaning()).as(at).isEqualTo(verdict == Verdict.CANNOT_TELL && reading.p() < 0.05);
                assertThat(reading.toString()).doesNotContain("NaN");
            }
            assertThat(Copies.of(standing)).as(at).isEqualTo(standing);
        }
    }
}
