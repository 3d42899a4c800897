/** JSON, HTML and numbers as text. */
@NullMarked
package psp.share.internal.text;

import org.jspecify.annotations.NullMarked;
