package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.stats.Study;
import psp.stats.inference.Verdict;

/**
 * Asks of each zone that a file records and of each year whether it fell against the year before, though nothing was tried there:
 * {@code QuietYears FILE ID OFFENSES OCCURRED ZONE}, the names of four columns.
 *
 * <p>Printed is how often the bare change says that it fell or rose, and how often the change beside the rest does; for whole years
 * and for April to December.
 */
public final class QuietYears {

    private QuietYears() {}

    /**
     * Prints a table as Markdown.
     *
     * @param args the file and the names of its columns
     */
    public static void main(String[] args) {
        if (args.length != 5) {
            System.err.println("usage: QuietYears FILE ID OFFENSES OCCURRED ZONE");
            System.exit(2);
        }
        ZoneCounts counts = counts(Path.of(args[0]), args);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| window | years of zones | did it fall: fell | rose | more than elsewhere: fell | rose |");
        out.println("|---|---|---|---|---|---|");
        row(out, "the year", "-01-01", "-01-01", counts);
        row(out, "April to December", "-04-01", "-01-01", counts);
    }

    private static ZoneCounts counts(Path file, String... names) {
        SortedMap<String, SortedMap<YearMonth, Long>> months = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        Set<String> known = new HashSet<>();
        IncidentCsv.forEach(
                file,
                Columns.named(names[1], names[2], names[3]).withoutOffenses().withZones(names[4]),
                incident -> {
                    String zone = incident.zones().get(names[4]);
                    LocalDate day = incident.occurred().day();
                    if (zone != null && known.add(incident.id())) {
                        days.add(day);
                        months.computeIfAbsent(zone, key -> new TreeMap<>()).merge(YearMonth.from(day), 1L, Long::sum);
                    }
                });
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        YearMonth last = YearMonth.from(days.last());
        for (YearMonth month = YearMonth.from(days.first()); !month.isAfter(last); month = month.plusMonths(1)) {
            for (String zone : months.keySet()) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(month), zone, months.get(zone).getOrDefault(month, 0L)));
            }
        }
        return ZoneCounts.ofTable("incidents", cells);
    }

    private static void row(PrintStream out, String name, String from, String to, ZoneCounts counts) {
        Period span = counts.coverage().span();
        int asked = 0;
        int[] said = new int[4];
        for (int year = span.start().getYear() + 1; year < span.end().getYear(); year++) {
            Period window = Period.parse(year + from + "/" + (year + 1) + to);
            if (!span.contains(window) || !span.contains(window.plusYears(-1))) {
                continue;
            }
            for (String zone : counts.zones()) {
                Study study = Study.of(Operation.in(zone).active(window.toString()), counts);
                Verdict bare = study.reduction().verdict();
                Verdict net = study.net().verdict();
                asked++;
                said[0] += bare == Verdict.BELOW ? 1 : 0;
                said[1] += bare == Verdict.ABOVE ? 1 : 0;
                said[2] += net == Verdict.BELOW ? 1 : 0;
                said[3] += net == Verdict.ABOVE ? 1 : 0;
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                asked,
                said[0] / (double) asked,
                said[1] / (double) asked,
                said[2] / (double) asked,
                said[3] / (double) asked);
    }
}
