/** Rows of a CSV, a workbook or JSON, one kind for all doors. */
@NullMarked
package psp.io.internal.row;

import org.jspecify.annotations.NullMarked;
