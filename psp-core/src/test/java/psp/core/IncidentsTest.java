package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final Incident ONE = Incident.of("1", Occurrence.at(LocalDateTime.of(2016, 4, 1, 22, 15)), "ROBBERY")
            .at(-87.95, 43.067);

    @Test
    void anIncidentHoldsNoPerson() {
        assertThat(Incident.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly(
                        "id",
                        "occurred",
                        "reported",
                        "offenses",
                        "position",
                        "precisionMetres",
                        "killed",
                        "injured",
                        "weapon",
                        "zones",
                        "source",
                        "tags");
    }

    @Test
    void anIncidentIsAValue() {
        List<String> offenses = new ArrayList<>(List.of("A"));
        Incident made = new Incident(
                "1",
                ONE.occurred(),
                null,
                offenses,
                null,
                null,
                null,
                null,
                null,
                new TreeMap<>(Map.of("beat", "7")),
                Source.CITIZEN,
                new TreeSet<>(List.of("t")));
        offenses.add("B");
        assertThat(made.offenses()).containsExactly("A");
        assertThat(ONE.withReported(LocalDate.of(2016, 4, 2))
                        .withPrecision(50)
                        .withVictims(0, 1)
                        .withWeapon("knife")
                        .withZones(Map.of("beat", "7"))
                        .withSource(Source.OFFICER)
                        .withTags(List.of("t")))
                .isEqualTo(new Incident(
                        "1",
                        ONE.occurred(),
                        LocalDate.of(2016, 4, 2),
                        List.of("ROBBERY"),
                        Position.of(-87.95, 43.067),
                        50.0,
                        0,
                        1,
                        "knife",
                        new TreeMap<>(Map.of("beat", "7")),
                        Source.OFFICER,
                        new TreeSet<>(List.of("t"))));
        assertThat(ONE).hasToString("2016-04-01T22:15 ROBBERY at (-87.95, 43.067), id 1");
        assertThat(Incident.of("2", Occurrence.on(LocalDate.of(2016, 4, 1)).fromReport()))
                .hasToString("2016-04-01 (reported) (no offence), no position, id 2");
    }

    @Test
    void badIncidentsAreRefused() {
        refused(
                () -> ONE.withPrecision(Double.NaN),
                "Incident 1: the precision NaN m is not above 0; leave it out if it is unknown");
        refused(() -> ONE.withVictims(-1, 0), "Incident 1: -1 killed; leave it out if it is unknown");
        refused(
                () -> ONE.at(43.067, -187.95),
                "The latitude -187.95 is not within -90 to 90 degrees; projected coordinates"
                        + " (feet or metres) must be turned into degrees first");
        refused(
                () -> ONE.at(43.067, -120),
                "The latitude -120.0 is not within -90 to 90 degrees; longitude comes first: are"
                        + " the two swapped?");
        refused(
                () -> ONE.at(Double.POSITIVE_INFINITY, 0),
                "The longitude Infinity is not within -180 to 180 degrees; leave"
                        + " the position out where there is none");
        refused(
                () -> Occurrence.between(LocalDateTime.of(2016, 4, 2, 0, 0), LocalDateTime.of(2016, 4, 1, 0, 0)),
                "The range 2016-04-02T00:00 to 2016-04-01T00:00 ends before it starts");
    }

    @Test
    void wordsThatSayNothingAreRefused() {
        refused(() -> Incident.of("1", ONE.occurred(), "A", " "), "Incident 1: a blank offence; leave it out");
        refused(() -> ONE.withWeapon(""), "Incident 1: a blank weapon; leave it out");
        refused(() -> ONE.withZones(Map.of("beat", " ")), "Incident 1: a blank recorded zone; leave it out");
        refused(() -> ONE.withTags(List.of("")), "Incident 1: a blank tag; leave it out");
    }

    @Test
    void timesThatCannotBeAreRefused() {
        refused(() -> Occurrence.on(LocalDate.of(9999, 1, 1)), "The day 9999-01-01 is not within the years 1 to 9998");
        refused(() -> Occurrence.on(LocalDate.of(0, 12, 31)), "The day 0000-12-31 is not within the years 1 to 9998");
        refused(
                () -> new Occurrence(LocalDateTime.of(2016, 4, 1, 5, 0), null, false, Occurrence.Basis.OCCURRED),
                "The time of 2016-04-01T05:00 is said to be unknown; give the day alone");
        refused(() -> ONE.occurred().day(24), "A day cannot start at hour 24; 0 to 23");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void anOccurrenceBeforeTheStartOfTheDayIsOfTheDayBefore() {
        Occurrence night = Occurrence.at(LocalDateTime.of(2016, 3, 1, 5, 59));
        assertThat(night.day(6)).isEqualTo(LocalDate.of(2016, 2, 29));
        assertThat(night.day(5)).isEqualTo(LocalDate.of(2016, 3, 1));
        assertThat(Occurrence.on(LocalDate.of(2016, 3, 1)).day(6))
                .as("only the day is known")
                .isEqualTo(LocalDate.of(2016, 3, 1));
    }

    @Test
    void theAccountSums() {
        Intake.Counter counter = new Intake.Counter("a.csv", Intake.Ids.NOT_CHECKED);
        counter.keep(ONE);
        counter.keep(Incident.of("2", ONE.occurred()));
        for (int line = 4; line < 12; line++) {
            counter.setAside("unreadable date", line, "2016-13-0" + line);
        }
        counter.setAside("short row", 12, "x");
        counter.note("dates taken from the report");
        Intake intake = counter.intake();
        assertThat(intake)
                .hasToString(
                        "11 read = 2 counted + 9 left out, 1 short row, 8 unreadable date (1 counted without a position; duplicate ids not checked); 1 dates taken from the report");
        assertThat(intake.setAside().get("unreadable date").examples())
                .hasSize(5)
                .first()
                .isEqualTo("line 4: '2016-13-04'");
        Intake both = intake.plus(new Intake("b.csv", 1, 1, new TreeMap<>(), 0, Intake.Ids.CHECKED, List.of()));
        assertThat(both.read()).isEqualTo(12);
        assertThat(both.source()).isEqualTo("a.csv + b.csv");
        assertThat(both.ids()).isEqualTo(Intake.Ids.NOT_CHECKED);
        refused(
                () -> new Intake("c.csv", 3, 1, new TreeMap<>(), 0, Intake.Ids.CHECKED, List.of()),
                "The account of c.csv does not sum: 3 read, 1 counted, 0 left out");
        refused(
                () -> new Intake("c.csv", 1, 1, new TreeMap<>(), 2, Intake.Ids.CHECKED, List.of()),
                "The account of c.csv does not sum: 2 of 1 kept rows without a position");
        refused(
                () -> Incidents.of(List.of(ONE), intake),
                "The account of a.csv kept 2 rows, but there are 1 incidents");
    }

    @Test
    void aLogTellsItsSizeDaysAndPositions() {
        Incidents log = Incidents.of(
                List.of(ONE, ONE, Incident.of("2", Occurrence.on(LocalDate.of(2016, 12, 31)), "THEFT", "THEFT")));
        assertThat(log).hasToString("3 incidents, 2016-04-01 to 2016-12-31 (1 without a position)");
        assertThat(log.size()).as("identical coordinates never merge incidents").isEqualTo(3);
        assertThat(log.offenses()).isEqualTo(Map.of("ROBBERY", 2L, "THEFT", 1L));
        assertThat(Incidents.of(List.of())).hasToString("0 incidents (0 without a position)");
        assertThat(Incidents.of(List.of()).span()).isEmpty();
    }

    @Test
    void offenceCodesAreADatedEdition() {
        OffenseTable nibrs = OffenseTable.nibrs();
        assertThat(nibrs.offenses()).hasSize(86);
        assertThat(nibrs.get("13a"))
                .hasToString("13A Aggravated Assault")
                .extracting(Offense::against)
                .isEqualTo("Person");
        assertThat(nibrs.category("assault offenses")).extracting(Offense::code).containsExactly("13A", "13B", "13C");
        assertThat(nibrs.edition()).contains("November 2026");
        refused(
                () -> nibrs.get("13D"),
                "No offence code '13D'; the nearest of 86 offence codes are [11D, 13A, 13B, 13C, 23D]");
        refused(
                () -> OffenseTable.of("mine", List.of(new Offense("1", "a", "", ""), new Offense("1", "b", "", ""))),
                "The code '1' is there twice: a and b");
        refused(() -> OffenseTable.of("mine", List.of()), "The table of offences 'mine' is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nibrs.category("Assault"))
                .withMessageStartingWith("No category 'Assault'; the nearest of ");
    }

    @Test
    void whatWasNotLookedAtIsNotFine() {
        assertThat(DataQuality.notAssessed()).hasToString("data quality not assessed");
        DataQuality some = new DataQuality(
                List.of(new DataQuality.LocatedShare(Period.parse("2016"), 1000, 995)),
                0.02,
                new DataQuality.ReportLag(1, 9, 3),
                List.of(new DataQuality.PileUp(Position.of(-87.9, 43), 33, true)),
                12.0,
                List.of(),
                List.of(RecordingBreak.on(LocalDate.of(2016, 7, 1), "a jump")));
        assertThat(some.assessed()).isTrue();
        assertThat(some)
                .hasToString(
                        "99.5 % located; 1 coordinate recurring, 1 likely a stand-in; half reported within 1 days; 1 possible"
                                + " recording break");
        assertThat(new DataQuality.LocatedShare(Period.parse("2016"), 0, 0).share())
                .isEqualTo(1);
        refused(
                () -> new DataQuality.LocatedShare(Period.parse("2016"), 1, 2),
                "2 of 1 incidents of 2016-01-01/2017-01-01" + " with a position; 0 to all");
        refused(
                () -> new DataQuality.ReportLag(Double.NaN, 1, 0),
                "Report lags of NaN and 1.0 days, 0 before the occurrence, are out of order");
        refused(
                () -> new DataQuality.PileUp(Position.of(0, 0), 1, false),
                "1 incident at (0.0, 0.0) is no pile-up; at least 2");
        assertThat(RecordingBreak.on(LocalDate.of(2021, 1, 1), "NIBRS")
                        .parts(LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 1)))
                .isTrue();
        assertThat(RecordingBreak.on(LocalDate.of(2021, 1, 1), "NIBRS")).hasToString("2021-01-01 everywhere: NIBRS");
    }
}
