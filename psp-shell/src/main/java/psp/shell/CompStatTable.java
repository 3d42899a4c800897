package psp.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psp.core.Outcome;
import psp.core.ZoneCounts;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.TableFile;
import psp.share.folder.StudyFolder;
import psp.stats.report.CompStat;
import psp.stats.report.SpikeReport;

/** The weekly table of all zones: 7 days, 28 days and the year to date, with what chance alone would flag. */
@Command(
        name = "compstat",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints 7 days, 28 days and the year to date of every zone, against last year and what three years lead one to"
                    + " expect, and which zones stand out. FILE is a file of incidents that records a zone; DIR a folder"
                    + " with a study.txt.",
            ""
        },
        footer = {"", "Status: 0 done, 1 a file is wrong, 2 called wrongly."})
final class CompStatTable implements Callable<Integer> {

    private static final int MOST_ZONES = 12;
    /** Reports of the last two weeks may still come in, and the last day may not be over. */
    private static final int LATE_DAYS = 15;

    @Parameters(paramLabel = "FILE|DIR", description = "a file of incidents, or a folder with a study.txt")
    private @Nullable Path source;

    @Option(names = "--zone", paramLabel = "COLUMN", description = "the column of the zone, such as Beat")
    private @Nullable String zone;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "the last day that counts; two weeks before the last" + " without it")
    private @Nullable LocalDate asOf;

    @Option(names = "--out", paramLabel = "FILE", description = "also writes the whole table, as .csv or .xlsx")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(source, "source");
        return Shown.faultsSaid(() -> {
            boolean folder = Files.isDirectory(path);
            ZoneCounts counts = folder ? StudyFolder.counts(path, Shown.within(path)) : counted(path);
            LocalDate last = counts.coverage().span().lastDay();
            LocalDate day = asOf != null ? asOf : folder ? last : last.minusDays(LATE_DAYS);
            CompStat table = CompStat.of(List.of(counts), counts.zones(), day);
            SpikeReport spikes = SpikeReport.of(counts, counts.zones(), day);
            if (counts.zones().size() <= MOST_ZONES) {
                System.out.print(table.text());
            } else {
                System.out.print(new CompStat(day, table.flags()).text().replaceFirst("(?s)\\n[^\\n]*\\n$", "\n"));
                System.out.println(table + "; the others are in --out FILE");
            }
            List<SpikeReport.Row> standing = spikes.standingOut();
            System.out.println(
                    standing.isEmpty()
                            ? "No zone stands out once all are looked at together."
                            : "Stands out once all are looked at together: "
                                    + String.join(
                                            "; ",
                                            standing.stream()
                                                    .map(SpikeReport.Row::toString)
                                                    .toList()));
            if (out != null) {
                TableFile.write(table, out);
                System.out.println("wrote " + out);
            }
            return 0;
        });
    }

    private ZoneCounts counted(Path file) {
        if (Shown.isPipe(file)) {
            throw new IllegalArgumentException(Shown.saveFirst(file));
        }
        Columns columns = IncidentCsv.guess(file).columns();
        String column = zone != null
                ? zone
                : columns.recordedZones().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(file.getFileName()
                                + " has no column that looks like a zone; name one by --zone COLUMN"));
        return IncidentCsv.countByZone(file, columns.withZones(column), Outcome.all("incidents"), column)
                .counts();
    }
}
