package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import psp.core.CountHeader;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.stats.Answers;
import psp.stats.Reduction;
import psp.stats.inference.Interval;

/** The focus, its rings and the comparison side by side: how much each changed, with its range. */
final class AreasChart {

    private static final double LEVEL = 0.95;

    private record Area(String name, Reduction change, Ink ink) {}

    private static final String TITLE = "Here, around it and elsewhere";

    private AreasChart() {}

    /** Empty where the change of the focus cannot be had. */
    static Optional<Drawing> of(Answers answers, String label) {
        CountHeader header = answers.study().counts().header();
        return answers.reduction().result().map(change -> draw(areas(answers, change), Wording.unit(header), label));
    }

    private static List<Area> areas(Answers answers, Reduction change) {
        List<Area> areas = new ArrayList<>();
        areas.add(new Area(Texts.sum(answers.study().operation().focusZones()), change, Ink.FOCUS));
        answers.displacement()
                .result()
                .ifPresent(rings -> rings.forEach(ring -> areas.add(new Area(ring.ring(), ring.change(), Ink.RING))));
        answers.elsewhere()
                .result()
                .ifPresent(other ->
                        areas.add(new Area(Phrases.capital(Wording.elsewhere(answers.study())), other, Ink.OTHER)));
        return areas;
    }

    private static Drawing draw(List<Area> areas, String unit, String label) {
        Reduction focus = areas.get(0).change();
        List<RangesChart.Row> rows = areas.stream().map(AreasChart::row).toList();
        List<List<String>> table = areas.stream()
                .map(area -> {
                    Interval range = area.change().interval(LEVEL);
                    return List.of(
                            area.name(),
                            Texts.grouped(area.change().ratio().before()),
                            Texts.grouped(area.change().ratio().after()),
                            Phrases.difference(area.change().difference()),
                            percent(area.change()),
                            Wording.percent(range.lo()) + " to " + Wording.percent(range.hi()),
                            range.method());
                })
                .toList();
        String words = String.join(
                        "; ",
                        areas.stream()
                                .map(area -> area.name() + ": "
                                        + Texts.grouped(area.change().ratio().before()) + " to "
                                        + Texts.grouped(area.change().ratio().after()) + ", " + percent(area.change()))
                                .toList())
                + ".";
        return new Drawing(
                "changes",
                TITLE,
                "Change from " + Wording.reference(focus) + " to " + Wording.now(focus)
                        + ", in " + unit
                        + ", each with its 95 % range.",
                words,
                RangesChart.sheet(
                        label,
                        TITLE,
                        rows,
                        20,
                        100,
                        at -> at == 0 ? "no change" : Wording.percent(1 + at / 100),
                        "change of " + unit + "; " + RangesChart.FOOT_TEXT),
                null,
                List.of("Area", "Before", "After", "Difference", "Change", "95 % range", "Method"),
                table);
    }

    private static String percent(Reduction change) {
        OptionalDouble ratio = change.ratio().estimate();
        return ratio.isPresent() ? Wording.percent(ratio.getAsDouble()) : "none in either";
    }

    private static RangesChart.Row row(Area area) {
        Interval range = area.change().interval(LEVEL);
        String said = Texts.grouped(area.change().ratio().before()) + " → "
                + Texts.grouped(area.change().ratio().after()) + ", " + percent(area.change());
        return new RangesChart.Row(
                area.name(),
                said,
                100 * (area.change().ratio().estimate().orElse(Double.NaN) - 1),
                100 * (range.lo() - 1),
                100 * (range.hi() - 1),
                area.ink(),
                true);
    }
}
