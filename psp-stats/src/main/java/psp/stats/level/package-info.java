/** How the level of an area moves in its city: one model behind every verdict. */
@NullMarked
package psp.stats.level;

import org.jspecify.annotations.NullMarked;
