package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psp.stats.OracleCsv;
import psp.stats.WorstError;

class MultipleTestsTest {
    @Test
    void agreesWithTheTable() {
        Map<String, List<OracleCsv>> families = new LinkedHashMap<>();
        OracleCsv.rows("padjust")
                .forEach(r -> families.computeIfAbsent(r.text("set"), s -> new ArrayList<>())
                        .add(r));
        var worst = new WorstError();
        for (List<OracleCsv> family : families.values()) {
            compare(worst, family, "holm", MultipleTests.HOLM);
            compare(worst, family, "BH", MultipleTests.BENJAMINI_HOCHBERG);
            compare(worst, family, "BY", MultipleTests.BENJAMINI_YEKUTIELI);
        }
        worst.isAtMost(1e-14, 3_000);
    }

    private static void compare(WorstError worst, List<OracleCsv> family, String column, MultipleTests method) {
        List<@Nullable Double> p = new ArrayList<>();
        family.forEach(r -> p.add(r.has("p") ? (Double) r.number("p") : null));
        List<@Nullable Double> adjusted = method.adjust(p);
        for (int i = 0; i < family.size(); i++) {
            Double value = adjusted.get(i);
            assertThat(value != null).isEqualTo(family.get(i).has(column));
            if (value != null) {
                worst.compare(family.get(i), column, value);
            }
        }
    }

    @Test
    void emptyAndLoneFamilies() {
        for (MultipleTests method : MultipleTests.values()) {
            assertThat(method.adjust(List.of())).isEmpty();
            assertThat(method.adjust(List.of(0.03))).containsExactly(0.03);
            assertThat(method.adjust(Arrays.asList(null, 0.03))).containsExactly(null, 0.03);
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double wrong : new double[] {Double.NaN, -0.1, 1.5}) {
            assertThatThrownBy(() -> MultipleTests.HOLM.adjust(List.of(0.5, wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The p-value at 1 is " + wrong
                            + "; p-values run from 0 to 1, and null stands for a test without one");
        }
    }
}
