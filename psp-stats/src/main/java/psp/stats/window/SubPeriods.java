package psp.stats.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Spread;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;

/**
 * Cuts windows of the same calendar days into like sub-periods and fits the change over them.
 *
 * <p>Months where the windows hold at least four each, else runs of seven days. Every sub-period is a stratum of its own,
 * so the season cancels; strata without any incident say nothing and are left out.
 */
public final class SubPeriods {

    public static final int LEAST_EACH = Dispersion.LEAST_PERIODS / 2;
    /** Of one area: no common change, and the step in the second window. */
    public static final List<double[]> STEP_ONLY = List.of(new double[] {0, 0}, new double[] {0, 1});

    private static final String STEP = "step";

    private SubPeriods() {}

    /**
     * The sub-periods of a window: months, or where there are fewer than four, sevens of days; of a table that does not
     * know its months, its own periods; empty where there are fewer than four.
     */
    public static List<Period> of(Period window, Coverage coverage) {
        List<Period> months = window.months();
        if (months.size() >= LEAST_EACH && months.stream().allMatch(coverage::covers)) {
            return months;
        }
        if (coverage.kind() == Coverage.Kind.TABLE) {
            List<Period> own =
                    coverage.periods().stream().filter(window::contains).toList();
            return own.size() >= LEAST_EACH && coverage.covers(window) ? own : List.of();
        }
        List<Period> sevens = new ArrayList<>();
        for (int i = 0; i + 7 <= window.days(); i += 7) {
            boolean last = i + 14 > window.days();
            sevens.add(Period.of(
                    window.start().plusDays(i),
                    last ? window.end() : window.start().plusDays(i + 7L)));
        }
        return sevens.size() >= LEAST_EACH ? sevens : List.of();
    }

    /** The change of an area from one window to another; empty where its spread cannot be estimated. */
    public static Optional<Spread> change(AreaCounts area, Period then, Period now) {
        List<Period> before = of(then, area.table().coverage());
        List<Period> after = of(now, area.table().coverage());
        if (before.isEmpty() || before.size() != after.size()) {
            return Optional.empty();
        }
        return fit(List.of(counts(area, before), counts(area, after)), List.of(days(before), days(after)), STEP_ONLY);
    }

    /** The change of an area over the change of another; empty where its spread cannot be estimated. */
    public static Optional<Spread> contrast(AreaCounts area, AreaCounts comparison, Period then, Period now) {
        List<Period> before = of(then, area.table().coverage());
        List<Period> after = of(now, area.table().coverage());
        if (before.isEmpty() || before.size() != after.size()) {
            return Optional.empty();
        }
        return fit(
                List.of(
                        counts(comparison, before),
                        counts(comparison, after),
                        counts(area, before),
                        counts(area, after)),
                List.of(days(before), days(after), days(before), days(after)),
                List.of(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 0}, new double[] {1, 1}));
    }

    private static long[] counts(AreaCounts area, List<Period> periods) {
        return periods.stream().mapToLong(area::countWhole).toArray();
    }

    private static double[] days(List<Period> periods) {
        return periods.stream().mapToDouble(Period::days).toArray();
    }

    /**
     * Rows are areas in pairs of windows; the columns are one level for each sub-period of each pair, a change common to
     * both areas, and the step that is asked for.
     */
    public static Optional<Spread> fit(List<long[]> windows, List<double[]> days, List<double[]> common) {
        int strata = windows.get(0).length;
        List<Long> counts = new ArrayList<>();
        List<Double> exposures = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<int[]> kept = new ArrayList<>();
        for (int pair = 0; pair < windows.size(); pair += 2) {
            for (int s = 0; s < strata; s++) {
                if (windows.get(pair)[s] + windows.get(pair + 1)[s] > 0) {
                    kept.add(new int[] {pair, s});
                }
            }
        }
        for (int w = 0; w < windows.size(); w++) {
            for (int s = 0; s < strata; s++) {
                int pair = w - w % 2;
                int at = s;
                int stratum = index(kept, pair, at);
                if (stratum >= 0) {
                    double[] row = new double[kept.size() + 2];
                    row[stratum] = 1;
                    row[kept.size()] = common.get(w)[0];
                    row[kept.size() + 1] = common.get(w)[1];
                    rows.add(row);
                    counts.add(windows.get(w)[s]);
                    exposures.add(days.get(w)[s]);
                }
            }
        }
        boolean anyEmpty = windows.stream().anyMatch(w -> Arrays.stream(w).sum() == 0);
        if (anyEmpty || rows.size() < Dispersion.LEAST_PERIODS) {
            return Optional.empty();
        }
        return fit(counts, exposures, rows, kept.size(), windows.size() > 2);
    }

    private static int index(List<int[]> kept, int pair, int stratum) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i)[0] == pair && kept.get(i)[1] == stratum) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Spread> fit(
            List<Long> counts, List<Double> exposures, List<double[]> rows, int strata, boolean two) {
        int n = rows.size();
        double[] times = new double[n];
        Arrays.setAll(times, i -> i + 1);
        CountModel model = CountModel.of(
                counts.stream().mapToLong(Long::longValue).toArray(),
                exposures.stream().mapToDouble(Double::doubleValue).toArray(),
                times);
        for (int s = 1; s < strata; s++) {
            model = model.withCovariate("level " + (s + 1), column(rows, s));
        }
        if (two) {
            model = model.withCovariate("common", column(rows, strata));
        }
        CountFit fit = model.withCovariate(STEP, column(rows, strata + 1)).fit();
        return fit.degreesOfFreedom() < LEAST_EACH - 1 ? Optional.empty() : fit.spread(STEP);
    }

    private static double[] column(List<double[]> rows, int j) {
        return rows.stream().mapToDouble(row -> row[j]).toArray();
    }
}
