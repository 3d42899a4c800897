package psp.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import psp.io.internal.field.Decimal;
import psp.io.internal.field.Slice;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.PointText;

/** Guesses which columns hold the position, and names positions that are written in another way. */
final class PlaceGuess {

    private static final Pattern COMPASS =
            Pattern.compile("(?s)\\D*+\\d[^°'\"]*+[°'\"].*|[NSEW]?\\s*+-?\\d++(\\.\\d++)?\\s*+[NSEW]?");
    private static final Set<String> NOWHERE = Set.of("NONE", "NULL", "NA", "N/A", "NAN", "UNKNOWN", "REDACTED", "-");

    private final ColumnFinder finder;
    private final Sample sample;

    PlaceGuess(ColumnFinder finder) {
        this.finder = finder;
        sample = finder.sample;
    }

    Columns positions(Columns before) {
        int lon = finder.best(NameScores.LONGITUDE, this::numbers);
        int lat = finder.best(NameScores.LATITUDE, this::numbers);
        int point = lon < 0 || lat < 0 ? finder.best(NameScores.LOCATION, this::points) : -1;
        if (point >= 0) {
            finder.reasons.add("'" + sample.name(point) + "' holds longitude and latitude in one text");
            return finder.take(before, Role.LOCATION, point);
        }
        if (lon < 0 || lat < 0) {
            otherDegrees();
            finder.doubts.add("no columns of longitude and latitude were recognized: no position is read");
            return before;
        }
        List<double[]> pairs = pairs(lon, lat);
        long feet =
                pairs.stream().filter(p -> Coordinates.projected(p[0], p[1])).count();
        long exchanged =
                pairs.stream().filter(p -> Coordinates.swapped(p[0], p[1])).count();
        long all = pairs.stream()
                .filter(p -> !Double.isNaN(p[0]) && !Double.isNaN(p[1]))
                .count();
        if (2 * feet > all) {
            boolean millionths = NameScores.LONGITUDE.applyAsInt(sample.form(lon)) >= 6
                    && sample.share(lon, value -> Math.abs(Decimal.parse(value)) > 1_000_000) > 0.5
                    && sample.share(lat, value -> Math.abs(Decimal.parse(value)) < 90_000_000) > 0.5;
            finder.doubts.add("'" + sample.name(lon) + "' and '" + sample.name(lat) + "'"
                    + (millionths
                            ? " look like millionths of a degree, such as "
                                    + sample.filled(lon).get(0) + ": no position is read. Divide them by 1,000,000"
                            : " are feet or metres of a map projection, not degrees: no position is read. Name the"
                                    + " projection, as in crs = EPSG:3435"));
            finder.taken.add(lon);
            finder.taken.add(lat);
            return before;
        }
        if (2 * exchanged > all) {
            finder.doubts.add("'" + sample.name(lon) + "' holds latitudes and '" + sample.name(lat)
                    + "' longitudes: they are taken as such");
            int other = lon;
            lon = lat;
            lat = other;
        } else {
            finder.reasons.add("'" + sample.name(lon) + "' and '" + sample.name(lat) + "' hold degrees");
        }
        Set<String> words = new TreeSet<>();
        for (int i : new int[] {lon, lat}) {
            sample.filled(i).stream()
                    .filter(value -> NOWHERE.contains(value.toUpperCase(Locale.ROOT)))
                    .forEach(words::add);
        }
        Columns columns = finder.take(finder.take(before, Role.LONGITUDE, lon), Role.LATITUDE, lat);
        if (!words.isEmpty()) {
            finder.reasons.add("no position is written as " + words);
            columns = columns.withNowhere(words.toArray(String[]::new));
        }
        return columns;
    }

    private boolean numbers(int i) {
        return !finder.dates.containsKey(i)
                && sample.share(
                                i,
                                value -> !Double.isNaN(Decimal.coordinate(Slice.of(value), true))
                                        || Coordinates.isNothing(Slice.of(value)))
                        >= 0.5
                && sample.share(i, value -> !Double.isNaN(Decimal.coordinate(Slice.of(value), true))) > 0;
    }

    private boolean points(int i) {
        return !finder.dates.containsKey(i) && sample.share(i, value -> PointText.find(value) != null) >= 0.5;
    }

    /** Names degrees that are written in another way. */
    private void otherDegrees() {
        int lon = finder.best(
                NameScores.LONGITUDE,
                i -> sample.share(i, value -> COMPASS.matcher(value).matches()) > 0.5);
        if (lon >= 0) {
            finder.doubts.add(
                    "'" + sample.name(lon) + "' holds degrees with minutes, or letters of the compass, such as "
                            + sample.filled(lon).get(0) + ": psp reads decimal degrees, such as -87.64052");
        }
    }

    private List<double[]> pairs(int lon, int lat) {
        List<String> x = sample.row(lon);
        List<String> y = sample.row(lat);
        return IntStream.range(0, Math.min(x.size(), y.size()))
                .mapToObj(i -> new double[] {
                    Decimal.coordinate(Slice.of(x.get(i)), true), Decimal.coordinate(Slice.of(y.get(i)), true)
                })
                .toList();
    }
}
