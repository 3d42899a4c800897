/** Coordinate systems and the way from them to degrees. */
@NullMarked
package psp.io.projection;

import org.jspecify.annotations.NullMarked;
