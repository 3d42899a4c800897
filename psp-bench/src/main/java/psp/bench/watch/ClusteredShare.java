package psp.bench.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A share among things that come in clusters of two kinds, such as years and precincts, with its standard errors.
 *
 * <p>Clustered by one kind the variance of the mean is {@code m / (m − 1) · Σ (sum of residuals of a cluster)² / n²} over m
 * clusters; by both it is that of the one plus that of the other less that of the single things (A. C. Cameron, J. B. Gelbach
 * and D. L. Miller, Journal of Business and Economic Statistics 29, 2011), never less than the largest of the three.
 *
 * @param hits how many have it
 * @param size of how many, 0 or more
 * @param byYear the standard error clustered by year
 * @param byPlace the standard error clustered by place
 * @param byBoth the standard error clustered by both
 */
public record ClusteredShare(int hits, int size, double byYear, double byPlace, double byBoth) {

    /** One thing: its two clusters, and whether it has what is asked. */
    public record Case(int year, String place, boolean hit) {}

    public static ClusteredShare of(List<Case> cases) {
        int hits = (int) cases.stream().filter(Case::hit).count();
        double share = (double) hits / cases.size();
        double year = variance(cases, share, Case::year);
        double place = variance(cases, share, Case::place);
        double alone = variance(cases, share, one -> List.of(one.year(), one.place()));
        double both = Math.max(year + place - alone, Math.max(alone, Math.max(year, place)));
        return new ClusteredShare(hits, cases.size(), Math.sqrt(year), Math.sqrt(place), Math.sqrt(both));
    }

    private static double variance(List<Case> cases, double share, Function<Case, Object> cluster) {
        Map<Object, Double> sums = new HashMap<>();
        for (Case one : cases) {
            sums.merge(cluster.apply(one), (one.hit() ? 1 : 0) - share, Double::sum);
        }
        double squares =
                sums.values().stream().mapToDouble(sum -> sum * sum).sorted().sum();
        double m = sums.size();
        return m / (m - 1) * squares / cases.size() / cases.size();
    }

    double share() {
        return (double) hits / size;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.3f ± %.3f (%d of %d; standard error by year %.3f, by precinct %.3f)",
                share(),
                byBoth,
                hits,
                size,
                byYear,
                byPlace);
    }
}
