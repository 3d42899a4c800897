package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Finding;
import psp.core.Period;
import psp.core.Phase;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;

class StandingTest {

    private static final LocalDate NOV_28 = LocalDate.of(2017, 11, 28);

    /** Counts of the case file, news-based shootings in the corridor. */
    private static Standing.Entry entry(String outcome, int year, String window, long then, long now) {
        Period here = Period.parse(window);
        Period there = here.inYear(year);
        return new Standing.Entry(
                outcome,
                String.valueOf(year),
                here,
                there,
                RateRatio.of(Rate.of(then, there.days()), Rate.of(now, here.days())));
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
        assertThat(both)
                .hasToString(
                        "against 2015: we can't say; against 2016: we can't say (probably above); up to 28 November 2017, exact Poisson, allowing for 2 comparisons made at once (2015, 2016) by Holm at 5 %; margin 15 %");
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
        assertThat(readings)
                .extracting(Standing.Reading::words)
                .containsExactly(
                        "cannot tell", "cannot tell (probably above)", "cannot tell", "cannot tell (probably above)");
        assertThat(all.statement().findings())
                .extracting(Finding::reply)
                .containsExactly(Finding.Reply.CANT_SAY, Finding.Reply.CANT_SAY);
        assertThat(all.statement().paragraph()).doesNotContain(" p ", "Holm");
    }

