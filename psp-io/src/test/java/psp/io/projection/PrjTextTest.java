package psp.io.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrjTextTest {

    private static final String AGAIN = "; export the file again in WGS 84 degrees (EPSG:4326)";
    private static final String GEOGCS =
            "GEOGCS[\"g\",DATUM[\"D_WGS_1984\",SPHEROID[\"s\",6378137,298.25]],PRIMEM[\"Greenwich\""
                    + ",0],UNIT[\"Degree\",0.0174532925199433]]";

    private static String projected(String kind, String... parameters) {
        StringBuilder text = new StringBuilder("PROJCS[\"p\"," + GEOGCS + ",PROJECTION[\"" + kind + "\"]");
        for (int i = 0; i < parameters.length; i += 2) {
            text.append(",PARAMETER[\"")
                    .append(parameters[i])
                    .append("\",")
                    .append(parameters[i + 1])
                    .append(']');
        }
        return text + ",UNIT[\"Foot\",0.5]]";
    }

    private static String parameters(String text) {
        return PrjText.parse(text).parameters();
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(text))
                .withMessage("The projection cannot be read: " + message + AGAIN);
    }

    @Test
    void kindsOfProjections() {
        String end = " +lon_0=-90.0 +x_0=100.0 +y_0=50.0 +datum=WGS84 +to_meter=0.5 +no_defs";
        String[] origin = {"Central_Meridian", "-90", "False_Easting", "200", "False_Northing", "100"};
        assertThat(parameters(projected(
                        "Transverse_Mercator", plus(origin, "Latitude_Of_Origin", "42", "Scale_Factor", "0.99"))))
                .isEqualTo("+proj=tmerc +lat_0=42.0 +k=0.99" + end);
        assertThat(parameters(projected("Gauss_Kruger", plus(origin, "latitude_of_natural_origin", "-42"))))
                .isEqualTo("+proj=tmerc +lat_0=-42.0 +k=1.0" + end);
        assertThat(parameters(projected(
                        "Lambert_Conformal_Conic",
                        plus(
                                origin,
                                "standard_parallel_1",
                                "42",
                                "standard_parallel_2",
                                "44",
                                "scale_factor",
                                "0.99"))))
                .isEqualTo("+proj=lcc +lat_1=42.0 +lat_2=44.0 +lat_0=0.0" + end);
        assertThat(parameters(projected(
                        "Lambert_Conformal_Conic_2SP",
                        plus(origin, "standard_parallel_1", "42", "scale_factor", "0.99"))))
                .isEqualTo("+proj=lcc +lat_1=42.0 +lat_2=42.0 +lat_0=0.0 +k=0.99" + end);
        assertThat(parameters(projected(
                        "Lambert_Conformal_Conic_1SP",
                        plus(origin, "latitude_of_origin", "43", "scale_factor", "0.99"))))
                .isEqualTo("+proj=lcc +lat_1=43.0 +lat_2=43.0 +lat_0=43.0 +k=0.99" + end);
        assertThat(parameters(projected(
                        "Albers",
                        plus(
                                origin,
                                "standard_parallel_1",
                                "29.5",
                                "standard_parallel_2",
                                "45.5",
                                "latitude_of_center",
                                "23"))))
                .isEqualTo("+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23.0" + end);
        assertThat(parameters(projected(
                        "Albers_Conic_Equal_Area",
                        plus(origin, "standard_parallel_1", "29.5", "standard_parallel_2", "45.5"))))
                .isEqualTo("+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=0.0" + end);
        assertThat(parameters(projected(
                        "Mercator_1SP",
                        "longitude_of_center",
                        "-90",
                        "false_easting",
                        "200",
                        "false_northing",
                        "100",
                        "scale_factor",
                        "0.9")))
                .isEqualTo("+proj=merc +k=0.9" + end);
        assertThat(parameters(projected(
                        "Mercator", "longitude_of_origin", "-90", "false_easting", "200", "false_northing", "100")))
                .isEqualTo("+proj=merc +k=1.0" + end);
        assertThat(parameters(projected("Mercator_Auxiliary_Sphere"))).isEqualTo(Proj4.WEB_MERCATOR);
        String pseudo = projected("Mercator_1SP").replace("\"p\"", "\"WGS 84 / Pseudo-Mercator\"");
        String extension = pseudo.replace(",UNIT[\"Foot\"", ",EXTENSION[\"PROJ4\",\"x\"],UNIT[\"Foot\"");
        assertThat(parameters(extension)).isEqualTo(Proj4.WEB_MERCATOR);
        assertThat(parameters(pseudo)).startsWith("+proj=merc");
        assertThat(parameters(extension.replace("Pseudo", "World"))).startsWith("+proj=merc");
    }

    private static String[] plus(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void datums() {
        String wgs84 = "+proj=longlat +datum=WGS84 +no_defs";
        for (String name : new String[] {
            "D_WGS_1984",
            "WGS_84",
            "World Geodetic System 1984",
            "D_North_American_1983",
            "North_American_Datum_1983",
            "NAD83",
            "NAD_1983_HARN",
            "D_ETRS_1989",
            "European_Terrestrial_Reference_System_1989"
        }) {
            assertThat(parameters(GEOGCS.replace("D_WGS_1984", name))).as(name).isEqualTo(wgs84);
        }
        for (String name : new String[] {"D_North_American_1927", "North_American_Datum_1927", "NAD27"}) {
            assertThat(parameters(GEOGCS.replace("D_WGS_1984", name)))
                    .as(name)
                    .isEqualTo("+proj=longlat +datum=NAD27 +no_defs");
        }
        String own =
                GEOGCS.replace("D_WGS_1984", "Potsdam").replace("298.25]", "298.25],TOWGS84[598.1,73.7,418.2,0.2]");
        assertThat(parameters(own))
                .isEqualTo("+proj=longlat +a=6378137.0 +rf=298.25 +towgs84=598.1,73.7,418.2,0.2,0.0,0.0,0.0"
                        + " +no_defs");
        assertThat(parameters(projected("Mercator").replace("D_WGS_1984", "NAD83")))
                .isEqualTo("+proj=merc +k=1.0 +lon_0=0.0"
                        + " +x_0=0.0 +y_0=0.0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +to_meter=0.5 +no_defs");
        assertThat(parameters(own.replace("6378137", "6300000").replace("298.25", "200")))
                .contains("+a=6300000.0 +rf=200.0 ");
        refused(
                own.replace("6378137", "6299999"),
                "its equatorial radius is 6299999.0, not within 6300000.0 to 6500000.0");
        refused(own.replace("298.25", "400.5"), "its inverse flattening is 400.5, not within 200.0 to 400.0");
        refused(own.replace("73.7", "100001"), "its shift is 100001.0, not within -100000.0 to 100000.0");
        refused(own.replace("73.7", "x"), "the TOWGS84 '598.1' has 'x' for a number");
        refused(own.replace(",SPHEROID[\"s\",6378137,298.25]", ""), "its DATUM has no SPHEROID");
        refused("GEOGCS[\"g\",UNIT[\"Degree\",0.0174532925199433]]", "its GEOGCS has no DATUM");
        refused(
                GEOGCS.replace("\"Degree\",0.0174532925199433", "\"Grad\",0.015707963"),
                "its angles are in Grad, not in degrees");
        assertThat(parameters(GEOGCS.replace(",UNIT[\"Degree\",0.0174532925199433]", "")
                        .replace(",PRIMEM[\"Greenwich\",0]", "")))
                .isEqualTo(wgs84);
    }

    @Test
    void whatIsBeyondAnyMap() {
        for (String[] each : new String[][] {
            {"central_meridian", "360", "361", "central meridian", "-360.0 to 360.0"},
            {"latitude_of_origin", "-90", "-91", "latitude of origin", "-90.0 to 90.0"},
            {"scale_factor", "10", "10.5", "scale factor", "0.1 to 10.0"},
            {"false_easting", "200000000", "200000002", "false easting", "-1.0E8 to 1.0E8"},
            {"false_northing", "-200000000", "-200000002", "false northing", "-1.0E8 to 1.0E8"}
        }) {
            assertThat(parameters(projected("Transverse_Mercator", each[0], each[1])))
                    .startsWith("+proj=tmerc");
            double refused = Double.parseDouble(each[2]) * (each[0].startsWith("false") ? 0.5 : 1);
            refused(
                    projected("Transverse_Mercator", each[0], each[2]),
                    "its " + each[3] + " is " + refused + ", not within " + each[4]);
        }
        refused(
                projected("Albers", "standard_parallel_1", "90", "standard_parallel_2", "45"),
                "its first standard parallel is 90.0, not within -89.9 to 89.9");
        refused(
                projected("Albers", "standard_parallel_1", "45", "standard_parallel_2", "-90"),
                "its second standard parallel is -90.0, not within -89.9 to 89.9");
        refused(projected("Albers"), "its cone's slope is 0.0, not within 0.1 to 180.0");
        refused(
                projected("Mercator").replace("0.5]", "0.0001]"),
                "its unit in metres is 1.0E-4, not within 0.001 to 100000.0");
        refused(projected("Mercator").replace(",UNIT[\"Foot\",0.5]", ""), "its PROJCS has no UNIT");
        refused(projected("Mercator").replace(",PROJECTION[\"Mercator\"]", ""), "its PROJCS has no PROJECTION");
        refused(projected("Mercator").replace("," + GEOGCS, ""), "its PROJCS has no GEOGCS");
    }

    @Test
    void textsThatBreakOff() {
        refused("", "it breaks off at character 0");
        refused("PROJCS", "it breaks off at character 6");
        refused("PROJCS[\"x\"", "it breaks off at character 10");
        refused("PROJCS[\"x\";", "it breaks off at character 10");
        refused("PROJCS[\"x", "a quote at character 7 does not close");
        refused("LOCAL_CS[\"x\"]", "the text starts with LOCAL_CS, not with PROJCS or GEOGCS");
        refused("TWENTY_LETTERS_12345[\"x\"]", "the text starts with TWENTY_LETTERS_12345, not with PROJCS or GEOGCS");
        refused(
                "TWENTYONE_LETTERS_123[\"x\"]",
                "the text starts with TWENTYONE_LETTERS_12…, not with PROJCS or GEOGCS");
        refused(
                "BOUNDCRS[\"x\"]",
                "the text is well-known text 2 (BOUNDCRS), of which the first kind (PROJCS) is needed");
        refused("GEOGCS[".repeat(17) + "\"x\"" + "]".repeat(17), "its GEOGCS has no DATUM");
        refused("GEOGCS[".repeat(18) + "\"x\"" + "]".repeat(18), "its brackets are nested deeper than 16");
        assertThat(PrjText.parse("GEOGCS[x" + " ".repeat(65_527) + "]").name()).isEqualTo("x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrjText.parse("GEOGCS[x" + " ".repeat(65_528) + "]"))
                .withMessage("The text of the projection has 65537 characters, more than any");
    }

    @Test
    void blanksRoundBracketsAndNames() {
        assertThat(PrjText.parse(" geogcs ( \"g\\nx\" , a1 , Datum ( \"d\" ) ) ".replace("\\n", "\n"))
                        .name())
                .isEqualTo("g x");
        assertThat(parameters(GEOGCS.replace('[', '(').replace(']', ')').replace(",", " ,\n ")))
                .isEqualTo("+proj=longlat +datum=WGS84 +no_defs");
        assertThat(PrjText.parse("GEOGCS[\"\"]").name()).isEqualTo("unnamed projection");
        assertThat(PrjText.parse("GEOGCS[UNIT[1]]").name()).isEqualTo("unnamed projection");
        assertThat(PrjText.parse("GEOGCS[\"" + "x".repeat(81) + "\"]").name()).isEqualTo("x".repeat(80));
    }
}
