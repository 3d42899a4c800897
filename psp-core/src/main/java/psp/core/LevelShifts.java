package psp.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Months from which on a series lies at another level at once.
 *
 * <p>For each month with a year and a half before it and half a year from it on, each half year is set against the same
 * calendar months a year earlier: {@code J = log(A / A') − log(B / B')}, A the half year from the month on, B the one
 * before. Season falls out, and so does a steady trend; a sudden change of level stays. Its standard error is that of
 * Poisson counts times a scale from the series itself: the median of the same contrast between neighbouring months, of
 * which a shift moves but two, over 0.6745 standard errors, at least 1. A month is found if |J| is above log 1.25 and
 * four such errors, the year from it on differs from the year before in the same direction by at least half of it, and
 * no month within a year has a greater |J| that does.
 */
final class LevelShifts {

    private static final int HALF = 6;
    private static final int YEAR = 12;
    private static final double LEAST = StrictMath.log(1.25);
    private static final double ERRORS = 4;

    private LevelShifts() {}

    /**
     * A change of level.
     *
     * @param month the first month at the new level, from 0
     * @param before the half year before, over the same months a year earlier
     * @param after the half year from it on, over the same months a year earlier
     */
    record Shift(int month, double before, double after) {}

    static List<Shift> find(long[] months) {
        int n = months.length;
        int first = YEAR + HALF;
        if (n < first + HALF + YEAR) {
            return List.of();
        }
        double scale = scale(months);
        double[] jumps = new double[n];
        double[] errors = new double[n];
        for (int t = first; t + HALF <= n; t++) {
            jumps[t] = contrast(months, t, HALF);
            errors[t] = scale * error(months, t, HALF);
        }
        List<Integer> candidates = new ArrayList<>();
        for (int t = first; t + HALF <= n; t++) {
            if (Math.abs(jumps[t]) > Math.max(LEAST, ERRORS * errors[t]) && stays(months, t, jumps[t])) {
                candidates.add(t);
            }
        }
        return candidates.stream()
                .filter(t -> candidates.stream()
                        .noneMatch(other -> Math.abs(other - t) <= YEAR
                                && (Math.abs(jumps[other]) > Math.abs(jumps[t])
                                        || Math.abs(jumps[other]) == Math.abs(jumps[t]) && other < t)))
                .map(t -> new Shift(
                        t,
                        count(months, t - HALF, HALF) / count(months, t - HALF - YEAR, HALF),
                        count(months, t, HALF) / count(months, t - YEAR, HALF)))
                .toList();
    }

    /** A span from a month on against the one before, each against its own a year earlier. */
    private static double contrast(long[] months, int t, int span) {
        return StrictMath.log(count(months, t, span) / count(months, t - YEAR, span))
                - StrictMath.log(count(months, t - span, span) / count(months, t - span - YEAR, span));
    }

    private static double error(long[] months, int t, int span) {
        return Math.sqrt(1 / count(months, t, span)
                + 1 / count(months, t - YEAR, span)
                + 1 / count(months, t - span, span)
                + 1 / count(months, t - span - YEAR, span));
    }

    /** With a half added, so that nothing has a logarithm too. */
    private static double count(long[] months, int from, int span) {
        return sum(months, from, from + span) + 0.5;
    }

    private static double scale(long[] months) {
        double[] sizes = new double[months.length - YEAR - 1];
        for (int t = YEAR + 1; t < months.length; t++) {
            sizes[t - YEAR - 1] = Math.abs(contrast(months, t, 1)) / error(months, t, 1);
        }
        Arrays.sort(sizes);
        return Math.max(1, sizes[sizes.length / 2] / 0.6745);
    }

    /** Whether the year from a month on, as far as it is there, lies apart from the year before, month for month. */
    private static boolean stays(long[] months, int t, double jump) {
        int span = Math.min(YEAR, months.length - t);
        double change =
                StrictMath.log((sum(months, t, t + span) + 0.5) / (sum(months, t - YEAR, t - YEAR + span) + 0.5));
        return change * Math.signum(jump) >= Math.abs(jump) / 2;
    }

    private static long sum(long[] months, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += months[i];
        }
        return sum;
    }
}
