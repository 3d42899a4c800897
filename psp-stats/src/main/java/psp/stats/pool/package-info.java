/** What several cities found together. */
@NullMarked
package psp.stats.pool;

import org.jspecify.annotations.NullMarked;
