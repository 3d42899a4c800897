package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Axes;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Legend;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextStyle;
import psp.share.internal.draw.Trace;
import psp.stats.Answers;
import psp.stats.Expected;
import psp.stats.PastContrasts;

/** What was counted and expected, and where that lies among trials on areas and years in which nothing was done. */
final class PlaceboChart {

    private static final String TITLE = "How unusual is that?";
    private static final int HEIGHT = 196;
    private static final int EDGE = 10;
    private static final int BOTTOM = 138;
    private static final int MIDDLE = 112;
    private static final int HALF = 14;
    private static final double LEAST = 20;
    private static final double MOST = 150;

    private final Expected expected;
    private final String focus;
    private final String label;

    private PlaceboChart(Expected expected, String focus, String label) {
        this.expected = expected;
        this.focus = focus;
        this.label = label;
    }

    /** Empty where nothing is expected of the area, or no trial was made. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.net()
                .result()
                .flatMap(PastContrasts::expected)
                .filter(expected -> !expected.placeboRatios().isEmpty())
                .map(expected -> new PlaceboChart(expected, Wording.focus(answers.study()), label).draw());
    }

    private double ratio() {
        return expected.counted() / expected.expected();
    }

    /** In how many of the twentieths between the marks of the trials as low a ratio lies, or lower. */
    private long lower() {
        List<Double> marks = expected.placeboRatios();
        return marks.subList(1, marks.size()).stream()
                .filter(mark -> mark <= ratio())
                .count();
    }

    private String place() {
        List<Double> marks = expected.placeboRatios();
        int parts = marks.size() - 1;
        if (ratio() < marks.get(0)) {
            return "lower than in every trial";
        }
        if (ratio() > marks.get(parts)) {
            return "higher than in every trial";
        }
        return "about " + lower() + " in " + parts + " trials came out lower";
    }

    private Drawing draw() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(focus, Wording.percent(ratio())));
        List<Double> marks = expected.placeboRatios();
        for (int i = 0; i < marks.size(); i++) {
            rows.add(List.of(
                    i == 0
                            ? "lowest trial"
                            : i == marks.size() - 1
                                    ? "highest trial"
                                    : 100 * i / (marks.size() - 1) + " % of trials are no higher",
                    Wording.percent(marks.get(i))));
        }
        String both = Texts.grouped(expected.counted()) + " counted, about " + Wording.about(expected.expected())
                + " expected";
        return new Drawing(
                "placebos",
                TITLE,
                "Each mark is one in twenty of " + Texts.plural(expected.placebos(), "trial")
                        + ": the same question asked of other areas of this city in years when nothing was done. Of these "
                        + spoke() + " would have been called a fall or a rise.",
                Phrases.capital(both) + " in " + focus + ", " + Wording.change(ratio()) + "; " + place()
                        + ". Half of the trials lie between "
                        + Wording.percent(mark(0.25)) + " and " + Wording.percent(mark(0.75)) + ", nine in ten between "
                        + Wording.percent(mark(0.05)) + " and " + Wording.percent(mark(0.95)) + ".",
                sheet(both),
                null,
                List.of("Trial", "Counted, beside what was expected"),
                rows);
    }

    private String spoke() {
        int spoke = expected.placebosFell() + expected.placebosRose();
        return spoke == 0 ? "none" : Texts.grouped(spoke);
    }

    /** The ratio below which a share of the trials lies. */
    private double mark(double share) {
        List<Double> marks = expected.placeboRatios();
        return marks.get((int) Math.round(share * (marks.size() - 1)));
    }

    private Sheet sheet(String both) {
        Sheet sheet = new Sheet(Drawing.NARROW, HEIGHT, label, TITLE);
        Scale x = Scale.around(reach(-1), reach(1), 4, EDGE, sheet.width - EDGE);
        sheet.words(0, 54, TextStyle.NAME.bothEnds(focus, sheet.width), TextStyle.NAME, Sheet.Side.LEFT);
        sheet.words(0, 70, both, TextStyle.SMALL, Sheet.Side.LEFT);
        Axes.down(sheet, x, 86, BOTTOM, at -> at == 0 ? "as expected" : Wording.percent(1 + at / 100));
        strip(sheet, x, 0.05, 0.95, Ink.BAND);
        strip(sheet, x, 0.25, 0.75, Ink.FOCUS_FILL);
        for (double mark : expected.placeboRatios()) {
            double at = x.clipped(100 * (mark - 1));
            sheet.line(new Trace().to(at, MIDDLE - HALF).to(at, MIDDLE + HALF), Ink.OTHER, 1, false);
        }
        double at = x.clipped(100 * (ratio() - 1));
        sheet.line(new Trace().to(at, MIDDLE - HALF - 8).to(at, MIDDLE + HALF + 4), Ink.FOCUS, 2.5, false);
        sheet.dot(at, MIDDLE - HALF - 8, 4.5, Ink.FOCUS, Ink.FOCUS);
        sheet.words(0, BOTTOM + 30, TextStyle.SOFT.fitted(place(), sheet.width), TextStyle.SOFT, Sheet.Side.LEFT);
        new Legend(sheet, 0)
                .line(Ink.FOCUS, false, true, "here")
                .ground(Ink.BAND, null, "9 in 10 trials")
                .ground(Ink.FOCUS_FILL, null, "half of them");
        return sheet;
    }

    private void strip(Sheet sheet, Scale x, double from, double to, Ink ink) {
        double start = x.clipped(100 * (mark(from) - 1));
        double end = x.clipped(100 * (mark(to) - 1));
        if (end > start) {
            sheet.box(start, MIDDLE - HALF, end - start, 2 * HALF, ink, null);
        }
    }

    private double reach(int side) {
        double most = expected.placeboRatios().stream()
                .mapToDouble(mark -> side * 100 * (mark - 1))
                .max()
                .orElse(0);
        return Math.max(LEAST, Math.min(MOST, Math.max(most, side * 100 * (ratio() - 1))));
    }
}
