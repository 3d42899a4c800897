package psp.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.Position;
import psp.io.WholeFile;

/**
 * SIMULATED files of Milwaukee's Center Street: invented places, days and hours; true monthly totals.
 *
 * <p>How many violent incidents and shootings each month had in the corridor, in its two rings and in the rest of the
 * city is true and stands in {@code examples/center-street/true-monthly-totals.csv}. Everything below a month and
 * below one of these areas is drawn by a seeded generator: the addresses, days and hours of real events are nobody's
 * example. Ids begin with {@code SIMULATED}. The same bytes on every machine.
 *
 * @param violent violent incidents: {@code id,occurred,offenses,lon,lat}
 * @param shootings shooting incidents: {@code id,date,killed,wounded,lon,lat}
 * @param zones the corridor ({@code center-street}) and an invented outline of the city ({@code city}), GeoJSON
 * @param tracts the city's other ground beyond the rings, invented rectangles whose levels walk by 6 % a year, GeoJSON
 */
public record SimulatedCity(Path violent, Path shootings, Path zones, Path tracts) {

    private static final long SEED = 20160401;
    private static final List<String> OFFENSES = List.of("AGGRAVATED ASSAULT", "ROBBERY", "HOMICIDE");
    private static final int[] OFFENSE_WEIGHTS = {55, 43, 2};
    /** Quiet mornings, busy nights; by hour of the day. */
    private static final int[] HOUR_WEIGHTS = {6, 6, 5, 3, 2, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 7, 7, 7};

    private record Event(LocalDateTime when, @Nullable Position where, String what) {}

    /**
     * The four files, written where psp keeps what it makes: below {@code target/} of a checkout, else in a folder of
     * its own for temporary files.
     *
     * @return the files
     * @throws UncheckedIOException if they cannot be written
     */
    public static SimulatedCity centerStreet() {
        String target = System.getProperty("psp.target");
        try {
            return centerStreet(
                    target == null
                            ? Files.createTempDirectory("psp-simulated-")
                            : Path.of(target, "simulated-center-street"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The four files in a folder.
     *
     * @param folder made where it is missing; files of these names are replaced
     * @return the files
     * @throws UncheckedIOException if they cannot be written
     */
    public static SimulatedCity centerStreet(Path folder) {
        Objects.requireNonNull(folder, "folder");
        return new SimulatedCity(
                write(folder.resolve("SIMULATED-violent-incidents.csv"), violentIncidents()),
                write(folder.resolve("SIMULATED-shootings.csv"), shootingIncidents()),
                write(folder.resolve("SIMULATED-zones.geojson"), Ground.geoJson()),
                write(folder.resolve("SIMULATED-tracts.geojson"), Tracts.geoJson()));
    }

    private static Path write(Path file, String text) {
        return WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String violentIncidents() {
        Dice dice = new Dice(SEED);
        Tracts tracts = new Tracts(dice);
        List<Event> events = new ArrayList<>();
        for (TrueTotals.Violent total : TrueTotals.read().violent()) {
            if (total.area() == Ground.Area.REST) {
                tracts.walk(dice);
            }
            for (int i = 0; i < total.incidents(); i++) {
                String offense = OFFENSES.get(dice.pick(OFFENSE_WEIGHTS));
                events.add(new Event(moment(dice, total.period()), total.area().point(dice, tracts), offense));
            }
        }
        return csv("id,occurred,offenses,lon,lat", "SIMULATED-V%06d,", events, LocalDateTime::toString);
    }

    private static String shootingIncidents() {
        Dice dice = new Dice(SEED + 1);
        Tracts tracts = new Tracts(dice);
        List<Event> events = new ArrayList<>();
        for (TrueTotals.Shootings total : TrueTotals.read().shootings()) {
            if (total.area() == Ground.Area.REST) {
                tracts.walk(dice);
            }
            for (int[] victims : Victims.spread(total, dice)) {
                events.add(new Event(
                        moment(dice, total.period()), total.area().point(dice, tracts), victims[0] + "," + victims[1]));
            }
        }
        return csv(
                "id,date,killed,wounded,lon,lat",
                "SIMULATED-S%05d,",
                events,
                when -> when.toLocalDate().toString());
    }

    private static LocalDateTime moment(Dice dice, Period period) {
        return period.start().plusDays(dice.below(period.days())).atTime(dice.pick(HOUR_WEIGHTS), dice.below(60));
    }

    private static String csv(String header, String id, List<Event> events, Function<LocalDateTime, String> day) {
        events.sort(Comparator.comparing(Event::when));
        StringBuilder text = new StringBuilder(header).append('\n');
        int number = 0;
        for (Event event : events) {
            text.append(String.format(Locale.ROOT, id, ++number))
                    .append(day.apply(event.when))
                    .append(',')
                    .append(event.what)
                    .append(',')
                    .append(degrees(event.where))
                    .append('\n');
        }
        return text.toString();
    }

    private static String degrees(@Nullable Position where) {
        return where == null ? "," : Ground.degrees(where.longitude()) + "," + Ground.degrees(where.latitude());
    }
}
