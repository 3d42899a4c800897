package psp.bench;

import java.util.List;
import psp.stats.ETest;
import psp.stats.RateRatio;

/** E-tests of two counts; undefined in the table where both are zero. */
final class ETestTable extends OracleTable.ByRow {
    ETestTable() {
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
