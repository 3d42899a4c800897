package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.DataException;
import psp.core.Period;
import psp.core.ZoneCounts;

/** Tables of counts as analysts keep them. */
class CountSheetTest {

    private static final List<ZoneCounts.Cell> CELLS = List.of(
            new ZoneCounts.Cell(Period.parse("2016-04"), "7", 3),
            new ZoneCounts.Cell(Period.parse("2016-04"), "8", 0),
            new ZoneCounts.Cell(Period.parse("2016-05"), "7", 1_204),
            new ZoneCounts.Cell(Period.parse("2016-05"), "8", 2));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "period,zone,count\n2016-04,7,3\n2016-04,8,0\n2016-05,7,1204\n2016-05,8,2\n",
                "Month,Beat,Count\nApr-16,7,3\nApr-16,8,0\nMay-16,7,\"1,204\"\nMay-16,8,2\nTotal,,1209\n",
                "Month;Beat;Incidents\n4/1/2016;7;3\n4/1/2016;8;0\n5/1/2016;7;1204\n5/1/2016;8;2\n",
                "Month,7,8,Total\nApr 2016,3,0,3\nMay 2016,1204,2,1206\nGrand Total,1207,2,1209\n",
                "Robberies by month\n\nBeat,Apr-16,May-16,Grand Total\n7,3,\"1,204\",1207\n8,,2,2\nGrand Total,3,1206,1209\n",
                "Beat,2016-04-01,2016-05-01\n7,3,1204\n8,0,2\n",
                "Beat\t42461\t42491\n7\t3\t1204\n8\t0\t2\n",
                "District,April 2016,May 2016\n7,3.0,1204.0\n8,0.0,2.0\n"
            })
    void oneTableInManyForms(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        assertThat(CountCsv.readCells(file)).containsExactlyInAnyOrderElementsOf(CELLS);
    }

    @Test
    void aLongTableOfDatesIsReadInOneGo() throws IOException {
        StringBuilder text = new StringBuilder("Date,Beat,Count\n");
        for (int day = 0; day < 6_000; day++) {
            LocalDate date = LocalDate.of(2000, 1, 1).plusDays(day);
            text.append(date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear() + ",7,1\n");
        }
        Path file = Files.writeString(folder.resolve("days.csv"), text);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), () -> CountCsv.readCells(file)))
                .hasSize(6_000)
                .startsWith(new ZoneCounts.Cell(Period.parse("2000-01-01"), "7", 1));
    }

    @Test
    void aQuoteThatIsNotClosedIsNamed() throws IOException {
        for (String header : List.of("period,zone,count", "Month,Beat,Count")) {
            Path file = Files.writeString(folder.resolve("open.csv"), header + "\n2016-04,\"7,3\n2016-04,8,0\n");
            assertThatThrownBy(() -> CountCsv.readCells(file))
                    .isInstanceOf(DataException.class)
                    .hasMessage("open.csv, line 2: has a quote that is not closed; mend the quotes there");
        }
    }

    @Test
    void aWorkbookWithRealDatesTitleAndTotals() throws IOException {
        Path file = folder.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", null)) {
            Worksheet sheet = book.newWorksheet("Pivot");
            sheet.value(0, 0, "Robberies");
            Object[][] rows = {
                {"Month", "7", "8", "Total"},
                {LocalDate.of(2016, 4, 1), 3, null, 3},
                {LocalDate.of(2016, 5, 1), 1_204, 2, 1_206},
                {"Total", 1_207, 2, 1_209}
            };
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    if (rows[r][c] instanceof LocalDate day) {
                        sheet.value(r + 2, c, day);
                        sheet.style(r + 2, c).format("mmm-yy").set();
                    } else if (rows[r][c] instanceof Number number) {
                        sheet.value(r + 2, c, number);
                    } else if (rows[r][c] != null) {
                        sheet.value(r + 2, c, rows[r][c].toString());
                    }
                }
            }
        }
        assertThat(CountCsv.readCells(file)).containsExactlyInAnyOrderElementsOf(CELLS);
    }

    @Test
    void weeksAndWhatIsNoTable() throws IOException {
        Path weeks =
                Files.writeString(folder.resolve("w.csv"), "Week,7,8\n4/4/2016,1,2\n4/11/2016,3,4\n4/18/2016,5,6\n");
        assertThat(CountCsv.readCells(weeks))
                .hasSize(6)
                .contains(new ZoneCounts.Cell(Period.parse("2016-04-11/2016-04-18"), "8", 4));
        Path none = Files.writeString(folder.resolve("n.csv"), "who,what\na,b\n");
        assertThatThrownBy(() -> CountCsv.readCells(none))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no periods were recognized");
        Path odd = Files.writeString(folder.resolve("o.csv"), "Month,7,8\nApr-16,few,2\nMay-16,1,2\n");
        assertThatThrownBy(() -> CountCsv.readCells(odd))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("o.csv, line 2, column 'count': a value of 3 characters is not a whole number");
    }
}
