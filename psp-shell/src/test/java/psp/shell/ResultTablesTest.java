package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.CountSeries;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Snapshots;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.io.TableFile;
import psp.share.Figures;
import psp.stats.Dose;
import psp.stats.Study;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.model.CountModel;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;
import psp.stats.report.CompStat;
import psp.stats.report.SpikeReport;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.Watch;
import psp.stats.watch.Watches;

/** Every result that is a table is written as CSV and as a spreadsheet, and the two hold the same. */
class ResultTablesTest {

    private static final ZoneCounts COUNTS = SampleCounts.months("=a");
    private static final Operation OPERATION =
            Operation.in("=a").ring("b").active("2016").withdrawn("2017");

    @TempDir
    private Path folder;

    private static Incidents incidents() {
        return Incidents.of(List.of(
                Incident.of("1", Occurrence.at(LocalDate.of(2016, 4, 1).atTime(0, 0)), "=R")
                        .at(-87.95, 43.067),
                Incident.of("2", Occurrence.at(LocalDate.of(2016, 5, 2).atTime(9, 0)), "R")
                        .at(-87.95, 43.067)
                        .withReported(LocalDate.of(2016, 5, 4))));
    }

    private static Map<String, Tabular> results() {
        Study study = Study.of(OPERATION, COUNTS);
        CountSeries months = COUNTS.in("=a").monthly(Period.parse("2012-01-01/2018-01-01"));
        Map<String, Tabular> results = new LinkedHashMap<>();
        results.put("answers", study.answers());
        results.put("reduction", study.reduction());
        results.put("net", study.net());
        results.put("displacement", study.displacement().get(0));
        results.put("standing", study.standing(Period.parse("2017-Q4"), 2015));
        results.put(
                "compstat", CompStat.of(List.of(SampleCounts.days("=a")), List.of("=a"), LocalDate.of(2017, 11, 30)));
        results.put("spikes", SpikeReport.of(SampleCounts.days("=a"), LocalDate.of(2017, 11, 30)));
        results.put("date", ChangeDate.of(OPERATION, COUNTS, CountSeries.Step.MONTHS));
        results.put("watch", Watch.after(OPERATION, COUNTS));
        results.put("watches", Watches.after(Operation.in("=a").active("2016").withdrawn("2017"), COUNTS, 0.1));
        results.put("fit", CountModel.of(months).fit());
        results.put(
                "dose",
                new Dose(List.of(new Dose.Entry("w1", 3, 7, 10.0, null), new Dose.Entry("w2", 2, 7, 10.0, 9.0))));
        results.put("series", months);
        results.put("counts", COUNTS);
        results.put("by month", COUNTS.by(List.of(Period.parse("2016-01"), Period.parse("2016-02"))));
        results.put("quality", DataQuality.of(incidents()));
        results.put("snapshots", Snapshots.of(incidents(), Incidents.of(List.of())));
        results.put("figures", Figures.of(study));
        Sites sites = Sites.of(
                Site.of("=a", study.reduction()), Site.of("b", RateRatio.of(Rate.of(10, 365), Rate.of(0, 365))));
        results.put("sites", sites);
        results.put("pooled", sites.pooled());
        results.put("own", Table.of("a", "=b").plus("@x", Double.NaN));
        return results;
    }

    @Test
    void everyKindOfTableIsTried() {
        Set<String> kinds = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("psp.core", "psp.stats", "psp.geo", "psp.io", "psp.share")
                        .stream()
                        .filter(type -> type.isAssignableTo(Tabular.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(results().values().stream()
                        .map(result -> result.getClass().getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @Test
    void csvAndSpreadsheetHoldTheTable() throws IOException {
        for (Map.Entry<String, Tabular> result : results().entrySet()) {
            String name = result.getKey();
            Table table = result.getValue().asTable();
            assertThat(table.size()).as(name).isPositive();
            Path csv = folder.resolve(name + ".csv");
            Path xlsx = folder.resolve(name + ".xlsx");
            TableFile.write(result.getValue(), csv);
            TableFile.write(result.getValue(), xlsx);
            List<String> lines = Files.readAllLines(csv);
            assertThat(lines).as(name).hasSize(table.size() + 1).noneMatch(line -> line.matches("(.*,)?\"?[=@].*"));
            assertThat(sheet(xlsx, table.header().size())).as(name).isEqualTo(cells(table));
        }
    }

    private static List<List<String>> cells(Table table) {
        List<List<String>> all = new ArrayList<>();
        all.add(table.header());
        table.rows()
                .forEach(row -> all.add(row.stream()
                        .map(cell -> cell == null
                                ? ""
                                : cell instanceof LocalDate day
                                        ? String.valueOf(day.toEpochDay() + 25_569)
                                        : cell instanceof Number number
                                                ? number(number.doubleValue())
                                                : cell.toString())
                        .toList()));
        return all;
    }

    private static String number(double value) {
        return String.valueOf((float) value).replaceAll("\\.0$", "");
    }

    private static List<List<String>> sheet(Path file, int width) throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            book.getFirstSheet().openStream().forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
                    cells.add(
                            cell == null || cell.getValue() == null
                                    ? ""
                                    : switch (cell.getType()) {
                                        case NUMBER -> number(cell.asNumber().doubleValue());
                                        case BOOLEAN -> String.valueOf(cell.asBoolean());
                                        default -> cell.getText();
                                    });
                }
                all.add(cells);
            });
        }
        return all;
    }

    @Test
    void formulasAreDefused() throws IOException {
        Path csv = folder.resolve("t.csv");
        TableFile.write(
                Table.of("name", "=cmd|' /C calc'!A0")
                        .plus("=1+1", -1)
                        .plus("+1", 2)
                        .plus("-x", 3)
                        .plus("\t=1", 4),
                csv);
        assertThat(Files.readString(csv)).isEqualTo("name,'=cmd|' /C calc'!A0\n'=1+1,-1\n'+1,2\n'-x,3\n'\t=1,4\n");
    }

    @Test
    void severalResultsOfOneKindStandUnderOneHeader() throws IOException {
        Study study = Study.of(OPERATION, COUNTS);
        Path csv = folder.resolve("r.csv");
        TableFile.write(List.of(study.reduction(), study.reduction()), csv);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("area,reference,now,before,after,days before,days after,difference,ratio,low,high,"
                        + "level,method,p,verdict");
        assertThat(lines.get(1)).startsWith("'=a,").isEqualTo(lines.get(2));
        assertThatThrownBy(() -> Table.together(List.of(study.reduction(), study.net())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The results have other columns, [area, ")
                .hasMessageEndingWith("; write each kind into a table of its own");
        assertThatThrownBy(() -> Table.together(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no result, so the columns are not known; give at least one");
    }

    @Test
    void aSheetsLimitIsNamed() {
        List<List<Integer>> many = java.util.Collections.nCopies(1_048_576, List.of(1));
        assertThatThrownBy(() -> TableFile.write(Table.of("n").plusAll(many), folder.resolve("t.xlsx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A sheet holds 1,048,576 rows, the table has 1,048,576" + " and the names; write it as .csv");
    }
}
