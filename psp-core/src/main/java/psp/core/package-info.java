/** The nouns: incidents, zones, periods, phases and counts by place and day. */
@NullMarked
package psp.core;

import org.jspecify.annotations.NullMarked;
