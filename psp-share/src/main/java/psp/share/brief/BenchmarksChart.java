package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.stats.Answers;
import psp.stats.Benchmark;
import psp.stats.PastContrasts;
import psp.stats.Study;
import psp.stats.inference.Interval;

/** All benchmarks of the net change side by side, as counts more or fewer than each would have given. */
final class BenchmarksChart {

    private static final String TITLE = "Other ways to set the expectation";

    private BenchmarksChart() {}

    /** Empty where it cannot be said whether it fell more than elsewhere. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.net().result().map(net -> draw(answers.study(), net, label));
    }

    private static Drawing draw(Study study, PastContrasts net, String label) {
        List<RangesChart.Row> rows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        double largest = 1;
        for (Benchmark benchmark : net.benchmarks()) {
            boolean decides = net.decides(benchmark);
            Interval range = benchmark.differenceRange();
            double difference = benchmark.difference();
            String words = Phrases.difference(difference);
            largest = Math.max(largest, Math.abs(difference));
            rows.add(new RangesChart.Row(
                    name(benchmark, net),
                    decides ? words + " (" + benchmark.range() + ")" : words,
                    difference,
                    decides ? range.lo() : difference,
                    decides ? range.hi() : difference,
                    Ink.FOCUS,
                    decides));
            table.add(List.of(
                    benchmark.name(),
                    words,
                    decides ? benchmark.range() : "",
                    decides ? benchmark.verdict().text() : "",
                    decides ? "yes" : "no",
                    benchmark.assumes(),
                    decides ? range.method() : ""));
        }
        String unit = Wording.unit(study.counts().header());
        String deciding = study.sealedBenchmark().isPresent()
                ? "The full dot is the benchmark registered beforehand; it decides alone."
                : "The full dot decides: what the city’s other areas lead one to expect. The others are shown for comparison.";
        String values =
                rows.stream().map(row -> row.name() + ": " + row.said()).collect(Collectors.joining("; ")) + ".";
        return new Drawing(
                "benchmarks",
                TITLE,
                Phrases.capital(unit)
                        + " fewer or more than each way to set the expectation would have given, compared with "
                        + Wording.elsewhere(study) + ". " + deciding,
                values,
                RangesChart.sheet(
                        label,
                        TITLE,
                        rows,
                        5,
                        8 * largest,
                        at -> at == 0 ? "as expected" : Phrases.difference(at),
                        unit + " than expected; " + RangesChart.FOOT_TEXT),
                null,
                List.of("Benchmark", "Difference", "95 % range", "Alone it says", "Decides", "Assumes", "Method"),
                table);
    }

    private static String name(Benchmark benchmark, PastContrasts net) {
        int years = net.past().size();
        return switch (benchmark.kind()) {
            case LAST_YEAR -> "Last year";
            case THREE_YEARS -> "Mean of three";
            case FIVE_YEARS -> "Mean of five";
            case ALL_YEARS -> "Mean of all " + Texts.grouped(years);
            case DRIFT -> "Drift of " + Texts.grouped(years);
            case CITY -> "The city’s other areas";
        };
    }
}
