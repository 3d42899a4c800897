/** Probability laws with accurate tails; not exported. */
@NullMarked
package psp.stats.internal;

import org.jspecify.annotations.NullMarked;
