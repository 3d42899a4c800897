package psp.bench.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import psp.stats.inference.Alternative;
import psp.stats.inference.Interval;
import psp.stats.inference.IntervalMethod;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

/** Two counts with exposures: exact and mid-p tests and limits. */
public final class TwoPoissonTable extends OracleTable.ByRow {
    private static final String[] COLUMNS = {
        "rate_ratio",
        "pct_change",
        "bayes_prob_decrease",
        "p_less",
        "p_greater",
        "p_central",
        "ci90_lo",
        "ci90_hi",
        "ci95_lo",
        "ci95_hi",
        "ci99_lo",
        "ci99_hi",
        "p_mid_less",
        "p_mid_greater",
        "p_mid",
        "midci90_lo",
        "midci90_hi",
        "midci95_lo",
        "midci95_hi",
        "midci99_lo",
        "midci99_hi"
    };

    public TwoPoissonTable() {
        super(COLUMNS);
    }

    static RateRatio ratio(OracleRow row) {
        return RateRatio.of(Rate.of(row.count("x0"), row.number("t0")), Rate.of(row.count("x1"), row.number("t1")));
    }

    @Override
    List<Answer> answer(OracleRow row) {
        RateRatio ratio = ratio(row);
        if (ratio.estimate().isEmpty()) {
            // psp says p = 1 and the interval from 0 to infinity; the table calls all of it undefined
            return Collections.nCopies(COLUMNS.length, Answer.UNDEFINED);
        }
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.of(ratio.estimate()));
        answers.add(Answer.of(ratio.percentChange()));
        answers.add(Answer.of(ratio.probabilityOfDecrease()));
        for (IntervalMethod method : List.of(IntervalMethod.CLOPPER_PEARSON, IntervalMethod.MID_P)) {
            answers.add(Answer.of(ratio.pValue(method, Alternative.LESS)));
            answers.add(Answer.of(ratio.pValue(method, Alternative.GREATER)));
            answers.add(Answer.of(ratio.pValue(method)));
            for (double level : new double[] {0.90, 0.95, 0.99}) {
                Interval interval = ratio.interval(method, level);
                answers.add(Answer.of(interval.lo()));
                answers.add(Answer.of(interval.hi()));
            }
        }
        return answers;
    }
}
