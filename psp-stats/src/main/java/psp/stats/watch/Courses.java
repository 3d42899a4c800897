package psp.stats.watch;

/** The courses that a year of watching may take, drawn from what the past knows and what it leaves open. */
interface Courses {

    /** What is believed beyond the fit. */
    enum Belief {
        /** Nothing. */
        PLAIN,
        /** That there was a fall, as large as falls are. */
        FALL,
        /** Not even that counts may well be Poisson, as the fit does. */
        CAUTIOUS
    }

    /** What is done with a course. */
    interface Sink {

        /**
         * Takes one course.
         *
         * @param world its number
         * @param sums the sum by which each look is judged
         */
        void take(int world, double[] sums);
    }

    /** How many looks the year has. */
    int looks();

    /** How many looks in a row must cross. */
    int inARow();

    /** The tick at which a look, from 0, ends. */
    int end(int look);

    /** How many a level that lasts gives up to a look, from 0, on average. */
    double expected(int look);

    /** The sums above which each look crosses a line so many standard errors higher. */
    double[] critical(double raise);

    /**
     * Draws courses.
     *
     * @param share of the fall that is lost again from the start of the year on
     * @param belief what is believed beyond the fit
     * @param worlds how many, even
     * @param courses how many in each
     */
    void draw(double share, Belief belief, int worlds, int courses, Sink sink);

    /**
     * The look at which a course alarms, from 0; that after the last where it does not.
     *
     * @param sums the sum at each look
     * @param critical those above which a look crosses
     */
    default int alarm(double[] sums, double[] critical) {
        int above = 0;
        for (int k = 0; k < sums.length; k++) {
            above = sums[k] > critical[k] ? above + 1 : 0;
            if (above >= inARow()) {
                return k;
            }
        }
        return sums.length;
    }
}
