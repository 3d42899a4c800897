package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Period;

/** Two hundred robberies and the like in the dresses in which exports come, of a folder that is not in the repository. */
class DoorCasesTest {

    @TempDir
    static Path copies;

    private static Map<String, Integer> days = Map.of();
    private static Map<String, Integer> moments = Map.of();
    private static Map<String, Integer> places = Map.of();

    private record Read(Guess guess, List<Incident> incidents, Intake intake) {

        static Read of(Path file) {
            Guess guess = IncidentCsv.guess(file);
            List<Incident> incidents = new ArrayList<>();
            Intake intake = IncidentCsv.forEach(file, guess.columns(), incidents::add);
            return new Read(guess, incidents, intake);
        }

        Map<String, Integer> by(Function<Incident, String> key) {
            Map<String, Integer> bag = new TreeMap<>();
            incidents.forEach(incident -> bag.merge(key.apply(incident), 1, Integer::sum));
            return bag;
        }
    }

    private static String day(Incident incident) {
        return incident.occurred().day().toString();
    }

    private static String moment(Incident incident) {
        return incident.occurred().timed()
                ? incident.occurred().start().withSecond(0).toString()
                : day(incident);
    }

    private static String hour(Incident incident) {
        return incident.occurred().start().withMinute(0).withSecond(0).toString();
    }

