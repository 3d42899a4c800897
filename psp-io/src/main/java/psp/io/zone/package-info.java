/**
 * Doors for zones: GeoJSON, shapefiles, KML, tables, and repair of rings.
 *
 * <p>{@link psp.io.zone.ZoneFile} reads any of them by the file's ending.
 *
 * <pre>{@code
 * var file = java.nio.file.Files.createTempFile("zones", ".geojson");
 * java.nio.file.Files.writeString(file, """
 *     {"type": "Feature", "id": "harbour", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
 *       [[[-87.95, 43.05], [-87.94, 43.05], [-87.94, 43.06], [-87.95, 43.06], [-87.95, 43.05]]]}}
 *     """);
 * System.out.println(GeoJson.readZones(file).get("harbour"));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.io.zone;

import org.jspecify.annotations.NullMarked;
