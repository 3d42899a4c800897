package psp.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

    @Test
    void daysAndSentences() {
        assertThat(Phrases.day(LocalDate.of(2017, 11, 28))).isEqualTo("28 November 2017");
        assertThat(Phrases.dayAndMonth(LocalDate.of(2016, 4, 1))).isEqualTo("1 April");
        assertThat(Phrases.sentence("éa fell")).isEqualTo("Éa fell.");
        assertThat(Phrases.sentence("It fell.")).isEqualTo("It fell.");
    }
}
