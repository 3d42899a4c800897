package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2016-04-01/2017-01-01, 2016-04-01/2017-01-01, 275",
        "2016, 2016-01-01/2017-01-01, 366",
        "2016-04, 2016-04-01/2016-05-01, 30",
        "2016-Q2, 2016-04-01/2016-07-01, 91",
        "2017-q1, 2017-01-01/2017-04-01, 90",
        "2016-02-29, 2016-02-29/2016-03-01, 1",
        "' 2015 ', 2015-01-01/2016-01-01, 365"
    })
    void readsItsForms(String text, String canonical, int days) {
        assertThat(Period.parse(text))
                .hasToString(canonical)
                .extracting(Period::days)
                .isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "16",
                "2016-13",
                "2016-Q5",
                "2015-02-29",
                "2016/2017",
                "2016-04-01/",
                "April 2016",
                "2016-4-1",
                "2016-04-01T00:00",
                "+016",
                "-016",
                "２０１６",
                "٢٠١٦"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessage("'" + text
                        + "' is not a period; write 2016-04-01/2017-01-01 (the end is the day after the last day), 2016, 2016-Q2,"
                        + " 2016-04 or 2016-04-01");
    }

    @Test
    void theLastDayOfDaysIsInIt() {
        assertThat(Period.ofDays(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 12, 31)))
                .isEqualTo(Period.parse("2016-04-01/2017-01-01"));
        assertThat(Period.ofDays(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 4, 1))
                        .days())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.ofDays(LocalDate.of(2016, 4, 2), LocalDate.of(2016, 4, 1)))
                .withMessageContaining("2016-04-01")
                .withMessageContaining("2016-04-02");
    }

    @Test
    void refusesAPeriodWithoutDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2017-01-01/2016-04-01"))
                .withMessage(
                        "Period 2017-01-01/2016-04-01 has no days: the end is the day after the last day, so it must be"
                                + " later than the start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2016-04-01/2016-04-01"))
                .withMessageContaining("has no days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(LocalDate.MIN, LocalDate.MAX))
                .withMessageContaining("leaves the years 1 to 9999");
        assertThatNullPointerException().isThrownBy(() -> Period.parse(null)).withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> Period.of(null, LocalDate.EPOCH))
                .withMessage("start");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatItPrints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            LocalDate start = LocalDate.of(1 + random.nextInt(9990), 1, 1).plusDays(random.nextInt(365));
            Period period = Period.of(start, start.plusDays(1 + random.nextInt(2000)));
            assertThat(Period.parse(period.toString())).as("seed %s", seed).isEqualTo(period);
        }
    }

    @Test
    void theSameCalendarWindowOfAnotherYear() {
        Period window = Period.parse("2016-04-01/2017-01-01");
        assertThat(window.inYear(2015)).hasToString("2015-04-01/2016-01-01");
        assertThat(window.plusYears(-11)).hasToString("2005-04-01/2006-01-01");
        Period winter = Period.parse("2015-12-01/2016-03-01");
        assertThat(winter.days()).isEqualTo(91);
        assertThat(winter.inYear(2014))
                .hasToString("2014-12-01/2015-03-01")
                .extracting(Period::days)
                .isEqualTo(90);
    }

    @Test
    void the29thOfFebruaryBecomesThe1stOfMarch() {
        assertThat(Period.parse("2016-02-29/2016-04-01").inYear(2015)).hasToString("2015-03-01/2015-04-01");
        assertThat(Period.parse("2016-01-01/2016-02-29").inYear(2015)).hasToString("2015-01-01/2015-03-01");
        assertThat(Period.parse("2015-01-01/2015-03-01").inYear(2016)).hasToString("2016-01-01/2016-03-01");
        assertThat(Period.parse("2016-02-29/2016-04-01").inYear(2020)).hasToString("2020-02-29/2020-04-01");
    }

    @Test
    void monthsWeeksAndYearsAreClippedAtItsEnds() {
        Period period = Period.parse("2016-11-10/2017-02-03");
        assertThat(period.months())
                .extracting(Period::toString)
                .containsExactly(
                        "2016-11-10/2016-12-01",
                        "2016-12-01/2017-01-01",
                        "2017-01-01/2017-02-01",
                        "2017-02-01/2017-02-03");
        assertThat(period.years())
                .extracting(Period::toString)
                .containsExactly("2016-11-10/2017-01-01", "2017-01-01/2017-02-03");
        List<Period> weeks = period.weeks();
        assertThat(weeks.get(0)).hasToString("2016-11-10/2016-11-14");
        assertThat(weeks.get(1)).hasToString("2016-11-14/2016-11-21");
        assertThat(weeks.get(weeks.size() - 1)).hasToString("2017-01-30/2017-02-03");
        for (List<Period> parts : List.of(period.months(), weeks, period.years(), period.eachDay())) {
            assertThat(parts.stream().mapToInt(Period::days).sum()).isEqualTo(period.days());
        }
    }

    @Test
    void yearsOutOfReachAreRefusedByName() {
        refused(() -> Period.ofYear(Integer.MAX_VALUE), "The year 2147483647 is not one of 1 to 9999");
        refused(() -> Period.ofMonth(YearMonth.of(999_999_999, 12)), "The year 999999999 is not one of 1 to 9999");
        refused(() -> Period.ofDay(LocalDate.MIN), "The year -999999999 is not one of 1 to 9999");
        refused(() -> Period.parse("2016").plusYears(Integer.MAX_VALUE), "The year 2147485663 is not one of 1 to 9999");
        refused(() -> Period.parse("2016").inYear(Integer.MIN_VALUE), "The year -2147483648 is not one of 1 to 9999");
        refused(() -> Period.ofYear(9999), "Period 9999-01-01/+10000-01-01 leaves the years 1 to 9999");
        refused(
                () -> Period.parse("2016-02-29").plusYears(1),
                "29 February has no counterpart in 2017, a year without one;"
                        + " take a longer period than 2016-02-29/2016-03-01");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void halfOpenAlgebra() {
        Period april = Period.parse("2016-04");
        Period may = Period.parse("2016-05");
        assertThat(april.overlaps(may)).isFalse();
        assertThat(april.intersection(may)).isEmpty();
        assertThat(april.span(may)).hasToString("2016-04-01/2016-06-01");
        assertThat(april.contains(LocalDate.of(2016, 4, 30))).isTrue();
        assertThat(april.contains(LocalDate.of(2016, 5, 1))).isFalse();
        assertThat(Period.parse("2016-Q2").contains(may)).isTrue();
        assertThat(may.contains(Period.parse("2016-Q2"))).isFalse();
        assertThat(Period.parse("2016-04-20/2016-05-10").intersection(may))
                .hasValue(Period.parse("2016-05-01/2016-05-10"));
        assertThat(april.lastDay()).isEqualTo(LocalDate.of(2016, 4, 30));
        assertThat(april).isLessThan(may).isLessThan(Period.parse("2016-04-01/2016-05-02"));
    }
}
