package psp.io.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.Position;
import psp.geo.LocalPlane;

class MapProjectionTest {

    private static final double FOOT = 1200 / 3937.0;
    private static final String NAD83 = "GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\",SPHEROID[\""
            + "GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    private static final String WISCONSIN = "PROJCS[\"NAD_1983_StatePlane_Wisconsin_South_FIPS_4803_Feet\"," + NAD83
            + ",PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",1968500.0],PARAMETER[\"False_Northing"
            + "\",0.0],PARAMETER[\"Central_Meridian\",-90.0],PARAMETER[\"Standard_Parallel_1\",42.73333333333333],"
            + "PARAMETER[\"Standard_Parallel_2\",44.06666666666667],PARAMETER[\"Latitude_Of_Origin\",42.0],UNIT["
            + "\"Foot_US\",0.3048006096012192]]";
    private static final String ILLINOIS = "PROJCS[\"NAD83 / Illinois East (ftUS)\","
            + NAD83.replace("GCS_North_American" + "_1983", "NAD83")
                    .replace("D_North_American_1983", "North_American_Datum_1983")
            + ",PROJECTION[\"Transverse_"
            + "Mercator\"],PARAMETER[\"latitude_of_origin\",36.66666666666666],PARAMETER[\"central_meridian\",-88.3333333333"
            + "3333],PARAMETER[\"scale_factor\",0.999975],PARAMETER[\"false_easting\",984250.0],PARAMETER[\"false_northing\""
            + ",0],UNIT[\"US survey foot\",0.3048006096012192],AXIS[\"X\",EAST],AUTHORITY[\"EPSG\",\"3435\"]]";

    private static void at(MapProjection projection, double x, double y, double lon, double lat, double degrees) {
        Position position = projection.degrees(x, y);
        assertThat(position.longitude()).isCloseTo(lon, within(degrees));
        assertThat(position.latitude()).isCloseTo(lat, within(degrees));
    }

    /** J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), pages 267, 270, 292, 296. */
    @Test
    void snydersNumericalExamples() {
        String body = " +ellps=clrk66 +units=m +no_defs";
        double tenthOfMetre = 1e-6;
        at(
                MapProjection.of("+proj=tmerc +lat_0=0 +lon_0=-75 +k=0.9996 +x_0=0 +y_0=0" + body),
                127_106.5,
                4_484_124.4,
                -73.5,
                40.5,
                tenthOfMetre);
        at(
                MapProjection.of("+proj=lcc +lat_1=33 +lat_2=45 +lat_0=23 +lon_0=-96 +x_0=0 +y_0=0" + body),
                1_894_410.9,
                1_564_649.5,
                -75,
                35,
                tenthOfMetre);
        at(
                MapProjection.of("+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=-96 +x_0=0 +y_0=0" + body),
                1_885_472.7,
                1_535_925.0,
                -75,
                35,
                tenthOfMetre);
        at(
                MapProjection.of("+proj=merc +lon_0=-180 +k=1 +x_0=0 +y_0=0" + body),
                11_688_673.7,
                4_139_145.6,
                -75,
                35,
                tenthOfMetre);
    }

    /** IOGP Publication 373-7-2, Guidance Note 7 part 2: worked examples of methods 9802 and 9807. */
    @Test
    void epsgsWorkedExamples() {
        at(
                MapProjection.of(
                        "+proj=lcc +lat_1=28.383333333333333 +lat_2=30.283333333333333 +lat_0=27.833333333333333 "
                                + "+lon_0=-99 +x_0=609601.2192024384 +y_0=0 +ellps=clrk66 +units=us-ft +no_defs"),
                2_963_503.91,
                254_759.80,
                -96,
                28.5,
                3e-8);
        at(
                MapProjection.of("+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
                        + "+no_defs"),
                577_274.99,
                69_740.50,
                0.5,
                50.5,
                2e-7);
    }

    /** NGS datasheet PN0196 (M 91, Calumet County): SPC WI S given to 10 m for a position given to a second. */
    @Test
    void statePlaneOfADatasheet() {
        at(
                MapProjection.of(WISCONSIN),
                747_340 / FOOT,
                237_210 / FOOT,
                -(88 + 9 / 60.0 + 33 / 3600.0),
                44 + 7 / 60.0 + 14 / 3600.0,
                1 / 3600.0);
    }

    @Test
    void numberAndTextOfOneProjectionAgree() {
        for (String[] both : new String[][] {
            {
                "EPSG:32154",
                WISCONSIN
                        .replace("1968500.0", "600000.0")
                        .replace("\"Foot_US" + "\",0.3048006096012192", "\"Meter\",1.0")
            },
            {"EPSG:3435", ILLINOIS}
        }) {
            Position byNumber = MapProjection.of(both[0]).degrees(700_000, 300_000);
            Position byText = MapProjection.of(both[1]).degrees(700_000, 300_000);
            assertThat(byText.longitude()).isCloseTo(byNumber.longitude(), within(1e-8));
            assertThat(byText.latitude()).isCloseTo(byNumber.latitude(), within(1e-8));
        }
        assertThat(MapProjection.of("EPSG:3435").remark()).isNull();
        assertThat(MapProjection.of("epsg:26916").degrees(500_000, 4_768_000).longitude())
                .isCloseTo(-87, within(1e-9));
        // Web Mercator's half circumference, 20,037,508.34 m, is longitude 180 and latitude 85.0511.
        at(MapProjection.of("EPSG:3857"), 20_037_508.34 / 2, 20_037_508.342789244, 90, 85.0511287798, 1e-6);
        assertThat(MapProjection.of(NAD83)).hasToString("GCS_North_American_1983: +proj=longlat +datum=WGS84 +no_defs");
    }

    /**
     * What three parameters are worth: against NADCON, as in PROJ's test of datum files (conus) and NGS' NCAT for the point
     * in Wyoming.
     */
    @ParameterizedTest
    @CsvSource({
        "-111, 39, -111.00072333, 38.99997556",
        "-111, 44, -111.00077444, 43.99992361",
        "-79.96666667, 37.03333333, -79.96642389, 37.03347250",
        "-106.720118, 41.087658, -106.7207124419, 41.0876277923"
    })
    void nad27IsGoodToTenMetres(double lon, double lat, double nadconLon, double nadconLat) {
        MapProjection nad27 = MapProjection.of(NAD83.replace("1983", "1927")
                .replace("GRS_1980\",6378137.0,298.257222101", "Clarke_1866\",6378206.4,294.9786982"));
        assertThat(nad27.remark()).startsWith("turned from NAD27 by three parameters, good to about 10 m");
        Position ours = nad27.degrees(lon, lat);
        double metres = LocalPlane.around(ours).distance(ours, Position.of(nadconLon, nadconLat));
        assertThat(metres).as(String.format(Locale.ROOT, "%.1f m", metres)).isLessThan(10);
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        refused(
                "PROJCS[\"x\"," + NAD83 + ",PROJECTION[\"Hotine_Oblique_Mercator\"],UNIT[\"Meter\",1.0]]",
                "The projection"
                        + " cannot be read: it is of the kind 'Hotine_Oblique_Mercator', and known are Lambert_Conformal_Conic,"
                        + " Transverse_Mercator, Mercator, Mercator_Auxiliary_Sphere and Albers; export the file again in WGS 84"
                        + " degrees (EPSG:4326)");
        refused(
                NAD83.replace("D_North_American_1983", "D_Pulkovo_1942"),
                "The projection cannot be read: its datum"
                        + " 'D_Pulkovo_1942' is not WGS 84, NAD83 or NAD27 and tells no shift; export the file again in WGS 84"
                        + " degrees (EPSG:4326)");
        refused(
                NAD83.replace("\"Greenwich\",0.0", "\"Paris\",2.337229167"),
                "The projection cannot be read: its longitudes"
                        + " are counted from Paris, not from Greenwich; export the file again in WGS 84 degrees (EPSG:4326)");
        String again = "; export the file again in WGS 84 degrees (EPSG:4326)";
        refused(
                WISCONSIN.replace("0.3048006096012192", "9e99"),
                "The projection cannot be read: its unit in metres is 9.0E99," + " not within 0.001 to 100000.0"
                        + again);
        refused(
                WISCONSIN.replace("44.06666666666667", "-42.73333333333333"),
                "The projection cannot be read: its cone's slope" + " is 0.0, not within 0.1 to 180.0" + again);
        refused(
                WISCONSIN.replace("-90.0", "9e9"),
                "The projection cannot be read: its central meridian is 9.0E9, not within" + " -360.0 to 360.0"
                        + again);
        refused(
                "PROJCRS[\"x\"]",
                "The projection cannot be read: the text is well-known text 2 (PROJCRS), of which the first"
                        + " kind (PROJCS) is needed; export the file again in WGS 84 degrees (EPSG:4326)");
        refused(
                "PROJCS[\"x",
                "The projection cannot be read: a quote at character 7 does not close; export the file again"
                        + " in WGS 84 degrees (EPSG:4326)");
        refused("GEOGCS[".repeat(100_000 / 7), "The text of the projection has 99995 characters, more than any");
        refused(
                "GEOGCS[".repeat(100),
                "The projection cannot be read: its brackets are nested deeper than 16; export the"
                        + " file again in WGS 84 degrees (EPSG:4326)");
        refused(
                "EPSG:999999",
                "There is no projection EPSG:999999 in the list of proj4j; is"
                        + " org.locationtech.proj4j:proj4j-epsg on the class path?");
        refused(
                "+proj=omerc +lat_0=57",
                "The projection +proj=omerc +lat_0=57 is of the kind 'omerc', and known are"
                        + " [longlat, latlong, lcc, tmerc, utm, merc, aea]; export the file again in WGS 84 degrees (EPSG:4326)");
        refused(
                "+proj=longlat +ellps=clrk66 +nadgrids=conus",
                "The projection +proj=longlat +ellps=clrk66 +nadgrids=conus"
                        + " asks for a grid of shifts, which proj4j reads wrongly; export the file again in WGS 84 degrees"
                        + " (EPSG:4326)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapProjection.wgs84().degrees(Double.NaN, 1))
                .withMessage("(NaN, 1.0) are no coordinates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapProjection.wgs84().degrees(2_552_000, 390_000))
                .withMessage(
                        "(2552000.0, 390000.0) does not lie on the map of WGS 84 degrees; is this the right projection?");
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapProjection.of(text))
                .withMessage(message);
    }
}
