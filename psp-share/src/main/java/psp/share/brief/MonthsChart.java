package psp.share.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import psp.core.Phase;
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
import psp.stats.ExpectedCourse;
import psp.stats.Located;
import psp.stats.Study;
import psp.stats.inference.Verdict;

/** The counts of the focus month by month, the phases, and the range that the time before would have given. */
final class MonthsChart {

    private static final int EDGE = 6;
    private static final int ROW = 15;
    private static final int FOOT = 42;

    private final Answers answers;

    /** A phase whose label begins at a point, in one of the rows above the plot. */
    private record Label(Phase phase, double place, int row) {

        double y() {
            return Sheet.TOP + ROW + row * ROW + 5;
        }

        String text() {
            return text(phase);
        }

        static String text(Phase phase) {
            return TextStyle.SMALL.fitted(phase.label(), 190);
        }
    }

    private final Study study;
    private final Course course;
    private final String label;
    private final String title;

    private MonthsChart(Answers answers, String label) {
        this.answers = answers;
        this.study = answers.study();
        this.label = label;
        this.course = new Course(answers);
        this.title = Wording.counted(study.counts().header()) + " in " + Wording.focus(study) + each();
    }

    /** Empty where nothing is covered since five years before the operation. */
    static Optional<Drawing> of(Answers answers, String label) {
        MonthsChart chart = new MonthsChart(answers, label);
        return chart.course.cells.isEmpty() ? Optional.empty() : Optional.of(chart.draw());
    }

    private Drawing draw() {
        List<List<String>> rows = course.cells.stream()
                .map(cell -> {
                    ExpectedCourse.Month range = cell.expected();
                    return List.of(
                            cell.period().inWords(),
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
                sheet(Drawing.NARROW, 240),
                sheet(Drawing.WIDE, 236),
                List.of(Phrases.capital(course.each()), "Counted", "Expected", "19 in 20 would lie in"),
                rows);
    }

    private String note() {
        String range = course.reference.isEmpty()
                ? "No expected range is drawn: " + course.unexpected.replaceFirst("\\.$", "") + "."
                : "The band holds 19 in 20 months, had the level of " + course.reference
                        + " and the season of the years before gone on.";
        return range
                + (course.rates ? " Periods differ in length, so all are drawn per 30 days." : "")
                + answers.located()
                        .result()
                        .filter(located -> located.allows() != Located.Allows.TELLING)
                        .map(located -> " Only what has a place is drawn: " + located + ".")
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
                        .map(phase -> phase.label().equals(phase.period().inWords())
                                ? phase.label()
                                : phase.label() + ", " + phase.period().inWords())
                        .toList());
        return "Line of " + Texts.plural(course.cells.size(), course.each()) + ", " + course.span.inWords()
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
        boolean wide = width > Drawing.NARROW;
        Sheet sheet = new Sheet(
                width,
                height,
                label,
                wide ? title : Wording.counted(study.counts().header()) + each());
        Scale counts = Scale.upTo(most(), wide ? 5 : 4);
        int left = Axes.room(counts);
        int right = width - EDGE;
        int bottom = height - FOOT;
        Scale x = Scale.of(day(course.span.start()), day(course.span.end()), left, right);
        List<Label> labels = labels(x);
        int top = Sheet.TOP
                + ROW
                + ROW * labels.stream().mapToInt(of -> of.row() + 1).max().orElse(0);
        Scale y = counts.between(bottom, top);
        sheet.words(0, Sheet.TOP + 4, axis(), TextStyle.SOFT, Sheet.Side.LEFT);
        labels.forEach(of -> shade(sheet, x, of.phase(), top, bottom));
        sheet.shape(band(x, y), Ink.BAND);
        Axes.across(sheet, y, left, right);
        Axes.years(sheet, x, bottom);
        labels.stream().filter(of -> x.holds(day(of.phase().period().start()))).forEach(of -> {
            double begin = x.at(day(of.phase().period().start()));
            sheet.rule(begin, of.y() + 7, begin, bottom, Ink.OTHER, 0.8);
        });
        counted(sheet, x, y);
        labels.forEach(of -> sheet.wordsOnPaper(of.place() + 2, of.y(), of.text(), TextStyle.SMALL, Sheet.Side.LEFT));
        Legend legend = new Legend(sheet, left).line(Ink.FOCUS, false, true, "counted");
        if (!course.reference.isEmpty()) {
            legend.ground(Ink.BAND, null, wide ? "expected from before" : "expected");
        }
        legend.ground(Ink.PHASE, Ink.LINE, "officers there");
        return sheet;
    }

    private String each() {
        return course.rates ? ", per 30 days" : ", by " + course.each();
    }

    /** What the numbers of the axis are, such as {@code incidents a month}. */
    private String axis() {
        return Wording.unit(study.counts().header()) + (course.rates ? " per 30 days" : " a " + course.each());
    }

    /** The largest count or end of a range, as it is drawn. */
    private double most() {
        return course.cells.stream()
                .mapToDouble(cell -> course.drawn(
                        cell,
                        Math.max(
                                cell.count(),
                                cell.expected() == null ? 0 : cell.expected().high())))
                .max()
                .orElse(1);
    }

    /** The labels of the phases in as many rows as keep them apart. */
    private List<Label> labels(Scale x) {
        List<Double> free = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Phase phase : study.operation().phases()) {
            double size = TextStyle.SMALL.width(Label.text(phase));
            double place =
                    Math.max(x.start(), Math.min(x.clipped(day(phase.period().start())), x.end() - size));
            int row = 0;
            while (row < free.size() && free.get(row) > place) {
                row++;
            }
            if (row == free.size()) {
                free.add(0.0);
            }
            free.set(row, place + size + 8);
            labels.add(new Label(phase, place, row));
        }
        return labels;
    }

