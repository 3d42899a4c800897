package psp.stats.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.YearCount;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Words;
import psp.stats.window.StudyWindows;

/**
 * A zone that could serve as comparison, ranked by how well it would have predicted the focus in earlier years.
 *
 * <p>The error is the root mean square of the change of {@code log(focus / zone)} from year to year: what last year's
 * course of the zone would have got wrong. The pre-trend is the slope of that log over the years; the largest one that
 * the years do not exclude stands beside it, with the effect that would remain under it. "Passed" is never said.
 *
 * @param zone its name
 * @param error the root mean square of the yearly changes, on the log scale; smaller is better
 * @param years from how many earlier years
 * @param preTrend the slope a year, on the log scale
 * @param largestPreTrend the end of its 95 % range that is farther from 0
 * @param effect the log ratio of now against last year, net of the zone
 * @param effectUnderPreTrend the same less the largest pre-trend: what would remain if it had gone on for a year
 */
public record Comparison(
        String zone,
        double error,
        int years,
        double preTrend,
        double largestPreTrend,
        double effect,
        double effectUnderPreTrend)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A zone that could serve as comparison.
     *
     * @param zone its name
     * @param error the root mean square of the yearly changes, on the log scale; smaller is better
     * @param years from how many earlier years
     * @param preTrend the slope a year, on the log scale
     * @param largestPreTrend the end of its 95 % range that is farther from 0
     * @param effect the log ratio of now against last year, net of the zone
     * @param effectUnderPreTrend the same less the largest pre-trend: what would remain if it had gone on for a year
     */
    public Comparison {
        Objects.requireNonNull(zone, "zone");
        Checks.number("error", error);
        Checks.number("pre-trend", preTrend);
        Checks.number("largest pre-trend", largestPreTrend);
        Checks.number("effect", effect);
        Checks.number("effect under the largest pre-trend", effectUnderPreTrend);
    }

    /**
     * {@return all zones that could serve, the best predictor first; focus, rings, the zones the officers went to, the
     * zones named as touching, and zones that share an incident with the focus are left out}
     *
     * @param operation what was done
     * @param counts a table that covers at least three earlier years of the first active phase's window
     * @param touching zones that touch the focus, as a map shows them; counts alone cannot
     * @throws IllegalArgumentException if there are fewer than three earlier years, or no zone is left
     */
    public static List<Comparison> candidates(Operation operation, ZoneCounts counts, Collection<String> touching) {
        Objects.requireNonNull(touching, "touching");
        StudyWindows windows = StudyWindows.of(operation, counts);
        Period now = windows.active().period();
        SortedSet<String> out = StudyWindows.treated(operation);
        out.addAll(touching);
        AreaCounts focus = operation.focus(counts);
        List<YearCount> years = Stream.concat(windows.pastWindows(now).stream(), Stream.of(now))
                .map(window -> new YearCount(
                        window, focus.countWhole(window), counts.total().countWhole(window)))
                .toList();
        if (years.size() < 4) {
            throw new IllegalArgumentException("Only " + Words.years(years.size() - 1) + " before " + now
                    + " are covered; ranking comparison zones needs at least three");
        }
        List<Comparison> ranked = new ArrayList<>();
        for (String zone : counts.zones()) {
            AreaCounts area = counts.in(zone);
            if (!out.contains(zone) && focus.intersection(area).count() == 0 && area.count() > 0) {
                ranked.add(of(
                        zone,
                        years.stream()
                                .map(year -> new YearCount(year.window(), year.focus(), area.countWhole(year.window())))
                                .toList()));
            }
        }
        if (ranked.isEmpty()) {
            throw new IllegalArgumentException("No zone is left to compare with; the zones are " + counts.zones());
        }
        ranked.sort(Comparator.comparingDouble(Comparison::error).thenComparing(Comparison::zone));
        return List.copyOf(ranked);
    }

    private static Comparison of(String zone, List<YearCount> years) {
        boolean zero = years.stream().anyMatch(year -> year.focus() == 0 || year.comparison() == 0);
        double half = zero ? 0.5 : 0;
        double[] logs = years.stream()
                .mapToDouble(y -> StrictMath.log((y.focus() + half) / (y.comparison() + half)))
                .toArray();
        int n = logs.length - 1;
        double squares = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += logs[i] / n;
            squares += i == 0 ? 0 : (logs[i] - logs[i - 1]) * (logs[i] - logs[i - 1]);
        }
        double xx = n * (n * (double) n - 1) / 12;
        double slope = 0;
        for (int i = 0; i < n; i++) {
            slope += (i - (n - 1) / 2.0) * logs[i] / xx;
        }
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double off = logs[i] - mean - slope * (i - (n - 1) / 2.0);
            residual += off * off;
        }
        double reach = TDistribution.of(n - 2).inverseSurvivalProbability(0.025) * Math.sqrt(residual / (n - 2) / xx);
        double largest = slope >= 0 ? slope + reach : slope - reach;
        double effect = logs[n] - logs[n - 1];
        return new Comparison(zone, Math.sqrt(squares / (n - 1)), n, slope, largest, effect, effect - largest);
    }

    /** Returns the zone, its error and the largest pre-trend with the effect under it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: yearly error %.0f %%, pre-trend up to %+.0f %% a year not excluded; effect %s,"
                        + " under that trend %s",
                zone,
                100 * StrictMath.expm1(error),
                100 * StrictMath.expm1(largestPreTrend),
                Words.change(StrictMath.exp(effect)),
                Words.change(StrictMath.exp(effectUnderPreTrend)));
    }
}
