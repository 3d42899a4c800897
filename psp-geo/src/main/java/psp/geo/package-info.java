/** Where: point in polygon, rings in metres, account of edges. */
@NullMarked
package psp.geo;

import org.jspecify.annotations.NullMarked;
