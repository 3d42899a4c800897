/** The page a commander reads, and its pictures. */
@NullMarked
package psp.share.brief;

import org.jspecify.annotations.NullMarked;
