package psp.share.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import psp.core.Phase;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Option;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextWidth;
import psp.stats.Answers;
import psp.stats.ExpectedCourse;
import psp.stats.Located;
import psp.stats.Study;
import psp.stats.inference.Verdict;

/** The counts of the focus month by month, the phases, and the range that the time before would have given. */
final class MonthsChart {

    private static final int LEFT = 34;
    private static final int ROW = 15;
    private static final int FOOT = 42;

    private final Answers answers;
    private final Study study;
    private final Course course;
    private final String label;
    private final String title;

    private MonthsChart(Answers answers, String label) {
        this.answers = answers;
        this.study = answers.study();
        this.label = label;
        this.course = new Course(answers);
        this.title = Phrases.capital(study.counts().header().outcome()) + " in "
                + Texts.sum(study.operation().focusZones())
                + (course.rates ? ", per 30 days" : ", by " + course.each());
    }

    static Drawing of(Answers answers, String label) {
        return new MonthsChart(answers, label).draw();
    }

    private Drawing draw() {
        List<List<String>> rows = course.cells.stream()
                .map(cell -> {
                    ExpectedCourse.Month range = cell.expected();
                    return List.of(
                            Said.period(cell.period()),
                            Texts.grouped(cell.count()),
                            range == null ? "" : String.format(Locale.ROOT, "%,.1f", range.expected()),
                            range == null ? "" : Texts.grouped(range.low()) + " to " + Texts.grouped(range.high()));
                })
                .toList();
        return new Drawing(
                "months",
                title,
                note(),
                values(),
                sheet(Drawing.NARROW, 230),
                sheet(Drawing.WIDE, 262),
                List.of(Phrases.capital(course.each()), "Counted", "Expected", "19 of 20 would lie in"),
                rows);
    }

    private String note() {
        String range = course.reference.isEmpty()
                ? "No range is drawn: " + course.unexpected + "."
                : "The band is where 19 of 20 months would lie had the level of " + course.reference
                        + " and the season of the" + " years before gone on.";
        return range
                + (course.rates ? " Periods differ in length, so all are drawn per 30 days." : "")
                + answers.located()
                        .result()
                        .filter(located -> located.allows() != Located.Allows.TELLING)
                        .map(located -> " Only what has a position is drawn: " + located + ".")
                        .orElse("");
    }

    private String values() {
        List<ExpectedCourse.Month> judged = course.cells.stream()
                .map(Course.Cell::expected)
                .flatMap(Stream::ofNullable)
                .toList();
        long below = judged.stream()
                .filter(month -> month.verdict() == Verdict.BELOW)
                .count();
        long above = judged.stream()
                .filter(month -> month.verdict() == Verdict.ABOVE)
                .count();
        String phases = String.join(
                "; ",
                study.operation().phases().stream()
                        .map(phase -> phase.label() + ", " + Said.period(phase.period()))
                        .toList());
        return "Line of " + Texts.plural(course.cells.size(), course.each()) + ", " + Said.period(course.span)
                + ". Phases: "
                + phases + "."
                + (judged.isEmpty()
                        ? ""
                        : " Since the operation began " + below + " of "
                                + Texts.plural(judged.size(), course.each()) + " lay below the expected range and "
                                + above
                                + " above it; by chance alone one in twenty lies outside.");
    }

    private static double day(LocalDate day) {
        return day.toEpochDay();
    }

    private Sheet sheet(int width, int height) {
        Sheet sheet = new Sheet(width, height, label, title);
        Scale x = Scale.of(day(course.span.start()), day(course.span.end()), LEFT, width - 6);
        int top = Sheet.TOP + phases(sheet, x, height - FOOT) * ROW;
        double most = course.cells.stream()
                .mapToDouble(cell -> course.drawn(
                        cell,
                        Math.max(
                                cell.count(),
                                cell.expected() == null ? 0 : cell.expected().high())))
                .max()
                .orElse(1);
        Scale y = Scale.upTo(most, width > Drawing.NARROW ? 5 : 4, height - FOOT, top);
        sheet.plot(
                LEFT,
                top,
                width - 6,
                height - FOOT,
                new double[] {x.from(), x.to()},
                new double[] {0, y.to()},
                y.step(),
                true);
        band(sheet, x, y);
        years(sheet, x, height - FOOT);
        List<Object> points = new ArrayList<>();
        for (Course.Cell cell : course.cells) {
            double value = course.drawn(cell, cell.count());
            if (course.months) {
                points.add(
                        List.of((day(cell.period().start()) + day(cell.period().end())) / 2, value));
            } else {
                points.add(List.of(day(cell.period().start()), value));
                points.add(List.of(day(cell.period().end()), value));
            }
        }
        sheet.series(Option.of(
                "type",
                "line",
                "data",
                points,
                "symbol",
                course.months ? "circle" : "none",
                "symbolSize",
                4,
                "showSymbol",
                true,
                "showAllSymbol",
                true,
                "z",
                3,
                "lineStyle",
                Option.of("color", Ink.FOCUS.light, "width", 1.6),
                "itemStyle",
                Option.of("color", Ink.FOCUS.light)));
        legend(sheet, width, height);
        return sheet;
    }

