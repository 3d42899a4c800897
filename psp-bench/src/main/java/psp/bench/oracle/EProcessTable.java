package psp.bench.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psp.stats.inference.RateRatio;
import psp.stats.watch.EProcess;

/** E-values look by look; the rows of a series follow one another, and each holds the counts of its look alone. */
public final class EProcessTable implements OracleTable {
    private static final String COLUMN = "ln_e_two_sided";

    @Override
    public List<Map<String, Answer>> answers(List<OracleRow> rows) {
        Map<String, EProcess> soFar = new HashMap<>();
        List<Map<String, Answer>> all = new ArrayList<>();
        for (OracleRow row : rows) {
            all.add(Map.of(COLUMN, answer(row, soFar)));
        }
        return all;
    }

    /** A look that cannot be read leaves its series without an answer from there on. */
    private static Answer answer(OracleRow row, Map<String, EProcess> soFar) {
        String series = row.text("series");
        try {
            double a = row.number("a");
            double b = row.number("b");
            long look = row.count("look");
            EProcess past = look == 1 ? EProcess.of(a, b) : soFar.remove(series);
            if (past == null || past.looks() != look - 1 || past.a() != a || past.b() != b) {
                throw new IllegalArgumentException(
                        "Look " + look + " of '" + series + "' does not follow the look before it");
            }
            EProcess now =
                    past.observe(RateRatio.of(row.count("x0"), row.number("t0"), row.count("x1"), row.number("t1")));
            soFar.put(series, now);
            return Answer.of(now.lnEvalue());
        } catch (IllegalArgumentException e) {
            soFar.remove(series);
            return Answer.skipped(String.valueOf(e.getMessage()));
        }
    }
}
