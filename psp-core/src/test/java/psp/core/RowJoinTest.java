package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowJoinTest {

    private static final Occurrence DAY = Occurrence.on(LocalDate.of(2016, 4, 1));
    private static final Occurrence NEXT = Occurrence.on(LocalDate.of(2016, 4, 2));

    @Test
    void victimsAddUpAndOffencesAreAllKept() {
        Incidents rows = Incidents.of(List.of(
                Incident.of("1", DAY, "A").withVictims(1, 0),
                Incident.of("2", DAY, "A").withVictims(0, 1),
                Incident.of("1", DAY, "A", "B").withVictims(0, 1).at(-87, 43).withTags(List.of("t"))));
        Incidents joined = rows.joined(RowUnit.VICTIMS);
        assertThat(joined.intake())
                .hasToString("3 read = 2 counted + 1 left out, 1 further row of one incident, joined to"
                        + " its first (1 counted without a position; duplicate ids not checked); rows are victims, joined by their"
                        + " id; 1 joined though its rows differ in day or place (the first row counts), such as '1'");
        Incident first = joined.stream().findFirst().orElseThrow();
        assertThat(first).hasToString("2016-04-01 A + B at (-87.0, 43.0), id 1");
        assertThat(first.killed()).isEqualTo(1);
        assertThat(first.injured()).isEqualTo(1);
        assertThat(first.tags()).containsExactly("t");
        assertThat(rows.joined(RowUnit.INCIDENTS)).isSameAs(rows);
    }

    @Test
    void numbersOfAnIncidentDoNotAddUpOverItsOffences() {
        Incident first = Incidents.of(List.of(
                        Incident.of("1", DAY, "A").withVictims(0, 2),
                        Incident.of("1", DAY, "B").withVictims(0, 2)))
                .joined(RowUnit.OFFENSES)
                .stream()
                .findFirst()
                .orElseThrow();
        assertThat(first.injured()).isEqualTo(2);
        assertThat(Incidents.of(List.of(Incident.of("1", DAY, "A").withVictims(0, 2), Incident.of("1", DAY, "B")))
                        .joined(RowUnit.VICTIMS)
                        .stream()
                        .findFirst()
                        .orElseThrow()
                        .injured())
                .isNull();
    }

    @Test
    void recurringIdsAreListedWithWhatDiffers() {
        Incidents rows = Incidents.of(List.of(
                Incident.of("1", DAY, "A"),
                Incident.of("2", DAY, "A"),
                Incident.of("1", NEXT, "B"),
                Incident.of("3", DAY),
                Incident.of("3", DAY)));
        assertThat(rows.recurringIds().toString())
                .isEqualTo("[1: 2 rows, differing in occurred, offenses, 3: 2 rows, identical]");
        assertThat(rows.recurringIds().get(1).conflicting()).isFalse();
        assertThatThrownBy(() -> new RecurringId("1", 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The id 1 recurs in 1 row; at least 2");
    }

    @Test
    void twoExportsAreComparedByMonth() {
        Incidents older = Incidents.of(List.of(
                Incident.of("1", DAY, "A"),
                Incident.of("2", DAY, "A"),
                Incident.of("3", DAY, "A"),
                Incident.of("4", DAY, "A")));
        Incidents newer = Incidents.of(List.of(
                Incident.of("1", DAY, "A").at(-87, 43),
                Incident.of("2", DAY, "B"),
                Incident.of("4", Occurrence.on(LocalDate.of(2016, 5, 1)), "A"),
                Incident.of("5", NEXT, "A")));
        Snapshots both = Snapshots.of(older, newer);
        assertThat(both).hasToString("4 to 4 incidents: 1 appeared, 1 vanished, 1 moved, 1 reclassified, 1 redated");
        assertThat(both.months().toString())
                .isEqualTo("[2016-04: 4 to 3 (1 appeared, 1 vanished, 1 moved, 1"
                        + " reclassified, 1 redated), 2016-05: 0 to 1 (0 appeared, 0 vanished, 0 moved, 0 reclassified, 0"
                        + " redated)]");
        Incidents twice = Incidents.of(List.of(Incident.of("1", DAY), Incident.of("1", DAY)));
        assertThatThrownBy(() -> Snapshots.of(twice, newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The id '1' recurs in objects in memory; join its rows first, as in"
                        + " incidents.joined(RowUnit.OFFENSES)");
    }
}
