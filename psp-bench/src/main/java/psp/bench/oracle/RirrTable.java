package psp.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import psp.stats.inference.Interval;
import psp.stats.inference.RatioOfRatios;

/** Ratios of ratios, plain and with one half added to each count. */
public final class RirrTable extends OracleTable.ByRow {
    public RirrTable() {
        super(
                "log_rirr",
                "se",
                "rirr",
                "lo",
                "hi",
                "z",
                "p",
                "haldane_log_rirr",
                "haldane_se",
                "haldane_rirr",
                "haldane_lo",
                "haldane_hi");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        var ratio = RatioOfRatios.of(row.count("t_pre"), row.count("t_post"), row.count("c_pre"), row.count("c_post"))
                .withPhi(row.number("phi"));
        var haldane = ratio.haldane();
        double level = row.number("level");
        Interval half = haldane.interval(level);
        List<Answer> answers = new ArrayList<>(ratio.halfAdded() ? atZero(row) : plain(ratio, level));
        answers.addAll(List.of(
                Answer.of(haldane.logEstimate()),
                Answer.of(haldane.standardError()),
                Answer.of(haldane.estimate()),
                Answer.of(half.lo()),
                Answer.of(half.hi())));
        return answers;
    }

    private static List<Answer> plain(RatioOfRatios ratio, double level) {
        Interval interval = ratio.interval(level);
        return List.of(
                Answer.of(ratio.logEstimate()),
                Answer.of(ratio.standardError()),
                Answer.of(ratio.estimate()),
                Answer.of(interval.lo()),
                Answer.of(interval.hi()),
                Answer.of(ratio.z()),
                Answer.of(ratio.pValue()));
    }

    /** Where a count is zero psp adds halves; the table wants the limits that the plain formula runs to. */
    private static List<Answer> atZero(OracleRow row) {
        boolean none = row.count("t_post") == 0 || row.count("c_pre") == 0;
        boolean infinite = row.count("t_pre") == 0 || row.count("c_post") == 0;
        Answer endless = Answer.of(Double.POSITIVE_INFINITY);
        Answer na = Answer.UNDEFINED;
        if (none && infinite) {
            return List.of(na, endless, na, na, na, na, na);
        }
        return none
                ? List.of(Answer.of(Double.NEGATIVE_INFINITY), endless, Answer.of(0), Answer.of(0), na, na, na)
                : List.of(endless, endless, endless, na, endless, na, na);
    }
}
