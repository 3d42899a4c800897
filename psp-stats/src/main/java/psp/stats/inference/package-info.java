/**
 * Rates, ratios and their intervals, dispersion, and corrections for many comparisons.
 *
 * <p>{@link psp.stats.inference.RateRatio} compares two counts over their exposures; an {@link psp.stats.inference.Interval} carries its level
 * and method. Two bare counts know no year-to-year variation: their interval is too narrow for an area, which is what {@code psp.stats.Study} is
 * for.
 *
 * <pre>{@code
 * var ratio = RateRatio.of(Rate.of(691, 275), Rate.of(559, 275));
 * System.out.println(ratio + " " + ratio.interval(0.95) + " p " + ratio.pValue());
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.inference;

import org.jspecify.annotations.NullMarked;
