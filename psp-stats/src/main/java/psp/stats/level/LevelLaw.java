package psp.stats.level;

/**
 * The law of an area's share in its city.
 *
 * @param walk the variance of the level's walk in a year, relative to the level
 * @param memory the variance of a short memory beside it
 * @param scatter how much more counts scatter than Poisson counts
 */
record LevelLaw(double walk, double memory, double scatter) {
    /** Years after which the short memory has fallen to 1/e. */
    static final double MEMORY_YEARS = 0.4;
}
