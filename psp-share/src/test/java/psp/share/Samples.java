package psp.share;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.stats.Study;

/** Studies of invented places. */
public final class Samples {

    public static final Zone HARBOUR = Zone.of("Harbour", Boundary.box(-87.95, 43.05, -87.93, 43.06));
    public static final Zones ZONES = Zones.of(HARBOUR, Rings.around(HARBOUR, 500));
    static final String RING = "Harbour ring 0-500 m";

    private Samples() {}

    /** Months of 2009 to mid-2017 in a table already counted, with a withdrawal. */
    static Study table() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 102; month++) {
            Period period = Period.ofMonth(YearMonth.of(2009, 1).plusMonths(month));
            boolean active = !period.start().isBefore(LocalDate.of(2016, 4, 1))
                    && period.start().getYear() == 2016;
            cells.add(new ZoneCounts.Cell(period, "Harbour", (active ? 11 : 19) + month * 7 % 5));
            cells.add(new ZoneCounts.Cell(period, "Quay", 12 + month * 5 % 7));
            cells.add(new ZoneCounts.Cell(period, "city", 180 + month * 11 % 23));
        }
        return Study.of(
                        Operation.in("Harbour")
                                .ring("Quay")
                                .active("2016-04-01/2017-01-01", "the summer")
                                .withdrawn("2017-01-01/2017-07-01"),
                        ZoneCounts.ofTable("shootings", cells, "city"))
                .labelled("INVENTED");
    }

    /** Months of 2005 to 2016 in a focus and 24 other zones of a city. */
    public static Study city() {
        Random random = new Random(20161231);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 144; month++) {
            Period period = Period.ofMonth(YearMonth.of(2005, 1).plusMonths(month));
            boolean active = !period.start().isBefore(LocalDate.of(2016, 4, 1));
            cells.add(new ZoneCounts.Cell(period, "Harbour", (active ? 20 : 40) + random.nextInt(9)));
            for (int zone = 1; zone <= 24; zone++) {
                cells.add(new ZoneCounts.Cell(period, "Ward " + zone, 30 + zone + random.nextInt(15)));
            }
        }
        return Study.of(
                Operation.in("Harbour").active("2016-04-01/2017-01-01"), ZoneCounts.ofTable("shootings", cells));
    }

    /** Incidents by day of 2010 to 2017, some without a position. */
    public static Incidents incidents() {
        Random random = new Random(20171129);
        List<Incident> all = new ArrayList<>();
        LocalDate first = LocalDate.of(2010, 1, 1);
        for (int day = 0; day < 8 * 365 + 2; day++) {
            LocalDate when = first.plusDays(day);
            for (int n = random.nextInt(6); n > 0; n--) {
                Incident incident =
                        Incident.of("I" + all.size(), Occurrence.at(when.atTime(random.nextInt(24), 0)), "ROBBERY");
                int where = random.nextInt(40);
                boolean active = when.getYear() == 2016 && when.getMonthValue() > 3;
                all.add(
                        where == 0
                                ? incident
                                : where < (active ? 7 : 13)
                                        ? incident.at(
                                                -87.95 + 0.02 * random.nextDouble(), 43.05 + 0.01 * random.nextDouble())
                                        : where < 20
                                                ? incident.at(-87.953, 43.05 + 0.01 * random.nextDouble())
                                                : incident.at(-87.8 + 0.1 * random.nextDouble(), 43.1));
            }
        }
        return Incidents.of(all);
    }

    public static Study days() {
        return days(null);
    }

    /** The same from incidents in another order. */
    public static Study days(@Nullable Random shuffled) {
        List<Incident> log = new ArrayList<>(incidents().stream().toList());
        if (shuffled != null) {
            Collections.shuffle(log, shuffled);
        }
        ZoneCounts counts = ZoneIndex.of(ZONES)
                .count(
                        Incidents.of(log),
                        Outcome.of("robberies", "ROBBERY"),
                        Coverage.declared(Period.parse("2010-01-01/2018-01-01")))
                .withAsOf(LocalDate.of(2017, 12, 31));
        return Study.of(
                        Operation.in("Harbour")
                                .ring(RING)
                                .active("2016-04-01/2017-01-01", "the summer")
                                .withdrawn("2017-01-01/2018-01-01"),
                        counts)
                .withQuality(DataQuality.of(incidents()))
                .labelled("INVENTED");
    }
}
