/** Rates, ratios, intervals, dispersion and verdicts, from plain numbers. */
@NullMarked
package psp.stats.inference;

import org.jspecify.annotations.NullMarked;
