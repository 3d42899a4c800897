/** Is it coming back: the watch after a withdrawal, since when the level has been back, and how to withdraw in stages. */
@NullMarked
package psp.stats.watch;

import org.jspecify.annotations.NullMarked;
