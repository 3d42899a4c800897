package psp.shell;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import psp.core.Period;
import psp.core.ZoneCounts;

/** Invented tables of counts for tests of what is made of them: a focus that fell for a year, its ring {@code b}, the rest. */
final class SampleCounts {

    private SampleCounts() {}

    /** Six years of months from 2012 on, in which the focus is lower throughout 2016. */
    static ZoneCounts months(String focus) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 72; month++) {
            Period period = Period.ofMonth(YearMonth.of(2012, 1).plusMonths(month));
            cells.add(new ZoneCounts.Cell(period, focus, month / 12 == 4 ? 5 + month % 3 : 9 + month % 4));
            cells.add(new ZoneCounts.Cell(period, "b", 10 + month % 5));
            cells.add(new ZoneCounts.Cell(period, "rest", 100 + month % 9));
        }
        return ZoneCounts.ofTable("violent", cells);
    }

    /** The focus alone by days, 2015 to 2017, for reports that need weeks. */
    static ZoneCounts days(String focus) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period day : Period.parse("2015-01-01/2018-01-01").eachDay()) {
            cells.add(new ZoneCounts.Cell(day, focus, day.start().getDayOfYear() % 3));
        }
        return ZoneCounts.ofTable("violent", cells);
    }
}
