package psp.bench.oracle;

import java.util.List;
import psp.stats.watch.AlarmRule;
import psp.stats.watch.Cusum;

/** Average run lengths of cumulative sums at the mean while all is well and at the raised one. */
public final class CusumTable extends OracleTable.ByRow {
    public CusumTable() {
        super("ARL0", "ARL1");
    }

    @Override
    List<Answer> answer(OracleRow row) {
        Cusum cusum = Cusum.of(row.number("k"), row.number("h"))
                .withRule(rule(row.text("alarm_rule")))
                .withPhi(row.number("phi"));
        return List.of(
                Answer.of(cusum.averageRunLength(row.number("lambda0"))),
                Answer.of(cusum.averageRunLength(row.number("lambda1"))));
    }

    private static AlarmRule rule(String text) {
        return switch (text.replace(" ", "")) {
            case "S>=h" -> AlarmRule.AT_OR_ABOVE;
            case "S>h" -> AlarmRule.ABOVE;
            default -> throw new IllegalArgumentException("No alarm rule '" + text + "'; the rules are [S>=h, S>h]");
        };
    }
}
