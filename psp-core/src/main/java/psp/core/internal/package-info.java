/** Wording and bytes shared by psp's own modules; not for others. */
@NullMarked
package psp.core.internal;

import org.jspecify.annotations.NullMarked;
