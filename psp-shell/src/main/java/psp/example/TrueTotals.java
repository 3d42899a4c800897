package psp.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import psp.core.Period;

/** The table of true totals: a series, a period and a whole number for each area in each line, as the file has them. */
final class TrueTotals {

    private static final String FILE = "true-monthly-totals.csv";

    /** How many incidents a period had in an area. */
    record Violent(Period period, Ground.Area area, int incidents) {}

    /** How many shootings a period had in an area, how many of them with somebody wounded, and the people hurt. */
    record Shootings(Period period, Ground.Area area, int incidents, int withWounded, int wounded, int killed) {}

    private final Map<String, Map<Period, int[]>> bySeries = new LinkedHashMap<>();

    private TrueTotals(String text) {
        List<String> header = List.of();
        for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            List<String> fields = List.of(line.split(",", -1));
            if (header.isEmpty()) {
                header = fields;
                continue;
            }
            int[] counts = new int[Ground.Area.values().length];
            for (Ground.Area area : Ground.Area.values()) {
                counts[area.ordinal()] = Integer.parseInt(fields.get(header.indexOf(area.column())));
            }
            bySeries.computeIfAbsent(fields.get(0), series -> new LinkedHashMap<>())
                    .put(Period.parse(fields.get(1)), counts);
        }
    }

    static TrueTotals read() {
        try (InputStream in = Objects.requireNonNull(TrueTotals.class.getResourceAsStream(FILE), FILE)) {
            return new TrueTotals(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Violent> violent() {
        List<Violent> totals = new ArrayList<>();
        series("violent_incidents").forEach((period, counts) -> {
            for (Ground.Area area : Ground.Area.values()) {
                totals.add(new Violent(period, area, counts[area.ordinal()]));
            }
        });
        return totals;
    }

    List<Shootings> shootings() {
        List<Shootings> totals = new ArrayList<>();
        for (Period period : series("shooting_incidents").keySet()) {
            for (Ground.Area area : Ground.Area.values()) {
                totals.add(new Shootings(
                        period,
                        area,
                        count("shooting_incidents", period, area),
                        count("shooting_wounded", period, area),
                        count("people_wounded", period, area),
                        count("people_killed", period, area)));
            }
        }
        return totals;
    }

    private int count(String series, Period period, Ground.Area area) {
        return Objects.requireNonNull(series(series).get(period), () -> FILE + ": no " + series + " in " + period)[
                area.ordinal()];
    }

    private Map<Period, int[]> series(String name) {
        return Objects.requireNonNull(bySeries.get(name), () -> FILE + ": no series " + name);
    }
}