    private static String place(Incident incident) {
        return incident.position() == null
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%.4f %.4f",
                        incident.position().longitude(),
                        incident.position().latitude());
    }

    /** A shared file cannot be written beside, and may be newer than it says. */
    private static Path copy(String folder, String name) {
        Path file = Path.of(System.getProperty("psp.root", "."), "..", "shared", "cases", folder, name);
        if (Boolean.getBoolean("psp.shared.required")) {
            assertThat(file).exists();
        }
        assumeTrue(Files.exists(file), "skipped, since ../shared/cases/" + folder + "/" + name + " is missing");
        try {
            Path copy = copies.resolve(name);
            if (!Files.exists(copy)) {
                Files.write(copy, Files.readAllBytes(file));
            }
            return copy;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void base() {
        Read base = Read.of(copy("doors", "01_base.csv"));
        days = base.by(DoorCasesTest::day);
        moments = base.by(DoorCasesTest::moment);
        places = base.by(DoorCasesTest::place);
        assertThat(base.incidents()).hasSize(200);
    }

    private static int common(Map<String, Integer> one, Map<String, Integer> other) {
        return one.entrySet().stream()
                .mapToInt(e -> Math.min(e.getValue(), other.getOrDefault(e.getKey(), 0)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02_us12.csv",
                "03_sqlserver_default.csv",
                "05_epoch_ms.csv",
                "06_excel_serial.csv",
                "09_two_digit_year.csv",
                "10_dash_mdy.csv",
                "11_mdy_hhmm_nocolon.csv",
                "12_mdy_T.csv",
                "13_socrata_floating.csv",
                "14_socrata_2015Sep.csv",
                "17_uk_dmy.csv",
                "19_offset_0500.csv",
                "19b_Z.csv",
                "19c_-0500.csv",
                "19d_CST.csv",
                "20_ampm_sep_col.csv",
                "20b_hhmm_int.csv",
                "20d_midnight_date_and_time.csv",
                "20f_military_hrs.csv",
                "21_weekday_long.csv",
                "30_point_wkt.csv",
                "31_paren_latlon.csv",
                "31b_address_latlon.csv",
                "33_decimal_comma.csv",
                "39_swapped_header.csv",
                "47_dmy_two_digit.csv",
                "50_sep_line.csv",
                "51_title_lines.csv",
                "52_footer_total.csv",
                "53_narrative_newlines.csv",
                "55_utf16.csv",
                "55b_utf16_tab_csv.csv",
                "56_cp1252.csv",
                "57_nul.csv",
                "58_dup_cols.csv",
                "59_header_blank.csv",
                "60_trailing_comma.csv",
                "60b_trailing_comma_hdr.csv",
                "62_pipe.csv",
                "64_html.xls",
                "64c_html.csv",
                "64e_html_tr_lines.xls",
                "65_tab_as.xls",
                "69_no_newline_eof_cr.csv",
                "71_excel_sci_id.csv",
                "72_lead_zero_beat.csv",
                "73_two_occ_cols.csv",
                "74_socrata_json.json",
                "74b_socrata_geo_json.json",
                "75_esri_json.json",
                "76_hub_points.geojson",
                "77_carto.json",
                "79_exceeded.geojson",
                "80_base.xlsx",
                "81_1904.xlsx",
                "83_cover_first.xlsx",
                "85_two_years_two_sheets.xlsx",
                "86_merged_title.xlsx",
                "88_filtered_hidden_rows.xlsx",
                "89_formula_cached.xlsx",
                "89c_shared_formula.xlsx",
                "90_date_time_cells.xlsx",
                "90b_time_as_number.xlsx",
                "93b_iso_d_cells.xlsx",
                "94_zero_beat_number.xlsx",
                "d2_locale_comma.csv",
                "d3_ampm_nospace.csv",
                "d4_mon_d_y_time.csv",
                "d5_dmonyyyy_time.csv",
                "d7_iso_ampm.csv",
                "d8_compact_time.csv",
                "d9_us_millis.csv",
                "d10_iso_Z_millis.csv",
                "d11_iso_short_T.csv",
                "d12_mdY_2dig_ampm.csv",
                "e2_kansas_city.csv",
                "e5_dispatch.csv",
                "f1.xlsm",
                "f2.XLSX",
                "f3_noext",
                "f4.csv"
            })
    void theSameIncidentsInAnotherDress(String name) {
        Read read = Read.of(copy("doors", name));
        assertThat(read.by(DoorCasesTest::moment)).isEqualTo(moments);
        assertThat(read.by(DoorCasesTest::place)).isEqualTo(places);
    }

    /** Days alone, hours alone, or without the positions that the file tells in feet, degrees and minutes, or not at all. */
    @ParameterizedTest
    @CsvSource({
        "04_oracle_dd_mon_yy.csv, 200",
        "07_time_2400.csv, 200",
        "23_vancouver_split.csv, 200",
        "32_thousands_xy.csv, 0",
        "34_dms.csv, 0",
        "35_webmerc.csv, 0",
        "36_microdegrees.csv, 0",
        "37_zero_and_minus1.csv, 100",
        "43_null_words.csv, 160",
        "44_dot_lat0.csv, 100",
        "48_time_only_midnight_mix.csv, 200",
        "49_latlong_header_easting.csv, 0",
        "74c_socrata_export_rows.json, 0",
        "76b_hub_points_iso.geojson, 198",
        "91_error_cells.xlsx, 180",
        "e1_hour_as_time.csv, 200",
        "e3_hour_col.csv, 200"
    })
    void everyIncidentOnItsDay(String name, int placed) {
        Read read = Read.of(copy("doors", name));
        assertThat(read.by(DoorCasesTest::day)).isEqualTo(days);
        if (!name.startsWith("23")) {
            assertThat(common(places, read.by(DoorCasesTest::place))).isEqualTo(placed);
        }
        if (name.startsWith("e") || name.startsWith("23")) {
            Read base = Read.of(copy("doors", "01_base.csv"));
            assertThat(read.by(DoorCasesTest::hour)).isEqualTo(base.by(DoorCasesTest::hour));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08_default_1900.csv, 180, stand-in for a date",
        "42_typo_years.csv, 197, date far from the others",
        "43b_null_date.csv, 180, no date",
        "54_unbalanced_quote.csv, 199, line with a quote that is not closed",
        "54b_inch_quote.csv, 199, line with a quote that is not closed",
        "61_short_rows.csv, 190, short row",
        "39b_some_swapped.csv, 160, longitude and latitude swapped"
    })
    void whatCannotBeReadIsSetAsideByName(String name, int kept, String reason) {
        Read read = Read.of(copy("doors", name));
        assertThat(read.incidents()).hasSize(kept);
        assertThat(read.intake().setAside()).containsKey(reason);
        assertThat(common(moments, read.by(DoorCasesTest::moment))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "16_uk_dmy_first12.csv | days and months of 'occurred' could be exchanged",
                "17b_mixed_dmy_mdy.csv | 'occurred' holds days in two orders, such as 01/16/2016 06:38 and 13/02/2016 16:59",
                "17c_mixed_interleaved.csv | 'occurred' holds days in two orders",
                "32_thousands_xy.csv | crs = EPSG:3435",
                "34_dms.csv | 'longitude' holds degrees with minutes, or letters of the compass, such as 87°38'25.87\"W",
                "36_microdegrees.csv | 'longitude' and 'latitude' look like millionths of a degree, such as -87640520",
                "58_dup_cols.csv | 'offense' stands over 2 columns",
                "79_exceeded.geojson | the answer was cut by the server (exceededTransferLimit)",
                "92_mixed_text_dates.xlsx | column 'occurred': 85 real dates beside 115 texts of a date"
            })
    void whatAPersonShouldLookAt(String name, String words) {
        assertThat(IncidentCsv.guess(copy("doors", name)).doubts().toString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22_excel_mm_ss.csv | 'occurred' is named as a date, and no date can be read in it. Write its form",
                "63_no_header.csv | has no names above its columns",
                "66b_spreadsheetml.xls | has a header and no rows",
                "67_html_error.csv | is a web page without a table, titled 'Sign in'",
                "67b_html_error_multiline.csv | is a web page without a table",
                "68_json_error.csv | is no data but what a server said in its place: 'Query timed out'",
                "89b_formula_nocache.xlsx | 200 formulas without a value",
                "95_ole.xls | is a workbook of before 2007 (.xls), which psp does not read",
                "95b_encrypted.xlsx | is protected by a password",
                "95c.xlsb | is a binary workbook (.xlsb), which psp does not read"
            })
    void whatCannotBeReadIsNamedWithTheWayOut(String name, String words) {
        Path file = copy("doors", name);
        assertThatThrownBy(() -> IncidentCsv.guess(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words);
    }

    /** The order of rows decides nothing, also where both orders of day and month are there. */
    @Test
    void theOrderOfRowsChangesNothing() throws IOException {
        Path file = copy("doors", "17c_mixed_interleaved.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String header = lines.remove(0);
        java.util.Collections.reverse(lines);
        lines.add(0, header);
        Path turned = Files.write(copies.resolve("turned.csv"), lines);
        assertThat(Read.of(turned).by(DoorCasesTest::moment))
                .isEqualTo(Read.of(file).by(DoorCasesTest::moment));
        assertThat(IncidentCsv.guess(turned)).isEqualTo(IncidentCsv.guess(file));
    }

    @Test
    void exactlySoManyRowsAreRemarked() {
        assertThat(Read.of(copy("doors", "41_exactly_1000.csv")).intake().notes())
                .containsExactly("LOOK: exactly 1,000 rows, at which many exports are cut; ask whether there are more");
    }

    @Test
    void yearsOfTwoDigitsLieBeforeTheFile() {
        assertThat(Read.of(copy("doors", "09b_two_digit_old.csv")).incidents())
                .allMatch(incident -> incident.occurred().day().getYear() < 1971);
    }

    @Test
    void hostileFiles() {
        Read days1904 = Read.of(copy("hostile", "date1904-1.xlsx"));
        assertThat(days1904.incidents().stream()
                        .map(incident -> Period.ofDay(incident.occurred().day()))
                        .reduce(Period::span))
                .hasValue(Period.parse("2020-01-02/2020-01-06"));
        assertThat(Read.of(copy("hostile", "no-styles.xlsx")).incidents()).isNotEmpty();
        assertThat(Read.of(copy("hostile", "sst.xlsx")).incidents()).isNotEmpty();
        for (String name : Stream.of("alt-bigcol.xlsx", "attr.xlsx").toList()) {
            Path file = copy("hostile", name);
            assertThatThrownBy(() -> IncidentCsv.guess(file)).isInstanceOf(DataException.class);
        }
        Read beats = Read.of(copy("hostile", "bel.csv"));
        assertThat(beats.intake().setAside()).containsOnlyKeys("zone with a control character");
        Guess narrative = IncidentCsv.guess(copy("hostile", "narr.csv"));
        assertThat(narrative.columns().toString()).doesNotContain("narrative").doesNotContain("offenses");
        assertThat(narrative.toString())
                .contains("not taken for offences, and not shown")
                .doesNotContain("Jane Roe");
    }
}
