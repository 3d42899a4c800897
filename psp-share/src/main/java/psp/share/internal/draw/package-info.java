/** Axes, scales and sheets of a picture. */
@NullMarked
package psp.share.internal.draw;

import org.jspecify.annotations.NullMarked;
