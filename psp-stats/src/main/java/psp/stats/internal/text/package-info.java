/** Digits, words and checks of arguments. */
@NullMarked
package psp.stats.internal.text;

import org.jspecify.annotations.NullMarked;
