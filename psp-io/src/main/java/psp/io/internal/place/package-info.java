/** The two coordinates of a row: a position, none, or what only looks like one. */
@NullMarked
package psp.io.internal.place;

import org.jspecify.annotations.NullMarked;
