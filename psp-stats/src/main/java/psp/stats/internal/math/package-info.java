/** Distributions, roots and factorizations. */
@NullMarked
package psp.stats.internal.math;

import org.jspecify.annotations.NullMarked;
