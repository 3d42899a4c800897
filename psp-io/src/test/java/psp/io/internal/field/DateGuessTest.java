package psp.io.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateGuessTest {

    private static DateGuess guess(List<String> values) {
        return Objects.requireNonNull(DateGuess.of(values, 2099));
    }

    @SafeVarargs
    private static List<String> together(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static List<String> times(int n, String value) {
        return IntStream.range(0, n).mapToObj(i -> value).toList();
    }

    @Test
    void formatsTheMostFrequentFirst() {
        DateGuess guess = guess(List.of("4/1/2016", "4/2/2016 10:15", "4/3/2016", "soon"));
        assertThat(guess.formats()).containsExactly("M/d/yyyy", "M/d/yyyy H:mm");
        assertThat(guess.share()).isEqualTo(0.75);
        assertThat(guess.timed()).isEqualTo(1 / 3.0);
        assertThat(guess.ambiguous()).isTrue();
        assertThat(guess.offset()).isFalse();
        assertThat(DateGuess.of(List.of("soon", "later"), 2099)).isNull();
        assertThat(DateGuess.of(List.of(), 2099)).isNull();
        // Three formats at most, and none that reads less than one in a hundred.
        assertThat(guess(List.of("2016-04-01", "4/1/2016", "1.4.2016", "20160401"))
                        .formats())
                .hasSize(3);
        assertThat(guess(together(times(198, "2016-04-01"), List.of("4/1/2016", "4/2/2016")))
                        .formats())
                .hasSize(2);
        DateGuess one = guess(together(times(199, "2016-04-01"), List.of("4/1/2016")));
        assertThat(one.formats()).containsExactly(Dates.ISO);
        assertThat(one.share()).isEqualTo(0.995);
    }

    /** Whatever stands between the numbers, day and month alone are exchanged. */
    @Test
    void aMarkBetweenTheNumbersStaysWhatItIs() {
        List<String> values = List.of("1/4/2016\u0001\ufffd", "2/4/2016\u0001\ufffd");
        assertThat(guess(values).formats()).containsExactly("M/d/yyyy\u0001\ufffd");
        assertThat(guess(values).ambiguous()).isTrue();
    }

    @Test
    void midnightIsNoTime() {
        assertThat(guess(List.of("2016-04-01T00:00", "2016-04-01T00:01", "2016-04-01", "2016-04-02 00:00:00"))
                        .timed())
                .isEqualTo(0.25);
        assertThat(guess(List.of("2016-04-01T00:00", "2016-04-01")).timed()).isZero();
    }

    @Test
    void daysAndMonthsMayBeExchangedUntilADayIsAboveTwelve() {
        assertThat(guess(List.of("4/12/2016", "12/1/2016")).ambiguous()).isTrue();
        assertThat(guess(List.of("4/13/2016", "12/1/2016")).ambiguous()).isFalse();
        assertThat(guess(List.of("13/4/2016", "1/12/2016")).formats()).containsExactly("d/M/yyyy");
        assertThat(guess(List.of("2016-04-01", "2016-04-02")).ambiguous()).isFalse();
    }

    @Test
    void anOffsetBesideTheTimeIsSeen() {
        assertThat(guess(List.of("2023-07-05 01:48:00+00", "2023-07-05 01:48:00+00"))
                        .offset())
                .isTrue();
        assertThat(guess(List.of("2023-07-05 01:48:00", "2023-07-05 01:48:00+00"))
                        .offset())
                .isTrue();
    }

    /** Of more than 2,000 values as many are looked at, from everywhere. */
    @Test
    void manyValuesAreThinned() {
        assertThat(guess(together(times(1_000, "2016-04-01"), times(1_000, "4/1/2016")))
                        .formats())
                .containsExactly(Dates.ISO, "M/d/yyyy");
        DateGuess late = guess(together(times(3_000, "2016-04-01"), times(1_000, "soon")));
        assertThat(late.share()).isEqualTo(0.75);
        DateGuess early = guess(together(times(1, "soon"), times(3_999, "2016-04-01")));
        assertThat(early.share()).isEqualTo(1 - 1 / 2_000.0);
        DateGuess second = guess(together(times(1, "2016-04-01"), times(1, "soon"), times(3_998, "2016-04-01")));
        assertThat(second.share()).isEqualTo(1);
    }
}
