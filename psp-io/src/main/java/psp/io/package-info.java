/** Doors: incident files, tables of counts and zones, each with an account of what was read. */
@NullMarked
package psp.io;

import org.jspecify.annotations.NullMarked;
