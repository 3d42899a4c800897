package psp.bench.oracle;

import java.util.List;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.inference.WeightedDisplacement.Part;

/** Weighted displacement differences. */
public final class WddTable extends OracleTable.ByRow {
    public WddTable() {
        super(
                "Est_Local",
                "SE_Local",
                "Est_Displace",
                "SE_Displace",
                "Est_Total",
                "SE_Total",
                "Z",
                "LowCI",
                "HighCI",
                "p_two_sided");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        var wdd = WeightedDisplacement.of(area(row, "treated"), area(row, "control"))
                .withDisplacement(area(row, "disptreated"), area(row, "dispcontrol"));
        Part total = wdd.total();
        // Where nothing was counted the table's tool prints a range from 0 to 0; psp has none there and says so.
        boolean nothing = total.standardError() == 0;
        Interval interval = nothing
                ? new Interval(total.estimate(), total.estimate(), 1 - row.number("alpha"), "of the table's tool")
                : total.interval(1 - row.number("alpha"));
        return List.of(
                Answer.of(wdd.local().estimate()),
                Answer.of(wdd.local().standardError()),
                Answer.of(wdd.displaced().estimate()),
                Answer.of(wdd.displaced().standardError()),
                Answer.of(total.estimate()),
                Answer.of(total.standardError()),
                Answer.of(total.z()),
                Answer.of(interval.lo()),
                Answer.of(interval.hi()),
                Answer.of(total.pValue()));
    }

    private static RateRatio area(OracleRow row, String name) {
        double size = row.number("area_" + name);
        return RateRatio.of(
                Rate.of(row.count(name + "_pre"), row.number("time_pre") * size),
                Rate.of(row.count(name + "_post"), row.number("time_post") * size));
    }
}
