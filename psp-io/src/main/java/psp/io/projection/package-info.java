/**
 * Coordinate systems of files that are not in degrees.
 *
 * <p>{@link psp.io.projection.CoordinateSystem#of} takes a number of the EPSG, or the text of a {@code .prj} file. Numbers need proj4j, which you
 * add; degrees and Web Mercator are built in.
 *
 * <pre>{@code
 * var web = CoordinateSystem.of("EPSG:3857");
 * System.out.println(web.code());
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.io.projection;

import org.jspecify.annotations.NullMarked;
