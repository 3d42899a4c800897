package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.inference.Verdict;

class ExpectedCourseTest {

    private static final Operation OPERATION = Operation.in("a").active("2016-04-01/2017-01-01");

    /** Months of 2011 to 2016 with a summer, a level of 20 and another one while the operation lasts. */
    private static ZoneCounts table(double active) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 72; month++) {
            Period period = Period.ofMonth(YearMonth.of(2011, 1).plusMonths(month));
            double level = period.start().isBefore(LocalDate.of(2016, 4, 1)) ? 20 : active;
            cells.add(new ZoneCounts.Cell(
                    period, "a", Math.round(level * (1 + 0.3 * StrictMath.sin((month - 3) * StrictMath.PI / 6)))));
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    @Test
    void aLevelThatGoesOnIsExpectedInItsSeason() {
        ExpectedCourse course = Study.of(OPERATION, table(20)).course();
        assertThat(course.area()).isEqualTo("a");
        assertThat(course.reference()).isEqualTo(Period.parse("2015-04-01/2016-04-01"));
        assertThat(course.months()).hasSize(9);
        assertThat(course.outside()).isZero();
        for (ExpectedCourse.Month month : course.months()) {
            assertThat(month.expected()).as(month.toString()).isCloseTo(month.count(), within(1.5));
            assertThat(month.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        }
        assertThat(course).hasToString("0 of 9 months below their range, 0 above; by chance at most 0.45 in all");
    }

    @Test
    void aFallShowsAsMonthsBelow() {
        ExpectedCourse course = Study.of(OPERATION, table(5)).course();
        assertThat(course.months())
                .allSatisfy(month -> assertThat(month.verdict()).isEqualTo(Verdict.BELOW));
        assertThat(course).hasToString("9 of 9 months below their range, 0 above; by chance at most 0.45 in all");
    }

    /** Counts exponential waits; by their product. */
    private static long poisson(double mean, Random random) {
        long count = 0;
        for (double product = random.nextDouble(); product > StrictMath.exp(-mean); product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Test
    void nineteenOfTwentyHoldingMonthsLieWithin() {
        long seed = 20171129;
        Random random = new Random(seed);
        int outside = 0;
        int months = 0;
        for (int trial = 0; trial < 400; trial++) {
            List<ZoneCounts.Cell> cells = new ArrayList<>();
            for (int month = 0; month < 72; month++) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2011, 1).plusMonths(month)), "a", poisson(8, random)));
            }
            ExpectedCourse course =
                    Study.of(OPERATION, ZoneCounts.ofTable("x", cells)).course();
            outside += (int) course.outside();
            months += course.months().size();
        }
        assertThat(outside / (double) months)
                .as("of %s months, seed %s", months, seed)
                .isBetween(0.02, 0.05);
    }

    @Test
    void refusesAPastThatCannotTell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.of(Operation.in("a").active("2011-04-01/2012-01-01"), table(20))
                        .course())
                .withMessageStartingWith("No whole year before the active phase");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.of(
                                Operation.in("a")
                                        .baseline("2011-01-01/2011-04-01")
                                        .active("2011-04-01/2012-01-01"),
                                table(20))
                        .course())
                .withMessage("Only 3 whole months before 2011-04-01 of a" + " is covered; to expect anything takes 6");
        ZoneCounts broken = table(20).withBreaks(RecordingBreak.on(LocalDate.of(2014, 1, 1), "new forms"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.of(OPERATION, broken).course())
                .withMessageStartingWith("The record system changed (");
        assertThat(Study.of(OPERATION, broken).crossingBreaks().course().months())
                .hasSize(9);
    }

    @Test
    void refusesMonthsThatAreNone() {
        Period april = Period.parse("2016-04-01/2016-05-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedCourse.Month(april, -1, 3, 1, 6))
                .withMessageContaining("of " + april);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedCourse.Month(april, 1, Double.NaN, 1, 6))
                .withMessageContaining("The expected count NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedCourse.Month(april, 1, 3, 7, 6))
                .withMessageContaining("from 7 to 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedCourse("a", april, List.of()))
                .withMessage("There is no month since the operation began in a");
    }
}