    @Test
    void equalCountsAreWithinTheMarginOnlyWhereShown() {
        assertThat(of(entry("x", 2016, "2017", 60, 60)).against("2016").verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
        Standing many = of(entry("x", 2016, "2017", 2000, 2000));
        assertThat(many.against("2016").verdict()).isEqualTo(Verdict.WITHIN_MARGIN);
        assertThat(many.withMargin(0.05).against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(many.withMargin(0.05).method()).endsWith("margin 5 %");
        Standing.Entry barely = entry("x", 2016, "2017", 400, 400);
        assertThat(of(barely).against("2016").verdict()).isEqualTo(Verdict.WITHIN_MARGIN);
        assertThat(of(barely, entry("x", 2015, "2017", 400, 400))
                        .against("2016")
                        .verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void nothingAnywhereCannotTell() {
        Standing none = of(entry("x", 2016, "2017", 0, 0));
        assertThat(none.against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(none.against("2016"))
                .asString()
                .isEqualTo(
                        "against 2016: no difference: 0 to 0 in 366 and 365 days, nothing in either, so no percentage: we can't say");
        assertThat(of(entry("x", 2016, "2017", 0, 9)).against("2016").verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(of(entry("x", 2016, "2017", 9, 0)).against("2016").verdict()).isEqualTo(Verdict.BELOW);
        Standing season = of(new Standing.Entry("x", "active", Period.parse("2017-Q1"), null, null));
        assertThat(season)
                .asString()
                .startsWith(
                        "against active: we can't say (none of these calendar days, and nothing to know the season by);"
                                + " up to 28 November 2017");
        assertThat(season.readings().get(0).p()).isNull();
    }

    @Test
    void refusesWhatIsNoFamily() {
        Standing.Entry one = entry("x", 2016, "2017", 5, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(StandingTest::of)
                .withMessage("There is nothing to stand against; name at least one reference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).withAlpha(Double.NaN))
                .withMessage(
                        "The chance alpha of a wrong verdict is NaN, not above 0 and at most 0.5; write 0.05 for 5 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).withMargin(0))
                .withMessage("The margin 0.0 is not a share above 0 and at most 1; write 0.15 for 15 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).withAlpha(0.95))
                .withMessageEndingWith("write 0.05 for 5 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).withMargin(15))
                .withMessage("The margin 15.0 is not a share above 0 and at most 1; write 0.15 for 15 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).with(of(one).withAlpha(0.1)))
                .withMessage(
                        "Standings as of 2017-11-28 and 2017-11-28, alpha 0.05 and 0.1, margin 0.15 and 0.15 are no"
                                + " family; make them alike");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(one).against("2015"))
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

    /** A change fitted elsewhere, for entries made by hand. */
    private static Spread spread(double ratio, double error, double freedom) {
        return new Spread(StrictMath.log(ratio), error, freedom, new Dispersion(2, 0, StrictMath.sqrt(2), 24, freedom));
    }

    private static Standing.Entry phase(Phase.Kind kind, int year, long then, long now) {
        Standing.Entry bare = entry("x", year, "2017", then, now);
        return new Standing.Entry("x", kind.text(), kind, bare.now(), bare.then(), bare.ratio(), null, false);
    }

    @Test
    void spreadWidensAndNeverNarrows() {
        Standing.Entry bare = entry("x", 2016, "2017", 46, 71);
        Standing.Entry calm = new Standing.Entry(
                "x", "2016", null, bare.now(), bare.then(), bare.ratio(), spread(71 / 46.0, 0.01, 11), false);
        assertThat(calm.pValue()).hasValue(bare.ratio().pValue());
        assertThat(calm.interval(0.95).lo())
                .isEqualTo(bare.ratio().interval(0.95).lo());
        Standing.Entry wild = new Standing.Entry(
                "x", "2016", null, bare.now(), bare.then(), bare.ratio(), spread(71 / 46.0, 0.4, 11), false);
        assertThat(wild.pValue()).hasValue(spread(71 / 46.0, 0.4, 11).pValue());
        assertThat(of(wild).against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(of(wild).poisson().against("2016").verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(of(wild).against("2016"))
                .asString()
                .isEqualTo(
                        "against 2016: 25 more: 46 to 71 in 366 and 365 days, 55 % higher (36 % lower to 272 % higher): we can't say");
        assertThat(of(wild).method()).startsWith("by normal year-to-year variation, no narrower than exact Poisson,");
    }

    @Test
    void theLowPaysForHavingBeenPicked() {
        Standing.Entry baseline = phase(Phase.Kind.BASELINE, 2013, 80, 71);
        Standing three = of(
                baseline,
                phase(Phase.Kind.ACTIVE, 2014, 60, 71),
                phase(Phase.Kind.STEPPED_DOWN, 2015, 46, 71),
                phase(Phase.Kind.WITHDRAWN, 2016, 55, 71));
        Standing.Low low = three.low().orElseThrow();
        assertThat(low.reading().entry().reference()).isEqualTo("stepped down");
        assertThat(low.pickedFrom()).isEqualTo(3);
        double p = low.reading().p();
        assertThat(p).isCloseTo(0.0261, within(0.00005));
        assertThat(low.reading().adjusted()).isEqualTo(Math.max(4 * p, 3 * p));
        assertThat(low.share().level()).isEqualTo(1 - 0.05 / 3);
        assertThat(low)
                .hasToString(
                        "against the lowest level (stepped down, lowest of 3 phases): we can't say (probably above); how much was lost again we can't say: the counts are too small for a range");
        assertThat(three.toString())
                .contains("; against the lowest level (stepped down, lowest of 3 phases): we can't say");
        assertThat(three.statement().findings().get(0).detail()).contains("lowest of 3 phases");
        Standing alone = of(phase(Phase.Kind.STEPPED_DOWN, 2015, 46, 71));
        assertThat(alone.low().orElseThrow().reading().verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(alone.low().orElseThrow().share()).isNull();
        assertThat(alone.toString()).doesNotContain("the low");
        assertThat(of(baseline).low()).isEmpty();
        assertThat(of(baseline, phase(Phase.Kind.ACTIVE, 2014, 75, 71)).low().orElseThrow())
                .hasToString(
                        "against the lowest level (active): we can't say; how much was lost again we can't say: the reduction itself is not established");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.low("y"))
                .withMessage("No outcome 'y'; the outcomes are [x]");
    }

    /** Holm may ask less of the phase than the number it was picked from does: the low asks for both. */
    @Test
    void theLowAsksForNoLessThanTheNumberItWasPickedFrom() {
        Standing standing = of(
                phase(Phase.Kind.BASELINE, 2013, 900, 100),
                phase(Phase.Kind.ACTIVE, 2014, 400, 100),
                phase(Phase.Kind.WITHDRAWN, 2016, 72, 100));
        Standing.Reading reading = standing.against("withdrawn");
        assertThat(reading.verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(reading.adjusted()).isEqualTo(reading.p());
        Standing.Low low = standing.low().orElseThrow();
        assertThat(low.reading().adjusted()).isEqualTo(2 * reading.p());
        assertThat(low.reading().words()).isEqualTo("cannot tell (probably above)");
    }

    @Test
    void seasonsDifferOnlyWithAnAdjustment() {
        Period quarter = Period.parse("2017-Q1");
        Period summer = Period.parse("2016-04-01/2016-10-01");
        RateRatio ratio = RateRatio.of(Rate.of(100, 183), Rate.of(30, 90));
        Standing.Entry entry = new Standing.Entry(
                "x", "summer", Phase.Kind.ACTIVE, quarter, summer, ratio, spread(0.5, 0.2, 40), true);
        assertThat(of(entry).against("summer"))
                .asString()
                .isEqualTo("against summer: 100 in 183 days of another season to"
                        + " 30 in 90, 50 % lower (67 % to 25 % lower): below, season-adjusted");
        assertThat(of(entry).poisson().against("summer").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standing.Entry("x", "summer", null, quarter, summer, ratio, null, true))
                .withMessage("The reference summer holds other calendar days than 2017-01-01/2017-04-01;"
                        + " give the season-adjusted change, or no ratio");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standing.Entry("x", "now", quarter, quarter, ratio))
                .withMessage("The reference now 2017-01-01/2017-04-01 does not end before 2017-01-01/2017-04-01 begins;"
                        + " name earlier ones");
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void intervalAndVerdictAgreeAndOrderChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            List<Standing.Entry> entries = new ArrayList<>();
            int size = 1 + random.nextInt(5);
            double top = StrictMath.exp(1 + random.nextDouble() * 6);
            for (int i = 0; i < size; i++) {
                Standing.Entry bare = phase(
                        Phase.Kind.values()[i],
                        2012 + i,
                        1 + (long) (top * random.nextDouble()),
                        1 + (long) (top * 0.7));
                double ratio = bare.ratio().estimate().orElseThrow();
                Spread spread = random.nextBoolean()
                        ? null
                        : spread(ratio, 0.02 + 0.4 * random.nextDouble(), 3 + random.nextInt(20));
                entries.add(new Standing.Entry(
                        "x",
                        bare.reference(),
                        bare.kind(),
                        bare.now(),
                        bare.then(),
                        bare.ratio(),
                        spread,
                        spread != null && random.nextInt(3) == 0));
            }
            Standing standing = of(entries.toArray(Standing.Entry[]::new));
            String at = "seed " + seed + " trial " + trial + ": " + standing;
            List<Standing.Reading> all = new ArrayList<>(standing.readings());
            standing.low().ifPresent(low -> all.add(low.reading()));
            for (Standing.Reading reading : all) {
                boolean beyond = reading.verdict() == Verdict.BELOW || reading.verdict() == Verdict.ABOVE;
                assertThat(reading.interval().contains(1)).as(at).isEqualTo(!beyond);
                assertThat(reading.adjusted() < 0.05).as(at).isEqualTo(beyond);
                assertThat(reading.alone().contains(1)).as(at).isEqualTo(!(reading.p() < 0.05));
                assertThat(reading.interval().level())
                        .as(at)
                        .isGreaterThanOrEqualTo(reading.alone().level());
            }
            Collections.shuffle(entries, random);
            Standing shuffled = of(entries.toArray(Standing.Entry[]::new));
            standing.readings()
                    .forEach(r -> assertThat(shuffled.against(r.entry().reference()))
                            .as(at)
                            .isEqualTo(r));
            assertThat(shuffled.low()).as(at).isEqualTo(standing.low());
        }
    }
}
