/** Bounds on what is read, and how far reading has come. */
@NullMarked
package psp.io.limit;

import org.jspecify.annotations.NullMarked;
