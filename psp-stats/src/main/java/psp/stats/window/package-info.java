/** Which days are compared: the one calendar of a study. */
@NullMarked
package psp.stats.window;

import org.jspecify.annotations.NullMarked;
