/** Doors for zones: GeoJSON and shapefiles, and the names of zones. */
@NullMarked
package psp.io.zone;

import org.jspecify.annotations.NullMarked;
