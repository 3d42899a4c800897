package psp.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Decimal;

/** Finds columns of a sample by name and content, each for one thing, and gathers what was found and what is doubtful. */
final class ColumnFinder {

    final Sample sample;
    final Map<Integer, DateGuess> dates = new HashMap<>();
    final Set<Integer> taken = new HashSet<>();
    final List<String> reasons = new ArrayList<>();
    final List<String> doubts = new ArrayList<>();

    ColumnFinder(Sample sample) {
        this.sample = sample;
    }

    /** The column of the highest score above 0, the leftmost of several; −1 if there is none. */
    int best(ToIntFunction<String> score, IntPredicate fits) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < sample.size(); i++) {
            int points = !sample.nameable(i) || taken.contains(i) ? 0 : score.applyAsInt(sample.form(i));
            if (points > most && fits.test(i)) {
                best = i;
                most = points;
            }
        }
        return best;
    }

    Columns take(Columns columns, Role role, int i) {
        taken.add(i);
        return columns.with(role, sample.name(i));
    }

    /** Whether nearly all are whole numbers in a range. */
    boolean below(int i, int least, int most) {
        return sample.share(i, value -> {
                    double number = Decimal.parse(value);
                    return number >= least && number <= most && number == Math.rint(number);
                })
                > 0.9;
    }
}
