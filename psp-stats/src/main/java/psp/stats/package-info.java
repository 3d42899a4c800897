/** So what: reductions, comparisons and their doubt, from counts. */
@NullMarked
package psp.stats;

import org.jspecify.annotations.NullMarked;
