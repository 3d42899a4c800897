package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import psp.core.Operation;
import psp.share.internal.text.Numbers;
import psp.stats.Benchmark;
import psp.stats.Study;
import psp.stats.inference.Interval;

class FiguresTest {

    @Test
    void everyFigureIsTheApisOwn() {
        Study study = Samples.table();
        Figures figures = Figures.of(study);
        assertThat(number(figures, "reduction: before"))
                .isEqualTo(study.reduction().ratio().before());
        assertThat(number(figures, "reduction: difference"))
                .isEqualTo(study.reduction().difference());
        assertThat(figures.get("reduction: ratio").range())
                .isEqualTo(study.reduction().interval(0.95));
        assertThat(figures.get("net: verdict").words())
                .isEqualTo(study.net().verdict().text());
        Benchmark drift = study.net().benchmark(Benchmark.Kind.DRIFT).orElseThrow();
        assertThat(number(figures, "net by drift: ratio")).isEqualTo(drift.ratio());
        assertThat(number(figures, "displacement, Quay: detectable rise"))
                .isEqualTo(study.displacement().get(0).detectableRise());
        assertThat(number(figures, "weighted displacement: net"))
                .isEqualTo(study.weightedDisplacement().net().orElseThrow().estimate());
        assertThat(number(figures, "watch: expected")).isEqualTo(study.watch().expected());
        assertThat(figures.get("standing against the summer: verdict").words())
                .isEqualTo(study.answers()
                        .standing()
                        .result()
                        .orElseThrow()
                        .against("the summer")
                        .words());
        assertThat(number(figures, "elsewhere: after"))
                .isEqualTo(study.elsewhere().ratio().after());
        assertThat(number(figures, "phase 1, the summer: focus")).isEqualTo(number(figures, "reduction: after"));
        assertThat(figures.sections())
                .startsWith(
                        "counted",
                        "phase 1, the summer",
                        "phase 2, withdrawn",
                        "located",
                        "reduction",
                        "reduction against mean of three years");
        assertThat(figures).asString().startsWith("175 figures in 30 sections: counted, phase 1, the summer");
    }

    private static double number(Figures figures, String name) {
        return Objects.requireNonNull(figures.get(name).number());
    }

    @Test
    void anAnswerThatCannotBeHadSaysWhy() {
        Study short_ = Study.of(
                Operation.in("Harbour").active("2010-04-01/2010-09-01").withdrawn("2010-09-01/2011-01-01"),
                Samples.table().counts());
        assertThat(Figures.of(short_).get("watch: " + Figure.CANNOT).words())
                .startsWith("The operation has 5 periods; a watch needs at least 6");
        assertThat(short_.statement().paragraph())
                .contains("Did it come back? We can't say. The operation has 5 periods;");
    }

    @Test
    void aFigureIsANumberOrWords() {
        Interval range = new Interval(0.5, Double.POSITIVE_INFINITY, 0.95, "exact");
        assertThat(Figure.of("reduction", "ratio", 2.0 / 3, range))
                .hasToString("reduction: ratio 0.666666666667 (0.5 to infinity)");
        assertThatThrownBy(() -> Figure.of("reduction", "ratio", Double.NaN))
                .hasMessage("The figure 'reduction: ratio' is not a number (NaN)");
        assertThatThrownBy(() -> new Figure("reduction", "ratio", 1.0, null, "one"))
                .hasMessage("The figure 'reduction: ratio' is either a number, perhaps with a range, or words");
        Figure one = Figure.of("a", "b", 1);
        assertThatThrownBy(() -> new Figures(List.of(one, one))).hasMessage("The figure 'a: b' is there twice");
        assertThatThrownBy(() -> new Figures(List.of(one)).get("a: c"))
                .hasMessage("No figure 'a: c'; the figures are [a: b]");
    }

    @Test
    void numbersHaveTwelveDigitsAndANeighbourOfATieIsTheSame() {
        assertThat(Numbers.text(1 / 3.0)).isEqualTo("0.333333333333");
        assertThat(Numbers.text(86_834)).isEqualTo("86834");
        assertThat(Numbers.text(1.5e-9)).isEqualTo("1.5E-9");
        assertThat(Numbers.text(-0.0)).isEqualTo("0");
        assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
        double tie = 0.1234567890125;
        assertThat(Numbers.isWritten(tie, "0.123456789012")).isTrue();
        assertThat(Numbers.isWritten(tie, "0.123456789013")).isTrue();
        assertThat(Numbers.isWritten(1 / 3.0, "0.333333333334")).isFalse();
        assertThat(Numbers.isWritten(691, "692")).isFalse();
        assertThat(Numbers.rounded(1 / 3.0)).isEqualTo(0.333333333333);
    }
}
