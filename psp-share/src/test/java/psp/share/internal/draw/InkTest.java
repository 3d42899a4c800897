package psp.share.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contrast by the formula of WCAG 2.1: 4.5 for words, 3 for what is drawn. */
class InkTest {

    private static double light(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.03928 ? part / 12.92 : StrictMath.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(String one, String other) {
        double a = light(one);
        double b = light(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @Test
    void theFormulaIsRight() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    @Test
    void wordsStandOutByDayAndByNight() {
        for (Ink word : List.of(Ink.TEXT, Ink.SOFT, Ink.FOCUS, Ink.RING, Ink.OTHER, Ink.ALARM)) {
            for (Ink ground : List.of(Ink.PAPER)) {
                assertThat(contrast(word.light, ground.light))
                        .as(word + " on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(contrast(word.dark, ground.dark))
                        .as(word + " on " + ground + " by night")
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void linesStandOutFromTheirGround() {
        for (Ink ground : List.of(Ink.PAPER, Ink.BAND, Ink.PHASE, Ink.FOCUS_FILL, Ink.RING_FILL, Ink.OTHER_FILL)) {
            for (Ink line : List.of(Ink.FOCUS, Ink.RING, Ink.OTHER, Ink.ALARM)) {
                assertThat(contrast(line.light, ground.light))
                        .as(line + " on " + ground)
                        .isGreaterThanOrEqualTo(3);
                assertThat(contrast(line.dark, ground.dark))
                        .as(line + " on " + ground + " by night")
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    /** A page finds a colour's like by the colour, so no two may be one. */
    @Test
    void noTwoAreAlike() {
        assertThat(Arrays.stream(Ink.values()).map(ink -> ink.light)).doesNotHaveDuplicates();
        assertThat(Ink.css()).contains("--focus-fill: #c5dff4;", "svg [stroke=\"#b42318\"] { stroke: var(--alarm); }");
    }
}
