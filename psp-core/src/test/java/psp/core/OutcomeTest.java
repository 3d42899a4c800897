package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Incident FRIDAY_NIGHT = Incident.of(
                    "1", Occurrence.at(LocalDateTime.of(2016, 4, 2, 1, 30)), "Robbery", "ASSAULT - FIREARM")
            .withWeapon("handgun")
            .withTags(List.of("shots fired"))
            .withVictims(1, 2);

    @Test
    void choosesByCodeTextTagWeaponVictimsOrTest() {
        assertThat(Outcome.of("x", "ROBBERY").count(FRIDAY_NIGHT)).isEqualTo(1);
        assertThat(Outcome.of("x", "ROB").count(FRIDAY_NIGHT)).isZero();
        assertThat(Outcome.withText("x", "firearm").count(FRIDAY_NIGHT)).isEqualTo(1);
        assertThat(Outcome.tagged("x", " Shots Fired").count(FRIDAY_NIGHT)).isEqualTo(1);
        assertThat(Outcome.withWeapon("x", "HANDGUN", "RIFLE").count(FRIDAY_NIGHT))
                .isEqualTo(1);
        assertThat(Outcome.where("x", i -> i.id().equals("1")).count(FRIDAY_NIGHT))
                .isEqualTo(1);
        assertThat(Outcome.withAny("x", Unit.INJURED).count(FRIDAY_NIGHT)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcome.withAny("x", Unit.INCIDENTS))
                .withMessage("Outcome 'x'"
                        + " asks for incidents with any of INCIDENTS; the choices are [VICTIMS, KILLED, INJURED], or Outcome.all for"
                        + " every incident");
        assertThat(Outcome.withAny("x", Unit.VICTIMS).counting(Unit.VICTIMS).count(FRIDAY_NIGHT))
                .isEqualTo(3);
        assertThat(Outcome.all("x").counting(Unit.KILLED).count(FRIDAY_NIGHT)).isEqualTo(1);
    }

    @Test
    void twoChoicesAtOnce() {
        Outcome armed = Outcome.of("armed", "ROBBERY").and(Outcome.withWeapon("w", "handgun"));
        assertThat(armed.count(FRIDAY_NIGHT)).isEqualTo(1);
        assertThat(armed.and(Outcome.tagged("t", "arrest")).count(FRIDAY_NIGHT)).isZero();
        assertThat(armed).hasToString("armed: incidents with an offence among [ROBBERY] and a weapon among [HANDGUN]");
        assertThat(armed.counting(Unit.INJURED).hours(20, 4).count(FRIDAY_NIGHT))
                .isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> armed.and(Outcome.all("night").hours(20, 4)))
                .withMessage(
                        "Outcome 'night' has hours, weekdays, a start of the day or a unit of its own; say these of the"
                                + " result, such as a.and(b).hours(20, 4)");
    }

    @Test
    void saysWhyAnIncidentDoesNotCount() {
        Incident dayOnly = Incident.of("2", Occurrence.on(LocalDate.of(2016, 4, 2)), "ROBBERY");
        Outcome robbery = Outcome.of("robbery", "ROBBERY");
        assertThat(robbery.whyNot(dayOnly)).isNull();
        assertThat(Outcome.of("theft", "THEFT").whyNot(dayOnly)).isEqualTo("another offence");
        assertThat(robbery.hours(20, 4).whyNot(dayOnly)).isEqualTo("no time of day");
        assertThat(robbery.hours(20, 4).whyNot(FRIDAY_NIGHT)).isNull();
        assertThat(robbery.hours(4, 20).whyNot(FRIDAY_NIGHT)).isEqualTo("other hours");
        assertThat(robbery.on(DayOfWeek.FRIDAY).whyNot(FRIDAY_NIGHT)).isEqualTo("other weekdays");
        assertThat(robbery.on(DayOfWeek.FRIDAY).dayStartsAt(6).whyNot(FRIDAY_NIGHT))
                .as("the night belongs to Friday")
                .isNull();
        assertThat(robbery.counting(Unit.VICTIMS).whyNot(dayOnly)).isEqualTo("victims not recorded");
        assertThat(robbery.counting(Unit.VICTIMS).count(dayOnly)).isZero();
    }

    @Test
    void theDefinitionIsOneCanonicalLine() {
        assertThat(Outcome.of("violent", "robbery", "HOMICIDE"))
                .hasToString("violent: incidents with an offence among [HOMICIDE, ROBBERY]");
        assertThat(Outcome.withAny("wounded", Unit.INJURED)
                        .counting(Unit.INJURED)
                        .hours(20, 4)
                        .on(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY)
                        .dayStartsAt(6))
                .hasToString("wounded: injured in incidents with at"
                        + " least one of injured, 20:00 to 04:00, on [FRI, SAT], days from 06:00");
        assertThat(Outcome.where("gang", i -> true).definition())
                .isEqualTo("gang: incidents with the named test 'gang'");
        assertThat(Outcome.all("a").named("b").definition()).isEqualTo("b: incidents with any offence");
    }

    @Test
    void refusesWhatChoosesNothing() {
        refused(
                () -> Outcome.of("violent"),
                "Outcome 'violent' names no offence; name at least one, or use Outcome.all");
        refused(() -> Outcome.of(" ", "X"), "The outcome's name is blank; give it a name");
        refused(() -> Outcome.of("v", " "), "The offence is blank; give it a name");
        refused(
                () -> Outcome.all("a").hours(5, 5),
                "Hours 5 to 5 are not a part of the day; from 0 to 23, to 1 to 24, not the same");
        refused(() -> Outcome.all("a").dayStartsAt(24), "A day cannot start at hour 24; 0 to 23");
        refused(() -> Outcome.all("a").on(), "Outcome 'a' names no weekday; name at least one");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
