/**
 * Before one begins: power, the choice of a comparison, and what choosing a high area does.
 *
 * <p>{@link psp.stats.design.Power} says the chance of seeing a fall of a given size, and the smallest fall that would probably show.
 *
 * <pre>{@code
 * System.out.println(Power.words(60, 1, 1.5));
 * System.out.println(Power.detectableFall(60, 1, 1.5, 0.8));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.design;

import org.jspecify.annotations.NullMarked;
