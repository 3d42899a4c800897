package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import psp.bench.places.PlacesCity;
import psp.core.Operation;
import psp.core.Period;
import psp.stats.Expected;

/** Asks of real places where nothing was tried whether they fell by more than elsewhere: {@code PlacesNet FOLDER CITY}. */
public final class PlacesNet {
    private final PlacesCity city;

    private PlacesNet(PlacesCity city) {
        this.city = city;
    }

    /**
     * Prints {@code case,verdict,low,high}.
     *
     * @param args the folder and the city's name
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: PlacesNet FOLDER CITY");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        PlacesNet run = new PlacesNet(new PlacesCity(folder, args[1]));
        List<String> answers = PlacesCity.cases(folder.resolve(args[1] + "_net.csv")).parallelStream()
                .map(run::answer)
                .toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("case,verdict,low,high");
        answers.forEach(out::println);
    }

    private String answer(Map<String, String> row) {
        double[] now = PlacesCity.numbers(row.get("now"));
        YearMonth from = YearMonth.parse(row.get("from"));
        Period window = Period.of(from.atDay(1), from.plusMonths(now.length).atDay(1));
        Operation operation = city.operation(row.get("area")).active(window.toString());
        Expected answer = city.levels()
                .expected(operation, window, (long) Arrays.stream(now).sum());
        return String.format(
                Locale.ROOT,
                "%s,%s,%.6f,%.6f",
                row.get("case"),
                answer.verdict(),
                answer.ratio().lo(),
                answer.ratio().hi());
    }
}
