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
import psp.stats.Standing;
import psp.stats.inference.RateRatio;

/** Where the focus stands now against each phase, with the ranges of the whole family of comparisons. */
final class StandingChart {

    private StandingChart() {}

    /** Empty where nothing came after the first active phase, or nothing can be compared. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.standing()
                .result()
                .filter(standing -> standing.readings().stream()
                        .anyMatch(reading -> reading.entry().ratio() != null))
                .map(standing -> draw(standing, label));
    }

    private static Drawing draw(Standing standing, String label) {
        List<RangesChart.Row> rows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (Standing.Reading reading : standing.readings()) {
            RateRatio ratio = reading.entry().ratio();
            String reference = Wording.reference(reading.entry());
            if (ratio == null) {
                table.add(List.of(reference, "", "", "", "", "no such days to compare with"));
                continue;
            }
            double estimate = reading.entry().estimate().orElse(Double.NaN);
            String change = Double.isNaN(estimate) ? "none in either" : Wording.percent(estimate);
            rows.add(new RangesChart.Row(
                    reference,
                    Texts.grouped(ratio.before()) + " → " + Texts.grouped(ratio.after()) + ", " + change,
                    100 * (estimate - 1),
                    100 * (reading.interval().lo() - 1),
                    100 * (reading.interval().hi() - 1),
                    Ink.FOCUS,
                    true));
            table.add(List.of(
                    reference,
                    Texts.grouped(ratio.before()),
                    Texts.grouped(ratio.after()),
                    change,
                    Wording.percent(reading.interval().lo()) + " to "
                            + Wording.percent(reading.interval().hi()),
                    reading.words()));
        }
        String title = "Where it stands, to " + Phrases.day(standing.asOf());
        String values = rows.stream().map(row -> row.name() + ": " + row.said()).collect(Collectors.joining("; "));
        return new Drawing(
                "standing",
                title,
                "Now against the same days of each phase, adjusted for the season where the days differ. The ranges allow for "
                        + Texts.plural(standing.readings().size(), "comparison")
                        + (standing.readings().size() == 1 ? "." : " made at once."),
                values + ".",
                RangesChart.sheet(
                        label,
                        title,
                        rows,
                        20,
                        150,
                        at -> at == 0 ? "no change" : Wording.percent(1 + at / 100),
                        RangesChart.FOOT_TEXT),
                null,
                List.of("Against", "Before", "Now", "Change", "Range", "Verdict"),
                table);
    }
}
