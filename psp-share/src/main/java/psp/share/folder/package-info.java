/** A study as a folder of plain files. */
@NullMarked
package psp.share.folder;

import org.jspecify.annotations.NullMarked;
