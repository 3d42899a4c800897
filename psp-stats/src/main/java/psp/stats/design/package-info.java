/** Before one begins: power, the choice of a comparison, and what choosing a high area does. */
@NullMarked
package psp.stats.design;

import org.jspecify.annotations.NullMarked;
