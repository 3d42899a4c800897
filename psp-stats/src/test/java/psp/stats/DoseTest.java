package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.stats.inference.Interval;

/** Officer-hours beside counts: shares, an association that claims nothing more, zeros and gaps. */
class DoseTest {

    private static List<Dose.Entry> months(int n, double slope) {
        List<Dose.Entry> entries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double hours = 50 + 5 * i + i % 2 * 8;
            entries.add(new Dose.Entry(
                    "month " + (i + 1), Math.round(40 * Math.exp(slope * hours / 82)) + i * 5 % 3, 30, 100.0, hours));
        }
        return entries;
    }

    @Test
    void tellsTheShareAndAnAssociationOnly() {
        Dose dose = new Dose(months(12, -1));
        assertThat(dose.shareDelivered().orElseThrow()).isCloseTo(0.815, within(1e-12));
        assertThat(dose.entries().get(0).shareDelivered().orElseThrow()).isEqualTo(0.5);
        Interval range = dose.association(0.95).orElseThrow();
        assertThat(range.lo()).isLessThan(Math.exp(-0.1));
        assertThat(range.hi()).isBetween(Math.exp(-0.1), 1.0);
        assertThat(dose.toString())
                .startsWith(
                        "82 % of the planned hours delivered; association only: 10 % more hours" + " beside counts ")
                .endsWith("; no effect of the hours is claimed");
        assertThat(dose.entries().get(0))
                .hasToString("month 1: 15 counted, 50 of 100 hours delivered"
                        .replace("15", String.valueOf(dose.entries().get(0).count())));
    }

    @Test
    void zerosAndGapsAreNamed() {
        List<Dose.Entry> entries = months(12, 0);
        entries.set(3, new Dose.Entry("month 4", 3, 30, null, null));
        entries.set(4, new Dose.Entry("month 5", 0, 30, 0.0, 0.0));
        entries.set(5, new Dose.Entry("month 6", 7, 30, null, 60.0));
        Dose dose = new Dose(entries);
        assertThat(dose.missing()).isEqualTo(2);
        assertThat(dose.association(0.95)).isPresent();
        assertThat(entries.get(4).shareDelivered()).isEmpty();
        assertThat(dose.toString()).endsWith("; hours missing in 2 periods").doesNotContain("NaN");
        assertThat(entries.get(3)).hasToString("month 4: 3 counted, unknown of unknown hours delivered");
    }

    @Test
    void cannotTellFromLittleOrFromHoursAlike() {
        assertThat(new Dose(months(7, -1)).association(0.95)).isEmpty();
        assertThat(new Dose(months(7, -1)).toString()).endsWith("; association only: we can't say");
        Dose.Entry same = new Dose.Entry("m", 5, 30, 100.0, 80.0);
        assertThat(new Dose(Collections.nCopies(12, same)).association(0.95)).isEmpty();
        Dose.Entry idle = new Dose.Entry("m", 5, 30, 0.0, 0.0);
        assertThat(new Dose(Collections.nCopies(12, idle)))
                .hasToString("share delivered unknown; association only: we can't say");
        List<Dose.Entry> quiet = months(12, 0).stream()
                .map(e -> new Dose.Entry(e.label(), 0, 30, e.planned(), e.delivered()))
                .toList();
        assertThat(new Dose(quiet)).hasToString("82 % of the planned hours delivered; association only: we can't say");
    }

    @Test
    void refusesWhatIsNoHour() {
        assertThatThrownBy(() -> new Dose.Entry("June", 1, 30, Double.NaN, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The hours planned of June are NaN; give a finite number from 0 up, or null where they"
                        + " are not"
                        + " known");
        assertThatThrownBy(() -> new Dose.Entry("June", 1, 30, 1.0, -1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The hours delivered of June are -1.0");
        assertThatThrownBy(() -> new Dose.Entry("June", -1, 30, 1.0, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The count of June must be from 0 to 2^50, not -1");
        assertThatThrownBy(() -> new Dose(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no period; give counts and hours of at least one");
    }
}
