package psp.io.zone;

import java.util.Locale;
import psp.core.DataException;
import psp.core.internal.Texts;

/** Files that hold no zones psp can read, by their first bytes, and the way out of each. */
final class Foreign {

    private static final int SHOWN = 160;

    private Foreign() {}

    /** The line to type that makes GeoJSON of a file. */
    static String ogr2ogr(String file, String before) {
        int dot = file.lastIndexOf('.');
        String stem = dot > 0 ? file.substring(0, dot) : file;
        return "make GeoJSON of it by: ogr2ogr -f GeoJSON -t_srs EPSG:4326 " + quoted(stem + ".geojson") + " "
                + quoted(before + file) + " (with the layer's name at the end where it has several)";
    }

    private static String quoted(String name) {
        return name.matches("[\\w./-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    static DataException geodatabase(String file, String before) {
        return DataException.inFile(file, "is an Esri file geodatabase; " + ogr2ogr(file, before));
    }

    static DataException geoPackage(String file) {
        return DataException.inFile(file, "is a GeoPackage or another SQLite database; " + ogr2ogr(file, ""));
    }

    static DataException spreadsheet(String file) {
        return DataException.inFile(
                file, "is a spreadsheet; save the sheet with a column of well-known text (WKT) as CSV, or get GeoJSON");
    }

    static DataException unknown(String file) {
        return DataException.inFile(
                file,
                "is no file of zones that psp knows: GeoJSON, a shapefile (.shp or .zip), KML, KMZ, or a CSV with a column"
                        + " of well-known text; " + ogr2ogr(file, ""));
    }

    /** A page instead of a file, in its own words. */
    static DataException page(String file, String start) {
        String words = Texts.withoutControls(start.replaceAll("(?s)<(script|style|title)?[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip());
        return DataException.inFile(
                file,
                "is a web page, not zones: '" + words.substring(0, Math.min(SHOWN, words.length()))
                        + "'; download the file itself");
    }

    static boolean isPage(String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.contains("<html");
    }
}
