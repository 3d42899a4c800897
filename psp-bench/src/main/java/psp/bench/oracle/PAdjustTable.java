package psp.bench.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.stats.inference.MultipleTests;

/** Adjusted p-values; the rows of one set are one family. */
public final class PAdjustTable implements OracleTable {
    @Override
    public List<Map<String, Answer>> answers(List<OracleRow> rows) {
        List<Map<String, Answer>> answers = new ArrayList<>();
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            answers.add(new LinkedHashMap<>());
            families.computeIfAbsent(rows.get(i).text("set"), s -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> family : families.values()) {
            family.sort(Comparator.comparingLong(i -> rows.get(i).count("i")));
            adjust("holm", MultipleTests.HOLM, family, rows, answers);
            adjust("BH", MultipleTests.BENJAMINI_HOCHBERG, family, rows, answers);
            adjust("BY", MultipleTests.BENJAMINI_YEKUTIELI, family, rows, answers);
        }
        return answers;
    }

    private static void adjust(
            String column,
            MultipleTests method,
            List<Integer> family,
            List<OracleRow> rows,
            List<Map<String, Answer>> answers) {
        List<@Nullable Double> p = new ArrayList<>();
        for (int i : family) {
            p.add(rows.get(i).has("p") ? (Double) rows.get(i).number("p") : null);
        }
        List<@Nullable Double> adjusted = method.adjust(p);
        IntStream.range(0, family.size()).forEach(i -> {
            Double value = adjusted.get(i);
            answers.get(family.get(i)).put(column, value == null ? Answer.UNDEFINED : Answer.of(value));
        });
    }
}
