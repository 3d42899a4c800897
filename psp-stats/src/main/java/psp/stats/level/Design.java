package psp.stats.level;

/**
 * How a forecast is asked.
 *
 * @param origin the first period of the window
 * @param window how many periods it has
 * @param history how many periods before it are used, at most
 * @param step how many periods lie between the origins of earlier trials
 * @param end the period after the last one that earlier trials may use
 */
record Design(int origin, int window, int history, int step, int end) {
    static Design net(CityGround ground, int origin, int window) {
        int year = ground.ticksPerYear();
        int step = year * Math.max(1, (window + year - 1) / year);
        return new Design(origin, window, Integer.MAX_VALUE, step, origin);
    }

    int first(int origin) {
        return (int) Math.max(0, (long) origin - history);
    }

    int block(CityGround ground) {
        return (int) Math.max(1, Math.round(0.25 / ground.tickYears()));
    }

    /** Returns how many trials overlap each other. */
    double overlap() {
        return Math.max(1.0, (double) window / step);
    }
}
