package psp.share.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import psp.core.Period;
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
import psp.stats.watch.Watch;
import psp.stats.watch.WatchLook;

/** Each look of a watch: what was seen, what a holding level gives, and from which count on it alarms. */
final class LooksChart {

    private static final String TITLE = "Since the officers left";
    private static final int EDGE = 4;
    private static final int FOOT = 46;

    private final Watch watch;
    private final List<WatchLook> looks;
    private final String unit;
    private final String label;

    private LooksChart(Watch watch, String unit, String label) {
        this.watch = watch;
        this.looks = watch.looks();
        this.unit = unit;
        this.label = label;
    }

    /** Empty where nothing was looked at. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.watch()
                .result()
                .filter(watch -> watch.watched() > 0)
                .map(watch -> new LooksChart(
                        watch, Wording.unit(answers.study().counts().header()), label))
                .filter(chart -> !chart.looks.isEmpty())
                .map(LooksChart::draw);
    }

    private Drawing draw() {
        List<List<String>> rows = looks.stream()
                .map(look -> List.of(
                        days(look),
                        Texts.grouped(look.count()),
                        expected(look),
                        look.alarmsFrom() == null ? "none alone" : Texts.grouped(look.alarmsFrom())))
                .toList();
        WatchLook last = looks.get(looks.size() - 1);
        String values = Texts.plural(looks.size(), "check") + ", "
                + Texts.grouped(looks.stream().mapToLong(WatchLook::count).sum()) + " " + unit + " counted; "
                + Phrases.capital(watch.verdict().text()) + ". At the last check " + Texts.grouped(last.count())
                + " counted, " + expected(last) + " expected if the reduction lasts"
                + (last.alarmsFrom() == null ? "." : ", an alarm from " + Texts.grouped(last.alarmsFrom()) + " on.");
        return new Drawing(
                "watch",
                TITLE,
                "The red line is the threshold of each check, given those before it. About one false alarm in "
                        + Phrases.number((int) Math.round(1 / watch.falseAlarmChancePerYear()))
                        + " years if nothing changes.",
                values,
                sheet(),
                null,
                List.of("Check", "Counted", "Expected if the reduction lasts", "Alarms from"),
                rows);
    }

    private static String expected(WatchLook look) {
        return String.format(Locale.ROOT, "%,.1f", look.expected());
    }

    private static String days(WatchLook look) {
        Period days = look.period();
        return days == null ? look.name() : days.inWords();
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(Drawing.NARROW, 226, label, TITLE);
        double most = looks.stream()
                .mapToDouble(look -> Math.max(
                        Math.max(look.count(), look.expected()), look.alarmsFrom() == null ? 0 : look.alarmsFrom()))
                .max()
                .orElse(1);
        int bottom = sheet.height - FOOT;
        Scale y = Scale.upTo(most, 4).between(bottom, Sheet.TOP + 4);
        int left = Axes.room(y);
        int right = sheet.width - EDGE;
        Scale x = Scale.of(0, looks.size(), left, right);
        Axes.across(sheet, y, left, right);
        double bar = Math.min(26, 0.7 * (x.at(1) - x.at(0)));
        for (int i = 0; i < looks.size(); i++) {
            if (looks.get(i).count() > 0) {
                double top = y.at(looks.get(i).count());
                sheet.box(x.at(i + 0.5) - bar / 2, top, bar, bottom - top, Ink.FOCUS, null);
            }
        }
        sheet.line(steps(x, y, WatchLook::expected), Ink.OTHER, Sheet.LINE, true);
        sheet.line(
                steps(x, y, look -> look.alarmsFrom() == null ? Double.NaN : look.alarmsFrom()),
                Ink.ALARM,
                Sheet.LINE,
                false);
        Axes.base(sheet, left, right, bottom);
        sheet.words(left, bottom + 12, end(looks.get(0), true), TextStyle.SOFT, Sheet.Side.LEFT);
        if (looks.size() > 1) {
            String last = end(looks.get(looks.size() - 1), false);
            sheet.words(right, bottom + 12, last, TextStyle.SOFT, Sheet.Side.RIGHT);
        }
        new Legend(sheet, left)
                .ground(Ink.FOCUS, null, unit)
                .line(Ink.OTHER, true, false, "expected if it lasts")
                .line(Ink.ALARM, false, false, "alarms from");
        return sheet;
    }

    private static String end(WatchLook look, boolean first) {
        Period days = look.period();
        LocalDate day = days == null ? null : first ? days.start() : days.lastDay();
        return day == null ? look.name() : Phrases.day(day);
    }

    /** A line of steps; looks without a value leave a gap. */
    private Trace steps(Scale x, Scale y, ToDoubleFunction<WatchLook> value) {
        Trace line = new Trace();
        for (int i = 0; i < looks.size(); i++) {
            double at = value.applyAsDouble(looks.get(i));
            if (Double.isNaN(at)) {
                line.lift();
            } else {
                line.to(x.at(i), y.at(at)).to(x.at(i + 1), y.at(at));
            }
        }
        return line;
    }
}
