package psp.bench.oracle;

import java.util.List;
import psp.stats.internal.math.BetaLaw;

/** Quantiles of the beta law; psp no longer has those of the gamma law. */
public final class QuantilesTable extends OracleTable.ByRow {
    public QuantilesTable() {
        super("quantile");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        double a = row.number("a");
        double b = row.number("b");
        double p = row.number("p");
        return List.of(
                switch (row.text("dist")) {
                    case "beta" -> Answer.of(new BetaLaw(a, b).quantile(p));
                    case "gamma" -> Answer.skipped("psp no longer has the gamma law");
                    default -> throw new IllegalArgumentException("No law '" + row.text("dist") + "'; the law is beta");
                });
    }
}
