package psp.io;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Period;
import psp.core.QualityCounter;
import psp.core.Source;
import psp.io.internal.field.Dates;
import psp.io.internal.row.RowSource;

/** Looks at the incidents of a file one by one, for a {@link FileCheck}. */
final class FileLook {

    private static final int OFFENSES = 10_000;

    private final QualityCounter counter = new QualityCounter();
    private final TreeMap<String, TreeSet<String>> zones = new TreeMap<>();
    private final TreeMap<String, Long> offenses = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private long timed;
    private long ranges;
    private long reported;
    private long victims;
    private long sourced;
    private long repeated;

    FileCheck read(RowSource rows, Columns columns, @Nullable Guess guess) {
        Intake intake = IncidentFile.all(
                rows,
                columns.isNumbered() ? columns.withIds(Intake.Ids.CHECKED) : columns,
                KeptRows.incidents(this::look));
        TreeMap<String, Integer> sizes = new TreeMap<>();
        zones.forEach((column, names) -> sizes.put(column, names.size()));
        List<String> formats = columns.reading().dating().formats();
        return new FileCheck(
                columns,
                guess,
                intake,
                counter.quality(),
                last.isBefore(first) ? null : new Period(first, last.plusDays(1)),
                sizes,
                offenses,
                timed,
                ranges,
                reported,
                victims,
                sourced,
                repeated,
                !formats.isEmpty() && formats.stream().allMatch(Dates::monthOnly));
    }

    private void look(Incident incident) {
        counter.add(incident);
        LocalDate day = incident.occurred().day();
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
        timed += incident.occurred().timed() ? 1 : 0;
        ranges += incident.occurred().latest() == null ? 0 : 1;
        reported += incident.reported() == null ? 0 : 1;
        victims += incident.killed() == null || incident.injured() == null ? 0 : 1;
        sourced += incident.source() == Source.UNKNOWN ? 0 : 1;
        repeated += ids.add(incident.id()) ? 0 : 1;
        incident.zones()
                .forEach((column, zone) ->
                        zones.computeIfAbsent(column, c -> new TreeSet<>()).add(zone));
        for (String offense : incident.offenses()) {
            if (offenses.size() < OFFENSES || offenses.containsKey(offense)) {
                offenses.merge(offense, 1L, Long::sum);
            }
        }
    }
}
