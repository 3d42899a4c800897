/** What leaves the house: the study pack that another department replays and the page a commander reads. */
@NullMarked
package psp.share;

import org.jspecify.annotations.NullMarked;
