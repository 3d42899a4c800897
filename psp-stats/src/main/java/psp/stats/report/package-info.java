/** The weekly tables: every zone beside last year, and which counts stand out. */
@NullMarked
package psp.stats.report;

import org.jspecify.annotations.NullMarked;
