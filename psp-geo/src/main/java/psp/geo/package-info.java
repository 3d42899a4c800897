/**
 * Where: which zone a point lies in, rings in metres around ground, and what is wrong with a map.
 *
 * <p>{@link psp.geo.ZoneIndex} finds the zones of a point and counts incidents into them; {@link psp.geo.Rings} draws the ground around a focus
 * that displacement would reach. An incident on an edge that two zones share belongs to just one ({@link psp.geo.EdgeRule}).
 *
 * <pre>{@code
 * var square = Zone.of("square", Boundary.of(Ring.of(-87.95, 43.05, -87.94, 43.05, -87.94, 43.06, -87.95, 43.06, -87.95, 43.05)));
 * var index = ZoneIndex.of(Zones.of(square, Rings.around(square, 500)));
 * System.out.println(index.locate(-87.945, 43.055));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.geo;

import org.jspecify.annotations.NullMarked;
