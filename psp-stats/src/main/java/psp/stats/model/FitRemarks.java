package psp.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a reader must know of the terms of a fit that counts cannot tell, in sentences. */
final class FitRemarks {

    private FitRemarks() {}

    static List<String> of(List<String> terms, List<Design.Way> ways, double[][] columns, double[] counts) {
        List<String> all = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int j = 0; j < terms.size(); j++) {
            String remark = remark(terms.get(j), ways.get(j), columns[j], counts);
            if (remark != null) {
                all.add(remark);
            }
            if (ways.get(j) == Design.Way.ANY) {
                open.add(terms.get(j));
            }
        }
        if (!open.isEmpty()) {
            all.add("periods without any incident leave " + String.join(", ", open) + " open: left out");
        }
        return all;
    }

    private static @Nullable String remark(String term, Design.Way way, double[] column, double[] counts) {
        return switch (way) {
            case FINITE, ANY -> null;
            case ALIASED -> "the term '" + term + "' is a combination of those before it and was left out";
            case DOWN ->
                all(counts, i -> column[i] >= 0 && (column[i] == 0 || counts[i] == 0))
                        ? "no incident where '" + term + "' applies: its estimate is minus infinity"
                        : "'" + term + "' tells periods without any incident from the others: its estimate is minus"
                                + " infinity";
            case UP ->
                all(counts, i -> column[i] > 0 || column[i] == 0 && counts[i] == 0)
                        ? "no incident but where '" + term + "' applies: its estimate is plus infinity"
                        : "'" + term + "' tells periods without any incident from the others: its estimate is plus"
                                + " infinity";
        };
    }

    private static boolean all(double[] counts, IntPredicate test) {
        return IntStream.range(0, counts.length).allMatch(test);
    }
}
