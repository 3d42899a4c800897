package psp.stats.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import psp.core.AreaCounts;
import psp.core.Period;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Spread;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;

/**
 * Compares windows of other calendar days with the help of earlier years, which tell the season.
 *
 * <p>One log-linear model of the months of the earlier years, of then and of now: every year has a level of its own, so
 * that their drift is no season; then and now have theirs, and the waves of the year are common to all.
 */
public final class Season {

    /** With fewer earlier years one odd winter would be the season. */
    static final int LEAST_YEARS = 3;
    /** Seasons older than this are no longer this one. */
    static final int MOST_YEARS = 10;

    private static final String STEP = "step";

    private Season() {}

    /**
     * The season-adjusted change from then to now, its error no smaller than Poisson.
     *
     * @param years earlier years, each a whole one, in order
     * @return empty where the years are too few, months cannot be counted, or there was nothing in a window
     */
    public static Optional<Spread> adjusted(AreaCounts area, List<Period> years, Period then, Period now) {
        if (years.size() < LEAST_YEARS) {
            return Optional.empty();
        }
        List<Period> months = new ArrayList<>();
        years.stream()
                .flatMap(year -> year.months().stream())
                .filter(month -> !month.overlaps(then))
                .forEach(months::add);
        months.addAll(then.months());
        months.addAll(now.months());
        months.sort(Comparator.naturalOrder());
        if (months.size() < Dispersion.LEAST_PERIODS
                || !months.stream().allMatch(area.table().coverage()::covers)
                || area.countWhole(then) == 0
                || area.countWhole(now) == 0) {
            return Optional.empty();
        }
        CountModel model = CountModel.of(
                        months.stream().mapToLong(area::countWhole).toArray(),
                        months.stream().mapToDouble(Period::days).toArray(),
                        months.stream().mapToDouble(StudyWindows::middle).toArray())
                .withSeason(years.size() > LEAST_YEARS ? 2 : 1);
        for (Period year : years.subList(1, years.size())) {
            model = model.withCovariate(
                    "level of " + year,
                    where(
                            months,
                            i -> year.contains(months.get(i)) && !months.get(i).overlaps(then)));
        }
        CountFit fit = model.withCovariate(
                        "then and now", where(months, i -> then.contains(months.get(i)) || now.contains(months.get(i))))
                .withCovariate(STEP, where(months, i -> now.contains(months.get(i))))
                .fit();
        return fit.degreesOfFreedom() < Dispersion.LEAST_PERIODS / 2 - 1
                ? Optional.empty()
                : fit.spread(STEP).map(Spread::noNarrowerThanPoisson);
    }

    private static double[] where(List<Period> months, IntPredicate test) {
        return IntStream.range(0, months.size())
                .mapToDouble(i -> test.test(i) ? 1 : 0)
                .toArray();
    }
}
