package psp.stats.level;

/**
 * What the same question answered on like ground of the city, in earlier years, when nothing was done.
 *
 * @param trials how many windows of how many donors were judged
 * @param donors how many like areas they are
 * @param fell in how many it would have said that it fell
 * @param rose in how many it would have said that it rose
 * @param ratios of each the count over what was to be expected, the lowest first
 */
public record PlaceboRecord(int trials, int donors, int fell, int rose, double[] ratios) {}
