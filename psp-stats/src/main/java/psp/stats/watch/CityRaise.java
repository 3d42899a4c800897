package psp.stats.watch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import psp.stats.internal.math.Quantiles;
import psp.stats.level.CityLine;
import psp.stats.level.CityYear;

/**
 * How many times the threshold of monthly looks at a chance of 0.10 that of another chance or of other looks is: as in courses drawn for
 * an area much like it, of the likeliest law and of rounded size and past. Far out the tail goes on at the pace at which it falls before.
 *
 * @param law how the level moves
 * @param past how many quarters the operation lasted
 * @param size the logarithm to base 2 of the mean count of a look, rounded
 * @param rest that of the rest of the city
 * @param looks how many a year has
 * @param chance of a false alarm in a year
 */
record CityRaise(CityLine.Law law, int past, long size, long rest, int looks, double chance) {

    private static final int MONTHS = 12;
    private static final int WORLDS = 1000;
    private static final int COURSES = 4;
    /** Below this chance the tail is continued. */
    private static final double LEAST = 0.01;

    private static final double LEAST_USUAL = 0.05;
    private static final int MOST_KNOWN = 4096;
    private static final Map<CityRaise, Double> KNOWN = new ConcurrentHashMap<>();

    static double of(CityLine line, double[] area, double[] rest, int looks, double chance) {
        if (chance == CityLine.CHANCE && looks == MONTHS) {
            return 1;
        }
        CityLine.Law likeliest = line.laws().stream()
                .max(Comparator.comparingDouble(CityLine.Law::weight))
                .orElseThrow();
        CityRaise like = new CityRaise(
                new CityLine.Law(likeliest.walk(), likeliest.memory(), likeliest.scatter(), 1),
                Math.max(1, Math.round(4f * area.length / looks)),
                rounded(area),
                rounded(rest),
                looks,
                chance);
        Double known = KNOWN.get(like);
        if (known == null) {
            known = like.raise();
            if (KNOWN.size() >= MOST_KNOWN) {
                KNOWN.clear();
            }
            KNOWN.put(like, known);
        }
        return known;
    }

    private static long rounded(double[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        return Math.round(StrictMath.log(Math.max(mean, 1.0 / 64)) / StrictMath.log(2));
    }

    /** The same, drawn anew. */
    double raise() {
        double[] before = new double[Math.max(1, past * looks / 4)];
        Arrays.fill(before, StrictMath.pow(2, size));
        double[] other = new double[before.length + looks];
        Arrays.fill(other, StrictMath.pow(2, Math.max(rest, size)));
        CityLine line = new CityLine(1, 0, List.of(law));
        CityYear year = new CityYear(line, before, other, looks);
        double[] expected = new double[looks];
        double[] deviation = new double[looks];
        for (int k = 0; k < looks; k++) {
            expected[k] = year.expected(k + 1);
            deviation[k] = year.judged(k + 1) ? year.deviation(k + 1) : Double.POSITIVE_INFINITY;
        }
        double[] all = new double[WORLDS * COURSES];
        double[] monthly = new double[WORLDS * COURSES];
        int[] n = {0};
        CityPlan.draw(line, year, looks, new double[2], 0, WORLDS, COURSES, (world, sums) -> {
            double most = 0;
            double atMonths = 0;
            for (int k = 0; k < sums.length; k++) {
                double score = (sums[k] - expected[k]) / deviation[k];
                most = Math.max(most, score);
                boolean month = looks < MONTHS || (k + 1) * MONTHS / looks > k * MONTHS / looks;
                atMonths = Math.max(atMonths, month ? score : 0);
            }
            all[n[0]] = most;
            monthly[n[0]++] = atMonths;
        });
        Arrays.sort(all);
        Arrays.sort(monthly);
        double usual = Math.max(LEAST_USUAL, Quantiles.of(monthly, 1 - CityLine.CHANCE));
        if (chance >= LEAST) {
            return Quantiles.of(all, 1 - chance) / usual;
        }
        double far = Quantiles.of(all, 1 - LEAST);
        double pace = (far - Quantiles.of(all, 1 - 5 * LEAST)) / StrictMath.log(5);
        return (far + pace * StrictMath.log(LEAST / chance)) / usual;
    }
}
