/** Files as streams: packed or plain, bounded and watched. */
@NullMarked
package psp.io.internal.file;

import org.jspecify.annotations.NullMarked;
