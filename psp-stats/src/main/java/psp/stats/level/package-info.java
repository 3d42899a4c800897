/**
 * How the level of an area moves in its city.
 *
 * <p>{@link psp.stats.level.LevelStudy} cuts a table into periods and asks. {@link psp.stats.level.NetLevel} says what was to be
 * expected in a window: the area's share in the rest of the city is a level that walks with a short memory beside it, seen through
 * counts. How far levels walk and how counts scatter is learned from like areas of the same city ({@code Donors}, {@code LevelFit})
 * and from the area's own past. {@link psp.stats.level.WatchLevel} asks the same month by month after officers left; its threshold
 * comes from placebo leavings on like ground. {@link psp.stats.level.HoldingFit} is what an area's own past alone says.
 */
@NullMarked
package psp.stats.level;

import org.jspecify.annotations.NullMarked;
