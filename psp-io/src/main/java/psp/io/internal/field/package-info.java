/** Single fields: dates, times, clocks and decimals. */
@NullMarked
package psp.io.internal.field;

import org.jspecify.annotations.NullMarked;
