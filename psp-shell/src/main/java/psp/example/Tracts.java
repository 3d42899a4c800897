package psp.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import psp.core.Position;

/**
 * The simulated city's other ground: the rectangles of a grid, 2.8 by 1.9 km, that lie inside its outline and beyond the corridor's rings.
 *
 * <p>Each has a level of its own that walks by some 6 % a year, as that of real ground does, so that what the rest of the city had in a
 * month is spread over them a little differently from year to year.
 */
final class Tracts {

    /** The southwest corner of the corridor and its rings, in whose place two rectangles by two are left out. */
    private static final double WEST = -87.9902;

    private static final double SOUTH = 43.0512;
    private static final double WIDTH = 0.0348;
    private static final double HEIGHT = 0.0167;
    private static final int REACH = 8;
    /** One month's step up or down: 6 % a year, by the square root of twelve. */
    private static final double STEP = 1.0173;

    private static final int LEAST_LEVEL = 500;
    private static final int LEVELS = 1000;

    private record Tract(String name, double west, double south) {

        double[] ring() {
            return new double[] {west, south, west + WIDTH, south, west + WIDTH, south + HEIGHT, west, south + HEIGHT};
        }

        boolean isInside() {
            double[] ring = ring();
            for (int i = 0; i < ring.length; i += 2) {
                if (Ground.metresInside(Ground.OUTLINE, ring[i], ring[i + 1]) < 0) {
                    return false;
                }
            }
            return true;
        }

        boolean holds(double east, double north) {
            return east >= west && east < west + WIDTH && north >= south && north < south + HEIGHT;
        }

        Position point(Dice dice) {
            while (true) {
                double east = dice.between(west, west + WIDTH);
                double north = dice.between(south, south + HEIGHT);
                if (Ground.metresInside(ring(), east, north) > Ground.MARGIN) {
                    return Position.of(east, north);
                }
            }
        }
    }

    private static final List<Tract> ALL = all();

    private final double[] levels = new double[ALL.size()];

    /** Tracts that start at levels of their own, from one half to three halves of their mean. */
    Tracts(Dice dice) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = LEAST_LEVEL + dice.below(LEVELS);
        }
    }

    private static List<Tract> all() {
        List<Tract> all = new ArrayList<>();
        for (int row = -REACH; row < REACH; row++) {
            for (int column = -REACH; column < REACH; column++) {
                boolean corridor = row >= 0 && row < 2 && column >= 0 && column < 2;
                Tract tract = new Tract(
                        String.format(Locale.ROOT, "T%02d", all.size() + 1),
                        WEST + column * WIDTH,
                        SOUTH + row * HEIGHT);
                if (!corridor && tract.isInside()) {
                    all.add(tract);
                }
            }
        }
        return List.copyOf(all);
    }

    /** A month later: each level goes a step up or down. */
    void walk(Dice dice) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = dice.below(2) == 0 ? levels[i] * STEP : levels[i] / STEP;
        }
    }

    /** Any point in any of them, with chances by their levels. */
    Position point(Dice dice) {
        int[] weights = new int[levels.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (int) Math.round(levels[i]);
        }
        return ALL.get(dice.pick(weights)).point(dice);
    }

    /** The name of the tract that holds a place; empty where it is in none. */
    static String at(Position where) {
        return ALL.stream()
                .filter(tract -> tract.holds(where.longitude(), where.latitude()))
                .map(Tract::name)
                .findFirst()
                .orElse("");
    }

    /** The tracts as GeoJSON features, named and labelled. */
    static String geoJson() {
        return Ground.collection(ALL.stream()
                .map(tract -> Ground.feature(tract.name(), "a rectangle of a grid, SIMULATED PLACES", tract.ring()))
                .toList());
    }
}
