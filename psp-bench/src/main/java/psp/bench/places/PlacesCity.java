package psp.bench.places;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.CityLevels;

/** One city of the benchmark of real places: its zones as one table, its areas and its cases. */
public final class PlacesCity {
    private final Map<Integer, String[]> areas = new HashMap<>();
    private final CityLevels levels;

    public PlacesCity(Path folder, String city) {
        List<String> lines = read(folder.resolve(city + "_zones.csv"));
        String[] header = lines.get(0).split(",");
        List<Period> months = Arrays.stream(header, 3, header.length)
                .map(month -> Period.ofMonth(YearMonth.parse(month)))
                .toList();
        Map<String, double[]> middles = new HashMap<>();
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        double latitude = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(",");
            middles.put(cell[0], new double[] {Double.parseDouble(cell[1]), Double.parseDouble(cell[2])});
            latitude += Double.parseDouble(cell[2]) / (lines.size() - 1);
            for (int i = 0; i < months.size(); i++) {
                cells.add(new ZoneCounts.Cell(months.get(i), cell[0], Long.parseLong(cell[i + 3])));
            }
        }
        double narrow = StrictMath.cos(StrictMath.toRadians(latitude));
        middles.values().forEach(middle -> middle[0] *= narrow);
        levels = CityLevels.of(ZoneCounts.ofTable("incidents", cells)).withMiddles(middles);
        for (String line : read(folder.resolve(city + "_areas.csv"))) {
            String[] cell = line.split(",");
            if (!cell[0].equals("area")) {
                areas.put(Integer.parseInt(cell[0]), cell[1].split(";"));
            }
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the cases of a file, each as its cells by the header's names. */
    public static List<Map<String, String>> cases(Path file) {
        List<String> lines = read(file);
        String[] header = lines.get(0).split(",");
        List<Map<String, String>> cases = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cell[i]);
            }
            cases.add(row);
        }
        return cases;
    }

    public static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" "))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    public CityLevels levels() {
        return levels;
    }

    public Operation operation(String area) {
        return Operation.in(areas.get(Integer.parseInt(area)));
    }
}
