package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.stats.Answers;
import psp.stats.PastContrasts;
import psp.stats.Study;
import psp.stats.Yardstick;
import psp.stats.inference.Interval;

/** All yardsticks of the net change side by side, as counts more or fewer than each would have given. */
final class YardsticksChart {

    private YardsticksChart() {}

    /** Empty where it cannot be said whether it fell more than elsewhere. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.net().result().map(net -> draw(answers.study(), net, label));
    }

    private static Drawing draw(Study study, PastContrasts net, String label) {
        List<RangesChart.Row> rows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        double largest = 1;
        for (Yardstick yardstick : net.yardsticks()) {
            boolean decides = net.decides(yardstick);
            Interval range = yardstick.differenceRange();
            double difference = yardstick.difference();
            String words = Phrases.difference(difference);
            largest = Math.max(largest, Math.abs(difference));
            rows.add(new RangesChart.Row(
                    name(yardstick, net),
                    decides ? words + " (" + yardstick.range() + ")" : words,
                    difference,
                    decides ? range.lo() : difference,
                    decides ? range.hi() : difference,
                    Ink.FOCUS,
                    decides));
            table.add(List.of(
                    yardstick.name(),
                    words,
                    decides ? yardstick.range() : "",
                    decides ? yardstick.verdict().text() : "",
                    decides ? "yes" : "no",
                    yardstick.assumes(),
                    decides ? range.method() : ""));
        }
        String deciding = study.sealedYardstick().isPresent()
                ? "The full dot is the yardstick sealed beforehand; it decides alone."
                : "The full dot is what its level in the city leads one to expect; it decides. The others stand beside.";
        String values = Phrases.capital(net.verdict().text()) + ": " + net.reasons() + ". "
                + String.join(
                        "; ",
                        net.yardsticks().stream()
                                .map(each -> net.decides(each) ? each.toString() : each.distance())
                                .toList())
                + ".";
        return new Drawing(
                "yardsticks",
                "More than elsewhere? Every yardstick",
                "Incidents fewer or more than each yardstick would" + " have given, beside " + net.comparisonName()
                        + ". " + deciding,
                values,
                RangesChart.sheet(
                        label,
                        "More than elsewhere? Every yardstick",
                        rows,
                        5,
                        8 * largest,
                        at -> at == 0 ? "as many" : Phrases.difference(at),
                        "than each would have given; " + RangesChart.FOOT_TEXT),
                null,
                List.of("Yardstick", "Difference", "95 % range", "Alone it says", "Decides", "Assumes", "Method"),
                table);
    }

    private static String name(Yardstick yardstick, PastContrasts net) {
        int years = net.past().size();
        return switch (yardstick.kind()) {
            case LAST_YEAR -> "Last year";
            case THREE_YEARS -> "Mean of three";
            case FIVE_YEARS -> "Mean of five";
            case ALL_YEARS -> "Mean of all " + Texts.grouped(years);
            case DRIFT -> "Drift of " + Texts.grouped(years);
            case CITY -> "Its level in the city";
        };
    }
}
