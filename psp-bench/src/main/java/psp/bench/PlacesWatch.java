package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import psp.bench.places.PlacesCity;
import psp.core.Operation;
import psp.core.Period;
import psp.stats.watch.Watch;

/** Watches real places where nothing was tried for a return: {@code PlacesWatch FOLDER CITY}. */
public final class PlacesWatch {
    private static final double CHANCE = 0.10;

    private final PlacesCity city;

    private PlacesWatch(PlacesCity city) {
        this.city = city;
    }

    /**
     * Prints {@code case,alarm}: the first watched month with an alarm, from 1, or NA.
     *
     * @param args the folder and the city's name
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: PlacesWatch FOLDER CITY");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        PlacesWatch run = new PlacesWatch(new PlacesCity(folder, args[1]));
        List<String> answers = PlacesCity.cases(folder.resolve(args[1] + "_watch.csv")).parallelStream()
                .map(run::answer)
                .toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("case,alarm");
        answers.forEach(out::println);
    }

    private String answer(Map<String, String> row) {
        double[] operation = PlacesCity.numbers(row.get("operation"));
        double[] watched = PlacesCity.numbers(row.get("watched"));
        YearMonth from = YearMonth.parse(row.get("from")).plusMonths(PlacesCity.numbers(row.get("baseline")).length);
        YearMonth leaving = from.plusMonths(operation.length);
        Period active = Period.of(from.atDay(1), leaving.atDay(1));
        Operation told = city.operation(row.get("area")).active(active.toString());
        long[] focus = DoubleStream.concat(Arrays.stream(operation), Arrays.stream(watched))
                .mapToLong(count -> (long) count)
                .toArray();
        Watch watch = city.levels().watch(told, focus).falseAlarmChancePerYear(CHANCE);
        return row.get("case") + ","
                + (watch.alarm().isPresent() ? String.valueOf(watch.alarm().getAsInt()) : "NA");
    }
}
