package psp.stats.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import psp.stats.internal.text.Digits;

/** A forest plot in plain text: ranges on a scale of even ratios, cut off with an arrow where they run out of it. */
final class ForestText {

    private static final int NAME = 18;
    private static final int WIDTH = 41;
    private static final List<Double> SCALES = List.of(2.0, 4.0, 10.0, 100.0);

    private final double most;

    private ForestText(double most) {
        this.most = most;
    }

    static String of(List<ForestRow> rows) {
        // The narrowest scale that shows nine in ten of the limits, and the pooled range whole where any does.
        double[] limits = rows.stream()
                .flatMap(row -> List.of(row.range().lo(), row.range().hi()).stream())
                .filter(limit -> limit > 0 && Double.isFinite(limit))
                .mapToDouble(limit -> Math.max(limit, 1 / limit))
                .sorted()
                .toArray();
        double needed = limits.length == 0 ? 1 : limits[(limits.length - 1) * 9 / 10];
        ForestText plot = new ForestText(
                SCALES.stream().filter(scale -> scale >= needed).findFirst().orElse(100.0));
        StringBuilder text = new StringBuilder(plot.head());
        rows.forEach(row -> text.append(plot.line(row)));
        return text.append(plot.foot()).toString();
    }

    private String head() {
        return String.format(Locale.ROOT, "%-" + NAME + "s %9s %9s  ratio\n", "", "before", "after");
    }

    private String line(ForestRow row) {
        String name = row.name().length() <= NAME ? row.name() : row.name().substring(0, NAME - 2) + "..";
        String counts = row.before() == null || row.after() == null
                ? String.format(Locale.ROOT, "%9s %9s", "", "")
                : String.format(Locale.ROOT, "%,9d %,9d", row.before(), row.after());
        String range = Double.isInfinite(row.range().hi()) && row.range().lo() == 0
                ? "can't say"
                : (row.ratio() == null ? "" : number(row.ratio()) + " ") + "("
                        + number(row.range().lo()) + " to " + number(row.range().hi()) + ")";
        return String.format(Locale.ROOT, "%-" + NAME + "s %s  %-20s %s", name, counts, range, bar(row))
                        .stripTrailing() + "\n";
    }

    private static String number(double ratio) {
        return Double.isInfinite(ratio)
                ? "inf"
                : ratio < 100 ? String.format(Locale.ROOT, "%.2f", ratio) : Digits.of(ratio, 3);
    }

    private String bar(ForestRow row) {
        char[] cells = new char[WIDTH];
        Arrays.fill(cells, ' ');
        double lo = row.range().lo();
        double hi = row.range().hi();
        cells[WIDTH / 2] = '|';
        if (lo > 0 || Double.isFinite(hi)) {
            Arrays.fill(
                    cells,
                    column(lo),
                    column(hi) + 1,
                    row.kind() == ForestRow.Kind.SITE ? '-' : row.kind() == ForestRow.Kind.POOLED ? '=' : '.');
            cells[column(lo)] = lo < 1 / most ? '<' : cells[column(lo)];
            cells[column(hi)] = hi > most ? '>' : cells[column(hi)];
            if (row.ratio() != null) {
                cells[column(row.ratio())] = row.kind() == ForestRow.Kind.SITE ? 'o' : 'O';
            }
        }
        return new String(cells);
    }

    private int column(double ratio) {
        double part = 0.5 + StrictMath.log(Math.max(Double.MIN_NORMAL, ratio)) / StrictMath.log(most) / 2;
        return (int) Math.round(Math.max(0, Math.min(1, part)) * (WIDTH - 1));
    }

    private String foot() {
        String low = Digits.of(1 / most, 3);
        String high = Digits.of(most, 3);
        int half = WIDTH / 2;
        return " ".repeat(NAME + 1 + 19 + 2 + 20 + 1) + low + " ".repeat(half - low.length()) + "1"
                + " ".repeat(half - high.length()) + high + "\n";
    }
}