    /** Shades a phase with officers there. */
    private static void shade(Sheet sheet, Scale x, Phase phase, int top, int bottom) {
        double from = x.clipped(day(phase.period().start()));
        double to = x.clipped(day(phase.period().end()));
        if (phase.kind() != Phase.Kind.BASELINE && phase.kind() != Phase.Kind.WITHDRAWN && to > from) {
            sheet.box(from, top, to - from, bottom - top, Ink.PHASE, null);
        }
    }

    /** The expected ranges, in steps. */
    private Trace band(Scale x, Scale y) {
        Trace band = new Trace();
        for (List<Course.Cell> run : course.runs(cell -> cell.expected() != null)) {
            for (Course.Cell cell : run) {
                double high = y.at(course.drawn(cell, range(cell).high()));
                band.to(x.at(day(cell.period().start())), high)
                        .to(x.at(day(cell.period().end())), high);
            }
            for (int i = run.size() - 1; i >= 0; i--) {
                Course.Cell cell = run.get(i);
                double low = y.at(course.drawn(cell, range(cell).low()));
                band.to(x.at(day(cell.period().end())), low)
                        .to(x.at(day(cell.period().start())), low);
            }
            band.close();
        }
        return band;
    }

    private static ExpectedCourse.Month range(Course.Cell cell) {
        return Objects.requireNonNull(cell.expected());
    }

    /** The line of what was counted: months from middle to middle with dots, other periods in steps; none where nothing is covered. */
    private void counted(Sheet sheet, Scale x, Scale y) {
        Trace line = new Trace();
        for (List<Course.Cell> run : course.runs(cell -> true)) {
            for (Course.Cell cell : run) {
                double from = x.at(day(cell.period().start()));
                double to = x.at(day(cell.period().end()));
                double value = y.at(course.drawn(cell, cell.count()));
                if (course.months) {
                    line.to((from + to) / 2, value);
                } else {
                    line.to(from, value).to(to, value);
                }
            }
            line.lift();
        }
        sheet.line(line, Ink.FOCUS, Sheet.LINE, false);
        if (course.months) {
            for (Course.Cell cell : course.cells) {
                double middle = (day(cell.period().start()) + day(cell.period().end())) / 2;
                sheet.dot(x.at(middle), y.at(course.drawn(cell, cell.count())), Sheet.DOT, Ink.FOCUS, null);
            }
        }
    }
}
