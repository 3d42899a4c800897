package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Finding;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Verdict;
import psp.stats.inference.WeightedDisplacement;

/** A study of a small invented town: months 2005 to 2018, zones harbour, market and hill. */
class StudyTest {

    private static final List<String> ZONES = List.of("harbour", "market", "hill");
    private static final Operation OPERATION =
            Operation.in("harbour").ring("market").active("2016-04-01/2017-01-01");
    private static final double MORE = 1.1;
    private final ZoneCounts town = town(1, ZONES);

    private static ZoneCounts town(long seed, List<String> zones) {
        return town(seed, zones, 1);
    }

    /** The market has so many times as many since April 2016. */
    private static ZoneCounts town(long seed, List<String> zones, double market) {
        Random random = new Random(seed);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2005, 1); month.getYear() < 2019; month = month.plusMonths(1)) {
            for (String zone : zones) {
                int level = zone.equals("hill") ? 200 : zone.equals("market") ? 40 : 30;
                boolean more = zone.equals("market") && !month.isBefore(YearMonth.of(2016, 4));
                long count = Math.round((level + random.nextInt(level / 2)) * (more ? market : 1));
                cells.add(new ZoneCounts.Cell(Period.ofMonth(month), zone, count));
            }
        }
        return ZoneCounts.ofTable("robberies", cells);
    }

    private static long count(ZoneCounts counts, String zone, String period) {
        return counts.in(zone).countWhole(Period.parse(period));
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    @Test
    void asksOfATableWithoutAnyCoordinates() {
        Study study = Study.of(OPERATION, town);
        long before = count(town, "harbour", "2015-04-01/2016-01-01");
        long now = count(town, "harbour", "2016-04-01/2017-01-01");
        assertThat(study.reduction().ratio()).isEqualTo(RateRatio.of(Rate.of(before, 275), Rate.of(now, 275)));
        assertThat(study.toString()).startsWith("robberies in harbour: ").contains(before + " to " + now);
        assertThat(study.net().past()).hasSize(11);
        assertThat(study.net().now().comparison()).isEqualTo(count(town, "hill", "2016-04-01/2017-01-01"));
        assertThat(study.displacement())
                .singleElement()
                .extracting(Displacement::ring)
                .isEqualTo("market");
        assertThat(study.statement().findings()).hasSize(3);
        assertThat(study.statement().paragraph())
                .startsWith("Robberies in harbour stayed about level while the rest of the city had 4 % more.")
                .endsWith(" Next: add a phase for the days after 31 December 2016.");
        assertThat(Study.of(OPERATION.withdrawn("2017-01-01/2019-01-01"), town)
                        .statement()
                        .next())
                .isEqualTo("check again on 1 February 2019");
    }

    @Test
    void aRingThatRoseWithoutThatBeingShownIsNotWithoutASign() {
        Study study = Study.of(OPERATION, town(1, ZONES, MORE));
        Displacement ring = study.displacement().get(0);
        assertThat(ring.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(ring.contrast().shown().ratio() - 1).isBetween(ring.detectableRise() / 2, ring.detectableRise());
        assertThat(ring).asString().startsWith("we can't say: ").endsWith("; more than expected, perhaps by chance");
        assertThat(study.statement().findings())
                .filteredOn(finding -> finding.question().equals("Did it move?"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reply()).isEqualTo(Finding.Reply.CANT_SAY))
                .satisfies(
                        finding -> assertThat(finding.sentence()).endsWith("; more than expected, perhaps by chance."));
    }

    @Test
    void placesNamedByNumbersAreToldFromCounts() {
        Operation beats = Operation.in("7").ring("8").active("2016-04-01/2017-01-01");
        assertThat(Study.of(beats, town(1, List.of("7", "8", "hill")))
                        .statement()
                        .paragraph())
                .startsWith("Robberies in zone 7 stayed about level")
                .contains(" Zone 8: ");
    }

    @Test
    void theComparisonStandsBesideTheFocus() {
        Study study = Study.of(OPERATION, town);
        assertThat(study.elsewhere().area()).isEqualTo("the rest of the city");
        assertThat(study.elsewhere().reference()).isEqualTo(study.reduction().reference());
        assertThat(study.elsewhere().ratio())
                .isEqualTo(RateRatio.of(
                        Rate.of(count(town, "hill", "2015-04-01/2016-01-01"), 275),
                        Rate.of(count(town, "hill", "2016-04-01/2017-01-01"), 275)));
    }

    @Test
    void withoutAnythingBesideTheFocusOnlyTheFallIsTold() {
        Study alone = Study.of(Operation.in("harbour").active("2016"), town(1, List.of("harbour")));
        assertThat(alone.reduction().sameCalendar()).isTrue();
        refused(
                alone::net,
                "Nothing was counted in the comparison, the rest of the city; the zones are [harbour]. Count its zones too, or give the table a column of the whole; reduction() needs no comparison");
        assertThat(alone.statement().findings()).hasSize(1);
        assertThat(alone.statement().doubts())
                .contains("whether that is more than elsewhere, for nothing else was counted");
    }

    @Test
    void longerThanAYearIsComparedWithWindowsThatDoNotOverlap() {
        Study study = Study.of(Operation.in("harbour").active("2016-04-01/2017-10-01"), town);
        assertThat(study.net().past())
                .extracting(YearCount::window)
                .extracting(Period::toString)
                .containsExactly(
                        "2006-04-01/2007-10-01",
                        "2008-04-01/2009-10-01",
                        "2010-04-01/2011-10-01",
                        "2012-04-01/2013-10-01",
                        "2014-04-01/2015-10-01");
        assertThat(study.reductions())
                .extracting(Reduction::reference)
                .containsExactly("April 2014–September 2015", "mean of three windows", "mean of five windows");
    }

    @Test
    void aLaterWindowIsComparedWithTheLastYearBeforeTheOperation() {
        Study study = Study.of(OPERATION, town);
        Period later = Period.parse("2018-04-01/2019-01-01");
        assertThat(study.reduction(later).reference()).isEqualTo("April–December 2015");
        assertThat(study.net(later)
                        .benchmark(Benchmark.Kind.LAST_YEAR)
                        .orElseThrow()
                        .name())
                .isEqualTo("the course of the rest of the city since 2015");
    }

    @Test
    void aBaselineIsComparedOverTheSameCalendarDays() {
        assertThat(reduction("2015-01-01/2016-01-01").reference()).isEqualTo("usual");
        assertThat(reduction("2012-01-01/2016-01-01").reference()).isEqualTo("usual (April–December 2015)");
        assertThat(reduction("2012-01-01/2014-07-01").reference()).isEqualTo("usual (April–December 2013)");
        Reduction season = reduction("2016-01-01/2016-04-01");
        assertThat(season.sameCalendar()).isFalse();
        assertThat(season.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        RateRatio halved = RateRatio.of(Rate.of(400, 90), Rate.of(200, 90));
        assertThat(Reduction.poisson("x", "winter", "summer", halved, false).verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Reduction.poisson("x", "2015", "2016", halved, true).verdict())
                .isEqualTo(Verdict.BELOW);
        assertThat(season.toString()).endsWith("; other calendar days and so another season: not comparable");
    }

    private Reduction reduction(String baseline) {
        return Study.of(Operation.in("harbour").baseline(baseline, "usual").active("2016-04-01/2017-01-01"), town)
                .reduction();
    }

    @Test
    void aBaselineIsNotComparedWithItself() {
        Operation operation = Operation.in("harbour").baseline("2015").active("2016");
        assertThat(Study.of(operation, town)
                        .reduction(operation.phases().get(0))
                        .reference())
                .isEqualTo("2014");
    }

    @Test
    void standsAgainstTheSameDaysOfEachPhase() {
        Operation operation = Operation.in("harbour")
                .active("2016-04-01/2017-01-01", "the summer")
                .withdrawn("2017-Q1", "gone")
                .returned("2017-04-01/2018-01-01", "back");
        Standing standing = Study.of(operation, town).standing(LocalDate.of(2017, 8, 31));
        assertThat(standing.entries())
                .extracting(Standing.Entry::reference)
                .containsExactly("April–August 2015", "the summer", "gone");
        assertThat(standing.entries().get(1).then()).isEqualTo(Period.parse("2016-04-01/2016-09-01"));
        assertThat(standing.against("gone").words()).isEqualTo("cannot tell, season-adjusted");
        assertThat(standing.entries().get(2).seasonal()).isTrue();
        assertThat(standing.entries().get(2).then()).isEqualTo(Period.parse("2017-Q1"));
        assertThat(standing.low().orElseThrow().pickedFrom()).isEqualTo(2);
        Standing part = Study.of(operation, town).standing(LocalDate.of(2017, 2, 28));
        assertThat(part.against("the summer").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        refused(
                () -> Study.of(operation, town).standing(LocalDate.of(2018, 2, 1)),
                "No phase of the operation holds"
                        + " 2018-02-01; the phases are [the summer 2016-04-01/2017-01-01, gone 2017-01-01/2017-04-01, back"
                        + " 2017-04-01/2018-01-01]");
    }

    @Test
    void withoutEarlierYearsAnotherSeasonCannotTell() {
        ZoneCounts young = ZoneCounts.ofTable(
                "robberies",
                Period.parse("2014-01-01/2018-01-01").months().stream()
                        .map(month -> new ZoneCounts.Cell(
                                month, "harbour", 30 + month.start().getMonthValue()))
                        .toList());
        Operation operation =
                Operation.in("harbour").active("2016-04-01/2017-01-01").withdrawn("2017-Q1");
        Standing standing = Study.of(operation, young).standing(LocalDate.of(2017, 3, 31));
        assertThat(standing.against("active").words())
                .isEqualTo("cannot tell (none of these calendar days, and nothing to know the season by)");
        assertThat(standing.low()).isEmpty();
        assertThat(standing.entries().get(0).spread().method())
                .startsWith("year-to-year variation of 2 earlier changes and of like areas");
    }

    @Test
    void aFocusThatFellAndIsFullyBackIsToldBoth() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.parse("2013-01-01/2018-01-01").months()) {
            cells.add(new ZoneCounts.Cell(month, "harbour", month.start().getYear() == 2016 ? 10 : 20));
            for (int i = 0; i < 8; i++) {
                cells.add(new ZoneCounts.Cell(month, "zone " + i, 20 + i));
            }
        }
        Operation operation = Operation.in("harbour").active("2016").withdrawn("2017");
        Study study = Study.of(operation, ZoneCounts.ofTable("robberies", cells));
        assertThat(study.watch().alarmPeriod()).hasValue(Period.parse("2017-02"));
        assertThat(study.statement().toString())
                .startsWith("Robberies in harbour fell by 120 while the rest of the city stayed about level.")
                .contains(
                        "Did it come back? There are signs. 2017: 40 in the 2 months up to the alarm, about 20 expected at the"
                                + " operation's level; first seen in February 2017.")
                .contains(
                        "Where are we now? Higher. Up to 31 December 2017: 240 robberies, against 240 (2015) and 120 (active);"
                                + " above active.");
    }

    /** Counts with no noise: the season is taken out, so nothing moved although winter has half of summer's count. */
    @Test
    void theSeasonOfEarlierYearsIsTakenOut() {
        ZoneCounts waves = ZoneCounts.ofTable(
                "robberies",
                Period.parse("2009-01-01/2018-01-01").months().stream()
                        .map(month -> new ZoneCounts.Cell(
                                month,
                                "harbour",
                                Math.round(month.days()
                                        * 100
                                        * StrictMath.exp(-0.35
                                                * StrictMath.cos(2
                                                        * Math.PI
                                                        * (month.start().getDayOfYear() + 14)
                                                        / 365.25)))))
                        .toList());
        Operation operation =
                Operation.in("harbour").active("2016-04-01/2016-10-01").withdrawn("2016-10-01/2017-04-01");
        Standing.Reading reading =
                Study.of(operation, waves).standing(LocalDate.of(2017, 3, 31)).against("active");
        assertThat(reading.entry().ratio().estimate().orElseThrow()).isLessThan(0.7);
        assertThat(reading.entry().estimate().orElseThrow()).isBetween(0.98, 1.02);
        assertThat(reading.words()).isEqualTo("cannot tell, season-adjusted");
    }

    @Test
    void standsAgainstNamedPhases() {
        Operation operation = Operation.in("harbour")
                .active("2016", "the push")
                .withdrawn("2017-01-01/2017-07-01", "gone")
                .returned("2017-07-01/2018-01-01", "back");
        Study study = Study.of(operation, town);
        LocalDate day = LocalDate.of(2017, 6, 30);
        assertThat(study.standing(day, "the push").entries())
                .extracting(Standing.Entry::reference)
                .containsExactly("the push");
        assertThat(study.standing(LocalDate.of(2017, 12, 31), "gone", "the push")
                        .entries())
                .extracting(Standing.Entry::reference)
                .containsExactly("gone", "the push");
        refused(
                () -> study.standing(day, "pushed"),
                "No phase 'pushed'; the phases are [January–June 2015, back, gone, the push]");
        refused(
                () -> study.standing(day, "back"),
                "The reference back 2017-07-01/2018-01-01 begins after 2017-06-30; name" + " earlier phases");
        refused(
                () -> study.standing(day, "gone"),
                "The reference gone 2017-01-01/2017-07-01 is now itself; name earlier" + " phases");
        refused(
                () -> study.standing(day, "the push", "the push"),
                "The reference the push 2016-01-01/2017-01-01 is named twice");
        nullNamed("labels", () -> study.standing(day, (String[]) null));
        Study early = Study.of(operation, town.withAsOf(LocalDate.of(2017, 5, 31)));
        refused(
                () -> early.standing(day),
                "The counts are as of 2017-05-31 and cannot say where it stands on 2017-06-30;"
                        + " name that day or an earlier one");
    }

    @Test
    void aDecemberStartKeepsItsCalendarDays() {
        Operation operation =
                Operation.in("harbour").baseline("2016-01-01/2016-12-01").active("2016-12-01/2017-03-01");
        Standing.Entry entry = Study.of(operation, town)
                .standing(LocalDate.of(2017, 2, 28))
                .entries()
                .get(0);
        assertThat(entry.now()).isEqualTo(Period.parse("2017-01-01/2017-03-01"));
        assertThat(entry.then()).isEqualTo(Period.parse("2016-01-01/2016-03-01"));
        assertThat(entry.ratio().exposureBefore()).isEqualTo(60);
    }

    @Test
    void ofAReferenceOfSeveralYearsTheLatestCounts() {
        Operation operation =
                Operation.in("harbour").baseline("2009-01-01/2016-01-01").active("2016");
        Standing.Entry entry = Study.of(operation, town)
                .standing(LocalDate.of(2016, 6, 30))
                .entries()
                .get(0);
        assertThat(entry.then()).isEqualTo(Period.parse("2015-01-01/2015-07-01"));
    }

    @Test
    void refusesAReferenceThatIsNotBefore() {
        Study study = Study.of(OPERATION, town);
        Period year = Period.ofYear(2016);
        refused(
                () -> study.standing(year, 2015, 2016),
                "The reference 2016-01-01/2017-01-01 does not end before"
                        + " 2016-01-01/2017-01-01 begins; name earlier years");
        refused(() -> study.standing(year, 2015, 2014, 2015), "The reference year 2015 is named twice");
        refused(() -> study.standing(year), "There is nothing to stand against; name at least one reference");
    }

    @Test
    void aBreakOfRecordingIsCrossedOnlyWhenToldTo() {
        ZoneCounts broken = town.withBreaks(RecordingBreak.on(LocalDate.of(2016, 1, 1), "NIBRS"));
        String message = "Between 2015-04-01/2016-01-01 and 2016-04-01/2017-01-01 the record system changed (2016-01-01"
                + " everywhere: NIBRS); counts before and after it are not alike. Study.crossingBreaks() compares them"
                + " all the same";
        Study study = Study.of(OPERATION, broken);
        refused(study::reduction, message);
        refused(study::net, message);
        refused(study::displacement, message);
        assertThat(study.statement().findings()).extracting(Finding::sentence).containsExactly(message + ".");
        assertThat(study.statement())
                .hasToString("Whether robberies in harbour fell, we can't say. " + message
                        + ". Next: ask how the new record system counts, or compare days on one side of the change.");
        assertThat(study.crossingBreaks().net().past()).hasSize(11);
        ZoneCounts early = town.withBreaks(RecordingBreak.on(LocalDate.of(2011, 1, 1), "new forms"));
        assertThat(Study.of(OPERATION, early).net().past()).hasSize(5);
        ZoneCounts elsewhere = town.withBreaks(
                RecordingBreak.on(LocalDate.of(2016, 1, 1), "new forms").in("hill"));
        refused(() -> Study.of(OPERATION, elsewhere).net(), message.replace("everywhere: NIBRS", "in hill: new forms"));
    }

    @Test
    void daysThatAreNotCoveredAreRefused() {
        Study late = Study.of(Operation.in("harbour").active("2018-07-01/2019-07-01"), town);
        refused(
                late::reduction,
                "Only 184 of the 365 days of 2018-07-01/2019-07-01 are covered; the counts cover"
                        + " 2005-01-01 to 2018-12-31, 168 periods of a table");
        Study first = Study.of(Operation.in("harbour").active("2005"), town);
        refused(
                first::net,
                "No day of 2004-01-01/2005-01-01 is covered; the counts cover 2005-01-01 to 2018-12-31,"
                        + " 168 periods of a table");
        Study cut = Study.of(Operation.in("harbour").active("2016-04-15/2017-01-01"), town);
        refused(
                cut::reduction,
                "The period 2015-04-15/2016-01-01 cuts 2015-04-01/2015-05-01, which the table counts as"
                        + " one; ask for whole periods of the table");
    }

    @Test
    void refusesAnOperationThatCannotBeStudied() {
        refused(
                () -> Study.of(Operation.in("harbour"), town),
                "The operation in [harbour] has no active phase; name"
                        + " one, such as active(\"2016-04-01/2017-01-01\")");
        refused(
                () -> Study.of(Operation.in("harbor").active("2016"), town),
                "No zone 'harbor'; the zones are [harbour, hill, market]");
        refused(
                () -> Study.of(Operation.in("harbour").comparison("harbour").active("2016"), town),
                "The zone 'harbour' is part of its own comparison; it is the focus");
        Operation apart = Operation.in("harbour")
                .active("2016")
                .alsoIn("market", Phase.of(Phase.Kind.ACTIVE, Period.ofYear(2017)));
        refused(
                () -> Study.of(apart, town),
                "The focus zones [harbour, market] have different dates; study each of"
                        + " them with an operation of its own");
        refused(
                () -> Study.of(Operation.in("harbour").active("2016"), town).displacement(),
                "The operation names no ring; add ring(\"…\") to see whether it moved");
        refused(
                () -> Study.of(OPERATION, ZoneCounts.none()),
                "The table is empty: nothing was counted; count incidents" + " first");
    }

    @Test
    void severalFocusZonesOfTheSameDatesAreOneArea() {
        Study both = Study.of(Operation.in("harbour", "market").active("2016"), town);
        assertThat(both.reduction().ratio().after())
                .isEqualTo(count(town, "harbour", "2016") + count(town, "market", "2016"));
        assertThat(both.toString()).startsWith("robberies in harbour + market: ");
    }

    @Test
    void namesTheArgumentThatIsNull() {
        Study study = Study.of(OPERATION, town);
        nullNamed("operation", () -> Study.of(null, town));
        nullNamed("counts", () -> Study.of(OPERATION, null));
        nullNamed("kind", () -> study.sealed(null));
        nullNamed("label", () -> study.labelled(null));
        nullNamed("phase", () -> study.reduction((Phase) null));
        nullNamed("window", () -> study.reduction((Period) null));
        nullNamed("window", () -> study.net(null));
        nullNamed("phase", () -> study.displacement(null));
        nullNamed("asOf", () -> study.standing(null));
        nullNamed("now", () -> study.standing(null, 2015));
    }

    private static void nullNamed(String argument, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessage(argument);
    }

    @Test
    void assumedStartsStandSideBySide() {
        List<AssumedStart> starts = Study.of(OPERATION, town).startingAt("2016-01-01", "2016-06");
        assertThat(starts)
                .extracting(AssumedStart::start)
                .containsExactly(LocalDate.of(2016, 1, 1), LocalDate.of(2016, 6, 1));
        assertThat(starts.get(1).reduction().ratio().after())
                .isEqualTo(count(town, "harbour", "2016-06-01/2017-01-01"));
        assertThat(starts.get(0).toString())
                .startsWith("from 1 January 2016: ")
                .contains("in 365 and 366 days")
                .endsWith(", not allowing for 2 starts compared at once");
        assertThat(Study.of(OPERATION, town).startingAt("2016-01-01").get(0).toString())
                .doesNotContain("compared at once");
        Study study = Study.of(OPERATION, town);
        refused(study::startingAt, "No assumed start is named; name days such as 2016-04-01");
        refused(
                () -> study.startingAt("2017-01-01"),
                "The assumed start 2017-01-01 is not before the" + " end of active 2016-04-01/2017-01-01");
    }

    @Test
    void splittingAWindowSplitsItsCounts() {
        Study study = Study.of(Operation.in("harbour").active("2016"), town);
        for (int month = 2; month <= 12; month++) {
            LocalDate middle = LocalDate.of(2017, month, 1);
            RateRatio whole = study.reduction(Period.ofYear(2017)).ratio();
            RateRatio first =
                    study.reduction(Period.of(LocalDate.of(2017, 1, 1), middle)).ratio();
            RateRatio last =
                    study.reduction(Period.of(middle, LocalDate.of(2018, 1, 1))).ratio();
            assertThat(first.before() + last.before()).isEqualTo(whole.before());
            assertThat(first.after() + last.after()).isEqualTo(whole.after());
            assertThat(first.exposureBefore() + last.exposureBefore()).isEqualTo(whole.exposureBefore());
        }
    }

    @Test
    void everyValueSurvivesSerialization() {
        Study study = Study.of(OPERATION, town)
                .sealed(Benchmark.Kind.DRIFT)
                .labelled("A TEST")
                .crossingBreaks();
        assertThat(study.sealedBenchmark()).contains(Benchmark.Kind.DRIFT);
        assertThat(study.label()).isEqualTo("A TEST");
        assertThat(study.crossesBreaks()).isTrue();
        assertThat(Copies.of(study)).isEqualTo(study).hasSameHashCodeAs(study).hasToString(study.toString());
        assertThat(Copies.of(study.statement())).isEqualTo(study.statement());
        assertThat(Copies.of(study.reductions())).isEqualTo(study.reductions());
        assertThat(Copies.of(study.displacement())).isEqualTo(study.displacement());
        assertThat(Copies.of(study.startingAt("2016-03-01"))).isEqualTo(study.startingAt("2016-03-01"));
        assertThat(Copies.of(study.net().benchmarks())).isEqualTo(study.net().benchmarks());
        assertThat(study).isNotEqualTo(Study.of(OPERATION, town));
    }

    @Test
    void ringsSayOnlyWhatCouldHaveBeenSeen() {
        Operation operation = Operation.in("harbour").ring("market").active("2007");
        assertThat(Study.of(operation, town).displacement())
                .singleElement()
                .asString()
                .startsWith("no sign: ")
                .endsWith(" % or more would probably have shown (4 chances in 5)");
        assertThat(Study.of(OPERATION, town).displacement())
                .singleElement()
                .asString()
                .startsWith("no sign: ")
                .endsWith(" % or more would probably have shown (4 chances in 5)");
    }

    @Test
    void assumedStartsNeedNoRing() {
        assertThat(Study.of(Operation.in("harbour").active("2016-04-01/2017-01-01"), town)
                        .startingAt("2016-02-01"))
                .singleElement()
                .extracting(start -> start.net().comparisonName())
                .isEqualTo("the rest of the city");
    }

    @Test
    void theWeightedDisplacementIsNeverSurerThanPoisson() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2005, 1); month.getYear() < 2017; month = month.plusMonths(1)) {
            cells.add(new ZoneCounts.Cell(Period.ofMonth(month), "harbour", 0));
            cells.add(new ZoneCounts.Cell(Period.ofMonth(month), "market", 0));
            cells.add(new ZoneCounts.Cell(Period.ofMonth(month), "hill", 9));
        }
        WeightedDisplacement none =
                Study.of(OPERATION, ZoneCounts.ofTable("robberies", cells)).weightedDisplacement();
        assertThat(none.phi()).as("years without any swing").isBetween(1.0, 1.5);
        assertThat(none).hasToString("focus and ring together: nothing was counted, before or after");
        assertThat(none.net().orElseThrow().interval(0.95).lo()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(none.net().orElseThrow().interval(0.95).hi()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void zerosNeverPrintNotANumber() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int year = 2005; year < 2017; year++) {
            for (String zone : ZONES) {
                cells.add(new ZoneCounts.Cell(Period.ofYear(year), zone, zone.equals("hill") && year == 2010 ? 1 : 0));
            }
        }
        Study study = Study.of(Operation.in("harbour").ring("market").active("2016"), ZoneCounts.ofTable("x", cells));
        assertThat(study.net().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(study.statement().paragraph()
                        + study.displacement()
                        + study.reductions()
                        + study.net().benchmarks()
                        + study.standing(LocalDate.of(2016, 12, 31)))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .contains("nothing in either");
    }

    @Test
    void watchesByTheStepThatIsAsked() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.parse("2012-01-01/2018-01-01").months()) {
            cells.add(new ZoneCounts.Cell(month, "harbour", month.start().getYear() == 2016 ? 6 : 12));
            cells.add(new ZoneCounts.Cell(month, "market", 9));
        }
        Study study =
                Study.of(Operation.in("harbour").active("2016").withdrawn("2017"), ZoneCounts.ofTable("x", cells));
        assertThat(study.watch(CountSeries.Step.MONTHS)).isEqualTo(study.watch());
        assertThatIllegalArgumentException().isThrownBy(() -> study.watch(CountSeries.Step.WEEKS));
    }
}
