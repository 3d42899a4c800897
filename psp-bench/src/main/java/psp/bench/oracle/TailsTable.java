package psp.bench.oracle;

import java.util.List;
import psp.stats.internal.math.BinomialLaw;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;

/** Probabilities and tails of count laws; a probability below the smallest double is printed as 0. */
public final class TailsTable extends OracleTable.ByRow {
    public TailsTable() {
        super("ln_pmf", "pmf", "cdf", "sf");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        CountLaw law = law(row);
        long k = row.count("k");
        return List.of(Answer.of(law.lnPmf(k)), Answer.of(law.pmf(k)), Answer.of(law.cdf(k)), Answer.of(law.sf(k)));
    }

    private static CountLaw law(OracleRow row) {
        return switch (row.text("dist")) {
            case "poisson" -> new PoissonLaw(row.number("p1"));
            case "binomial" -> BinomialLaw.of(row.count("p1"), row.number("p2"));
            case "negbin_size_mu" -> new NegativeBinomialLaw(row.number("p1"), row.number("p2"));
            default ->
                throw new IllegalArgumentException(
                        "No law '" + row.text("dist") + "'; the laws are [poisson, binomial, negbin_size_mu]");
        };
    }
}
