package psp.bench.oracle;

import java.util.List;
import psp.stats.ETest;
import psp.stats.inference.RateRatio;

/** E-tests of two counts; undefined in the table where both are zero. */
public final class ETestTable extends OracleTable.ByRow {
    public ETestTable() {
        super("etest_wald_KT2004", "etest_score");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        RateRatio ratio = TwoPoissonTable.ratio(row);
        return ratio.estimate().isEmpty()
                ? List.of(Answer.UNDEFINED, Answer.UNDEFINED)
                : List.of(Answer.of(ETest.WALD.pValue(ratio)), Answer.of(ETest.SCORE.pValue(ratio)));
    }
}