    /** Shades the phases with officers there, and sets their labels above in as many rows as keep them apart. */
    private int phases(Sheet sheet, Scale x, int bottom) {
        List<Phase> phases = study.operation().phases();
        List<Double> free = new ArrayList<>();
        double[] places = new double[phases.size()];
        int[] rows = new int[phases.size()];
        for (int i = 0; i < phases.size(); i++) {
            double size = TextWidth.of(text(phases.get(i)), Sheet.SMALL);
            double place =
                    Math.max(LEFT, Math.min(x.clipped(day(phases.get(i).period().start())), x.end() - size));
            int row = 0;
            while (row < free.size() && free.get(row) > place) {
                row++;
            }
            if (row == free.size()) {
                free.add(0.0);
            }
            free.set(row, place + size + 8);
            places[i] = place;
            rows[i] = row;
        }
        int top = Sheet.TOP + free.size() * ROW;
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            double from = x.clipped(day(phase.period().start()));
            double to = x.clipped(day(phase.period().end()));
            if (phase.kind() != Phase.Kind.BASELINE && phase.kind() != Phase.Kind.WITHDRAWN && to > from) {
                sheet.box(from, top, to - from, bottom - top, Ink.PHASE, null);
            }
            double y = Sheet.TOP + rows[i] * ROW + 5;
            if (x.holds(day(phase.period().start()))) {
                sheet.line(from, y + 7, from, bottom, Ink.OTHER, 0.8);
            }
            sheet.blank(places[i] + 1, y - 7, TextWidth.of(text(phase), Sheet.SMALL), 13);
            sheet.words(places[i] + 2, y, text(phase), Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
        }
        return free.size();
    }

    private static String text(Phase phase) {
        return TextWidth.fitted(phase.label(), Sheet.SMALL, 190);
    }

    private void band(Sheet sheet, Scale x, Scale y) {
        List<Object> upper = new ArrayList<>();
        List<Object> lower = new ArrayList<>();
        for (Course.Cell cell : course.cells) {
            ExpectedCourse.Month range = cell.expected();
            if (range == null) {
                continue;
            }
            double from = x.at(day(cell.period().start()));
            double to = x.at(day(cell.period().end()));
            for (double at : new double[] {from, to}) {
                upper.add(List.of(at, y.at(course.drawn(cell, range.high()))));
                lower.add(0, List.of(at, y.at(course.drawn(cell, range.low()))));
            }
        }
        upper.addAll(lower);
        if (!upper.isEmpty()) {
            sheet.area(upper, Ink.BAND);
        }
    }

    private void years(Sheet sheet, Scale x, int bottom) {
        for (int year = course.span.start().getYear();
                year <= course.span.lastDay().getYear();
                year++) {
            double from = x.clipped(day(LocalDate.of(year, 1, 1)));
            double to = x.clipped(day(LocalDate.of(year + 1, 1, 1)));
            if (x.holds(day(LocalDate.of(year, 1, 1)))) {
                sheet.line(from, bottom, from, bottom + 5, Ink.OTHER, 1);
            }
            String text = to - from > 32 ? Integer.toString(year) : String.format(Locale.ROOT, "’%02d", year % 100);
            if (to - from > TextWidth.of(text, Sheet.SMALL)) {
                sheet.words((from + to) / 2, bottom + 11, text, Sheet.SMALL, Ink.SOFT, Sheet.Side.CENTER, false);
            }
        }
        sheet.line(x.start(), bottom, x.end(), bottom, Ink.OTHER, 1);
    }

    private void legend(Sheet sheet, int width, int height) {
        double y = height - 9;
        sheet.line(LEFT, y, LEFT + 16, y, Ink.FOCUS, 1.6);
        sheet.dot(LEFT + 8, y, 2.2, Ink.FOCUS, null);
        sheet.words(LEFT + 22, y, "counted", Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
        double at = LEFT + 78;
        if (!course.reference.isEmpty()) {
            sheet.box(at, y - 5, 16, 10, Ink.BAND, null);
            sheet.words(
                    at + 22,
                    y,
                    width > Drawing.NARROW ? "expected from before" : "expected",
                    Sheet.SMALL,
                    Ink.TEXT,
                    Sheet.Side.LEFT,
                    false);
            at += width > Drawing.NARROW ? 154 : 88;
        }
        sheet.box(at, y - 5, 16, 10, Ink.PHASE, Ink.LINE);
        sheet.words(at + 22, y, "officers there", Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
    }
}
