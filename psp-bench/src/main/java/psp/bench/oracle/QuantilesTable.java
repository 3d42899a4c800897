package psp.bench.oracle;

import java.util.List;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.GammaLaw;

/** Quantiles of the beta law and of the gamma law with shape a and rate b. */
public final class QuantilesTable extends OracleTable.ByRow {
    public QuantilesTable() {
        super("quantile");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        double a = row.number("a");
        double b = row.number("b");
        double p = row.number("p");
        return List.of(Answer.of(
                switch (row.text("dist")) {
                    case "beta" -> new BetaLaw(a, b).quantile(p);
                    case "gamma" -> new GammaLaw(a).quantile(p) / b;
                    default ->
                        throw new IllegalArgumentException(
                                "No law '" + row.text("dist") + "'; the laws are [beta, gamma]");
                }));
    }
}
