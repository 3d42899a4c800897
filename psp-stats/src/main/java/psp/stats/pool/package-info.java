/**
 * What several cities or sites found together.
 *
 * <p>{@link psp.stats.pool.Sites} takes the reduction of each, counts as they are, zeros among them, and says what they found together and
 * what a further site may expect.
 *
 * <pre>{@code
 * var sites = Sites.of(
 *         Site.of("Northtown", RateRatio.of(Rate.of(120, 365), Rate.of(90, 365))),
 *         Site.of("Southport", RateRatio.of(Rate.of(80, 365), Rate.of(71, 365))),
 *         Site.of("Westfield", RateRatio.of(Rate.of(45, 365), Rate.of(30, 365))));
 * System.out.println(sites.pooled());
 * System.out.println(sites.forestText());
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.pool;

import org.jspecify.annotations.NullMarked;
