package psp.stats.watch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.level.CityLine;
import psp.stats.level.LevelStudy;
import psp.stats.window.Breaks;
import psp.stats.window.StudyWindows;
import psp.stats.window.WatchWindows;

/**
 * The ground on which the watches of an operation may rest.
 *
 * @param levels how levels move in the table
 * @param rest the comparison, which carries the level
 * @param treated zones that are no like ground: focus, rings, and where the officers went
 * @param breaks the changes of the record system that concern any of it
 */
record WatchGround(LevelStudy levels, AreaCounts rest, Set<String> treated, Breaks breaks) {

    static WatchGround of(Operation operation, ZoneCounts counts, Map<String, double[]> middles) {
        return new WatchGround(
                LevelStudy.of(counts, middles),
                operation.comparison(counts),
                StudyWindows.treated(operation),
                Breaks.compared(operation, counts));
    }

    /** What the city lends to an area that counted so many while the operation lasted; empty without eight like areas. */
    Optional<CityLine> line(Period active, long counted) {
        return levels.line(active, counted, rest, treated);
    }

    /** The record of an area that rests on its city where it can, and its recording did not change; else the same on a fixed level. */
    WatchRecord carried(WatchRecord alone, AreaCounts area, WatchWindows windows) {
        return breaks.between(area.table().coverage().span(), windows.withdrawn())
                        .isPresent()
                ? alone
                : line(windows.active(), area.count(windows.active()))
                        .map(line -> alone.in(line, alone.of(area, rest, breaks)))
                        .orElse(alone);
    }
}
