package psp.stats.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ways to raise the p-values of a family of tests so that the many chances to be wrong are paid for.
 * A test that gave no p (null) stays without one and does not count as a member of the family.
 */
public enum MultipleTests {
    /** Holm's step-down: the chance of any false alarm; any dependence. Scandinavian J. of Statistics 6 (1979). */
    HOLM {
        @Override
        double[] adjustSorted(double[] p) {
            double highest = 0;
            for (int i = 0; i < p.length; i++) {
                highest = Math.max(highest, (p.length - i) * p[i]);
                p[i] = Math.min(1, highest);
            }
            return p;
        }
    },
    /** Benjamini-Hochberg: the share of false alarms; independent or positively dependent tests. JRSS B 57 (1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjustSorted(double[] p) {
            return stepUp(p, p.length);
        }
    },
    /** Benjamini-Yekutieli: the share of false alarms; any dependence. Annals of Statistics 29 (2001). */
    BENJAMINI_YEKUTIELI {
        @Override
        double[] adjustSorted(double[] p) {
            double harmonic = 0;
            for (int i = 1; i <= p.length; i++) {
                harmonic += 1.0 / i;
            }
            return stepUp(p, harmonic * p.length);
        }
    };

    /**
     * {@return the adjusted p-values in the order given; an empty family gives an empty list}
     *
     * @param pValues from 0 to 1, or null for a test without a p
     * @throws IllegalArgumentException if a p is NaN or outside 0 to 1
     */
    public List<@Nullable Double> adjust(List<? extends @Nullable Double> pValues) {
        Objects.requireNonNull(pValues, "pValues");
        List<@Nullable Double> adjusted = new ArrayList<>(pValues);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < adjusted.size(); i++) {
            Double p = adjusted.get(i);
            if (p != null) {
                check(p, i);
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> Objects.requireNonNull(adjusted.get(i))));
        double[] sorted = order.stream()
                .mapToDouble(i -> Objects.requireNonNull(adjusted.get(i)))
                .toArray();
        sorted = adjustSorted(sorted);
        for (int i = 0; i < sorted.length; i++) {
            adjusted.set(order.get(i), sorted[i]);
        }
        return adjusted;
    }

    abstract double[] adjustSorted(double[] p);

    private static double[] stepUp(double[] p, double factor) {
        double lowest = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            lowest = Math.min(lowest, factor / (i + 1) * p[i]);
            p[i] = lowest;
        }
        return p;
    }

    private static void check(double p, int at) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("The p-value at " + at + " is " + p
                    + "; p-values run from 0 to 1, and null stands for a test without one");
        }
    }
}
