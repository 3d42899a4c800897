package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Table;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.internal.row.XlsxRows;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

class XlsxTest {

    @TempDir
    private Path folder;

    private Path book(Consumer<Worksheet> sheet) throws IOException {
        Path file = folder.resolve("log.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", null);
            sheet.accept(book.newWorksheet("incidents"));
            book.finish();
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else if (cells[i] != null) {
                sheet.value(row, i, cells[i].toString());
            }
        }
    }

    private static void format(Worksheet sheet, int row, int column, String format) {
        sheet.style(row, column).format(format).set();
    }

    @Test
    void titlesTotalsSerialDatesAndTimesApart() throws IOException {
        Path file = book(sheet -> {
            row(sheet, 0, "Shootings 2016, as of 30 March 2018");
            row(sheet, 2, "id", "offense", "day", "time", "lon", "lat", "beat");
            row(sheet, 3, "A-1", "ROBBERY", 42461, 0.927083333333333, -87.95, 43.067, "07");
            row(sheet, 4, "A-2", "ROBBERY", 42462.5, null, -87.9, 43.1, "12");
            row(sheet, 5, "A-3", "ROBBERY", "2016-04-03", "845", null, null, null);
            row(sheet, 6, "A-4", "ROBBERY", 42464, null, null, null, "9");
            row(sheet, 7, "Total", null, null, null, null, null, null);
            format(sheet, 3, 2, "m/d/yy");
            format(sheet, 4, 2, "[$-409]d-mmm-yyyy h:mm");
            format(sheet, 3, 3, "h:mm AM/PM");
        });
        Incidents log = IncidentFile.read(
                file,
                Columns.named("id", "offense", "day", "lon", "lat")
                        .withTime("time")
                        .withZones("beat"));
        assertThat(log.stream().map(Incident::toString))
                .containsExactly(
                        "2016-04-01T22:15 ROBBERY at (-87.95, 43.067), id A-1",
                        "2016-04-02T12:00 ROBBERY at (-87.9, 43.1), id A-2",
                        "2016-04-03T08:45 ROBBERY, no position, id A-3");
        assertThat(log.intake())
                .hasToString("5 read = 3 counted + 2 left out, 1 date as a spreadsheet's number of the day, 1"
                        + " total row (1 counted without a position; duplicate ids not checked); 1 row above the names of the columns"
                        + " left out, such as 'Shootings 2016, as of 30 March 2018'");
        assertThat(log.intake().setAside().get("total row").examples()).containsExactly("line 8: 'Total'");
    }

    @Test
    void damageToIdsAndCodesIsNamed() throws IOException {
        Path file = book(sheet -> {
            row(sheet, 0, "id", "offense", "day", "beat");
            row(sheet, 1, 160000000, "R", "2016-04-01", "0845");
            row(sheet, 2, 42476, "R", "2016-04-01", 845);
            row(sheet, 3, new java.math.BigDecimal("161234567890123000"), "R", "2016-04-01", 12);
            row(sheet, 4, "1.6E+08", "R", "2016-04-01", 7);
            format(sheet, 2, 0, "d-mmm");
        });
        Incidents log =
                IncidentFile.read(file, Columns.named("id", "offense", "day").withZones("beat"));
        assertThat(log.stream().map(Incident::id))
                .containsExactly("160000000", "2016-04-16", "161234567890123000", "1.6E+08");
        assertThat(log.intake().notes())
                .containsExactlyInAnyOrder(
                        "1 with an id damaged by a spreadsheet, as 1.6E+08 or 16-Apr; get the file again, ids as text",
                        "column 'id': 1 cell made a day, such as 2016-04-16, among 3 others, as a spreadsheet does with 16-4; get the"
                                + " file again, the column as text",
                        "column 'id': 1 number of more than 15 digits, which a spreadsheet shows as 1.6E+16 and of which it keeps 15;"
                                + " get the file again, the column as text",
                        "column 'beat': 3 numbers beside texts with leading zeros, such as 0845; zeros may be lost, get the file"
                                + " again, the column as text");
    }

    @Test
    void whatIsNoDamage() throws IOException {
        Path file = book(sheet -> {
            row(sheet, 0, "id", "offense", "day", "beat", "code", "all");
            row(sheet, 1, 123456789012345L, "R", "2016-04-01", "0", "0a", 42461);
            row(sheet, 2, 1.25, "R", "2016-04-01", 7, 5, 42462);
            format(sheet, 1, 5, "m/d/yy");
            format(sheet, 2, 5, "m/d/yy");
        });
        assertThat(IncidentFile.read(file, Columns.named("id", "offense", "day"))
                        .intake()
                        .notes())
                .isEmpty();
        Path zeros = book(sheet -> {
            row(sheet, 0, "id", "offense", "day", "beat");
            row(sheet, 1, "a", "R", "2016-04-01", "09");
            row(sheet, 2, "b", "R", "2016-04-01", "00");
            row(sheet, 3, "c", "R", "2016-04-01", 7);
        });
        assertThat(IncidentFile.read(zeros, Columns.named("id", "offense", "day"))
                        .intake()
                        .notes())
                .containsExactly("column"
                        + " 'beat': 1 number beside texts with leading zeros, such as 09; zeros may be lost, get the file again, the"
                        + " column as text");
    }

    private static List<String> texts(Path file, Limits limits) {
        List<String> all = new ArrayList<>();
        try (RowSource rows = XlsxRows.open(file, limits, Progress.NONE)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row.field(0));
            }
        }
        return all;
    }

    private Path formatted(Object... valuesAndFormats) throws IOException {
        return book(sheet -> {
            row(sheet, 0, "value");
            for (int i = 0; i < valuesAndFormats.length; i += 2) {
                row(sheet, 1 + i / 2, valuesAndFormats[i]);
                format(sheet, 1 + i / 2, 0, (String) valuesAndFormats[i + 1]);
            }
        });
    }

    /** Days until 28 February 1900 are wrong by one, since the program takes that year for a leap year: they stay numbers. */
    @Test
    void numbersAreDaysAndTimesByTheirFormat() throws IOException {
        Path file = formatted(
                60,
                "m/d/yy",
                61,
                "m/d/yy",
                2_958_465,
                "m/d/yy",
                2_958_466,
                "m/d/yy",
                -1,
                "m/d/yy",
                42_461,
                "m/d/yy",
                42_461.5,
                "m/d/yy",
                42_461,
                "d h:mm",
                42_461.75,
                "yyyy",
                42_461.75,
                "ss.0",
                0,
                "h:mm",
                0.25,
                "mm:ss",
                0.999999,
                "h:mm",
                1,
                "h:mm",
                5.5,
                "General",
                5.5,
                "0.00&quot;days&quot;",
                5.5,
                "[Red]0.0",
                5,
                "0;d",
                0.5,
                "\\d0.0");
        assertThat(texts(file, Limits.DEFAULT))
                .containsExactly(
                        "60",
                        "1900-03-01",
                        "9999-12-31",
                        "2958466",
                        "-1",
                        "2016-04-01",
                        "2016-04-01T12:00",
                        "2016-04-01T00:00",
                        "2016-04-01T18:00",
                        "42461.75",
                        "00:00",
                        "06:00",
                        "0.999999",
                        "1",
                        "5.5",
                        "5.5",
                        "5.5",
                        "5",
                        "0.5");
        Path mac = formatted(0, "m/d/yy", 40_999, "m/d/yy", 60, "m/d/yy");
        changed(mac, "xl/workbook.xml", "date1904=\"false\"", "date1904=\"true\"");
        assertThat(texts(mac, Limits.DEFAULT)).containsExactly("1904-01-01", "2016-04-01", "1904-03-01");
    }

    @Test
    void formulasAreWhatTheyCameTo() throws IOException {
        Path file = formatted(1, "General", 2, "m/d/yy", 3, "General", 4, "General");
        changed(file, "xl/worksheets/sheet1.xml", "<v>1</v>", "<f>B1+7</f><v>8</v>");
        changed(file, "xl/worksheets/sheet1.xml", "<v>2</v>", "<f>B1</f><v>42461</v>");
        changed(file, "xl/worksheets/sheet1.xml", "<v>3</v>", "<v>1E-40</v>");
        changed(file, "xl/worksheets/sheet1.xml", "<v>4</v>", "<v>1E-41</v>");
        assertThat(texts(file, Limits.DEFAULT))
                .containsExactly("8", "2016-04-01", "0." + "0".repeat(39) + "1", "1E-41");
    }

    @Test
    void theNamesOfTheColumnsAreAmongTheFirstTwentyRows() throws IOException {
        Columns columns = Columns.named("id", "offense", "day");
        for (int above : new int[] {0, 1, 19, 20}) {
            Path file = book(sheet -> {
                for (int i = 0; i < above; i++) {
                    row(sheet, i, "x");
                }
                row(sheet, above, "id", "offense", "day", "", null);
                row(sheet, above + 1, "1", "R", "2016-04-01");
            });
            if (above == 20) {
                // All that was seen are rows of one cell: the first is taken for the names.
                assertThatThrownBy(() -> IncidentFile.read(file, columns))
                        .isInstanceOf(DataException.class)
                        .hasMessage("log.xlsx: there is no column 'id'; the columns are [x]; the nearest is 'x'");
            } else {
                assertThat(IncidentFile.read(file, columns).size()).isEqualTo(1);
            }
        }
        // Half as full as the fullest is enough, less is a title; a number is no name.
        Path half = book(sheet -> {
            row(sheet, 0, "As of", "today", " ", 5, "b", "c", "d");
            row(sheet, 1, "as of");
            row(sheet, 2, "id", "offense", "day");
            row(sheet, 3, "1", "R", "2016-04-01");
        });
        assertThat(IncidentFile.read(half, columns).intake().notes())
                .containsExactly("2 rows above the names of the columns" + " left out, such as 'As of today  5 b c d'");
        Path none = book(sheet -> {
            row(sheet, 0, 1, 2);
            row(sheet, 1, 3, "4");
        });
        assertThatThrownBy(() -> IncidentFile.read(none, columns))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xlsx: none of the first 2 rows names the columns");
    }

    @Test
    void limitsAreReachedAndNotPassed() throws IOException {
        Path file = book(sheet -> {
            row(sheet, 0, "id", "b", "c", " ");
            row(sheet, 1, "12345");
        });
        assertThat(texts(file, Limits.DEFAULT.withColumns(3).withFieldCharacters(200)))
                .containsExactly("12345");
        assertThatThrownBy(() -> texts(file, Limits.DEFAULT.withColumns(2)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "log.xlsx, line 1: the row has more fields, more than the limit columns of 2 allows");
        Path longer = book(sheet -> {
            row(sheet, 0, "id");
            row(sheet, 1, "x".repeat(100));
        });
        assertThat(texts(longer, Limits.DEFAULT.withFieldCharacters(100))).containsExactly("x".repeat(100));
        assertThatThrownBy(() -> texts(longer, Limits.DEFAULT.withFieldCharacters(99)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "log.xlsx: a field is longer, more than the limit fieldCharacters of 99 allows");
    }

    @Test
    void notABookIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("log.xlsx"), "id,offense\n");
        Columns columns = Columns.named("id", "offense", "day");
        assertThatThrownBy(() -> IncidentFile.read(file, columns))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.xlsx: is damaged or cut short, or no zip (");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x.txt"));
        }
        assertThatThrownBy(() -> IncidentFile.read(file, columns))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.xlsx: cannot be read as a workbook: ");
        assertThatThrownBy(() -> IncidentFile.read(folder.resolve("none.xlsx"), columns))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
        Path empty = book(sheet -> {});
        assertThatThrownBy(() -> IncidentFile.read(empty, columns))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xlsx: its first sheet is empty");
        Path other = book(sheet -> row(sheet, 0, "id", "crime", "day"));
        assertThatThrownBy(() -> IncidentFile.read(other, columns))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xlsx: there is no column 'offense'; the columns are [crime, day, id]; the nearest is"
                        + " 'crime'");
    }

    private void changed(Path file, String part, String from, String to) throws IOException {
        Path changed = folder.resolve("changed");
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    bytes = new String(bytes, StandardCharsets.UTF_8)
                            .replace(from, to)
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.write(bytes);
            }
        }
        Files.move(changed, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whatWouldFillTheMachineIsRefusedByItsLimit() throws IOException {
        Columns columns = Columns.named("id", "offense", "day");
        Path file = book(sheet -> {
            row(sheet, 0, "id", "offense", "day");
            row(sheet, 1, "1", "R", "2016-04-01");
        });
        changed(file, "xl/worksheets/sheet1.xml", "r=\"B2\"", "r=\"ZZZZZZ2\"");
        assertThatThrownBy(() -> IncidentFile.read(file, columns))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xlsx: has a cell beyond column XFD, the last there is; the file is damaged");
        Path wide = book(sheet -> row(sheet, 0, (Object[]) "x".repeat(10_000).split("")));
        assertThatThrownBy(() -> IncidentFile.read(wide, columns))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xlsx,"
                        + " line 1: the row has more fields, more than the limit columns of 5,000 allows; if that is right, raise it"
                        + " by Limits.DEFAULT.withColumns(…)");
    }

    @Test
    void tablesAreWrittenAndReadBack() throws IOException {
        Table table = Table.of("id", "offense", "day", "share", "note")
                .plus("1", "=1+2", LocalDate.of(2016, 4, 1), 0.25, null)
                .plus("2", "@x", LocalDateTime.of(2016, 4, 2, 22, 15), Double.NaN, true);
        assertThat(table).hasToString("2 rows of id, offense, day, share, note");
        Path csv = folder.resolve("t.csv");
        TableFile.write(table, csv);
        assertThat(Files.readString(csv))
                .isEqualTo(
                        "id,offense,day,share,note\n1,'=1+2,2016-04-01,0.25,\n" + "2,'@x,2016-04-02T22:15,NaN,true\n");
        Path xlsx = folder.resolve("t.xlsx");
        TableFile.write(table, xlsx);
        assertThat(IncidentFile.read(xlsx, Columns.named("id", "offense", "day")).stream()
                        .map(Incident::toString))
                .containsExactly("2016-04-01 =1+2, no position, id 1", "2016-04-02T22:15 @x, no position, id 2");
        assertThatThrownBy(() -> TableFile.write(table, folder.resolve("t.pdf")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'t.pdf' ends neither in .csv nor in .xlsx");
        assertThatThrownBy(() -> table.plus(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row of 1 cells does not fit the 5 columns [id, offense, day, share, note]");
    }

    /** A result as the statistics give them. */
    public record Change(String zone, psp.core.Position at, int before) {}

    @Test
    void recordsBecomeRows() throws IOException {
        Table table = Table.ofRecords(
                Change.class, Arrays.asList(new Change("a", psp.core.Position.of(1, 2), 3), new Change("-b", null, 4)));
        assertThat(table.header()).containsExactly("zone", "at.longitude", "at.latitude", "before");
        Path csv = folder.resolve("t.csv");
        TableFile.write(table, csv);
        assertThat(Files.readString(csv)).isEqualTo("zone,at.longitude,at.latitude,before\na,1.0,2.0,3\n'-b,,,4\n");
    }
}
