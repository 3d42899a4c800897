package psp.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import psp.core.Period;
import psp.core.ZoneCounts;

/** The true monthly totals of examples/center-street as tables of counts; see that file for its sources. */
public final class TrueTotals {

    static final List<String> ZONES = List.of("center-street", "ring 0-500 m", "ring 500-1000 m", "rest", "unlocated");

    private TrueTotals() {}

    public static ZoneCounts read(String series) {
        Path file = Path.of(System.getProperty("psp.root"), "examples", "center-street", "true-monthly-totals.csv");
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] values = line.split(",");
                if (values[0].equals(series)) {
                    for (int i = 0; i < ZONES.size(); i++) {
                        cells.add(new ZoneCounts.Cell(
                                Period.parse(values[1]), ZONES.get(i), Long.parseLong(values[2 + i])));
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
        return ZoneCounts.ofTable(series, cells);
    }
}
