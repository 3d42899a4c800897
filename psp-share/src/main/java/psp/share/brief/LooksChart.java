package psp.share.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Option;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.stats.Answers;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchLook;

/** Each look of a watch: what was seen, what a holding level gives, and from which count on it alarms. */
final class LooksChart {

    private static final String TITLE = "Since the officers moved on, look by look";
    private static final int LEFT = 34;
    private static final int FOOT = 46;

    private final Watch watch;
    private final List<WatchLook> looks;
    private final String label;

    private LooksChart(Watch watch, String label) {
        this.watch = watch;
        this.looks = watch.looks();
        this.label = label;
    }

    /** Empty where nothing was looked at. */
    static Optional<Drawing> of(Answers answers, String label) {
        return answers.watch()
                .result()
                .filter(watch -> watch.watched() > 0 && watch.refusal().isEmpty())
                .map(watch -> new LooksChart(watch, label))
                .filter(chart -> !chart.looks.isEmpty())
                .map(LooksChart::draw);
    }

    private Drawing draw() {
        List<List<String>> rows = looks.stream()
                .map(look -> List.of(
                        days(look),
                        Texts.grouped(look.count()),
                        expected(look),
                        look.alarmsFrom() == null ? "none by itself" : Texts.grouped(look.alarmsFrom())))
                .toList();
        WatchLook last = looks.get(looks.size() - 1);
        String values = Texts.plural(looks.size(), "look") + ", "
                + Texts.plural(looks.stream().mapToLong(WatchLook::count).sum(), "incident") + " seen; "
                + Phrases.capital(watch.verdict().text()) + ". At the last look " + Texts.grouped(last.count())
                + " seen, " + expected(last) + " expected if the level of the operation holds"
                + (last.alarmsFrom() == null ? "." : ", an alarm from " + Texts.grouped(last.alarmsFrom()) + " on.");
        return new Drawing(
                "watch",
                TITLE,
                "The red line is the count from which on that look would have alarmed, given all looks"
                        + " before it. A level that holds crosses it in one year of "
                        + Math.round(1 / watch.falseAlarmChancePerYear())
                        + "; to stay below it is not \"safe\".",
                values,
                sheet(),
                null,
                List.of("Look", "Seen", "Expected if it holds", "Alarms from"),
                rows);
    }

    private static String expected(WatchLook look) {
        return String.format(Locale.ROOT, "%,.1f", look.expected());
    }

    private static String days(WatchLook look) {
        Period days = period(look);
        return days == null ? look.name() : Said.period(days);
    }

    private static @Nullable Period period(WatchLook look) {
        return look.name().startsWith("period ") ? null : Period.parse(look.name());
    }

    private Sheet sheet() {
        int width = Drawing.NARROW;
        int height = 226;
        Sheet sheet = new Sheet(width, height, label, TITLE);
        double most = looks.stream()
                .mapToDouble(look -> Math.max(
                        Math.max(look.count(), look.expected()), look.alarmsFrom() == null ? 0 : look.alarmsFrom()))
                .max()
                .orElse(1);
        int bottom = height - FOOT;
        Scale x = Scale.of(0, looks.size(), LEFT, width - 4);
        Scale y = Scale.upTo(most, 4, bottom, Sheet.TOP + 4);
        sheet.plot(
                LEFT,
                Sheet.TOP + 4,
                width - 4,
                bottom,
                new double[] {0, looks.size()},
                new double[] {0, y.to()},
                y.step(),
                true);
        double bar = Math.min(26, 0.7 * (x.at(1) - x.at(0)));
        for (int i = 0; i < looks.size(); i++) {
            if (looks.get(i).count() > 0) {
                double top = y.at(looks.get(i).count());
                sheet.box(x.at(i + 0.5) - bar / 2, top, bar, bottom - top, Ink.FOCUS, null);
            }
        }
        steps(sheet, look -> look.expected(), Ink.OTHER, "dashed");
        steps(
                sheet,
                look -> look.alarmsFrom() == null ? null : (Double) (double) look.alarmsFrom(),
                Ink.ALARM,
                "solid");
        sheet.line(LEFT, bottom, width - 4, bottom, Ink.OTHER, 1);
        sheet.words(LEFT, bottom + 12, end(looks.get(0), true), Sheet.SMALL, Ink.SOFT, Sheet.Side.LEFT, false);
        if (looks.size() > 1) {
            sheet.words(
                    width - 4,
                    bottom + 12,
                    end(looks.get(looks.size() - 1), false),
                    Sheet.SMALL,
                    Ink.SOFT,
                    Sheet.Side.RIGHT,
                    false);
        }
        legend(sheet, height - 9);
        return sheet;
    }

    private static String end(WatchLook look, boolean first) {
        Period days = period(look);
        LocalDate day = days == null ? null : first ? days.start() : days.lastDay();
        return day == null ? look.name() : Phrases.day(day);
    }

    /** A line of steps; looks without a value leave a gap. */
    private void steps(Sheet sheet, Function<WatchLook, @Nullable Double> value, Ink ink, String type) {
        List<Object> points = new ArrayList<>();
        for (int i = 0; i <= looks.size(); i++) {
            Double at = i < looks.size() ? value.apply(looks.get(i)) : null;
            if (at != null) {
                points.add(List.of((double) i, at));
                points.add(List.of(i + 1.0, at));
            } else if (!points.isEmpty()) {
                sheet.series(Option.of(
                        "type",
                        "line",
                        "data",
                        points,
                        "symbol",
                        "none",
                        "z",
                        3,
                        "lineStyle",
                        Option.of("color", ink.light, "width", 1.6, "type", type)));
                points = new ArrayList<>();
            }
        }
    }

    private static void legend(Sheet sheet, double y) {
        sheet.box(LEFT, y - 4, 10, 9, Ink.FOCUS, null);
        sheet.words(LEFT + 15, y, "seen", Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
        for (int dash = 0; dash < 3; dash++) {
            sheet.line(LEFT + 58 + 7 * dash, y, LEFT + 62 + 7 * dash, y, Ink.OTHER, 1.6);
        }
        sheet.words(LEFT + 83, y, "expected if it holds", Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
        sheet.line(LEFT + 204, y, LEFT + 222, y, Ink.ALARM, 1.6);
        sheet.words(LEFT + 227, y, "alarms from", Sheet.SMALL, Ink.TEXT, Sheet.Side.LEFT, false);
    }
}
