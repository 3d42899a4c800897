package psp.stats.level;

import java.util.stream.IntStream;

/**
 * How a forecast is asked.
 *
 * @param origin the first period of the window
 * @param window how many periods it has
 * @param lag how many periods before the window are not used, as those of an operation
 * @param since the first period that may be used
 * @param history how many periods before the window are used, at most
 * @param step how many periods lie between the origins of earlier trials
 * @param end the period after the last one that earlier trials may use
 */
record Design(int origin, int window, int lag, int since, int history, int step, int end) {
    static Design net(CityGround ground, int origin, int window, int lag, int since) {
        int year = ground.ticksPerYear();
        int step = year * Math.max(1, (window + year - 1) / year);
        return new Design(origin, window, lag, since, Integer.MAX_VALUE, step, origin - lag);
    }

    int first(int origin) {
        return (int) Math.max(since, (long) origin - history);
    }

    /** Returns the origins of earlier trials, the latest first: the window ends before the last period that may be used. */
    int[] origins(CityGround ground) {
        int back = (origin + window - end + step - 1) / step;
        int least = since + lag + (history == Integer.MAX_VALUE ? ground.ticksPerYear() : history);
        return IntStream.iterate(origin - step * back, o -> o >= least, o -> o - step)
                .toArray();
    }

    /** Returns whether the last like window before an origin, those left out aside, was an area's highest of at least three. */
    boolean lastWasHighest(double[] area, int origin) {
        int last = origin - step * ((window + lag + step - 1) / step);
        double highest = sum(area, last);
        int earlier = 0;
        for (int from = last - step; from >= since; from -= step, earlier++) {
            if (sum(area, from) >= highest) {
                return false;
            }
        }
        return earlier >= 2;
    }

    private double sum(double[] area, int from) {
        double sum = 0;
        for (int t = Math.max(0, from); t < from + window; t++) {
            sum += area[t];
        }
        return sum;
    }

    /** Returns the trial of an area at an origin. */
    Trial trial(CityGround ground, double[] area, double[] rest, int origin, int end) {
        return new Trial(area, rest, first(origin), origin - lag, origin, end, ground.tickYears());
    }

    /** Returns how many trials overlap each other. */
    double overlap() {
        return Math.max(1.0, (double) window / step);
    }
}
