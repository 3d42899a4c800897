/** How the level of an area moves: what its own past says of its level, season and dispersion. */
@NullMarked
package psp.stats.level;

import org.jspecify.annotations.NullMarked;
