package psp.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void numbersAndDifferencesInWords() {
        assertThat(Phrases.number(0) + " " + Phrases.number(12) + " " + Phrases.number(13) + " " + Phrases.number(-1))
                .isEqualTo("no twelve 13 -1");
        assertThat(Phrases.difference(-132.4)).isEqualTo("132 fewer");
        assertThat(Phrases.difference(1_234.5)).isEqualTo("1,235 more");
        assertThat(Phrases.difference(-0.4)).isEqualTo("no difference");
        assertThat(Phrases.difference(2e9)).isEqualTo("2,000,000,000 more");
        assertThat(Phrases.difference(-0x1p50)).isEqualTo("1,125,899,906,842,624 fewer");
        assertThat(Phrases.difference(Double.NEGATIVE_INFINITY)).isEqualTo("any number fewer");
        assertThat(Phrases.difference(0x1p53)).isEqualTo("any number more");
    }

    /** "15 fewer shootings in 73" reads as a count. */
    @Test
    void aNameWithoutLettersIsAZone() {
        assertThat(Phrases.place("Harbour")).isEqualTo("Harbour");
        assertThat(Phrases.place("073")).isEqualTo("zone 073");
        assertThat(Phrases.places(List.of("1-A", "73", "12/4"))).isEqualTo("1-A and zone 73 and zone 12/4");
        assertThat(RingName.aloud("73")).isEqualTo("zone 73");
        assertThat(RingName.aloud("73 ring 0-500 m")).isEqualTo("within 500 m");
    }

    @Test
    void daysAndSentences() {
        assertThat(Phrases.day(LocalDate.of(2017, 11, 28))).isEqualTo("28 November 2017");
        assertThat(Phrases.dayAndMonth(LocalDate.of(2016, 4, 1))).isEqualTo("1 April");
        assertThat(Phrases.sentence("éa fell")).isEqualTo("Éa fell.");
        assertThat(Phrases.sentence("It fell.")).isEqualTo("It fell.");
    }
}
