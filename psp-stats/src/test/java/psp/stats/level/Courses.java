package psp.stats.level;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Simulated courses of one city: years of months in zones that hold their level. */
final class Courses {
    private Courses() {}

    static CityGround city(int zones, int years, double perYear, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] counts = new double[zones][12 * years];
        for (double[] row : counts) {
            for (int t = 0; t < row.length; t++) {
                row[t] = poisson(perYear / 12, random);
            }
        }
        return new CityGround(names(zones), counts, 1 / 12.0, null, null);
    }

    static List<String> names(int zones) {
        return IntStream.range(0, zones)
                .mapToObj(i -> String.format(java.util.Locale.ROOT, "z%03d", i))
                .toList();
    }

    static double[] rest(CityGround ground, double[] area) {
        return LevelFit.minus(ground.total(), area);
    }

    private static int poisson(double mean, SplittableRandom random) {
        double product = random.nextDouble();
        int count = 0;
        while (product > StrictMath.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
