/**
 * Regression of counts: season, trend, steps and covariates, with standard errors that allow for overdispersion.
 *
 * <p>{@link psp.stats.model.CountModel} is built by {@code with…} and fitted by {@link psp.stats.model.CountModel#fit}.
 *
 * <pre>{@code
 * var months = new long[] {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9, 5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
 * var fit = CountModel.of(months, 12).withSeason(1).withStep("operation", 12, 24).fit();
 * System.out.println(fit);
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.model;

import org.jspecify.annotations.NullMarked;
