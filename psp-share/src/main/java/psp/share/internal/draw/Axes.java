package psp.share.internal.draw;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import psp.core.internal.Texts;

/** What a picture is read by: lines at the round steps of a scale, and their numbers, words or years beside them. */
public final class Axes {

    /** Between a number and the line it belongs to. */
    private static final int GAP = 8;
    /** At least so much stands on the left of lines across, so that pictures one below the other begin alike. */
    private static final int ROOM = 34;
    /** Below a scale, in the middle of its words. */
    private static final int BELOW = 12;

    /** At least so much is left between words. */
    private static final int APART = 3;

    private Axes() {}

    /** The points that the numbers of a scale of counts need on its left. */
    public static int room(Scale counts) {
        return Math.max(ROOM, (int) Math.ceil(TextStyle.SOFT.width(Texts.grouped(Math.round(counts.to())))) + GAP);
    }

    /** Lines across at each step of a scale of counts, their numbers on the left. */
    public static void across(Sheet sheet, Scale counts, double left, double right) {
        for (double at : counts.marks()) {
            double y = counts.at(at);
            sheet.rule(left, y, right, y, Ink.LINE, 1);
            sheet.words(left - GAP, y, Texts.grouped(Math.round(at)), TextStyle.SOFT, Sheet.Side.RIGHT);
        }
    }

    /** The line on which what is counted stands. */
    public static void base(Sheet sheet, double left, double right, double y) {
        sheet.rule(left, y, right, y, Ink.OTHER, 1);
    }

    /**
     * Lines down at each step of a scale, that of 0 stronger, and what each means below it. Where there is no room for all
     * words they are those of every second step, or third, counted from 0; the outer ones end with the sheet.
     */
    public static void down(Sheet sheet, Scale scale, double top, double bottom, DoubleFunction<String> meaning) {
        for (double at : scale.marks()) {
            double x = scale.at(at);
            sheet.rule(x, top, x, bottom + 4, at == 0 ? Ink.OTHER : Ink.LINE, at == 0 ? 1.2 : 1);
        }
        int every = 1;
        List<Words> words = words(sheet, scale, every, meaning);
        while (overlap(words)) {
            every++;
            words = words(sheet, scale, every, meaning);
        }
        words.forEach(one -> sheet.words(one.middle(), bottom + BELOW, one.text(), TextStyle.SOFT, Sheet.Side.CENTER));
    }

    private record Words(double middle, String text) {
        double half() {
            return TextStyle.SOFT.width(text) / 2;
        }
    }

    private static List<Words> words(Sheet sheet, Scale scale, int every, DoubleFunction<String> meaning) {
        return Arrays.stream(scale.marks())
                .filter(at -> Math.round(at / scale.step()) % every == 0)
                .mapToObj(at -> new Words(scale.at(at), meaning.apply(at)))
                .map(one ->
                        new Words(Math.max(one.half(), Math.min(sheet.width - one.half(), one.middle())), one.text()))
                .toList();
    }

    private static boolean overlap(List<Words> words) {
        for (int i = 1; i < words.size(); i++) {
            Words left = words.get(i - 1);
            if (left.middle() + left.half() + APART
                    > words.get(i).middle() - words.get(i).half()) {
                return true;
            }
        }
        return false;
    }

    /** The years of a scale of days since 1970, each begun by a tick and named in its middle where there is room. */
    public static void years(Sheet sheet, Scale days, double bottom) {
        int last = LocalDate.ofEpochDay((long) days.to() - 1).getYear();
        for (int year = LocalDate.ofEpochDay((long) days.from()).getYear(); year <= last; year++) {
            double first = LocalDate.of(year, 1, 1).toEpochDay();
            double from = days.clipped(first);
            double to = days.clipped(LocalDate.of(year + 1, 1, 1).toEpochDay());
            if (days.holds(first)) {
                sheet.rule(from, bottom, from, bottom + 5, Ink.OTHER, 1);
            }
            String text = to - from > 32 ? Integer.toString(year) : String.format(Locale.ROOT, "’%02d", year % 100);
            if (to - from > TextStyle.SOFT.width(text)) {
                sheet.words((from + to) / 2, bottom + BELOW, text, TextStyle.SOFT, Sheet.Side.CENTER);
            }
        }
        base(sheet, days.start(), days.end(), bottom);
    }
}
