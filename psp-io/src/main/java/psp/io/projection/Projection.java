package psp.io.projection;

import java.io.Serializable;
import psp.core.Position;

/** Turns the feet or metres of a map projection into degrees of WGS 84; a value, for any number of threads. */
@FunctionalInterface
public interface Projection extends Serializable {

    /**
     * The place of two coordinates.
     *
     * @param x the easting, in the projection's own unit
     * @param y the northing, in the projection's own unit
     * @return the place
     * @throws IllegalArgumentException if the projection has no such place
     */
    Position degrees(double x, double y);
}
